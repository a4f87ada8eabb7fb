//! 电子表格 A workbook as a paper: the sheets one after the other, each as its running text and its tables.
//!
//! Every format is read into a sparse [`book::Book`] within limits, so a cell in the last corner of a sheet costs what
//! it holds and not what lies before it.

mod book;
mod grids;
mod layout;
mod look;
mod losses;
mod number;
mod ods;
mod xls;
mod xlsx;
mod xml;

use crate::{Block, Kind, Paper, PaperError, Paragraph, Picture, Region, limits};
use book::{Book, Sheet};
use layout::Part;

pub(crate) fn read(bytes: &[u8], kind: Kind) -> Result<Paper, PaperError> {
    let mut book = match kind {
        Kind::Xlsx => xlsx::read(bytes)?,
        Kind::Ods => ods::read(bytes)?,
        Kind::Xls => xls::read(bytes)?,
        _ => return Err(PaperError::Damaged { kind }),
    };
    book.sheets.iter_mut().for_each(Sheet::order);
    write(book)
}

/// Writes the paper of a workbook.
fn write(book: Book) -> Result<Paper, PaperError> {
    let mut paper = Paper { encoding: "UTF-8", regions: vec![Region(0)], ..Paper::default() };
    let mut budget = limits::CELLS;
    let mut covered = 0;
    for sheet in &book.sheets {
        if book.sheets.len() > 1 && !sheet.is_empty() && says_something(&sheet.name) {
            paper.blocks.push(paragraph(sheet.name.clone()));
        }
        covered += write_sheet(sheet, &mut paper, &mut budget)?;
    }
    paper.losses = losses::of(&book, covered);
    paper.title = book.title;
    Ok(paper)
}

/// Writes the blocks of a sheet; returns how many cells lie hidden under merged ones.
fn write_sheet(sheet: &Sheet, paper: &mut Paper, budget: &mut usize) -> Result<usize, PaperError> {
    let (parts, covered) = layout::parts(sheet);
    for part in parts {
        paper.blocks.push(match part {
            Part::Text(cell) => paragraph(cell.text.clone()),
            Part::Table(table) => Block::Grid(grids::grid(&table, &sheet.merges, budget)?),
        });
    }
    // A table may have been pasted as a picture: whoever reads the paper must see that something is there.
    let pictures = if sheet.has_drawn_pictures() { 1 } else { 0 };
    paper
        .blocks
        .extend((0..pictures).map(|_| Block::Picture(Picture { alt: String::new(), region: Region(0), source: None })));
    if paper.blocks.len() > limits::BLOCKS { Err(PaperError::TooManyParts) } else { Ok(covered) }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(Paragraph { text, heading: None, region: Region(0), dress: None })
}

/// Whether somebody chose the name of a sheet.
fn says_something(name: &str) -> bool {
    let rest = ["Sheet", "sheet", "工作表", "表格", "Table"].iter().find_map(|given| name.strip_prefix(given));
    // The copy of a sheet is called "Sheet1 (2)".
    let is_given = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit() || b" ()".contains(&byte));
    !name.is_empty() && !rest.is_some_and(is_given)
}
