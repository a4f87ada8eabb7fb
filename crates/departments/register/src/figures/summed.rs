//! 从和里说 The figures of the registers from the sums kept beside their rows, without reading a record.

use std::collections::{BTreeMap, BTreeSet};

use affairs::register::{Kind, figures::runs_on};
use jiff::civil::date;
use office::Counted;
use store::{StoreError, Tx};

use super::{METRICS, Metric, of, yuan};
use crate::records;

/// 一年的数 The figures that [`counted`](super::counted) gives, without their records: from the sums, where these say it.
///
/// # Errors
///
/// What the store says.
pub fn summed(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Counted>, StoreError> {
    let books: BTreeSet<Kind> = records::books_of_year(tx, body, year)?.into_keys().collect();
    let kept = Kept::of(tx, body, year)?;
    let told = METRICS.iter().filter(|metric| metric.is_told(&books));
    let one = |metric: &Metric| match in_sums(metric, &kept, &books) {
        Some(counted) => Ok(counted),
        None => of(tx, body, year, metric, &books).map(|counted| Counted { records: Vec::new(), ..counted }),
    };
    told.map(one).collect()
}

/// 一个数 One of the figures that [`counted`](super::counted) gives, without its records; none where the sums alone do not
/// say it.
///
/// # Errors
///
/// What the store says.
pub fn summed_one(tx: &Tx<'_>, body: &str, year: i16, id: &str) -> Result<Option<Counted>, StoreError> {
    let books: BTreeSet<Kind> = records::books_of_year(tx, body, year)?.into_keys().collect();
    let Some(metric) = METRICS.iter().find(|metric| metric.id == id && metric.is_told(&books)) else {
        return Ok(None);
    };
    Ok(in_sums(metric, &Kept::of(tx, body, year)?, &books))
}

/// The sums of a year and of all before it.
struct Kept {
    within: Vec<office::Sum>,
    before: Vec<office::Sum>,
}

impl Kept {
    fn of(tx: &Tx<'_>, body: &str, year: i16) -> Result<Self, StoreError> {
        let eve = date(year.saturating_sub(1), 12, 31);
        let within = office::sums(tx, body, date(year, 1, 1), date(year, 12, 31))?;
        Ok(Self { within, before: office::sums(tx, body, date(1, 1, 1), eve)? })
    }
}

/// Value and divisions of a metric from the sums. These neither know how many different records there are nor whose books they
/// stand in, so a metric of records, and one that lacks a book, is not said.
fn in_sums(metric: &Metric, kept: &Kept, books: &BTreeSet<Kind>) -> Option<Counted> {
    if matches!(metric.id, "M-05" | "M-18") || !metric.kinds.iter().all(|kind| books.contains(kind)) {
        return None;
    }
    let mut parts: BTreeMap<String, i64> = BTreeMap::new();
    let open = kept.before.iter().filter(|sum| runs_on(&sum.part) && sum.amount != 0);
    for sum in kept.within.iter().chain(open).filter(|sum| sum.metric == metric.id) {
        *parts.entry(sum.part.clone()).or_default() += sum.amount;
    }
    let own = parts.remove("").unwrap_or(0);
    let value = match metric.id {
        "M-17" => yuan(parts.get("collected_fen").copied().unwrap_or(0)),
        _ => own.to_string(),
    };
    let Metric { id, unit, definition, .. } = *metric;
    let parts = parts.into_iter().collect();
    Some(Counted { id, value, unit, definition, version: 1, parts, records: Vec::new() })
}
