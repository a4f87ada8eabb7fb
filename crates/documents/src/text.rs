//! 纯文本 A document as lines, its tables on their full physical grid.

use crate::{BREAK, Block, Document, Paragraph, Run, Table, grid};

/// 写成纯文本 Title, headings, paragraphs and tables, one line each; ends with a newline.
///
/// A table of ten columns gives ten fields on every line, separated by tabs: a cell that covers several squares
/// stands in its first one, the others are empty, so that a reader finds every figure where the form has it. What
/// belongs to a page alone (facts, remarks, colophon) is left out: this text is the document itself.
#[must_use]
pub fn render(document: &Document) -> String {
    let mut out = String::new();
    line(&mut out, &document.title);
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => line(&mut out, text),
            Block::Paragraph(paragraph) => line(&mut out, &said(paragraph)),
            Block::Table(table) => lay_out(&mut out, table),
            Block::Seal { organ, date, .. } => {
                line(&mut out, organ);
                line(&mut out, date);
            }
            Block::Note { .. } => {}
        }
    }
    out
}

/// 一段的文字 A paragraph without its links.
#[must_use]
pub fn said(paragraph: &Paragraph) -> String {
    paragraph
        .runs
        .iter()
        .map(|run| match run {
            Run::Text(text) => text.as_str(),
            Run::Figure { digits, .. } => digits.as_str(),
        })
        .collect()
}

/// 一行 Text on one line: breaks and tabs become a blank, marks for lines go.
#[must_use]
pub fn one_line(text: &str) -> String {
    let plain = text.chars().filter(|c| *c != BREAK).map(|c| if c.is_control() || c == '\u{A0}' { ' ' } else { c });
    plain.collect::<String>().trim().to_owned()
}

/// 可印的字 Text that a file may carry: no marks for lines, no control characters but lines and tabs, nothing that XML
/// forbids.
pub(crate) fn printable(text: &str) -> String {
    let kept =
        |c: &char| *c == '\n' || *c == '\t' || !(*c == BREAK || c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    text.chars().filter(kept).collect()
}

/// 一行可印的字 The same on one line.
pub(crate) fn printable_line(text: &str) -> String {
    one_line(&printable(text))
}

fn line(out: &mut String, text: &str) {
    out.push_str(&one_line(text));
    out.push('\n');
}

fn lay_out(out: &mut String, table: &Table) {
    let mut squares = vec![vec![String::new(); table.columns]; table.rows.len()];
    for placed in grid::place(table) {
        if let Some(square) = squares[placed.row].get_mut(placed.column) {
            *square = one_line(&placed.cell.text);
        }
    }
    for row in squares {
        out.push_str(&row.join("\t"));
        out.push('\n');
    }
}
