//! 快照 The year's figures as they stood at one instant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use statute::report::{Absence, Content, Figures, Format, Number};

/// 一个数 One figure: value, unit, definition, and the records it counts (`operations.md` §9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// What it prints: digits, half-width.
    pub digits: String,
    /// 条, 件, 人次 …
    pub unit: String,
    /// What it is called: 主动公开政府信息.
    pub name: String,
    /// What exactly is counted.
    pub definition: String,
    /// Version of the definition.
    pub version: u32,
    /// Public identifiers of the records; empty where nothing was counted, which is a zero that was counted.
    pub records: Vec<String>,
}

/// 快照 Figures by their keys: a metric (`M-01`), a part of one (`M-13.sessions`), a cell (`t3.received_new.total`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// 单位名称
    pub body: String,
    /// The year reported on.
    pub year: i16,
    /// When it was computed, ms UTC.
    pub computed_at: i64,
    /// The figures.
    pub fields: BTreeMap<String, Field>,
}

impl Snapshot {
    /// The number of a field; `None` when there is no such field or its digits are no number.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<Number> {
        Number::parse(&self.fields.get(key)?.digits)
    }

    /// 表二至表四 Every cell of the form that the snapshot has; the others are blank, never 0.
    #[must_use]
    pub fn tables(&self) -> Figures {
        // Years before there was a form are not compiled; the oldest edition stands in for them.
        let mut figures = Figures::unknown(Format::of_year(self.year).unwrap_or(Format::F2019));
        let form = figures.form();
        for cell in form.cells() {
            let number = self.number(form.name(cell));
            figures.set(cell, number.map_or(Content::Absent(Absence::Blank), Content::Read));
        }
        figures
    }
}
