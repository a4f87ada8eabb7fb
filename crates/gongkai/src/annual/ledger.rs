//! 台账后来变了 What the ledger says today of a number that was printed: said on its page, never put in its place.

use office::Office;
use report::drafting::Field;
use store::{StoreError, Tx};
use year_end::{Shown, Sources};

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
    let now = sources.snapshot(office, tx, body, year)?;
    let Some(what) = moved(then, now.fields.get(key)) else { return Ok(None) };
    let on = out.changes.get(out.edition - 1).map_or(out.public.on, |change| change.on);
    let signed = format!("这个数是 {}签发时的；之后台账{what}。", versions::month_day(on));
    let way = if versions::is_old(out) {
        "报告已经更正，现在的版本和更正说明见报告页。"
    } else {
        "印出来的数不跟着改；报告更正的时候，用新的版本写明改了什么、为什么改，更正说明在报告页上。"
    };
    Ok(Some(format!("{signed}{way}")))
}

fn moved(then: &Field, now: Option<&Field>) -> Option<String> {
    match now {
        Some(now) if now.digits != then.digits => Some(format!("更正为 {} {}", now.digits, now.unit).trim_end().into()),
        Some(now) if now.records != then.records => Some("里的记录换过，数还是这个数".into()),
        Some(_) => None,
        None => Some("不再给出这个数".into()),
    }
}
