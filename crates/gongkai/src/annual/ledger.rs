//! 台账后来变了 What the ledger says today of a number that was printed: said on its page, never put in its place.

use std::collections::BTreeSet;

use office::Office;
use report::drafting::Field;
use store::{StoreError, Tx};
use year_end::{Number, Shown, Sources};

use super::versions;

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
    // The page of a number has its records in the order of days, what was printed by their numbers, some of them twice.
    let records: BTreeSet<&String> = then.records.iter().collect();
    // Only where there are as many as there were is it worth to look which they are.
    let page = |all: usize| (0, if all == records.len() { all } else { 0 });
    let now = sources.number(office, tx, (body, year, key), &page)?;
    let Some(what) = moved((then, &records), now.as_ref()) else { return Ok(None) };
    let on = out.changes.get(out.edition - 1).map_or(out.public.on, |change| change.on);
    let signed = format!("这个数是 {}签发时的；之后台账{what}。", versions::month_day(on));
    let way = if versions::is_old(out) {
        "报告已经更正，现在的版本和更正说明见报告页。"
    } else {
        "印出来的数不跟着改；报告更正的时候，用新的版本写明改了什么、为什么改，更正说明在报告页上。"
    };
    Ok(Some(format!("{signed}{way}")))
}

fn moved((then, records): (&Field, &BTreeSet<&String>), now: Option<&Number>) -> Option<String> {
    let Some(Number { field, all }) = now else { return Some("不再给出这个数".into()) };
    if field.digits != then.digits {
        return Some(format!("更正为 {} {}", field.digits, field.unit).trim_end().into());
    }
    let is_same = *all == records.len() && field.records.iter().collect::<BTreeSet<_>>() == *records;
    (!is_same).then(|| "里的记录换过，数还是这个数".into())
}
