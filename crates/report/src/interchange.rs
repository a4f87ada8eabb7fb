//! 交换格式 A report as JSON: one value per cell, `null` for absent and never 0, sections without their headings.
//!
//! Cell names are paths: `t3.refused.process.natural` is found by going down four keys. `provenance` says how a cell
//! came by its content where that is not plain reading. Keys this shape does not know are passed over at the top, and
//! refused inside the tables, where a misspelt name would silently lose a number.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use messages::{Catalogued, Message};
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value, json};
use statute::report::{Absence, Cell, Content, Figures, Format, Kind, Number};

use crate::model::Report;

/// 交换格式有误 Why a file is not a report in the interchange shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// Not JSON, or cut off.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but not of this shape.
    Shape(String),
    /// Neither F2021 nor F2019.
    Format(String),
    /// No such cell in that edition of the form.
    UnknownCell(String),
    /// A value that cannot stand in a cell.
    CellValue(String),
}

impl Catalogued for JsonError {
    fn examples() -> Vec<Self> {
        vec![
            Self::Syntax { line: 3, column: 14 },
            Self::Shape("sections".into()),
            Self::Format("F2020".into()),
            Self::UnknownCell("t3.granted.company".into()),
            Self::CellValue("t3.granted.natural".into()),
        ]
    }

    fn message(&self) -> Message {
        let todo = "请用 gongkai report read --json 重新生成这个文件，或者按交换格式改正后再试。";
        let (code, what, why, todo): (_, String, String, &'static str) = match self {
            Self::Syntax { line, column } => (
                "report.json.syntax",
                "这个 JSON 文件读不下去。".into(),
                format!("第 {line} 行第 {column} 个字符附近不合 JSON 的写法，文件可能没有传完整。"),
                todo,
            ),
            Self::Shape(what) => {
                ("report.json.shape", "这个 JSON 文件不是年度报告的交换格式。".into(), format!("{what}。"), todo)
            }
            Self::Format(name) => (
                "report.json.format",
                format!("不认识格式“{name}”。"),
                "年度报告只有 F2021（2021 年起）和 F2019（2019、2020 年）两种格式。".into(),
                "请把 format 改成 F2021 或 F2019。",
            ),
            Self::UnknownCell(name) => (
                "report.json.unknown-cell",
                format!("表格里没有叫“{name}”的单元格。"),
                "名称写错会让一个数悄悄丢掉，所以不接着读。".into(),
                "请核对名称；全部名称见 gongkai report read --json 的输出。",
            ),
            Self::CellValue(name) => (
                "report.json.cell-value",
                format!("“{name}”里的内容不是数。"),
                "单元格里只能是数、写成文字的数，或者表示没有读到的 null。".into(),
                "请改正这一格后再试。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

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
fn named_absence(word: &str) -> (Option<Absence>, &str) {
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
                        map.next_value_seed(CellsSeed { path: &mut path, figures, trouble: &mut *trouble })?;
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
            let seed = CellsSeed { path: &mut path, figures: &mut figures, trouble: &mut *trouble };
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
    trouble: &'a mut Option<JsonError>,
}

impl CellsSeed<'_> {
    fn put<E: de::Error>(self, content: Content, printed: Option<&str>) -> Result<(), E> {
        let form = self.figures.form();
        let Some(cell) = form.cell(self.path) else {
            *self.trouble = Some(JsonError::UnknownCell(self.path.clone()));
            return Err(E::custom("cell"));
        };
        match printed.filter(|_| matches!(form.kind(cell), Kind::Change | Kind::Amount)) {
            Some(text) if !text.is_empty() => self.figures.set_printed(cell, content, text.to_owned()),
            _ => self.figures.set(cell, content),
        }
        Ok(())
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
            map.next_value_seed(CellsSeed { path: self.path, figures: self.figures, trouble: self.trouble })?;
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
        let kind = self.figures.form().cell(self.path).map(|cell| self.figures.form().kind(cell));
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
