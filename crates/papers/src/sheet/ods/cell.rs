//! 单元格 What stands in one cell: its text as shown, and the value behind it.

use quick_xml::events::BytesStart;

use super::super::book::Sheet;
use super::super::look::Shown;
use super::super::number;
use super::super::xml::{Piece, Xml, attribute, number as count};
use super::styles::{Family, Styles};
use crate::PaperError;
use crate::line::{Line, tidy};

/// The content of a cell.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The text that is shown, its paragraphs as lines, without what is struck out.
    shown: String,
    /// Some of its text is struck out.
    has_struck: bool,
    /// The cell itself is struck out.
    is_struck: bool,
    pub(super) pictures: usize,
}

impl Content {
    /// Reads the cell that just began.
    pub(super) fn read(
        xml: &mut Xml<'_>,
        line: &mut Line,
        styles: &Styles,
        is_struck: bool,
    ) -> Result<Self, PaperError> {
        let outer = xml.depth();
        let mut content = Self { is_struck, ..Self::default() };
        // Whether the open paragraphs and pieces are struck out: text counts only inside one.
        let mut struck: Vec<bool> = Vec::new();
        loop {
            match xml.next()? {
                Piece::Start(element) => match xml.name() {
                    "annotation" | "ruby-text" | "note" => xml.skip()?,
                    "image" => content.pictures += 1,
                    name @ ("p" | "h" | "span") => {
                        let family = if name == "span" { Family::Text } else { Family::Paragraph };
                        let style = attribute(&element, "text:style-name");
                        let own = style.and_then(|style| styles.is_struck(family, &style));
                        if family == Family::Paragraph {
                            line.new_line();
                        }
                        struck.push(own.unwrap_or(struck.last().copied().unwrap_or(is_struck)));
                    }
                    "line-break" => line.new_line(),
                    "tab" | "s" if count(&element, "text:c") != Some(0) => line.push(" "),
                    // A table inside a cell, or the source of linked cells.
                    "table" | "cell-range-source" | "detective" => xml.skip()?,
                    _ => {}
                },
                Piece::Text(text) if struck.last() == Some(&true) => content.has_struck |= !tidy(&text).is_empty(),
                Piece::Text(text) if !struck.is_empty() => line.push(&text),
                Piece::End if xml.depth() == outer => {
                    content.shown = line.take();
                    return Ok(content);
                }
                Piece::End if matches!(xml.name(), "p" | "h" | "span") => _ = struck.pop(),
                Piece::Eof => return Err(xml.damaged()),
                _ => {}
            }
        }
    }

    /// What the cell says, without what is struck out.
    pub(super) fn value(&self, element: &BytesStart<'_>, sheet: &mut Sheet) -> Shown {
        if self.has_struck {
            return Shown { text: self.shown.clone(), has_struck: true };
        }
        // A cell may hold a value and not show it.
        Shown::of(self.stored(element, sheet), self.is_struck && self.shown.is_empty())
    }

    /// What the cell says. Numbers count as they are stored, for a format may show 0 as a dash.
    fn stored(&self, element: &BytesStart<'_>, sheet: &mut Sheet) -> String {
        let given = |name| attribute(element, name).unwrap_or_default();
        if &*given("calcext:value-type") == "error" {
            sheet.errors += 1;
            return self.shown.clone();
        }
        let stored = || given("office:value").trim().parse::<f64>().ok().filter(|value| value.is_finite());
        match &*given("office:value-type") {
            "float" | "currency" => stored().map_or_else(|| self.shown.clone(), number::plain),
            "percentage" if self.shown.ends_with('%') => self.shown.clone(),
            "percentage" => {
                stored().map_or_else(|| self.shown.clone(), |value| format!("{}%", number::plain(value * 100.0)))
            }
            "date" => moment(&given("office:date-value")),
            "boolean" if &*given("office:boolean-value") == "true" => "TRUE".to_owned(),
            "boolean" => "FALSE".to_owned(),
            "string" if self.shown.is_empty() => tidy(&given("office:string-value")),
            "" if self.shown.is_empty() => {
                sheet.uncomputed += usize::from(!given("table:formula").is_empty());
                String::new()
            }
            _ => self.shown.clone(),
        }
    }
}

/// A day, with the time when there is one: `2025-01-31T08:30:00` is 2025-01-31 08:30.
fn moment(stored: &str) -> String {
    let (day, time) = stored.trim().split_once('T').unwrap_or((stored.trim(), ""));
    let time = time.split('.').next().unwrap_or("");
    let time = if time.matches(':').count() == 2 { time.trim_end_matches(":00") } else { time };
    match time {
        "" | "00" | "00:00" => day.to_owned(),
        _ if !time.contains(':') => format!("{day} {time}:00"),
        _ => format!("{day} {time}"),
    }
}
