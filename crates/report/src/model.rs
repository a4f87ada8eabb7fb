//! A report as it was read, and what the reading knows about its source.

use std::collections::BTreeMap;

use statute::report::{Cell, Figures, Finding, Level};

/// 年度报告 One annual report, before or after any format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// 单位名称 As the title has it; empty when no name was found.
    pub body: String,
    /// 报告年份 The year whose work is reported.
    pub year: Option<i16>,
    /// 标题
    pub title: String,
    /// 导语 The paragraphs before section one, with the statistical period; one paragraph a line.
    pub lead: String,
    /// 各部分文字 Text of the sections by number 1 to 6, one paragraph a line, without the section's own heading, stray
    /// headings in place. A section that is not there has no entry, nor has one of the three with a table and no text
    /// beside it; one of the others that is there and empty has an empty text.
    pub sections: BTreeMap<u8, String>,
    /// 数据 Every cell.
    pub figures: Figures,
    /// 来历 How a cell came by its content where that is not plain reading: `lost_in_conversion`, `confirmed_zero` …
    pub provenance: BTreeMap<Cell, String>,
}

impl Report {
    /// The text of a section; empty when it is not there.
    #[must_use]
    pub fn section(&self, number: u8) -> &str {
        self.sections.get(&number).map_or("", String::as_str)
    }

    /// The level that the body's name shows, where that is certain.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        Level::of_body(&self.body)
    }
}

/// 读取结果 A report, what its source did to it, and how it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The report.
    pub report: Report,
    /// What the structure of the source says (rules S1 to S7), in the order of the source.
    pub findings: Vec<Finding>,
    /// How it was read, one Chinese sentence each, such as "表三的列标题不完整，按从左到右的次序对应".
    pub notes: Vec<String>,
    /// What it was read from.
    pub source: Source,
    /// Whether the head of table II's charge says （单位：元） where 万元 belong.
    pub charge_in_yuan: bool,
}

/// 来源 What a report was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file of this format.
    File(papers::Kind),
    /// The interchange shape.
    Json,
}

/// 标题情况 What was seen of the six headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Headings {
    /// The sections in the order their headings stand, doubles included.
    pub(crate) order: Vec<u8>,
}

/// 表的下落 What became of one of the three tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum TableFate {
    /// Neither a table nor a picture stands where it belongs.
    #[default]
    Missing,
    /// A picture stands where it belongs.
    Picture,
    /// It was found.
    Found,
}

/// 标题 A heading of one of the six sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SectionHeading {
    /// 1 to 6.
    pub(crate) number: u8,
    /// The text as it stands.
    pub(crate) text: String,
    /// Whether name and ordinal are the official ones.
    pub(crate) exact: bool,
    /// Whether it has an ordinal; the caption of a table has the same words and none.
    pub(crate) numbered: bool,
}
