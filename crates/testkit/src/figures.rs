//! 数字 A set of figures of one report, with the words around it, before anybody typesets it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::form;
use crate::narrative::Narrative;

/// 表样版本 The edition of the printed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// 2019 年试行格式 for the years 2019 and 2020: 198 cells.
    F2019,
    /// 2021 年格式 for the years from 2021: 200 cells.
    F2021,
}

/// 层级 The level of the body that reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 设区的市 A city with districts, or a larger area.
    City,
    /// 县 A county or district.
    County,
    /// 部门 A department of a government, at any level.
    Department,
    /// 乡镇街道 A township, town or street office.
    Township,
}

/// 采集范围 How much of the published report was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collected {
    /// Every cell, those blank in the source included.
    Full,
    /// Some cells; the others are unknown and print as blanks.
    Partial,
    /// No cell, only numbers of the narrative.
    Facts,
}

/// 已知差错 A fault of arithmetic that the published report really has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownError {
    /// Which sum fails: `table4_total`.
    pub rule: String,
    /// Where: for `table4_total` the block `review`, `direct` or `after_review`.
    pub part: String,
    /// What the parts add up to.
    pub left: i64,
    /// What is printed.
    pub right: i64,
}

/// 一份年报的数字 Figures, body and words of one annual report.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// A short name for messages of tests: `suqian-2024`.
    pub id: String,
    /// The body named in the title.
    pub body: String,
    /// Its level.
    pub level: Level,
    /// The year reported.
    pub year: u16,
    /// The edition of the form.
    pub format: Format,
    /// How much was collected.
    pub collected: Collected,
    /// One entry a cell of the form, by cell name, with the text printed; `None` prints as a blank.
    pub cells: BTreeMap<String, Option<String>>,
    /// Faults the figures themselves have.
    pub known_errors: Vec<KnownError>,
    /// Numbers of the published narrative, keys as collected. The words of [`Figures::narrative`] do not use them.
    pub facts: BTreeMap<String, Value>,
    /// Title, opening and the sections without tables.
    pub narrative: Narrative,
}

impl Figures {
    /// Figures with nothing but blanks, and the words that go with them.
    #[must_use]
    pub fn blank(id: &str, body: &str, level: Level, year: u16, format: Format) -> Self {
        let mut figures = Self {
            id: id.into(),
            body: body.into(),
            level,
            year,
            format,
            collected: Collected::Full,
            cells: form::cell_names(format).into_iter().map(|name| (name, None)).collect(),
            known_errors: Vec::new(),
            facts: BTreeMap::new(),
            narrative: Narrative::default(),
        };
        figures.tell();
        figures
    }

    /// The printed text of a cell; `None` when it is blank or no cell of the form.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.cells.get(name)?.as_deref()
    }

    /// The whole number in a cell, when it is one.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }

    /// Changes one cell; the words stay as they are, see [`Figures::tell`].
    ///
    /// # Panics
    ///
    /// When the form has no such cell: a test that means another one must not pass by accident.
    pub fn set(&mut self, name: &str, text: Option<&str>) {
        let cell = self.cells.get_mut(name).unwrap_or_else(|| panic!("{name} is no cell of {:?}", self.format));
        *cell = text.map(str::to_owned);
    }

    /// Writes the words anew so that they agree with the figures.
    pub fn tell(&mut self) {
        self.narrative = Narrative::of(self);
    }
}

const REAL: &str = include_str!("../data/real-figures.json");

/// 真实数字 The figures of published reports that come with this crate, in the order of the file.
///
/// # Panics
///
/// When the data file is not what it was when it was written: the test run must stop there.
#[must_use]
pub fn real() -> Vec<Figures> {
    load(REAL).expect("the data file beside this crate is whole")
}

/// The real figures of that id.
///
/// # Panics
///
/// When there are none.
#[must_use]
pub fn real_one(id: &str) -> Figures {
    real().into_iter().find(|figures| figures.id == id).unwrap_or_else(|| panic!("no real figures called {id}"))
}

/// Reads figures in the shape `gongkai-figures/1`: `{"reports":[{"id","body","level","year","format","collected",
/// "cells":{name: number | text | null},"known_errors","facts"}]}`. Cells not listed become blanks.
///
/// # Errors
///
/// A sentence that names the report and the field that is missing or odd.
pub fn load(json: &str) -> Result<Vec<Figures>, String> {
    let file: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let reports = file["reports"].as_array().ok_or("no list of reports")?;
    reports.iter().map(report).collect()
}

fn report(value: &Value) -> Result<Figures, String> {
    let id = value["id"].as_str().ok_or("a report without id")?;
    let text = |field: &str| value[field].as_str().ok_or(format!("{id}: no {field}"));
    let odd = |field: &str, found: &str| format!("{id}: {field} is {found}");
    let level = match text("level")? {
        "city" => Level::City,
        "county" => Level::County,
        "department" => Level::Department,
        "township" => Level::Township,
        other => return Err(odd("level", other)),
    };
    let format = match text("format")? {
        "F2019" => Format::F2019,
        "F2021" => Format::F2021,
        other => return Err(odd("format", other)),
    };
    let year = value["year"].as_u64().and_then(|year| u16::try_from(year).ok()).ok_or(format!("{id}: no year"))?;
    let mut figures = Figures::blank(id, text("body")?, level, year, format);
    figures.collected = match text("collected")? {
        "full" => Collected::Full,
        "partial" => Collected::Partial,
        "facts" => Collected::Facts,
        other => return Err(odd("collected", other)),
    };
    for (name, printed) in value["cells"].as_object().ok_or(format!("{id}: no cells"))? {
        let cell = figures.cells.get_mut(name).ok_or(format!("{id}: {name} is no cell of {format:?}"))?;
        *cell = printed_text(printed).ok_or(odd(name, &printed.to_string()))?;
    }
    for error in value["known_errors"].as_array().into_iter().flatten() {
        figures.known_errors.push(known_error(error).ok_or(odd("known_errors", &error.to_string()))?);
    }
    figures.facts = value["facts"].as_object().into_iter().flatten().map(|(k, v)| (k.clone(), v.clone())).collect();
    figures.tell();
    Ok(figures)
}

/// The outer `None` is an odd value, the inner one a blank.
fn printed_text(value: &Value) -> Option<Option<String>> {
    match value {
        Value::Null => Some(None),
        Value::Number(number) => Some(Some(number.to_string())),
        Value::String(text) => Some(Some(text.clone())),
        _ => None,
    }
}

fn known_error(value: &Value) -> Option<KnownError> {
    Some(KnownError {
        rule: value["rule"].as_str()?.into(),
        part: value["part"].as_str()?.into(),
        left: value["left"].as_i64()?,
        right: value["right"].as_i64()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_published_reports_are_there_and_five_of_them_whole() {
        let reports = real();
        assert_eq!(reports.len(), 12);
        let whole: Vec<_> = reports.iter().filter(|r| r.collected == Collected::Full).map(|r| r.id.as_str()).collect();
        assert_eq!(whole, ["suqian-2024", "jinhu-2023", "shanghai-office-2025", "shuyang-2025", "sangcun-2025"]);
        let blanks = |id: &str| real_one(id).cells.values().filter(|cell| cell.is_none()).count();
        assert_eq!((blanks("sangcun-2025"), blanks("shanghai-office-2025"), blanks("suqian-2024")), (44, 1, 0));
    }

    #[test]
    fn numbers_keep_the_text_they_were_printed_with() {
        let suqian = real_one("suqian-2024");
        assert_eq!(suqian.text("t2.admin_fee.amount_wan"), Some("72701.2578"), "decimals of 万元");
        assert_eq!(suqian.count("t3.received_new.total"), Some(3525));
    }

    #[test]
    fn a_file_with_an_unknown_cell_is_refused() {
        let json = r#"{"reports":[{"id":"x","body":"b","level":"county","year":2024,"format":"F2021",
            "collected":"full","cells":{"t3.granted.everyone":1}}]}"#;
        assert_eq!(load(json).unwrap_err(), "x: t3.granted.everyone is no cell of F2021");
    }
}
