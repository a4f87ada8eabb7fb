//! 一件走完 Whatever text of the town is in its reviews goes through the hands of its people and out.

use affairs::{publication::open_steps, role::Role};
use jiff::civil::DateTime;
use office::{Clerk, DeskError, Office};
use publication::{
    Record,
    desk::{self, Signing},
};

use super::{StoryClock, Stuck, cast, hours};

/// 经办年报的人 Who writes the town's annual report.
#[must_use]
pub fn reporter() -> Clerk {
    cast::clerk("chulufei", Role::InfoOfficer)
}

/// 审完发布 Every open step of an item is signed and it is published, at office hours between two hours of the story.
///
/// # Errors
///
/// The first act that a desk refused.
pub fn see_through(
    office: &Office,
    clock: &StoryClock,
    number: &str,
    (from, to): (DateTime, DateTime),
) -> Result<(), Stuck> {
    /// Secrecy, three proofs, three reviews, and the release.
    const ACTS: usize = 8;
    let scope = reporter().scope();
    let record = office.store.read(&scope, |tx| publication::find(tx, &reporter().body, number));
    let mut record =
        record.map_err(|error| stuck(number, error.into()))?.ok_or_else(|| stuck(number, DeskError::NotFound))?;
    let mut hours = hours::between(from, to, ACTS).into_iter();
    while let Some(step) = open_steps(&record.item).first().copied() {
        clock.set(hours.next().unwrap_or(to));
        let signing = Signing { step, returns: None, opinion: "同意".into(), seconds: 900, findings: 0 };
        let section = record.item.proposal.section.clone();
        let seen = desk::seen(&record.item);
        record = desk::sign(office, &cast::signer(step, &section), number, &seen, &signing)
            .map_err(|error| stuck(number, error))?;
    }
    clock.set(to);
    publish(office, &record).map_err(|error| stuck(number, error))
}

fn publish(office: &Office, record: &Record) -> Result<(), DeskError> {
    let head = cast::holder(Role::OfficeHead, &record.item.proposal.section);
    desk::publish(office, &head, &record.item.number, &desk::seen(&record.item)).map(|_| ())
}

fn stuck(number: &str, error: DeskError) -> Stuck {
    Stuck { title: number.to_owned(), act: "年度报告".into(), error }
}
