//! 行 The rows of all grids of a paper, each with what its labels say it is.

use std::{borrow::Cow, collections::BTreeMap};

use papers::Grid;

use super::labels::{self, Word};
use crate::fold::{is_amount, is_number_cell};

/// 一行 One row of a grid, or of loose text that turned out to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Which grid of the paper it stands in; loose rows share one.
    pub(super) grid: usize,
    /// Whether that grid states spans: then an empty cell is a blank cell and never a continued label.
    pub(super) spanned: bool,
    /// The year that stands over its grid, if one does.
    pub(super) year: Option<i16>,
    /// Whether it lay about as text: then only a row with all its numbers can be told.
    pub(super) loose: bool,
    /// Cells that begin in this row.
    pub(super) fields: Vec<Field<'a>>,
    /// What it is.
    pub(super) kind: LineKind,
}

/// 一格 One cell of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) column: usize,
    pub(super) columns: usize,
    /// Whether it holds what a number cell may hold: a number, a mark of absence, or nothing.
    pub(super) number: bool,
    /// What its words are in the tables.
    pub(super) word: Word,
}

impl<'a> Field<'a> {
    fn new(text: Cow<'a, str>, column: usize, columns: usize) -> Self {
        let number = is_number_cell(&text);
        let word = if number { Word::default() } else { labels::word(&text) };
        Self { text, column, columns, number, word }
    }

    /// Whether something stands in it.
    pub(super) fn filled(&self) -> bool {
        !self.text.is_empty()
    }
}

impl<'a> Line<'a> {
    /// 格位 The places of a row from its field `from` on: a cell of its own, or none where a cell covers several columns
    /// or hangs down from the row above. A number in such a cell belongs to no single place and is not guessed.
    pub(super) fn slots(&self, from: usize) -> Vec<Option<&Field<'a>>> {
        let fields = &self.fields[from..];
        if !self.spanned || self.loose {
            return fields.iter().map(Some).collect();
        }
        let mut slots = Vec::with_capacity(fields.len());
        let label = from.checked_sub(1).map(|label| &self.fields[label]);
        let mut next = label.map(|label| label.column + label.columns);
        for field in fields {
            let gap = field.column.saturating_sub(next.unwrap_or(field.column)).min(MOST_COVERED);
            slots.extend(std::iter::repeat_n(None, gap));
            match field.columns {
                0 | 1 => slots.push(Some(field)),
                columns => slots.extend(std::iter::repeat_n(None, columns.min(MOST_COVERED))),
            }
            next = Some(field.column + field.columns);
        }
        slots
    }
}

/// Columns a single cell is believed to cover among the numbers.
const MOST_COVERED: usize = 16;

/// What the labels of a line say it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Part of the head of table III.
    ApplicantHead,
    /// Part of the head of table IV.
    RemedyHead,
    /// 信息内容 … the head of a block of table II.
    ContentHead,
    /// A row of numbers of table II or III, and the place of the first field after its label.
    Row { id: &'static str, values: usize },
    /// Only numbers, marks and blanks.
    Numbers,
    /// One text over the whole width.
    Title,
    /// Anything else.
    Other,
}

/// The lines of one grid, with the year that stands over it.
pub(super) fn lines_of(grid: &Grid, at: usize, year: Option<i16>) -> Vec<Line<'_>> {
    let spanned = grid.spans_known && grid.cells.iter().any(|cell| cell.rows > 1 || cell.columns > 1);
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(grid.height);
    for row in grid.rows().filter(|row| !row.is_empty()) {
        let fields: Vec<Field<'_>> =
            row.iter().map(|cell| Field::new(Cow::Borrowed(&cell.text), cell.column, cell.columns)).collect();
        let kind = kind_of(&fields);
        lines.push(Line { grid: at, spanned, year, loose: false, fields, kind });
    }
    lines
}

/// 散行 Rows of a table that lie about as text: cells parted by blanks, or one cell a line as a copied page leaves them.
///
/// A blank cell leaves no trace in such text, so only rows with all their numbers are taken.
#[derive(Debug, Default)]
pub(super) struct Loose<'a> {
    /// The label begun last, and the numbers below it.
    label: Option<String>,
    numbers: Vec<String>,
    /// Rows that are complete.
    lines: Vec<Line<'a>>,
    /// Whether a word of the tables was met since the last section.
    in_table: bool,
}

impl<'a> Loose<'a> {
    /// Takes a paragraph that belongs to a table; whether it did.
    pub(super) fn take(&mut self, text: &str, section: u8) -> bool {
        if text.chars().count() > 120 {
            return false;
        }
        if self.in_table && (is_number_cell(text) || is_amount(text)) {
            self.numbers.push(text.to_owned());
            return true;
        }
        let parts: Vec<&str> = text.split_whitespace().collect();
        let numbers = parts.iter().rev().take_while(|part| is_number_cell(part)).count();
        let label = parts[..parts.len() - numbers].concat();
        // Table IV has no row labels: its 总计 heads columns.
        if label.is_empty() && numbers >= 5 || section != 4 && labels::word(&label).row.is_some() {
            self.flush();
            self.in_table = true;
            self.label = (!label.is_empty()).then_some(label);
            self.numbers.extend(parts[parts.len() - numbers..].iter().map(|part| (*part).to_owned()));
            return true;
        }
        let word = labels::word(text);
        let heads = word.outcome.is_some()
            || word.applicant.is_some()
            || word.remedy.is_some()
            || word.content.is_some()
            || word.heads_applicants
            || word.group;
        if heads {
            self.flush();
            self.in_table = true;
        }
        heads
    }

    /// Ends the table; the rows found, standing in `grid`.
    pub(super) fn finish(&mut self, grid: usize) -> Vec<Line<'a>> {
        self.flush();
        self.in_table = false;
        let mut lines = std::mem::take(&mut self.lines);
        for line in &mut lines {
            line.grid = grid;
        }
        lines
    }

    fn flush(&mut self) {
        let numbers = std::mem::take(&mut self.numbers);
        let texts: Vec<String> = self.label.take().into_iter().chain(numbers).collect();
        if texts.len() < 2 {
            return;
        }
        let fields: Vec<Field<'a>> =
            texts.into_iter().enumerate().map(|(column, text)| Field::new(Cow::Owned(text), column, 1)).collect();
        let kind = kind_of(&fields);
        self.lines.push(Line { grid: 0, spanned: true, year: None, loose: true, fields, kind });
    }
}

fn kind_of(fields: &[Field<'_>]) -> LineKind {
    let filled = fields.iter().filter(|field| field.filled()).count();
    let words = || fields.iter().filter(|field| !field.number);
    if words().next().is_none() {
        // Fifteen blanks are table IV left empty.
        return if filled == 0 && fields.len() < 15 { LineKind::Other } else { LineKind::Numbers };
    }
    if let Some(row) = row_of(fields) {
        return row;
    }
    if words().filter(|field| field.word.outcome.is_some()).count() >= 3
        || words().any(|field| field.word.remedy.is_some())
    {
        return LineKind::RemedyHead;
    }
    if words().any(|field| field.word.heads_applicants)
        || words().filter(|field| field.word.applicant.is_some()).count() >= 3
    {
        return LineKind::ApplicantHead;
    }
    if words().any(|field| field.word.content.is_some()) {
        return LineKind::ContentHead;
    }
    if filled == 1 { LineKind::Title } else { LineKind::Other }
}

/// A row of numbers: its label is the last known one before the first number.
fn row_of(fields: &[Field<'_>]) -> Option<LineKind> {
    let first_number = fields.iter().position(|field| field.filled() && field.number);
    let leading = &fields[..first_number.unwrap_or(fields.len())];
    let (at, id) = leading.iter().enumerate().rev().find_map(|(at, field)| field.word.row.map(|id| (at, id)))?;
    let bare = matches!(id, "other.misc" | "results_total");
    let heads = fields.iter().filter(|field| field.word.applicant.is_some()).count();
    if bare && (heads >= 2 || first_number.is_none() && fields.len() <= at + 1) {
        return None;
    }
    // Words behind a label are a number that cannot be read, unless the label is a group's and they are its member's.
    let behind = &leading[at + 1..];
    let strange = behind.iter().any(Field::filled);
    let in_table_two = matches!(
        id,
        "rules" | "normative" | "licence" | "other_service" | "penalty" | "coercion" | "admin_fee" | "procurement"
    );
    let values_follow = in_table_two || fields.len() > at + 6;
    if strange && (bare || id == "other" || !values_follow || behind.iter().any(|field| field.text.len() > 60)) {
        return None;
    }
    // A label repeated over its span ("本年新收" three times) is one label.
    Some(LineKind::Row { id, values: at + 1 })
}

/// 列标题 What each column of the number area of a grid is headed by, read from its head lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heads {
    /// For each column from the first known one on: the known column, or something else.
    Known(Vec<Option<usize>>),
    /// Columns cannot be told apart: two labels share a column, or one is hidden.
    Damaged {
        /// The column of 商业企业 or its like, from which the first one can be told.
        second: Option<usize>,
    },
    /// No head line.
    None,
}

/// The heads of the columns of one grid's head lines; `known` recognises a label.
pub(super) fn heads(lines: &[&Line<'_>], known: impl Fn(Word) -> Option<usize>) -> Heads {
    let mut deepest: BTreeMap<usize, Word> = BTreeMap::new();
    let mut seen: Vec<usize> = Vec::new();
    for line in lines {
        for field in line.fields.iter().filter(|field| field.filled()) {
            seen.extend(known(field.word));
            let reach = if line.spanned { field.columns } else { 1 };
            for column in field.column..field.column + reach.min(64) {
                deepest.insert(column, field.word);
            }
        }
    }
    if seen.is_empty() {
        return Heads::None;
    }
    let columns: Vec<(usize, Option<usize>)> =
        deepest.into_iter().map(|(column, word)| (column, known(word))).collect();
    let second = columns.iter().find(|(_, label)| *label == Some(1)).map(|(column, _)| *column);
    let damaged = Heads::Damaged { second };
    let Some(first) = columns.iter().position(|(_, label)| label.is_some()) else { return damaged };
    let columns = &columns[first..];
    let shown: Vec<usize> = columns.iter().filter_map(|(_, label)| *label).collect();
    let gapless = columns.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
    if shown.len() != seen.len() || !gapless {
        return damaged;
    }
    Heads::Known(columns.iter().map(|(_, label)| *label).collect())
}
