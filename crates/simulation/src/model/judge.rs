//! 该不该 Whether a form must be granted, said independently of the desks (`operations.md` §§1–3).

use affairs::{
    publication::{Importance, Profile, ReviewStep},
    role::Role,
};
use jiff::civil::Date;

use super::{House, Piece, Stand, piece::floor};
use crate::deed::{Deed, Form, Hat, New};

/// 裁断 The form must be granted, or refused for this reason.
pub(crate) type Ruling = Result<(), &'static str>;

const CLERKS: &[Role] = &[Role::InfoOfficer, Role::OfficeHead];

/// 裁断 Whether the desk must grant a form at this instant.
pub(crate) fn judge(house: &House, form: &Form, now: i64, today: Date) -> Ruling {
    if let Deed::Propose { new, text } = &form.deed {
        return of_proposal(house, form, new, &text.hash(), today);
    }
    let Some(piece) = house.piece(&form.number) else { return Err("no such item") };
    must(piece.body == form.hat.body, "another body's item")?;
    must(now >= piece.last_at, "the clock runs backwards")?;
    must(form.seen.version == piece.version && form.seen.content_hash == piece.hash, "a stale form")?;
    of_place(house, &form.hat, piece.section, today)?;
    of_role(house, form, piece)?;
    of_deed(house, form, piece, now)
}

fn must(holds: bool, reason: &'static str) -> Ruling {
    if holds { Ok(()) } else { Err(reason) }
}

fn of_proposal(house: &House, form: &Form, new: &New, hash: &str, today: Date) -> Ruling {
    if let Some(known) = house.sent_before(form) {
        return must(known.texts.contains_key(hash), "the page was used for another text");
    }
    must(CLERKS.contains(&form.hat.role), "not one who writes")?;
    of_place(house, &form.hat, new.section, today)?;
    must(new.body == form.hat.body, "for another body")?;
    must(!new.contradictory, "due before it happened")
}

/// Who acts for somebody acts while it counts, and for the sections it was given for.
fn of_place(_: &House, hat: &Hat, section: &str, today: Date) -> Ruling {
    let Some(place) = &hat.place_of else { return Ok(()) };
    must(place.from <= today && today <= place.to, "the deputyship is over")?;
    must(place.section.as_deref().is_none_or(|scope| scope == section), "deputy for another section")
}

fn of_role(house: &House, form: &Form, piece: &Piece) -> Ruling {
    let allowed: &[Role] = match &form.deed {
        Deed::Overrule { .. } => &[Role::SectionHead, Role::OfficeHead, Role::LeaderInCharge],
        Deed::Sign { step, .. } => signers(*step, piece.profile),
        Deed::Publish | Deed::Schedule { .. } | Deed::Unschedule => CLERKS,
        Deed::Urgent { .. } | Deed::Confirm | Deed::Restore => &[Role::LeaderInCharge, Role::Principal],
        Deed::CorrectSmall { .. } => &[Role::SectionHead, Role::LeaderInCharge, Role::Principal],
        Deed::Withdraw { .. } => &[
            Role::InfoOfficer,
            Role::OfficeHead,
            Role::SectionHead,
            Role::LeaderInCharge,
            Role::Principal,
            Role::SecrecyOfficer,
        ],
        _ => CLERKS,
    };
    must(allowed.contains(&form.hat.role), "not their role")?;
    // What is wrong must not wait for the head of the right section; a deputy stands in for one section only.
    let anywhere = matches!(form.deed, Deed::Withdraw { .. }) && form.hat.place_of.is_none();
    let own = form.hat.role != Role::SectionHead || house.section_of(&form.hat).as_deref() == Some(piece.section);
    must(anywhere || own, "head of another section")
}

fn signers(step: ReviewStep, profile: Profile) -> &'static [Role] {
    use ReviewStep::{Final, First, Proof, Second, Secrecy};
    match (step, profile) {
        (Secrecy, _) => &[Role::SecrecyOfficer],
        (First, _) => &[Role::SectionHead],
        (Second, _) => &[Role::LeaderInCharge],
        (Final, _) => &[Role::Principal],
        (Proof(_), Profile::ThreeReaders) => &[Role::Proofreader, Role::OfficeHead, Role::InfoOfficer],
        (Proof(1), Profile::Levels) => &[Role::Proofreader, Role::SectionHead],
        (Proof(2), Profile::Levels) => &[Role::Proofreader, Role::LeaderInCharge],
        (Proof(_), Profile::Levels) => &[Role::Proofreader, Role::LeaderInCharge, Role::Principal],
    }
}

fn of_deed(house: &House, form: &Form, piece: &Piece, now: i64) -> Ruling {
    let (stand, released) = (&piece.stand, !piece.released.is_empty());
    must(*stand != Stand::Discarded, "given up")?;
    let writing = matches!(stand, Stand::Draft | Stand::Returned(_));
    let persons = form.hat.persons();
    match &form.deed {
        Deed::Propose { .. } => Ok(()),
        Deed::Revise { text, withheld, importance } => {
            let under_way = writing || matches!(stand, Stand::Review | Stand::Approved | Stand::Scheduled { .. });
            must(under_way, "what was public is corrected, not revised")?;
            must(*importance >= piece.importance, "a lower class")?;
            let changed = text.hash() != piece.hash || *withheld != piece.withheld || *importance != piece.importance;
            must(changed, "nothing changed")
        }
        Deed::Check | Deed::Prepare { .. } => {
            must(*stand != Stand::Withdrawn, "hidden")?;
            let other = matches!(&form.deed, Deed::Prepare { text } if text.hash() != piece.hash);
            must(!other || *stand == Stand::Published, "a run over another text")
        }
        Deed::Overrule { reason } => {
            must(writing || matches!(stand, Stand::Review | Stand::Approved), "nothing to overrule now")?;
            must(piece.runs.get(&piece.hash).is_some_and(|run| run.1), "nothing blocks")?;
            must(*reason, "no reason")?;
            must(!persons.iter().any(|person| piece.authors.contains(person)), "their own text")
        }
        Deed::Submit { .. } => {
            must(writing, "handed in already")?;
            sound(piece, &piece.hash, None)?;
            recorded(piece)
        }
        Deed::Sign { step, returns, says } => {
            must(matches!(stand, Stand::Review) || *stand == Stand::Published && !returns, "not in review")?;
            must(!returns || *says, "a return without its reason")?;
            must(piece.open().contains(step), "not its turn")?;
            apart(piece, *step, &persons)
        }
        Deed::Publish => of_release(house, piece),
        Deed::Schedule { at } => of_release(house, piece).and_then(|()| must(*at > now, "in the past")),
        Deed::Unschedule => must(matches!(stand, Stand::Scheduled { .. }), "not scheduled"),
        Deed::Urgent { says } => {
            must(!released && (writing || *stand == Stand::Review), "not to be released urgently")?;
            must(piece.importance == Importance::Urgent, "not urgent")?;
            must(*says, "no reason")?;
            let step = if form.hat.role == Role::Principal { ReviewStep::Final } else { ReviewStep::Second };
            apart(piece, step, &persons)?;
            sound(piece, &piece.hash, Some(house.rules))?;
            must(!piece.withheld, "not for everybody")
        }
        Deed::CorrectSmall { text, by } => {
            must(*stand == Stand::Published, "not public, or a version is under way")?;
            must(text.hash() != piece.hash, "nothing changed")?;
            must(!persons.contains(by) && !persons.iter().any(|it| piece.authors.contains(it)), "their own text")?;
            sound(piece, &text.hash(), Some(house.rules))
        }
        Deed::CorrectSubstantive { text, by } => {
            must(matches!(stand, Stand::Published | Stand::Withdrawn), "not public, or a version is under way")?;
            must(text.hash() != piece.hash, "nothing changed")?;
            must(*by == form.hat.account, "prepared by somebody else")?;
            must(piece.debt.is_none(), "the debt comes first")?;
            must(piece.withdrawn.as_ref().is_none_or(|gone| gone.confirmed), "not confirmed yet")
        }
        Deed::Drop => {
            must(released && (writing || matches!(stand, Stand::Review | Stand::Approved)), "no version to give up")
        }
        Deed::Withdraw { says, .. } => must(piece.public(), "not public").and_then(|()| must(*says, "no reason")),
        Deed::Confirm | Deed::Restore => {
            must(*stand == Stand::Withdrawn, "not hidden")?;
            let Some(gone) = &piece.withdrawn else { return Err("not hidden") };
            must(!gone.confirmed, "confirmed already")?;
            must(!persons.iter().any(|person| gone.by.contains(person)), "their own withdrawal")
        }
        Deed::Discard => must(!released && writing, "only a draft that was never public"),
    }
}

/// Whether the last run over a text lets it pass.
fn sound(piece: &Piece, hash: &str, rules: Option<u64>) -> Ruling {
    let Some((used, blocks)) = piece.runs.get(hash) else { return Err("not checked") };
    must(!blocks, "a finding blocks")?;
    must(rules.is_none_or(|rules| rules == *used), "checked by old rules")
}

fn recorded(piece: &Piece) -> Ruling {
    let special = piece.importance == Importance::Special || floor(piece.subject) == Importance::Special;
    must(!special || piece.importance == Importance::Urgent || piece.records, "records are missing")
}

fn of_release(house: &House, piece: &Piece) -> Ruling {
    must(piece.stand == Stand::Approved, "not approved")?;
    releasable(house, piece)
}

/// What a release asks of the item itself.
pub(super) fn releasable(house: &House, piece: &Piece) -> Ruling {
    must(piece.missing().is_empty(), "a signature is missing")?;
    sound(piece, &piece.hash, Some(house.rules))?;
    recorded(piece)?;
    must(!piece.withheld, "not for everybody")
}

/// 各管各的 Nobody signs what they wrote, nor two stages of one version, nor clears the debt they made.
fn apart(piece: &Piece, step: ReviewStep, persons: &[String]) -> Ruling {
    let mine = |one: &String| persons.contains(one);
    must(!piece.authors.iter().any(mine), "their own text")?;
    let signed = piece.marks.iter().filter(|mark| mark.version == piece.version && mark.persons.iter().any(mine));
    must(!signed.into_iter().any(|mark| clash(mark.step, step, piece.profile)), "two stages by one person")?;
    let Some(by) = &piece.debt else { return Ok(()) };
    must(!by.iter().any(mine) && !piece.released.iter().any(|it| mine(&it.by)), "their own debt")
}

fn clash(one: ReviewStep, other: ReviewStep, profile: Profile) -> bool {
    let level = |step| match step {
        ReviewStep::Secrecy => 0,
        ReviewStep::Proof(n) => n,
        ReviewStep::First => 1,
        ReviewStep::Second => 2,
        ReviewStep::Final => 3,
    };
    let proofs = [one, other].iter().filter(|step| matches!(step, ReviewStep::Proof(_))).count();
    match proofs {
        2 => false,
        1 => profile == Profile::ThreeReaders || level(one) != level(other),
        _ => one != other,
    }
}
