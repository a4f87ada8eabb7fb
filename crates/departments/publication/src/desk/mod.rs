//! 发布台 What clerks do with an item. Each verb checks nothing itself but the record: the affair names every obstacle.

mod draft;
mod each;
mod handover;
mod later;
mod matter;
mod release;
mod review;
mod totals;

use affairs::publication::{self as affair, Item, Obstacle, Occasion, ReleaseOrder, Seen, Step};
use messages::Catalogued;
use office::{Clerk, DeskError, Office, Zone};
use store::Tx;

use crate::{
    Record,
    filing::{acting, file},
    records,
};

pub(crate) use self::{draft::number_of, release::release_at_its_hour, totals::lacks_totals};
pub use self::{
    draft::{
        NewItem, check, check_correction, clarify, discard, look, overrule, place, propose, propose_once, revise,
        submit,
    },
    each::{Answer, Batch, Deed, Outcome, Piece, each},
    handover::{bars, hand_over},
    later::{NewCorrection, confirm_withdrawal, correct, drop_version, mark_validity, restore, withdraw},
    matter::{Brought, bring},
    release::{post, publish, publish_urgent, release_due, schedule, unschedule},
    review::{Signing, sign},
    totals::{asks_totals, confirm_totals},
};

/// 所见 What a page made from this item shows; its form brings it back.
#[must_use]
pub fn seen(item: &Item) -> Seen {
    Seen { version: item.version, content_hash: item.content_hash().to_owned() }
}

fn act(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    words: &str,
    verb: impl Fn(&Tx<'_>, &Record, &Occasion<'_>) -> Result<Step, DeskError>,
) -> Result<Record, DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, office.clock.now(), Some(seen));
        let step = verb(tx, &before, &occasion)?;
        let record = Record { item: step.next.clone(), ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, words)?)
    })
}

fn take(tx: &Tx<'_>, clerk: &Clerk, number: &str) -> Result<Record, DeskError> {
    records::take(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)
}

pub(crate) fn occasion<'a>(
    office: &'a Office,
    acting: &'a affair::Acting,
    at: i64,
    seen: Option<&'a Seen>,
) -> Occasion<'a> {
    Occasion { acting, at, today: Zone::shanghai().day(at), calendar: &office.calendar, seen }
}

fn release(office: &Office, tx: &Tx<'_>, record: &Record) -> Result<ReleaseOrder, DeskError> {
    Ok(ReleaseOrder { rules: office.checks.rules(), channels: Vec::new(), twin: records::twin(tx, &record.item)? })
}

/// The reference under which a sentence stands beside its entry; empty when nothing was written.
pub(crate) fn note(words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { affair::content_hash("", words, &[]) }
}

fn blocked(found: &[Obstacle]) -> DeskError {
    DeskError::blocked(found, Obstacle::message)
}
