//! 三张表 From lines to cells: labels decide, and where column labels are lost, order from the left does.

mod applicants;
mod content;
mod remedies;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use statute::report::{Absence, Content, Figures, Format, Kind, Number};

use super::{
    labels,
    lines::{Line, LineKind},
};
use crate::fold::{read_number, squeeze};

/// 读表结果 The cells of all three tables, and how they were found.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) figures: Figures,
    /// Whether anything of tables II, III, IV was found.
    pub(super) found: [bool; 3],
    /// Whether the head of the charge says （单位：元）.
    pub(super) charge_in_yuan: bool,
    /// Cells that were given twice with different numbers: place, first and second.
    pub(super) contradictions: Vec<(String, String, String)>,
    /// Another year that stands over a table that was read all the same, since there is no other; 0 for 上年.
    pub(super) captioned: Option<i16>,
    pub(super) notes: Vec<String>,
}

/// Reads the lines with the edition that their own labels show.
pub(super) fn read(lines: &[Line<'_>], year: Option<i16>) -> Tables {
    let format = edition(lines).or_else(|| year.and_then(Format::of_year)).unwrap_or(Format::F2021);
    let mut tables = Tables {
        figures: Figures::unknown(format),
        found: [false; 3],
        charge_in_yuan: false,
        contradictions: Vec::new(),
        captioned: None,
        notes: Vec::new(),
    };
    let (lines, other_years) = of_this_year(lines, year);
    for other in other_years {
        let other = if other == 0 { "上年".to_owned() } else { format!("{other} 年") };
        note(&mut tables, &format!("文件里另有标明{other}的同样的表，那张表没有读。"));
    }
    let lines = lines.as_ref();
    let is_row = |line: &&Line<'_>| matches!(line.kind, LineKind::Row { .. });
    tables.captioned =
        lines.iter().filter(is_row).find_map(|line| line.year.filter(|own| year.is_some_and(|year| year != *own)));
    content::content_table(lines, &mut tables);
    applicants::applicant_table(lines, &mut tables);
    remedies::remedy_table(lines, &mut tables);
    tables
}

/// 本年的表 The lines without those of a table that says another year over it, where the same table stands once more.
///
/// Alone, such a table is this year's under an old caption.
fn of_this_year<'a, 'b>(lines: &'b [Line<'a>], year: Option<i16>) -> (Cow<'b, [Line<'a>]>, BTreeSet<i16>) {
    let id = |line: &Line<'a>| match line.kind {
        LineKind::Row { id, .. } => Some(id),
        _ => None,
    };
    let is_other = |line: &Line<'a>| line.year.is_some() && year.is_some() && line.year != year;
    let ours: BTreeSet<&str> = lines.iter().filter(|line| !is_other(line)).filter_map(id).collect();
    let doubled: BTreeSet<usize> = lines
        .iter()
        .filter(|line| is_other(line) && id(line).is_some_and(|id| ours.contains(id)))
        .map(|line| line.grid)
        .collect();
    if doubled.is_empty() {
        return (Cow::Borrowed(lines), BTreeSet::new());
    }
    let years = lines.iter().filter(|line| doubled.contains(&line.grid)).filter_map(|line| line.year).collect();
    (Cow::Owned(lines.iter().filter(|line| !doubled.contains(&line.grid)).cloned().collect()), years)
}

/// The edition with more words of its own among the labels.
fn edition(lines: &[Line<'_>]) -> Option<Format> {
    let mut votes: BTreeMap<Format, usize> = BTreeMap::new();
    for line in lines {
        match &line.kind {
            LineKind::Row { id, .. } => {
                if let Some(format) = labels::edition(id) {
                    *votes.entry(format).or_default() += 1;
                }
            }
            LineKind::ContentHead => {
                for format in line.fields.iter().filter_map(|field| field.word.content).filter_map(labels::edition) {
                    *votes.entry(format).or_default() += 1;
                }
            }
            _ => {}
        }
    }
    votes.into_iter().max_by_key(|&(_, count)| count).map(|(format, _)| format)
}

/// So many contradictions are told; more of them say nothing new.
const CONTRADICTIONS: usize = 20;

impl Tables {
    /// Puts what a field says into a cell; the first number stays when a cell is given twice.
    fn put(&mut self, cell: statute::report::Cell, text: &str) {
        let content = content_of(self.figures.form().kind(cell), text);
        match self.figures.content(cell) {
            Content::Absent(Absence::Lost) => {}
            Content::Read(first) => {
                if let Content::Read(second) = content
                    && first != second
                    && self.contradictions.len() < CONTRADICTIONS
                {
                    let place = self.figures.form().place(cell);
                    self.contradictions.push((place, first.to_string(), second.to_string()));
                }
                return;
            }
            Content::Absent(_) if !matches!(content, Content::Read(_)) => return,
            Content::Absent(_) => {}
        }
        let keeps_text = content == Content::Absent(Absence::Unreadable)
            || matches!(self.figures.form().kind(cell), Kind::Change | Kind::Amount);
        if keeps_text && !text.is_empty() {
            self.figures.set_printed(cell, content, text.trim().to_owned());
        } else {
            self.figures.set(cell, content);
        }
    }
}

/// What a field says in a cell of that kind; amounts carry their unit inside, and count in yuan.
pub(crate) fn content_of(kind: Kind, text: &str) -> Content {
    // Money in a column of pieces is no count, whatever its digits.
    if matches!(kind, Kind::Count | Kind::Change) && text.trim_end().ends_with('元') {
        return Content::Absent(Absence::Unreadable);
    }
    if kind != Kind::Amount {
        return read_number(text);
    }
    let squeezed = squeeze(text);
    let yuan = match (squeezed.strip_suffix("万元"), squeezed.strip_suffix('元')) {
        (Some(wan), _) => number(wan).and_then(wan_to_yuan),
        (None, Some(yuan)) => number(yuan),
        (None, None) => return read_number(text),
    };
    yuan.map_or(Content::Absent(Absence::Unreadable), Content::Read)
}

fn number(text: &str) -> Option<Number> {
    match read_number(text) {
        Content::Read(number) => Some(number),
        Content::Absent(_) => None,
    }
}

/// 万元 as 元; `None` when that is more than a number can hold.
fn wan_to_yuan(wan: Number) -> Option<Number> {
    let yuan = wan.millionths().checked_mul(10_000).map(Number::from_millionths)?;
    (Number::ZERO - Number::LARGEST..=Number::LARGEST).contains(&yuan).then_some(yuan)
}

/// Says once how something was read.
fn note(tables: &mut Tables, text: &str) {
    if !tables.notes.iter().any(|each| each == text) {
        tables.notes.push(text.to_owned());
    }
}
