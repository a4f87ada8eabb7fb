//! 清单 A list as it leaves the house: rows under headings, as comma-separated values or as a workbook.
//!
//! A text is never taken for a formula, a number stays a number, a day stays a day. Deliberately absent: any limit on
//! the rows but that of a sheet; whoever makes the list says how many there may be.

mod csv;
mod workbook;

pub use self::{csv::csv, workbook::workbook};

/// 清单 What stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What it is called: the name of the sheet.
    pub title: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// Its rows, one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// 栏 One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// How wide a sheet shows it, in digits.
    pub width: u16,
}

/// 一格 One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A civil day: year, month, day.
    Day(i16, i8, i8),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

/// Signs with which a spreadsheet may begin a formula, or pass over to what stands behind them.
const LURES: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// 会被当成公式 Whether a spreadsheet may take this text for a formula.
#[must_use]
pub fn lures(text: &str) -> bool {
    text.starts_with(LURES)
}
