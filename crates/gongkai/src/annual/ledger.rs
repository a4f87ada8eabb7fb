//! 台账后来变了 What the ledger says today of a number that was printed: said on its page, never put in its place.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Mutex, PoisonError},
};

use office::Office;
use report::drafting::Field;
use store::{StoreError, Tx};
use year_end::{Number, Shown, Sources};

use super::{
    kept::{self, End},
    versions,
};

/// A number of so many records is held against the ledger once, as long as that stands where it stood.
const MANY: usize = 2_000;
/// So many of them are known at once.
const KNOWN: usize = 256;

/// The end of the ledger, the body, the year, the version, the number.
type Key = (End, String, i16, usize, String);

static SAID: Mutex<VecDeque<(Key, Option<String>)>> = Mutex::new(VecDeque::new());

/// What became of a number after it was signed; nothing where the ledger still says what was printed.
///
/// # Errors
///
/// What the store says.
pub(super) fn after(
    office: &Office,
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    out: &Shown,
    key: &str,
    sources: &dyn Sources,
) -> Result<Option<String>, StoreError> {
    let Some(then) = out.snapshot.fields.get(key) else { return Ok(None) };
    let count = || {
        // The page of a number has its records in the order of days, what was printed by their numbers, some of them twice.
        let records: BTreeSet<&String> = then.records.iter().collect();
        // Only where there are as many as there were is it worth to look which they are.
        let page = |all: usize| (0, if all == records.len() { all } else { 0 });
        let now = sources.number(office, tx, (body, year, key), &page)?;
        Ok(moved((then, &records), now.as_ref()))
    };
    let found = if then.records.len() < MANY { count() } else { known(tx, (body, year, out.edition, key), count) };
    let Some(what) = found? else { return Ok(None) };
    let on = out.changes.get(out.edition - 1).map_or(out.public.on, |change| change.on);
    let signed = format!("这个数是 {}签发时的；之后台账{what}。", versions::month_day(on));
    let way = if versions::is_old(out) {
        "报告已经更正，现在的版本和更正说明见报告页。"
    } else {
        "印出来的数不跟着改；报告更正的时候，用新的版本写明改了什么、为什么改，更正说明在报告页上。"
    };
    Ok(Some(format!("{signed}{way}")))
}

/// What was found of a number before, where nothing was filed since.
fn known(
    tx: &Tx<'_>,
    (body, year, edition, key): (&str, i16, usize, &str),
    count: impl FnOnce() -> Result<Option<String>, StoreError>,
) -> Result<Option<String>, StoreError> {
    let Some(end) = kept::end(tx)? else { return count() };
    let key = (end, body.to_owned(), year, edition, key.to_owned());
    let said = || SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, found)) = said().iter().find(|(known, _)| *known == key) {
        return Ok(found.clone());
    }
    let found = count()?;
    let mut said = said();
    said.push_back((key, found.clone()));
    while said.len() > KNOWN {
        said.pop_front();
    }
    Ok(found)
}

fn moved((then, records): (&Field, &BTreeSet<&String>), now: Option<&Number>) -> Option<String> {
    let Some(Number { field, all }) = now else { return Some("不再给出这个数".into()) };
    if field.digits != then.digits {
        return Some(format!("更正为 {} {}", field.digits, field.unit).trim_end().into());
    }
    let is_same = *all == records.len() && field.records.iter().collect::<BTreeSet<_>>() == *records;
    (!is_same).then(|| "里的记录换过，数还是这个数".into())
}
