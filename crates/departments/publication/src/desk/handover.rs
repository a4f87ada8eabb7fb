//! 移交 What waits for somebody by name passes to another, in the transaction that hands over everything of theirs.

use affairs::publication::{self as affair, HandOrder, Obstacle, Step};
use hall::serving::Handing;
use messages::{Catalogued, Message};
use office::{Clerk, DeskError, Office};
use store::Tx;

use super::{blocked, occasion, take};
use crate::{
    Record,
    filing::{acting, file},
    records,
};

fn order(handing: &Handing) -> HandOrder {
    HandOrder {
        from: handing.from.clone(),
        to: handing.to.clone(),
        roles: handing.posts.iter().map(|post| post.role).collect(),
        section: Some(handing.section.clone()).filter(|section| !section.is_empty()),
        reason: handing.reason,
    }
}

fn decided(office: &Office, clerk: &Clerk, record: &Record, handing: &Handing) -> Result<Step, Vec<Obstacle>> {
    let acting = acting(clerk);
    affair::hand_over(&record.item, &order(handing), &occasion(office, &acting, office.clock.now(), None))
}

/// 能不能接 Every reason why an item may not pass to whoever is named.
///
/// # Errors
///
/// No such item; the store.
pub fn bars(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    number: &str,
    handing: &Handing,
) -> Result<Vec<Message>, DeskError> {
    let record = records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)?;
    let found = decided(office, clerk, &record, handing).err().unwrap_or_default();
    Ok(found.iter().map(Obstacle::message).collect())
}

/// 移交 Files the step of one item, within the transaction of the whole hand-over.
///
/// # Errors
///
/// Every obstacle at once; no such item; the store.
pub fn hand_over(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    number: &str,
    handing: &Handing,
) -> Result<Record, DeskError> {
    let before = take(tx, clerk, number)?;
    let step = decided(office, clerk, &before, handing).map_err(|found| blocked(&found))?;
    let record = Record { item: step.next.clone(), ..before.clone() };
    Ok(file(office, tx, clerk, Some(&before.item), record, &step, "")?)
}
