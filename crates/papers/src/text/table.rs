//! 打字排出的表 Finds where typed tables begin and end, and lays them out.

use super::fields;
use crate::line::tidy;
use crate::{Grid, GridBuilder, PaperError, Region};

/// A table found at the beginning of some lines.
pub(super) struct Found {
    /// Lines it takes, at least 1.
    pub(super) lines: usize,
    style: Style,
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Tabs,
    /// Bars; whether the first and the last bar of each line are fences.
    Bars((bool, bool)),
    Drawn,
    Blanks,
    /// Looked like a table and is none: each line is a paragraph. Said for all lines looked at, so that none is
    /// looked at twice.
    Prose,
}

/// What stands at the beginning of `lines`; None when the first is a plain paragraph.
pub(super) fn at(lines: &[&str]) -> Option<Found> {
    let first = lines.first()?;
    match () {
        () if fields::is_drawn(first) => Some(drawn(lines)),
        () if fields::is_tabbed(first) => Some(tabs(lines)),
        () if fields::is_barred(first) || first.trim_start().starts_with("+-") => Some(bars(lines)),
        () => blanks(lines),
    }
}

fn found(lines: usize, is_table: bool, style: Style) -> Found {
    Found { lines, style: if is_table { style } else { Style::Prose } }
}

/// Tabs: a run in which some line has two fields with text. An indent by a tab makes no table; a label that lost the
/// tabs after it does not cut one.
fn tabs(lines: &[&str]) -> Found {
    if is_indented(lines, 0) {
        return found(1, false, Style::Tabs);
    }
    let count = |line: &str| line.split('\t').count();
    let goes_on = |end: usize| match lines.get(end + 1) {
        Some(next) => fields::is_tabbed(next) && count(next) <= count(lines[end - 1]) && is_short_label(lines[end]),
        None => false,
    };
    let mut end = run(lines, fields::is_tabbed);
    while goes_on(end) {
        end += 1 + run(&lines[end + 1..], fields::is_tabbed);
    }
    while end > 1 && is_indented(lines, end - 1) {
        end -= 1;
    }
    let is_row = |line: &&str| line.split('\t').filter(|field| !tidy(field).is_empty()).nth(1).is_some();
    found(end, lines[..end].iter().any(is_row), Style::Tabs)
}

/// Whether the line is a paragraph set in by tabs: one text at its end, as no neighbour has it.
fn is_indented(lines: &[&str], at: usize) -> bool {
    let body = lines[at].trim_start_matches(['\t', ' ', '\u{3000}']);
    let count = |line: &str| line.split('\t').count();
    let is_like = |other: Option<&&str>| other.is_some_and(|other| count(other) == count(lines[at]));
    let (before, after) = (at.checked_sub(1).and_then(|at| lines.get(at)), lines.get(at + 1));
    body.len() < lines[at].len() && !body.is_empty() && !body.contains('\t') && !is_like(before) && !is_like(after)
}

/// Bars: fenced lines, or several lines with bars. One line such as “首页 | 公开 | 年报” is a trail, not a table.
fn bars(lines: &[&str]) -> Found {
    let end = run(lines, |line| fields::is_barred(line) || fields::is_rule(line));
    let rows: Vec<&str> = ruled_out(&lines[..end]).collect();
    let is_table = rows.iter().any(|line| fields::is_fenced(line)) || rows.len() >= 2;
    let begins = rows.iter().all(|line| line.trim_start().starts_with(['|', '｜']));
    let ends = rows.iter().all(|line| line.trim_end().ends_with(['|', '｜']));
    found(end.max(1), is_table, Style::Bars((begins, ends)))
}

fn drawn(lines: &[&str]) -> Found {
    let end = run(lines, fields::is_drawn);
    found(end, ruled_out(&lines[..end]).next().is_some(), Style::Drawn)
}

/// Lines of two fields that may stand above the first line of three.
const NARROW_LINES_ABOVE: usize = 3;

/// Blanks: at least two lines of three fields or more follow each other; lines of two fields beside them belong to
/// the table, and so does a short line without end mark between two of its rows.
fn blanks(lines: &[&str]) -> Option<Found> {
    let above = lines.iter().take(NARROW_LINES_ABOVE).take_while(|line| width(line) == 2).count();
    if lines.get(above).is_none_or(|line| width(line) < 3) {
        return None;
    }
    let mut end = 0;
    loop {
        end += run(&lines[end..], |line| width(line) >= 2);
        let is_bridge = lines.get(end).is_some_and(|line| is_short_label(line));
        if !is_bridge || lines.get(end + 1).is_none_or(|line| width(line) < 2) {
            break;
        }
        end += 1;
    }
    let has_pair = lines[..end].windows(2).any(|pair| width(pair[0]) >= 3 && width(pair[1]) >= 3);
    Some(found(end, has_pair, Style::Blanks))
}

fn width(line: &str) -> usize {
    if fields::is_tabbed(line) || fields::is_drawn(line) { 0 } else { fields::aligned(line).len() }
}

/// A label alone in its row, not a sentence and not a heading such as “三、收到和处理情况”.
fn is_short_label(line: &str) -> bool {
    let text = tidy(line);
    let is_heading = text.starts_with(|c| "一二三四五六七八九十".contains(c)) && text.contains('、');
    !is_heading && text.chars().count() <= 40 && !text.ends_with(['。', '；', '：'])
}

fn run(lines: &[&str], belongs: impl Fn(&str) -> bool) -> usize {
    lines.iter().position(|line| !belongs(line)).unwrap_or(lines.len())
}

impl Found {
    /// Whether the lines are a table.
    pub(super) fn is_table(&self) -> bool {
        self.style != Style::Prose
    }

    /// Lays the lines out; a row has as many cells as its line has fields.
    ///
    /// # Errors
    ///
    /// [`PaperError::TooManyParts`] beyond `room` cells, or when a line has more fields than a grid has columns.
    pub(super) fn grid(&self, lines: &[&str], region: Region, room: usize) -> Result<Grid, PaperError> {
        let mut builder = GridBuilder::new(false, region);
        let mut cells = 0;
        for row in self.rows(lines) {
            builder.row();
            cells += row.len();
            let has_room = row.into_iter().all(|text| builder.cell(text, 1, 1, false, false));
            if !has_room || cells > room {
                return Err(PaperError::TooManyParts);
            }
        }
        Ok(builder.finish())
    }

    fn rows<'a>(&self, lines: &'a [&'a str]) -> Box<dyn Iterator<Item = Vec<String>> + 'a> {
        match self.style {
            Style::Tabs => Box::new(lines.iter().map(|line| fields::tabbed(line))),
            Style::Bars(outer) => Box::new(ruled_out(lines).map(move |line| fields::barred(line, outer))),
            Style::Drawn => drawn_rows(lines),
            Style::Blanks | Style::Prose => {
                Box::new(lines.iter().map(|line| fields::aligned(line).into_iter().map(tidy).collect()))
            }
        }
    }
}

fn ruled_out<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    lines.iter().copied().filter(|line| !fields::is_rule(line))
}

/// Rows of a drawn table. Where rules part every row, the lines between two rules are one row with broken cells.
fn drawn_rows<'a>(lines: &'a [&'a str]) -> Box<dyn Iterator<Item = Vec<String>> + 'a> {
    let rules = lines.iter().filter(|line| fields::is_rule(line)).count();
    if rules <= 3 {
        return Box::new(ruled_out(lines).map(fields::drawn));
    }
    let parts = lines.split(|line| fields::is_rule(line)).filter(|part| !part.is_empty());
    Box::new(parts.map(|part| part.iter().map(|line| fields::drawn(line)).reduce(joined).unwrap_or_default()))
}

/// One row of two lines: each cell goes on in the same place.
fn joined(mut upper: Vec<String>, lower: Vec<String>) -> Vec<String> {
    for (at, text) in lower.into_iter().enumerate() {
        match upper.get_mut(at) {
            Some(cell) if cell.is_empty() => *cell = text,
            Some(cell) if !text.is_empty() => *cell = format!("{cell}\n{text}"),
            Some(_) => {}
            None => upper.push(text),
        }
    }
    upper
}
