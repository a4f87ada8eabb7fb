//! 正文表 The text of a document on the first sheet: one column, one paragraph a row.

use rust_xlsxwriter::{Format, Worksheet};

use super::{
    formats::Formats,
    sheet::{LINE, TALLEST},
};
use crate::{
    Block, Document, HeadingLevel, WriteError, breadth,
    text::{printable, said},
};

/// Of the one column, in halves of a character.
const WIDTH: u16 = 80;

/// No row grows beyond some 27 lines; a longer paragraph goes on in the next row rather than out of sight.
const LONGEST: usize = 1_000;

/// Writes the sheet: title, facts, headings, paragraphs, signatures, colophon.
pub(super) fn write(sheet: &mut Worksheet, document: &Document, formats: &Formats) -> Result<(), WriteError> {
    let mut rows = Rows { sheet, next: 0 };
    rows.sheet.set_column_width(0, WIDTH)?;
    rows.put(&document.title, &formats.title, 36)?;
    if !document.facts.is_empty() {
        rows.put(&document.facts.join("\u{3000}"), &formats.facts, 24)?;
    }
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading { level: HeadingLevel::Section, .. } if only_tables(&document.blocks[at + 1..]) => {}
            Block::Heading { level: HeadingLevel::Section, text, .. } => rows.put(text, &formats.section, 26)?,
            Block::Heading { level: HeadingLevel::Part, text, .. } => rows.put(text, &formats.part, 22)?,
            Block::Paragraph(paragraph) => rows.put(&said(paragraph), &formats.paragraph, 20)?,
            Block::Seal { organ, date, .. } => {
                rows.put(organ, &formats.signed, 20)?;
                rows.put(date, &formats.signed, 20)?;
            }
            Block::Table(_) | Block::Note { .. } => {}
        }
    }
    for line in &document.colophon {
        rows.put(line, &formats.paragraph, 20)?;
    }
    let last = rows.next.saturating_sub(1);
    super::page(sheet);
    sheet.set_print_area(0, 0, last, 0)?;
    Ok(())
}

/// A section of tables alone stands on their sheets with its heading, and not here without its text.
fn only_tables(rest: &[Block]) -> bool {
    let section = |block: &&Block| !matches!(block, Block::Heading { level: HeadingLevel::Section, .. });
    let mut blocks = rest.iter().take_while(section).filter(|block| !matches!(block, Block::Note { .. })).peekable();
    blocks.peek().is_some() && blocks.all(|block| matches!(block, Block::Table(_)))
}

struct Rows<'a> {
    sheet: &'a mut Worksheet,
    next: u32,
}

impl Rows<'_> {
    /// One text in a row of its own at least so many points tall, or in several when it is long.
    fn put(&mut self, text: &str, format: &Format, least: u16) -> Result<(), WriteError> {
        let text = printable(text);
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let end = end(rest);
            super::sheet::string(self.sheet, self.next, 0, &rest[..end], format)?;
            let lines = breadth::lines(&rest[..end], usize::from(WIDTH) - 1);
            let height = (lines * LINE + 6).clamp(usize::from(least), TALLEST);
            self.sheet.set_row_height(self.next, u16::try_from(height).unwrap_or(least))?;
            self.next += 1;
            rest = &rest[end..];
        }
        Ok(())
    }
}

/// Where a text must go on in another cell: after its last sentence or line that still fits.
fn end(text: &str) -> usize {
    let Some((over, _)) = text.char_indices().nth(LONGEST) else { return text.len() };
    let sentence = |c: char| matches!(c, '。' | '；' | '\n');
    text[..over].rfind(sentence).and_then(|at| Some(at + text[at..].chars().next()?.len_utf8())).unwrap_or(over)
}
