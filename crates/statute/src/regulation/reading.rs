//! 口径 Every number on which the law is silent or whose text could not be checked, as a dated row with its source.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

/// 可靠程度 How well a number is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 条文 In a text that was read in full.
    Text,
    /// 口径 The law is silent; the rule of this house, open to a county's own setting.
    Product,
    /// 未核实 Known from practice, its text could not be checked.
    Unverified,
}

/// 口径 One number, dated.
///
/// Read from `data/readings.json`, which is the list to open when a number is doubted; a changed number gets a new row
/// with a later `since`, and the old one stays for the cases of its time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingRow {
    /// Dotted name, such as `clarification.supplement-days`.
    pub id: String,
    /// The number.
    pub value: i64,
    /// What it counts: `working days`, `yuan`, `pages` …
    pub unit: String,
    /// The article it belongs to.
    pub article: String,
    /// Where it comes from.
    pub source: String,
    /// How well it is founded.
    pub mark: Mark,
    /// In force since.
    pub since: Date,
}

/// 口径表 All rows, in the order of the file.
#[must_use]
pub fn readings() -> &'static [ReadingRow] {
    static ROWS: LazyLock<Vec<ReadingRow>> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../data/readings.json")).expect("a test reads the embedded rows")
    });
    &ROWS
}
