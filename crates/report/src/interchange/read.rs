//! JSON as a report: one pass over the bytes, cells put where their path leads.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use statute::report::{Absence, Cell, Content, Figures, Format, Kind, Number};

use super::JsonError;
use crate::model::Report;

/// 读交换格式 A report from one JSON object.
///
/// A cell whose key is missing is lost; one that is `null` is blank unless `provenance` says otherwise.
///
/// # Errors
///
/// [`JsonError`], naming the first thing that does not fit.
pub fn from_json(text: &[u8]) -> Result<Report, JsonError> {
    let raw = parse(text, true)?;
    let mut report = Report {
        body: raw.body,
        year: raw.year,
        title: raw.title,
        lead: raw.lead,
        sections: raw.sections,
        figures: raw.figures,
        provenance: BTreeMap::new(),
    };
    let form = report.figures.form();
    for (name, word) in raw.provenance {
        let cell = form.cell(&name).ok_or(JsonError::UnknownCell(name))?;
        explain(&mut report, cell, word);
    }
    let unexplained: Vec<(Cell, Absence)> =
        report.figures.absent().filter(|(cell, _)| !report.provenance.contains_key(cell)).collect();
    report.provenance.extend(
        unexplained
            .into_iter()
            .filter(|(_, absence)| *absence != Absence::Unreadable)
            .map(|(cell, absence)| (cell, absence.name().to_owned())),
    );
    Ok(report)
}

/// Takes a word of provenance in: for an absent cell it may name the absence, and any other word follows that name.
fn explain(report: &mut Report, cell: Cell, word: String) {
    let word = match report.figures.content(cell) {
        Content::Read(_) => word,
        Content::Absent(found) => match named_absence(&word) {
            (Some(Absence::Unreadable), text) => {
                report.figures.set_printed(cell, Content::Absent(Absence::Unreadable), text.to_owned());
                return;
            }
            (Some(absence), _) => {
                report.figures.set(cell, Content::Absent(absence));
                word
            }
            (None, _) => format!("{}: {word}", found.name()),
        },
    };
    report.provenance.insert(cell, word);
}

/// The absence that a word of provenance names, and what follows the name.
pub(super) fn named_absence(word: &str) -> (Option<Absence>, &str) {
    let (name, text) = word.split_once(": ").unwrap_or((word, ""));
    (Absence::named(name), text)
}

/// 汇总用 Only what adding reports up needs: who, which year, and the figures.
#[derive(Debug)]
pub struct Part {
    /// 单位名称
    pub body: String,
    /// 报告年份
    pub year: Option<i16>,
    /// Every cell.
    pub figures: Figures,
}

/// Reads a report for adding up; its texts are passed over.
///
/// # Errors
///
/// [`JsonError`], naming the first thing that does not fit.
pub fn part_from_json(text: &[u8]) -> Result<Part, JsonError> {
    let raw = parse(text, false)?;
    Ok(Part { body: raw.body, year: raw.year, figures: raw.figures })
}

struct Raw {
    body: String,
    year: Option<i16>,
    title: String,
    lead: String,
    sections: BTreeMap<u8, String>,
    figures: Figures,
    provenance: Vec<(String, String)>,
}

fn parse(text: &[u8], with_texts: bool) -> Result<Raw, JsonError> {
    let mut trouble = None;
    let mut json = serde_json::Deserializer::from_slice(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
    let read = ReportSeed { with_texts, trouble: &mut trouble }
        .deserialize(&mut json)
        .and_then(|raw| json.end().map(|()| raw));
    read.map_err(|error| {
        trouble.unwrap_or_else(|| match error.classify() {
            serde_json::error::Category::Data => JsonError::Shape(said(&error)),
            _ => JsonError::Syntax { line: error.line(), column: error.column() },
        })
    })
}

/// What serde found wrong, as a clause for people.
fn said(error: &serde_json::Error) -> String {
    format!("第 {} 行第 {} 个字符附近的内容不是这里该有的种类", error.line(), error.column())
}

struct ReportSeed<'t> {
    with_texts: bool,
    /// What is wrong in our own words; serde's errors cannot carry it.
    trouble: &'t mut Option<JsonError>,
}

impl<'de> DeserializeSeed<'de> for ReportSeed<'_> {
    type Value = Raw;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ReportSeed<'_> {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report in the interchange shape")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let Self { with_texts, trouble } = self;
        let (mut body, mut title, mut lead, mut year) = (String::new(), String::new(), String::new(), None);
        let (mut sections, mut provenance) = (BTreeMap::new(), Vec::new());
        let mut figures: Option<Figures> = None;
        let mut next = Cell(0);
        // Tables that stand before the name of their edition wait for it.
        let mut waiting: Vec<(String, Value)> = Vec::new();
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match key.as_ref() {
                "body" => body = map.next_value::<Option<String>>()?.unwrap_or_default(),
                "year" => year = map.next_value::<Option<i16>>()?,
                "title" if with_texts => title = map.next_value::<Option<String>>()?.unwrap_or_default(),
                "lead" if with_texts => lead = map.next_value::<Option<String>>()?.unwrap_or_default(),
                "sections" if with_texts => sections = section_texts(map.next_value()?),
                "provenance" if with_texts => {
                    provenance = map.next_value::<BTreeMap<String, String>>()?.into_iter().collect();
                }
                "format" => {
                    let name: Cow<'de, str> = map.next_value()?;
                    let Some(format) = Format::named(&name) else {
                        *trouble = Some(JsonError::Format(name.into_owned()));
                        return Err(de::Error::custom("format"));
                    };
                    figures = Some(Figures::unknown(format));
                }
                "t2" | "t2v19" | "t3" | "t4" => match &mut figures {
                    Some(figures) => {
                        let mut path = key.into_owned();
                        let seed = CellsSeed { path: &mut path, figures, next: &mut next, trouble: &mut *trouble };
                        map.next_value_seed(seed)?;
                    }
                    None => waiting.push((key.into_owned(), map.next_value()?)),
                },
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let Some(mut figures) = figures else {
            *trouble = Some(JsonError::Shape("没有写明 format（F2021 或 F2019）".into()));
            return Err(de::Error::custom("format"));
        };
        for (mut path, value) in waiting {
            let seed = CellsSeed { path: &mut path, figures: &mut figures, next: &mut next, trouble: &mut *trouble };
            seed.deserialize(value).map_err(de::Error::custom)?;
        }
        Ok(Raw { body, year, title, lead, sections, figures, provenance })
    }
}

/// Sections 1 to 6 that have a text; other keys and `null` are passed over.
fn section_texts(raw: BTreeMap<String, Option<String>>) -> BTreeMap<u8, String> {
    raw.into_iter()
        .filter_map(|(number, text)| Some((number.parse().ok().filter(|number| (1..=6).contains(number))?, text?)))
        .collect()
}

/// A cell or a group of cells at `path`.
struct CellsSeed<'a> {
    path: &'a mut String,
    figures: &'a mut Figures,
    /// The cell after the one put last: files mostly keep the order of the form, so it is looked at before the index.
    next: &'a mut Cell,
    trouble: &'a mut Option<JsonError>,
}

impl CellsSeed<'_> {
    fn put<E: de::Error>(self, content: Content, printed: Option<&str>) -> Result<(), E> {
        let form = self.figures.form();
        let Some(cell) = self.cell() else {
            *self.trouble = Some(JsonError::UnknownCell(self.path.clone()));
            return Err(E::custom("cell"));
        };
        *self.next = Cell(cell.0 + 1);
        match printed.filter(|_| matches!(form.kind(cell), Kind::Change | Kind::Amount)) {
            Some(text) if !text.is_empty() => self.figures.set_printed(cell, content, text.to_owned()),
            _ => self.figures.set(cell, content),
        }
        Ok(())
    }

    fn cell(&self) -> Option<Cell> {
        let form = self.figures.form();
        let is_next = usize::from(self.next.0) < form.size() && form.name(*self.next) == self.path.as_str();
        if is_next { Some(*self.next) } else { form.cell(self.path) }
    }

    fn wrong<E: de::Error>(self) -> E {
        *self.trouble = Some(JsonError::CellValue(self.path.clone()));
        E::custom("value")
    }
}

impl<'de> DeserializeSeed<'de> for CellsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, null or a group of cells")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let base = self.path.len();
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            self.path.push('.');
            self.path.push_str(&key);
            if self.path.len() > 96 {
                *self.trouble = Some(JsonError::UnknownCell(self.path.chars().take(40).collect()));
                return Err(de::Error::custom("cell"));
            }
            map.next_value_seed(CellsSeed {
                path: self.path,
                figures: self.figures,
                next: self.next,
                trouble: self.trouble,
            })?;
            self.path.truncate(base);
        }
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        match i64::try_from(value).ok().and_then(Number::whole) {
            Some(number) => self.put(Content::Read(number), None),
            None => Err(self.wrong()),
        }
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        match Number::whole(value) {
            Some(number) => self.put(Content::Read(number), None),
            None => Err(self.wrong()),
        }
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        match Number::parse(&value.to_string()) {
            Some(number) => self.put(Content::Read(number), None),
            None => Err(self.wrong()),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        let kind = self.cell().map(|cell| self.figures.form().kind(cell));
        match crate::reading::content_of(kind.unwrap_or(Kind::Count), text) {
            Content::Absent(Absence::Unreadable) => Err(self.wrong()),
            content => self.put(content, Some(text)),
        }
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.put(Content::Absent(Absence::Blank), None)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        Err(self.wrong())
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(self.wrong())
    }
}
