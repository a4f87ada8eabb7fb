//! 照常 The next thing a working office does: something begins, goes on, comes out, or is put right.

use affairs::publication::{Importance, Profile, Seen, Subject, WithdrawalReason};

use super::{
    Table,
    words::{over, text},
};
use crate::{
    cast::SECTIONS,
    deed::{Deed, Form, New},
    dice::Dice,
    model::{Piece, Stand},
};

/// Items under way at once; more than that nobody begins.
const UNDER_WAY: usize = 7;

pub(super) fn draw(table: &Table<'_>, dice: &mut Dice) -> Form {
    let body = table.body(dice);
    let here = |piece: &&Piece| piece.body == body;
    // What is hidden waits for a leader, like anything that is under way.
    let hidden = |piece: &Piece| piece.withdrawn.as_ref().is_some_and(|gone| !gone.confirmed);
    let ended = |piece: &&Piece| {
        matches!(piece.stand, Stand::Published | Stand::Withdrawn | Stand::Discarded) && !hidden(piece)
    };
    let owing = |piece: &&Piece| ended(piece) && piece.debt.is_none();
    // What has its hour is mostly left alone until then.
    let meddles = dice.percent(15);
    let open = |piece: &&Piece| !owing(piece) && (meddles || !matches!(piece.stand, Stand::Scheduled { .. }));
    let under_way: Vec<&Piece> = table.house.pieces.iter().filter(here).filter(open).collect();
    let over: Vec<&Piece> = table.house.pieces.iter().filter(here).filter(owing).collect();
    let begins = under_way.len() < 2 || under_way.len() < UNDER_WAY && dice.percent(7);
    // Mostly what is furthest, so that a month sees items come out.
    let furthest = under_way.iter().max_by_key(|piece| piece.marks.len());
    let chosen = match dice.below(100) {
        0..=41 => furthest,
        42..=81 => dice.pick(&under_way),
        _ => dice.pick(&over),
    };
    match chosen {
        Some(piece) if !begins => next(table, piece, dice),
        _ => begin(table, body, dice),
    }
}

/// A new item.
pub(super) fn begin(table: &Table<'_>, body: usize, dice: &mut Dice) -> Form {
    let subjects =
        [Subject::Notice, Subject::Notice, Subject::Warning, Subject::Budget, Subject::Penalty, Subject::OtherOrgans];
    let classes = [Importance::Routine, Importance::Routine, Importance::Important, Importance::Urgent];
    let new = New {
        subject: subjects[dice.below(subjects.len())],
        importance: classes[dice.below(classes.len())],
        profile: [Profile::Levels, Profile::ThreeReaders][dice.below(2)],
        section: SECTIONS[dice.below(SECTIONS.len())],
        relayed: dice.percent(10),
        records: dice.percent(70),
        contradictory: false,
        body,
    };
    let text = text(table, dice);
    let seen = Seen { version: 0, content_hash: String::new() };
    let hat = table.any_hat(body, dice);
    let form = Form { hat, number: format!("page-{}", table.step), seen, deed: Deed::Propose { new, text } };
    table.by_whoever_may(form, dice, |_| {})
}

/// What usually comes next for an item, by somebody who may.
pub(super) fn next(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Form {
    let deed = usual(table, piece, dice);
    let form = about(table, piece, deed, dice);
    table.by_whoever_may(form, dice, |form| {
        let account = form.hat.account.clone();
        if let Deed::CorrectSubstantive { by, .. } = &mut form.deed {
            *by = account;
        }
    })
}

/// A form about an item as it stands, under any hat.
pub(super) fn about(table: &Table<'_>, piece: &Piece, deed: Deed, dice: &mut Dice) -> Form {
    let seen = Seen { version: piece.version, content_hash: piece.hash.clone() };
    Form { hat: table.any_hat(piece.body, dice), number: piece.number.clone(), seen, deed }
}

fn usual(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Deed {
    match &piece.stand {
        Stand::Draft | Stand::Returned(_) => of_draft(table, piece, dice),
        Stand::Review if dice.percent(88) => signed(piece, dice),
        Stand::Approved => of_approved(table, piece, dice),
        Stand::Scheduled { .. } if dice.percent(30) => Deed::Unschedule,
        Stand::Published if piece.debt.is_some() && dice.percent(80) => signed(piece, dice),
        Stand::Published => of_public(table, piece, dice),
        Stand::Withdrawn => of_hidden(table, piece, dice),
        _ if piece.public() && dice.percent(30) => withdraw(dice),
        _ => revise(table, piece, dice),
    }
}

fn of_draft(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Deed {
    match dice.below(100) {
        0..=3 if piece.released.is_empty() => Deed::Discard,
        0..=3 => Deed::Drop,
        4..=11 => revise(table, piece, dice),
        12..=50 if piece.importance == Importance::Urgent && piece.released.is_empty() => Deed::Urgent { says: true },
        _ => match piece.runs.get(&piece.hash) {
            Some((rules, false)) if *rules == table.house.rules => Deed::Submit { restart: dice.percent(8) },
            Some((_, true)) if dice.percent(40) => Deed::Overrule { reason: true },
            Some((_, true)) => revise(table, piece, dice),
            _ => Deed::Check,
        },
    }
}

pub(super) fn signed(piece: &Piece, dice: &mut Dice) -> Deed {
    let open = piece.open();
    let step = dice.pick(&open).copied().unwrap_or(affairs::publication::ReviewStep::Secrecy);
    Deed::Sign { step, returns: matches!(piece.stand, Stand::Review) && dice.percent(7), says: true }
}

fn of_approved(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Deed {
    let stale = piece.runs.get(&piece.hash).is_none_or(|run| run.0 != table.house.rules);
    match dice.below(100) {
        _ if piece.withheld => revise(table, piece, dice),
        0..=4 => revise(table, piece, dice),
        5..=6 => Deed::Drop,
        _ if stale => Deed::Check,
        7..=40 => Deed::Schedule { at: table.now + dice.between(1, 90) * 3_600_000 },
        _ => Deed::Publish,
    }
}

fn of_public(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Deed {
    match (&piece.prepared, dice.below(100)) {
        (Some((text, by)), 0..=69) => Deed::CorrectSmall { text: text.clone(), by: by.clone() },
        (_, 0..=44) => Deed::Prepare { text: over(table, piece, dice) },
        (_, 45..=69) => Deed::CorrectSubstantive { text: over(table, piece, dice), by: String::new() },
        _ => withdraw(dice),
    }
}

fn of_hidden(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Deed {
    match piece.withdrawn.as_ref().map(|gone| gone.confirmed) {
        Some(true) => Deed::CorrectSubstantive { text: text(table, dice), by: String::new() },
        _ if dice.percent(50) => Deed::Confirm,
        _ => Deed::Restore,
    }
}

fn withdraw(dice: &mut Dice) -> Deed {
    let reasons = [WithdrawalReason::Error, WithdrawalReason::Secrecy, WithdrawalReason::Outdated];
    Deed::Withdraw { reason: reasons[dice.below(reasons.len())], says: true }
}

pub(super) fn revise(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Deed {
    let withheld = if piece.withheld { dice.percent(20) } else { dice.percent(4) };
    let importance = if dice.percent(10) { piece.importance.max(Importance::Important) } else { piece.importance };
    Deed::Revise { text: over(table, piece, dice), withheld, importance }
}
