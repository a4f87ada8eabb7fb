//! 没有名单 Of a matter of which no list may be shown on any channel, whoever writes says so of each text before it is handed
//! in (`catalogue.md` §6.3).

use affairs::publication::{self as affair, Attribute, Seen};
use office::{Clerk, DeskError, Office};
use statute::catalogue::PersonalData;
use store::{StoreError, Tx};

use super::{act, blocked};
use crate::{Record, matters, records};

/// 要不要确认 Whether a draft stands under a matter of which no list may be shown on any channel, and nobody has said yet
/// that this text holds totals only.
///
/// # Errors
///
/// No such item; the store.
pub fn asks_totals(office: &Office, clerk: &Clerk, number: &str) -> Result<bool, DeskError> {
    office.store.read(&clerk.scope(), |tx| {
        let record = records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)?;
        Ok(lacks_totals(tx, &record)?)
    })
}

pub(crate) fn lacks_totals(tx: &Tx<'_>, record: &Record) -> Result<bool, StoreError> {
    let item = &record.item;
    if item.totals_in_hand().is_some() || item.facts().attribute != Attribute::Public {
        return Ok(false);
    }
    let matter = matters::standing_under(tx, &item.proposal.body, &record.catalogue)?;
    Ok(matter.is_some_and(|matter| matter.item.personal_data == PersonalData::ForbiddenList))
}

/// 确认只有汇总数 Whoever writes says so of the text in hand; it is printed on the review sheet.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn confirm_totals(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::confirm_totals(&record.item, occasion).map_err(|found| blocked(&found))
    })
}
