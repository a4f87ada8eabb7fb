//! 正文表 The text of a document on the first sheet: one column, one paragraph a row.

use rust_xlsxwriter::{Format, Worksheet};

use super::formats::Formats;
use crate::{
    Block, Document, HeadingLevel, WriteError,
    text::{printable, said},
};

/// Of the one column, in halves of a character.
const WIDTH: u16 = 80;

/// A cell takes 32767; a longer paragraph goes on in the next row.
const LONGEST: usize = 32_000;

/// Writes the sheet: title, facts, headings, paragraphs, signatures, colophon.
pub(super) fn write(sheet: &mut Worksheet, document: &Document, formats: &Formats) -> Result<(), WriteError> {
    let mut rows = Rows { sheet, next: 0 };
    rows.sheet.set_column_width(0, WIDTH)?;
    rows.put(&document.title, &formats.title)?;
    if !document.facts.is_empty() {
        rows.put(&document.facts.join("\u{3000}"), &formats.facts)?;
    }
    for block in &document.blocks {
        match block {
            Block::Heading { level: HeadingLevel::Section, text, .. } => rows.put(text, &formats.section)?,
            Block::Heading { level: HeadingLevel::Part, text, .. } => rows.put(text, &formats.part)?,
            Block::Paragraph(paragraph) => rows.put(&said(paragraph), &formats.paragraph)?,
            Block::Seal { organ, date, .. } => {
                rows.put(organ, &formats.signed)?;
                rows.put(date, &formats.signed)?;
            }
            Block::Table(_) | Block::Note(_) => {}
        }
    }
    for line in &document.colophon {
        rows.put(line, &formats.paragraph)?;
    }
    let last = rows.next.saturating_sub(1);
    super::page(sheet);
    sheet.set_print_area(0, 0, last, 0)?;
    Ok(())
}

struct Rows<'a> {
    sheet: &'a mut Worksheet,
    next: u32,
}

impl Rows<'_> {
    /// One text in a row of its own, or in several when no cell takes it; what would be a formula stays a text.
    fn put(&mut self, text: &str, format: &Format) -> Result<(), WriteError> {
        let text = printable(text);
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let end = end(rest);
            super::sheet::string(self.sheet, self.next, 0, &rest[..end], format)?;
            self.next += 1;
            rest = &rest[end..];
        }
        Ok(())
    }
}

/// Where a text must go on in another cell.
fn end(text: &str) -> usize {
    let mut length = 0;
    let over = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > LONGEST
    });
    over.map_or(text.len(), |(at, _)| at)
}
