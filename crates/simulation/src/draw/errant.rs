//! 越轨 What must not be granted, or only by chance: wrong people, wrong moments, forms gone stale, other bodies' items.

use affairs::publication::{Importance, ReviewStep, Seen, WithdrawalReason};
use jiff::Span;

use super::{
    Table,
    flow::{about, begin, next, revise},
    words::text,
};
use crate::{
    cast::BODIES,
    deed::{Deed, Form, Place},
    dice::Dice,
    model::{Piece, judge},
};

/// A form that somebody hands in without asking whether they may.
pub(super) fn draw(table: &Table<'_>, dice: &mut Dice) -> Form {
    let body = table.body(dice);
    let here: Vec<&Piece> = table.house.pieces.iter().filter(|piece| piece.body == body).collect();
    let Some(piece) = dice.pick(&here) else { return wrong_proposal(table, body, dice) };
    match dice.below(12) {
        0 => wrong_proposal(table, body, dice),
        1 => foreign(table, piece, dice),
        2 => stale(table, piece, dice),
        3 | 5 | 6 => second_signature(table, piece, &here, dice),
        4 => again(table, dice).unwrap_or_else(|| stale(table, piece, dice)),
        _ => {
            let deed = any_deed(table, piece, dice);
            about(table, piece, deed, dice)
        }
    }
}

/// For another body, or due before it happened, or by somebody who does not write.
fn wrong_proposal(table: &Table<'_>, body: usize, dice: &mut Dice) -> Form {
    let mut form = begin(table, body, dice);
    let which = dice.below(3);
    if which == 2 {
        form.hat = table.any_hat(body, dice);
    }
    if let Deed::Propose { new, .. } = &mut form.deed {
        match which {
            0 => new.body = (body + 1) % BODIES.len(),
            1 => new.contradictory = true,
            _ => {}
        }
    }
    form
}

/// Somebody of the other body who holds the right role there, with everything else as it should be.
fn foreign(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Form {
    let form = next(table, piece, dice);
    let mut hats = table.house.all_hats((piece.body + 1) % BODIES.len(), table.today);
    dice.shuffle(&mut hats);
    let fits = hats.iter().find(|hat| hat.role == form.hat.role).or(hats.first()).cloned();
    Form { hat: fits.unwrap_or(form.hat), ..form }
}

/// A page that was opened before somebody else changed the item, by whoever might hand it in otherwise.
fn stale(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Form {
    let form = next(table, piece, dice);
    let older = piece.texts.keys().find(|hash| **hash != piece.hash).cloned();
    let seen = match older.filter(|_| dice.percent(50)) {
        Some(content_hash) => Seen { version: piece.version, content_hash },
        None => Seen { version: piece.version + 1, content_hash: piece.hash.clone() },
    };
    Form { seen, ..form }
}

/// Somebody who signed, or wrote, wants to sign what is open now, in a role that may: mostly who signed another stage.
fn second_signature(table: &Table<'_>, piece: &Piece, here: &[&Piece], dice: &mut Dice) -> Form {
    let open: Vec<&Piece> = here.iter().copied().filter(|piece| !piece.open().is_empty()).collect();
    let piece = dice.pick(&open).copied().unwrap_or(piece);
    let mut hats = table.house.all_hats(piece.body, table.today);
    dice.shuffle(&mut hats);
    let mut other = None;
    for step in piece.open() {
        let deed = Deed::Sign { step, returns: false, says: true };
        let form = about(table, piece, deed, dice);
        for hat in &hats {
            let tried = Form { hat: hat.clone(), ..form.clone() };
            match judge(table.house, &tried, table.now, table.today) {
                Err("two stages by one person") => return tried,
                Err("their own text" | "their own debt") => other = Some(tried),
                _ => {}
            }
        }
    }
    other.unwrap_or_else(|| about(table, piece, super::flow::signed(piece, dice), dice))
}

/// The page of a proposal that was sent long ago, with the same text or another one.
fn again(table: &Table<'_>, dice: &mut Dice) -> Option<Form> {
    let pages: Vec<_> = table.house.pages.iter().collect();
    let ((account, page), number) = dice.pick(&pages)?;
    let piece = table.house.piece(number)?;
    let hats = table.house.hats(account, table.today);
    let hat = dice.pick(&hats)?.clone();
    let form = begin(table, piece.body, dice);
    let Deed::Propose { new, text } = form.deed else { return None };
    let first = piece.texts.values().next().filter(|_| dice.percent(50)).cloned();
    let deed = Deed::Propose { new, text: first.unwrap_or(text) };
    Some(Form { hat, number: page.clone(), seen: form.seen, deed })
}

fn any_deed(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Deed {
    let steps = [
        ReviewStep::Secrecy,
        ReviewStep::Proof(1),
        ReviewStep::First,
        ReviewStep::Proof(2),
        ReviewStep::Second,
        ReviewStep::Proof(3),
        ReviewStep::Final,
    ];
    let step = steps[dice.below(steps.len())];
    let by = piece.authors.iter().next().cloned().unwrap_or_default();
    match dice.below(20) {
        0 => revise(table, piece, dice),
        1 => Deed::Revise { text: text(table, dice), withheld: piece.withheld, importance: Importance::Routine },
        2 => Deed::Check,
        3 => Deed::Overrule { reason: dice.percent(70) },
        4 => Deed::Submit { restart: dice.percent(30) },
        5..=7 => Deed::Sign { step, returns: dice.percent(30), says: dice.percent(70) },
        8..=9 => Deed::Publish,
        10 => Deed::Schedule { at: table.now + dice.between(-10, 40) * 3_600_000 },
        11 => Deed::Unschedule,
        12 => Deed::Urgent { says: dice.percent(80) },
        13 => Deed::Prepare { text: text(table, dice) },
        14 => Deed::CorrectSmall { text: text(table, dice), by },
        15 => Deed::CorrectSubstantive { text: text(table, dice), by },
        16 => Deed::Drop,
        17 => Deed::Withdraw { reason: WithdrawalReason::Outdated, says: dice.percent(70) },
        18 => {
            if dice.percent(50) {
                Deed::Confirm
            } else {
                Deed::Restore
            }
        }
        _ => Deed::Discard,
    }
}

/// The same form in the place of somebody whose absence ended before today.
pub(super) fn last_week(table: &Table<'_>, form: Form, dice: &mut Dice) -> Form {
    let day = |back: i64| table.today.saturating_sub(Span::new().days(back));
    let others: Vec<_> = table.house.people.iter().filter(|one| one.body == form.hat.body).collect();
    let principal = dice.pick(&others).map(|one| one.account.clone()).unwrap_or_default();
    let place = Place { principal, section: None, from: day(9), to: day(1) };
    let mut form = form;
    form.hat.place_of = Some(place);
    form
}
