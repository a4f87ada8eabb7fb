//! 发 Making public: at once, at a set hour, or by one leader when it cannot wait.

use affairs::publication::{self as affair, Seen, Stage};
use office::{Clerk, DeskError, Office, Zone};
use store::Scope;

use super::{act, blocked, note, release};
use crate::{Record, filing::file, records};

/// 发布 Makes an approved item public, under the next index number of the year.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn publish(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |tx, record, occasion| {
        affair::publish(&record.item, &release(office, tx, record)?, occasion).map_err(|found| blocked(&found))
    })
}

/// 定时发布 Releases at an instant, ms UTC.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn schedule(office: &Office, clerk: &Clerk, number: &str, seen: &Seen, at: i64) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |tx, record, occasion| {
        affair::schedule(&record.item, at, &release(office, tx, record)?, occasion).map_err(|found| blocked(&found))
    })
}

/// 取消定时 Back to approved.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn unschedule(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::unschedule(&record.item, occasion).map_err(|found| blocked(&found))
    })
}

/// 到时发布 Releases what of a body was scheduled up to now, each in the name of who scheduled it, or holds it with an
/// alarm. What cannot be decided now, as when the clock jumped back, stays scheduled, and the others go on.
///
/// # Errors
///
/// The store.
pub fn release_due(office: &Office, body: &str) -> Result<Vec<Record>, DeskError> {
    let now = office.clock.now();
    let due = office.store.read(&Scope::body(body), |tx| records::to_release(tx, body, now))?;
    let mut settled = Vec::new();
    for number in due {
        match release_at_its_hour(office, body, &number) {
            Ok(record) => settled.extend(record),
            Err(DeskError::Store(error)) => return Err(DeskError::Store(error)),
            Err(_) => {}
        }
    }
    Ok(settled)
}

/// One item whose hour has come; nothing when it is scheduled no longer, or for later.
pub(crate) fn release_at_its_hour(office: &Office, body: &str, number: &str) -> Result<Option<Record>, DeskError> {
    office.store.write(&Scope::body(body), |tx| {
        let Some(before) = records::take(tx, body, number)? else { return Ok(None) };
        let at = office.clock.now();
        let Stage::Scheduled { at: due, by, role } = &before.item.stage else { return Ok(None) };
        if at < *due {
            return Ok(None);
        }
        let clerk = Clerk::in_the_name_of(body, by, *role);
        let today = Zone::shanghai().day(at);
        let step = affair::release_scheduled(&before.item, &release(office, tx, &before)?, at, today, &office.calendar);
        let step = step.map_err(|found| blocked(&found))?;
        let record = Record { item: step.next.clone(), ..before.clone() };
        Ok(Some(file(office, tx, &clerk, Some(&before.item), record, &step, "")?))
    })
}

/// 增加渠道 What is public is shown on further channels, such as an official account; it stays one item and counts once.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn post(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    channels: &[String],
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::post(&record.item, channels, occasion).map_err(|found| blocked(&found))
    })
}

/// 应急发布 One leader releases at once, for a reason; the steps left out are owed within 24 hours.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn publish_urgent(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    reason: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, reason, |tx, record, occasion| {
        let note = note(reason);
        affair::publish_urgent(&record.item, &note, &release(office, tx, record)?, occasion)
            .map_err(|found| blocked(&found))
    })
}
