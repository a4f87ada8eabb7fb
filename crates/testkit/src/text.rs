//! 纯文本 A report as plain text: tables with tabs or bars, or one cell a line.

use std::collections::BTreeSet;

use crate::narrative::Narrative;
use crate::table::{Kind, Slot, Table};

/// 字段 How the fields of a table row are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fields {
    /// One field a place of the grid, with tabs; a spanning cell is printed once, the rest of its places is empty.
    Grid,
    /// With tabs, as a converter prints that makes two fields of a label over three columns and one of every other.
    Converted,
    /// The same, every line of table III cut to eight fields.
    Cut,
    /// A Markdown table: bars at both ends, a line of dashes after the first row.
    Markdown,
    /// Bars between the fields only.
    Bars,
    /// Each cell on a line of its own, as pasted from a site.
    Lines,
}

/// What one field prints, and which cell of the form it is.
struct Field {
    text: String,
    name: Option<String>,
    number: bool,
}

const EMPTY: Field = Field { text: String::new(), name: None, number: false };
/// Fields that the converter left of each line of table III.
const KEPT: usize = 8;

/// The report as text with LF, and the names of the cells that are in it. Six headings, each with its own spelling.
#[must_use]
pub fn print(
    narrative: &Narrative,
    headings: &[String; 6],
    tables: &[Table],
    fields: Fields,
) -> (String, BTreeSet<String>) {
    let mut parts = vec![narrative.title.clone(), narrative.lead.clone()];
    let mut names = BTreeSet::new();
    for (section, heading) in (1..).zip(headings) {
        parts.push(heading.clone());
        let kind = match section {
            1 => Err(&narrative.overall),
            2 => Ok(Kind::Two),
            3 => Ok(Kind::Three),
            4 => Ok(Kind::Four),
            5 => Err(&narrative.problems),
            _ => Err(&narrative.further),
        };
        match kind {
            Err(paragraphs) => parts.extend(paragraphs.iter().cloned()),
            Ok(kind) => {
                for table in tables.iter().filter(|table| table.kind == kind) {
                    let rows = rows(table, fields);
                    names.extend(rows.iter().flatten().filter_map(|field| field.name.clone()));
                    parts.push(lines(&rows, fields));
                }
            }
        }
    }
    (parts.join("\n\n") + "\n", names)
}

fn rows(table: &Table, fields: Fields) -> Vec<Vec<Field>> {
    let slots = table.slots();
    let one_row = |row: &Vec<Option<Slot>>| {
        let places = row.iter().flatten();
        match fields {
            Fields::Grid | Fields::Markdown | Fields::Bars => places.map(|slot| field(table, slot)).collect(),
            Fields::Lines => places.filter(|slot| slot.down + slot.right == 0).map(|slot| field(table, slot)).collect(),
            Fields::Converted => converted(table, row),
            Fields::Cut if table.kind == Kind::Three => cut(converted(table, row)),
            Fields::Cut => converted(table, row),
        }
    };
    slots.iter().map(one_row).collect()
}

fn field(table: &Table, slot: &Slot) -> Field {
    if slot.down + slot.right > 0 {
        return EMPTY;
    }
    let cell = table.at(*slot);
    let text = cell.text.replace('\n', " ");
    Field { text, name: cell.name().map(str::to_owned), number: cell.is_number() }
}

/// Only in table III labels are narrowed: three columns become two fields, two become one.
fn converted(table: &Table, row: &[Option<Slot>]) -> Vec<Field> {
    let narrowed = |slot: &&Slot| {
        let cell = table.at(**slot);
        let in_label_block = table.kind == Kind::Three && !cell.is_number() && (2..=3).contains(&cell.columns);
        !(in_label_block && slot.right + 1 == cell.columns)
    };
    row.iter().flatten().filter(narrowed).map(|slot| field(table, slot)).collect()
}

/// A label at the end of a heading line survives in place of an empty field before it; a number does not.
fn cut(mut fields: Vec<Field>) -> Vec<Field> {
    if let Some(last) = fields.last().filter(|last| fields.len() > KEPT && !last.number && !last.text.is_empty()) {
        let last = Field { text: last.text.clone(), ..EMPTY };
        fields.truncate(KEPT - 1);
        fields.push(last);
    }
    fields.truncate(KEPT);
    fields
}

fn lines(rows: &[Vec<Field>], fields: Fields) -> String {
    let joined = |row: &Vec<Field>, separator: &str| {
        row.iter().map(|field| field.text.as_str()).collect::<Vec<_>>().join(separator)
    };
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| match fields {
            Fields::Grid | Fields::Converted | Fields::Cut => joined(row, "\t"),
            Fields::Markdown => format!("| {} |", joined(row, " | ")),
            Fields::Bars => joined(row, "|"),
            Fields::Lines => joined(row, "\n"),
        })
        .collect();
    if fields == Fields::Markdown {
        let columns = rows.first().map_or(0, Vec::len);
        lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(columns)));
    }
    lines.join("\n")
}
