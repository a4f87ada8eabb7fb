//! 一个数 One figure of a year, found without the records of all others; of a number of a hundred thousand records only the
//! page that is looked at is read.

use std::collections::BTreeMap;

use affairs::{
    publication::figures::counts_steps,
    register::{
        figures::{counts_records, runs_on},
        tables::{Cell, Value},
    },
};
use jiff::civil::{Date, date};
use office::{Behind, Counted, Figured, Office, figure_behind, figure_page};
use report::drafting::Field;
use store::{StoreError, Tx};
use year_end::Number;

use super::{fields, spread, weekly};

pub(super) type Page<'p> = &'p dyn Fn(usize) -> (usize, usize);

/// The figure of a key, as [`fields::of`] gives it among all others, or one of its divisions.
pub(super) fn number(
    office: &Office,
    tx: &Tx<'_>,
    (body, year, key): (&str, i16, &str),
    page: Page<'_>,
) -> Result<Option<Number>, StoreError> {
    let Some((id, part)) = fields::part_of(key) else {
        return match key.split('.').next() {
            Some("M-11") if !key.starts_with("M-11.week.") => weekly::number(office, tx, (body, year, key), page),
            Some(id) if id.starts_with("M-") => spread::number(office, tx, (body, year, key), page),
            _ => cell(tx, (body, year, key), page),
        };
    };
    let counted = match id {
        "M-11" => return weekly::number(office, tx, (body, year, key), page),
        "M-01" | "M-06" => publication::figures::summed(tx, body, year)?.into_iter().find(|counted| counted.id == id),
        _ => register::figures::summed_one(tx, body, year, id)?,
    };
    match counted {
        Some(counted) => of_sums(tx, (body, year, key), (&counted, part), page),
        None => of_rows(tx, (body, year, key), id, page),
    }
}

/// The year as two days.
pub(super) fn span(year: i16) -> (Date, Date) {
    (date(year, 1, 1), date(year, 12, 31))
}

/// What the sums say, with a page of the records of one division.
fn of_sums(
    tx: &Tx<'_>,
    (body, year, key): (&str, i16, &str),
    (counted, part): (&Counted, &str),
    page: Page<'_>,
) -> Result<Option<Number>, StoreError> {
    let Some(field) = field(key, counted, &[]) else { return Ok(None) };
    let (all, records) = match (counted.id, part) {
        (id, "") if counts_records(id) => register::figures::records_page(tx, (body, year), id, page)?,
        of => records(tx, body, of, span(year), page)?,
    };
    Ok(Some(Number { field: Field { records, ..field }, all }))
}

/// How many records one division of a metric counts in a span, and one page of them by the numbers that people know.
pub(super) fn records(
    tx: &Tx<'_>,
    body: &str,
    (metric, part): (&str, &str),
    span: (Date, Date),
    page: Page<'_>,
) -> Result<(usize, Vec<String>), StoreError> {
    let flows = &[part.to_owned()];
    // An item is published once, an application comes once: their rows are their records, in the order of days. An item is
    // reviewed more than once, and somebody may come and go within a year.
    let (all, records) = if counts_steps(metric) || runs_on(part) {
        figure_behind(tx, body, Behind { metric, flows, span, stocks: &[], at: span.1 }, page)?
    } else {
        figure_page(tx, body, (metric, flows), span, page)?
    };
    match metric {
        "M-01" | "M-06" => Ok((all, publication::figures::index_numbers_of(tx, body, &records)?)),
        _ => Ok((all, records)),
    }
}

/// What only the records of the year say.
fn of_rows(
    tx: &Tx<'_>,
    (body, year, key): (&str, i16, &str),
    id: &str,
    page: Page<'_>,
) -> Result<Option<Number>, StoreError> {
    let Some(counted) = register::figures::counted_one(tx, body, year, id)? else { return Ok(None) };
    let (from, to) = span(year);
    let rows = office::figure(tx, body, counted.id, from, to)?;
    Ok(field(key, &counted, &rows).map(|field| Number::of(field, page)))
}

fn field(key: &str, counted: &Counted, rows: &[Figured]) -> Option<Field> {
    let mut fields = BTreeMap::new();
    fields::metric(&mut fields, counted, rows, &BTreeMap::new());
    fields.remove(key)
}

/// A cell: what its divisions counted in the year, and of those that run on what was open at the day.
fn cell(tx: &Tx<'_>, (body, year, key): (&str, i16, &str), page: Page<'_>) -> Result<Option<Number>, StoreError> {
    let tables = register::figures::tables(tx, body, year)?;
    let Some(cell) = tables.cell(key) else { return Ok(None) };
    let Some(field) = fields::cell(cell) else { return Ok(None) };
    let (from, to) = span(year);
    let (all, records) = if is_plain(cell) {
        figure_page(tx, body, (cell.metric, &cell.parts), (from, to), page)?
    } else {
        let (stocks, flows): (Vec<String>, Vec<String>) = cell.parts.iter().cloned().partition(|part| runs_on(part));
        let at = if fields::is_carried_in(cell) { date(year.saturating_sub(1), 12, 31) } else { to };
        let behind = Behind { metric: cell.metric, flows: &flows, span: (from, to), stocks: &stocks, at };
        figure_behind(tx, body, behind, page)?
    };
    Ok(Some(Number { field: Field { records, ..field }, all }))
}

/// Whether no record stands in two rows of a cell: none counts twice in one division, and an application came once and was
/// answered once.
fn is_plain(cell: &Cell) -> bool {
    let counted = matches!(cell.value, Value::Counted(_));
    counted && (cell.metric == "M-03" || cell.parts.len() == 1) && !cell.parts.iter().any(|part| runs_on(part))
}
