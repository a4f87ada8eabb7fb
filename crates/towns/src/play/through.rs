//! 一件走完 Whatever text of the town is in its reviews goes through the hands of its people and out.

use affairs::{
    publication::{ReviewStep, open_steps},
    role::Role,
};
use jiff::civil::DateTime;
use office::{Clerk, DeskError, Office};
use publication::{
    Record,
    desk::{self, Signing},
};

use super::{StoryClock, Stuck, cast, hours};
use crate::Cast;

/// 经办年报的人 Who writes the annual report of a town.
#[must_use]
pub fn reporter(cast: &Cast) -> Clerk {
    cast::clerk(cast, cast.keepers.0, Role::InfoOfficer)
}

/// 审完发布 Every open step of an item is signed and it is published, at office hours between two hours of the story.
///
/// # Errors
///
/// The first act that a desk refused.
pub fn see_through(
    office: &Office,
    clock: &StoryClock,
    cast: &Cast,
    number: &str,
    (from, to): (DateTime, DateTime),
) -> Result<(), Stuck> {
    let record = see_on(office, clock, cast, number, None, (from, to))?;
    clock.set(to);
    publish(office, cast, &record).map_err(|error| stuck(number, error))
}

/// 审到一步 As [`see_through`], but it waits at a step that nobody has signed yet, and stays unpublished.
///
/// # Errors
///
/// The first act that a desk refused.
pub fn see_up_to(
    office: &Office,
    clock: &StoryClock,
    cast: &Cast,
    number: &str,
    step: ReviewStep,
    (from, to): (DateTime, DateTime),
) -> Result<(), Stuck> {
    see_on(office, clock, cast, number, Some(step), (from, to)).map(|_| ())
}

fn see_on(
    office: &Office,
    clock: &StoryClock,
    cast: &Cast,
    number: &str,
    last: Option<ReviewStep>,
    (from, to): (DateTime, DateTime),
) -> Result<Record, Stuck> {
    /// Secrecy, three proofs, three reviews, and the release.
    const ACTS: usize = 8;
    let record = office.store.read(&reporter(cast).scope(), |tx| publication::find(tx, cast.body, number));
    let mut record =
        record.map_err(|error| stuck(number, error.into()))?.ok_or_else(|| stuck(number, DeskError::NotFound))?;
    let mut hours = hours::between(from, to, ACTS).into_iter();
    while let Some(step) = open_steps(&record.item).first().copied().filter(|step| Some(*step) != last) {
        let hour = hours.next().unwrap_or(to);
        clock.set(hour);
        let signing = Signing { step, returns: None, opinion: "同意".into(), seconds: 900, findings: 0 };
        let seen = desk::seen(&record.item);
        let signer = cast::signer(cast, step, &record.item.proposal.section, hour.date());
        record = desk::sign(office, &signer, number, &seen, &signing).map_err(|error| stuck(number, error))?;
    }
    Ok(record)
}

fn publish(office: &Office, cast: &Cast, record: &Record) -> Result<(), DeskError> {
    let head = cast::holder(cast, Role::OfficeHead, &record.item.proposal.section);
    desk::publish(office, &head, &record.item.number, &desk::seen(&record.item)).map(|_| ())
}

fn stuck(number: &str, error: DeskError) -> Stuck {
    Stuck { title: number.to_owned(), act: "年度报告".into(), error }
}
