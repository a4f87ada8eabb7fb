//! 逗号分隔 Comma-separated values (RFC 4180), the mark that tells spreadsheets the encoding first.

use std::fmt::Write as _;

use super::{Cell, List, lures};
use crate::text::printable;

/// 逗号分隔 Every text in quotation marks; one that a spreadsheet might take for a formula begins with an apostrophe.
#[must_use]
pub fn csv(list: &List) -> String {
    let mut out = String::from('\u{feff}');
    let heads = list.columns.iter().map(|column| quoted(column.name)).collect::<Vec<_>>();
    out.push_str(&heads.join(","));
    out.push_str("\r\n");
    for row in &list.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            write(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

fn write(out: &mut String, cell: &Cell) {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => out.push_str(&quoted(text)),
        Cell::Number(number) => out.push_str(&number.to_string()),
        Cell::Day(year, month, day) => {
            let _ = write!(out, "{year:04}-{month:02}-{day:02}");
        }
    }
}

fn quoted(text: &str) -> String {
    let guard = if lures(text) { "'" } else { "" };
    format!("\"{guard}{}\"", printable(text).replace('"', "\"\""))
}
