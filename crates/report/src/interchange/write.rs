//! A report as JSON.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::{Map, Value, json};
use statute::report::{Absence, Cell, Figures, Kind};

use super::read::named_absence;
use crate::model::Report;

/// The report as a JSON object, keys in the order of the form.
#[must_use]
pub fn to_json(report: &Report) -> Map<String, Value> {
    let form = report.figures.form();
    let mut object = Map::new();
    object.insert("body".into(), json!(report.body));
    object.insert("year".into(), json!(report.year));
    object.insert("format".into(), json!(form.format.name()));
    object.insert("title".into(), json!(report.title));
    object.insert("lead".into(), json!(report.lead));
    let sections: Map<String, Value> =
        report.sections.iter().map(|(number, text)| (number.to_string(), json!(text))).collect();
    object.insert("sections".into(), Value::Object(sections));
    for cell in form.cells() {
        let mut keys = form.name(cell).split('.').peekable();
        let mut place = &mut object;
        while let Some(key) = keys.next() {
            if keys.peek().is_none() {
                place.insert(key.to_owned(), cell_json(&report.figures, cell));
                break;
            }
            let next = place.entry(key).or_insert_with(|| Value::Object(Map::new()));
            place = next.as_object_mut().expect("a group of cells is an object: no cell's name begins another's");
        }
    }
    object.insert("provenance".into(), Value::Object(provenance(report)));
    object
}

fn cell_json(figures: &Figures, cell: Cell) -> Value {
    let Some(number) = figures.get(cell) else { return Value::Null };
    match figures.form().kind(cell) {
        Kind::Count => number.as_whole().map_or_else(|| json!(number.to_string()), |whole| json!(whole)),
        Kind::Wan | Kind::Change | Kind::Amount => json!(figures.print(cell).unwrap_or_default()),
    }
}

fn provenance(report: &Report) -> Map<String, Value> {
    let form = report.figures.form();
    let mut all: BTreeMap<Cell, Cow<'_, str>> =
        report.provenance.iter().map(|(cell, word)| (*cell, Cow::Borrowed(word.as_str()))).collect();
    for (cell, absence) in report.figures.absent() {
        match (absence, report.figures.printed(cell)) {
            (Absence::Unreadable, Some(text)) => {
                all.insert(cell, Cow::Owned(format!("{}: {text}", absence.name())));
            }
            _ if all.get(&cell).is_some_and(|word| named_absence(word).0 == Some(absence)) => {}
            _ => {
                all.insert(cell, Cow::Borrowed(absence.name()));
            }
        }
    }
    all.into_iter().map(|(cell, word)| (form.name(cell).to_owned(), json!(word))).collect()
}
