//! 限度 What one printed document may hold, so that time and memory stay bounded.

use documents::{Block, Document, Run, Table};

use crate::PressError;

/// Characters in all: five hundred full pages.
const CHARACTERS: usize = 300_000;
/// Headings, paragraphs and tables.
const BLOCKS: usize = 10_000;
/// Squares of all tables: an annual report has about six hundred.
const SQUARES: usize = 20_000;
/// Columns of one table: more cannot be read on paper.
const COLUMNS: usize = 40;

/// Refuses a document that is larger than any that is printed.
pub(crate) fn check(document: &Document) -> Result<(), PressError> {
    within("段落和表格", document.blocks.len(), BLOCKS)?;
    let mut characters = document.title.len() + document.issuer.len();
    characters += document.facts.iter().chain(&document.colophon).map(String::len).sum::<usize>();
    let mut squares = 0_usize;
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => characters += text.len(),
            Block::Paragraph(paragraph) => characters += paragraph.runs.iter().map(length).sum::<usize>(),
            Block::Seal { organ, date, .. } => characters += organ.len() + date.len(),
            Block::Note { .. } => {}
            Block::Table(table) => {
                within("一张表的列数", table.columns.max(widest(table)), COLUMNS)?;
                squares = squares.saturating_add(table.columns.max(1).saturating_mul(table.rows.len()));
                characters += table.caption.len();
                characters += table.rows.iter().flatten().map(|cell| cell.text.len()).sum::<usize>();
            }
        }
    }
    within("表格的格数", squares, SQUARES)?;
    // Three bytes a character of Chinese.
    within("字数", characters / 3, CHARACTERS)
}

fn within(what: &'static str, count: usize, limit: usize) -> Result<(), PressError> {
    if count > limit { Err(PressError::TooLarge { what, limit }) } else { Ok(()) }
}

fn widest(table: &Table) -> usize {
    table.rows.iter().map(Vec::len).max().unwrap_or(0)
}

fn length(run: &Run) -> usize {
    match run {
        Run::Text(text) => text.len(),
        Run::Figure { digits, .. } => digits.len(),
    }
}
