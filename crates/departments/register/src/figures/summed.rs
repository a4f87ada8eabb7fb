//! 从和里说 The figures of the registers from the sums kept beside their rows, without reading a record.

use std::collections::{BTreeMap, BTreeSet};

use affairs::register::{
    Kind,
    figures::{counts_records, runs_on},
};
use jiff::civil::date;
use office::{Behind, Counted, EVERY, figure_behind};
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
    let one = |metric: &Metric| match of_sums(tx, (body, year), metric, (&kept, &books))? {
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
    of_sums(tx, (body, year), metric, (&Kept::of(tx, body, year)?, &books))
}

/// 各件 How many records a metric that is their number counts in a year, and one page of them, in their order: those of
/// the year, and of the cases those that were open when it began.
///
/// # Errors
///
/// What the store says.
pub fn records_page(
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    metric: &str,
    page: impl Fn(usize) -> (usize, usize),
) -> Result<(usize, Vec<String>), StoreError> {
    let (eve, span) = (date(year.saturating_sub(1), 12, 31), (date(year, 1, 1), date(year, 12, 31)));
    let sums = if metric == "M-18" { office::sums(tx, body, date(1, 1, 1), eve)? } else { Vec::new() };
    let open = sums.into_iter().filter(|sum| sum.metric == metric && runs_on(&sum.part));
    let stocks: Vec<String> = open.map(|sum| sum.part).collect();
    figure_behind(tx, body, Behind { metric, flows: &[EVERY.to_owned()], span, stocks: &stocks, at: eve }, page)
}

/// What the sums say, and of a metric whose value is the number of its records how many these are.
fn of_sums(
    tx: &Tx<'_>,
    of: (&str, i16),
    metric: &Metric,
    (kept, books): (&Kept, &BTreeSet<Kind>),
) -> Result<Option<Counted>, StoreError> {
    let Some(counted) = in_sums(metric, kept, books) else { return Ok(None) };
    if !counts_records(metric.id) {
        return Ok(Some(counted));
    }
    let (all, _) = records_page(tx, of, metric.id, |_| (0, 0))?;
    Ok(Some(Counted { value: all.to_string(), ..counted }))
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

/// Value and divisions of a metric from the sums. These do not know in whose books the records stand, so a metric that lacks a
/// book is not said; nor how many different records there are.
fn in_sums(metric: &Metric, kept: &Kept, books: &BTreeSet<Kind>) -> Option<Counted> {
    if !metric.kinds.iter().all(|kind| books.contains(kind)) {
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
