//! 排出 From marks at places to lines, tables and paragraphs: geometry only, nothing of PDF.

mod across;
mod columns;
mod furniture;
mod glyphs;
mod lattice;
mod line;
mod page;
mod paragraphs;
mod rules;
mod stamp;
mod table;
#[cfg(test)]
mod tests;

use papers::{Block, GridBuilder, PaperError, Picture, Region, limits};

use self::table::Table;
use crate::sheet::Sheet;

/// A page of which pictures cover this much has a picture worth saying.
const PICTURED: f32 = 0.2;

/// 排好的 What a file comes to.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Laid {
    /// The blocks of all pages, in reading order.
    pub(crate) blocks: Vec<Block>,
    /// Characters over the cells of tables that were left out.
    pub(crate) left_out: usize,
    /// Cells with pale figures, which were read.
    pub(crate) pale_cells: usize,
}

/// 排出 The blocks of all pages, in reading order.
///
/// # Errors
///
/// [`PaperError::TooManyParts`] when there are more cells or blocks than any real file has.
pub(crate) fn lay_out(sheets: Vec<Sheet>) -> Result<Laid, PaperError> {
    let mut pages: Vec<page::Page> = sheets.into_iter().map(|sheet| page::lay_out(sheet.upright())).collect();
    let left_out = pages.iter().map(|page| page.stamps.left_out).sum();
    let pale_cells = pages.iter().map(|page| page.stamps.pale_cells).sum();
    furniture::remove(&mut pages);
    across::join_tables(&mut pages);
    let mut blocks = Vec::new();
    let mut cells = 0;
    for part in paragraphs::parts(pages) {
        match part {
            paragraphs::Part::Paragraph(text) => blocks.push(Block::Paragraph(text)),
            paragraphs::Part::Table(table) => {
                cells += table.cells.len();
                if cells > limits::CELLS {
                    return Err(PaperError::TooManyParts);
                }
                blocks.push(Block::Grid(grid(table)));
            }
            paragraphs::Part::Picture => {
                blocks.push(Block::Picture(Picture { alt: String::new(), region: Region(0), source: None }))
            }
        }
    }
    if blocks.len() > limits::BLOCKS {
        return Err(PaperError::TooManyParts);
    }
    Ok(Laid { blocks, left_out, pale_cells })
}

fn grid(table: Table) -> papers::Grid {
    let mut builder = GridBuilder::new(table.ruled, Region(0));
    let mut cells = table.cells.into_iter().peekable();
    for row in 0..table.ys.len().saturating_sub(1) {
        builder.row();
        while let Some(cell) = cells.next_if(|cell| cell.top <= row) {
            builder.cell(cell.text, cell.bottom - cell.top, cell.right - cell.left, false, false);
        }
    }
    builder.finish()
}
