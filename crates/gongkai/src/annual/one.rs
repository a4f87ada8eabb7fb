//! 一个数 One figure of a year, found without the records of all others; of a number of a hundred thousand records only the
//! page that is looked at is read.

use std::collections::BTreeMap;

use affairs::register::{
    figures::runs_on,
    tables::{Cell, Value},
};
use jiff::civil::date;
use office::{Counted, Figured, Office, figure_page};
use report::drafting::Field;
use store::{StoreError, Tx};
use year_end::Number;

use super::fields;

type Page<'p> = &'p dyn Fn(usize) -> (usize, usize);

/// The figure of a key, as [`fields::of`] gives it among all others.
pub(super) fn number(
    office: &Office,
    tx: &Tx<'_>,
    (body, year, key): (&str, i16, &str),
    page: Page<'_>,
) -> Result<Option<Number>, StoreError> {
    let span = (date(year, 1, 1), date(year, 12, 31));
    let whole = |counted: Option<Counted>| counted.and_then(|counted| field(key, &counted, &[], &BTreeMap::new()));
    match key {
        "M-01" => {
            let Some(field) = whole(publication::figures::published(tx, body, year)?) else { return Ok(None) };
            let (all, records) = figure_page(tx, body, (key, &[String::new()]), span, page)?;
            let records = publication::figures::index_numbers_of(tx, body, &records)?;
            Ok(Some(Number { field: Field { records, ..field }, all }))
        }
        "M-03" => {
            let Some(field) = whole(register::figures::received(tx, body, year)?) else { return Ok(None) };
            let (all, records) = figure_page(tx, body, (key, &[String::new()]), span, page)?;
            Ok(Some(Number { field: Field { records, ..field }, all }))
        }
        // Numbers of publishing are few, and hang together.
        _ if ["M-01.", "M-06", "M-11"].iter().any(|head| key.starts_with(head)) => {
            Ok(fields::of_items(office, tx, body, year)?.remove(key).map(|field| Number::of(field, page)))
        }
        _ if key.starts_with("M-") => {
            let id = key.split('.').next().unwrap_or(key);
            let Some(counted) = register::figures::counted_one(tx, body, year, id)? else { return Ok(None) };
            let rows = office::figure(tx, body, counted.id, span.0, span.1)?;
            Ok(field(key, &counted, &rows, &BTreeMap::new()).map(|field| Number::of(field, page)))
        }
        _ => cell(tx, (body, year, key), page),
    }
}

fn field(key: &str, counted: &Counted, rows: &[Figured], index: &BTreeMap<String, String>) -> Option<Field> {
    let mut fields = BTreeMap::new();
    fields::metric(&mut fields, counted, rows, index);
    fields.remove(key)
}

/// A cell: where each row of its divisions is one record of the year, the database counts and turns the pages; what runs on
/// over the years is added up record by record.
fn cell(tx: &Tx<'_>, (body, year, key): (&str, i16, &str), page: Page<'_>) -> Result<Option<Number>, StoreError> {
    let tables = register::figures::tables(tx, body, year)?;
    let Some(cell) = tables.cell(key) else { return Ok(None) };
    let Some(field) = fields::cell(cell) else { return Ok(None) };
    let (from, to) = (date(year, 1, 1), date(year, 12, 31));
    if is_plain(cell) {
        let (all, records) = figure_page(tx, body, (cell.metric, &cell.parts), (from, to), page)?;
        return Ok(Some(Number { field: Field { records, ..field }, all }));
    }
    let mut rows: BTreeMap<String, Vec<Figured>> = BTreeMap::new();
    for row in office::figure(tx, body, cell.metric, date(1900, 1, 1), to)? {
        rows.entry(row.part.clone()).or_default().push(row);
    }
    let records = fields::behind(cell, &rows, from);
    Ok(Some(Number::of(Field { records, ..field }, page)))
}

/// Table III: an application came once and was answered once, so no record stands in two rows of a cell.
fn is_plain(cell: &Cell) -> bool {
    let counted = matches!(cell.value, Value::Counted(_));
    counted && cell.metric == "M-03" && !cell.parts.iter().any(|part| runs_on(part))
}
