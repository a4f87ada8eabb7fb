//! 工作簿 What the readers of the three formats fill: sheets of cells by place, nothing laid out yet.

use crate::{PaperError, limits};

/// A workbook.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) title: String,
    /// The sheets that are read, in their order.
    pub(super) sheets: Vec<Sheet>,
    /// Names of hidden sheets, which are not read.
    pub(super) hidden: Vec<String>,
    /// Names of sheets that are a chart or a dialog.
    pub(super) charts: Vec<String>,
    tally: Tally,
}

/// What all cells take together.
#[derive(Debug, Default)]
struct Tally {
    cells: usize,
    bytes: usize,
    merges: usize,
}

/// 工作表 One sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Cells that hold something, in any order while they are read.
    pub(super) cells: Vec<Cell>,
    pub(super) merges: Vec<Merge>,
    /// First and last of rows that are hidden.
    pub(super) hidden_rows: Vec<(u32, u32)>,
    /// First and last of columns that are hidden.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells that show an error instead of a value.
    pub(super) errors: usize,
    /// Formulas whose value was never computed.
    pub(super) uncomputed: usize,
    pub(super) pictures: usize,
    /// Boxes of text drawn over the cells.
    pub(super) boxes: usize,
}

/// One cell that holds something.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
    pub(super) picture: bool,
}

/// Merged cells, all ends included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merge {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Book {
    /// Puts a cell into a sheet; one that holds nothing is not kept.
    ///
    /// # Errors
    ///
    /// [`PaperError::TooManyParts`] past [`limits::CELLS`], [`PaperError::Bomb`] when few long texts are used by so
    /// many cells that they would fill the memory.
    pub(super) fn put(&mut self, sheet: &mut Sheet, cell: Cell) -> Result<(), PaperError> {
        if cell.text.is_empty() && !cell.picture {
            return Ok(());
        }
        self.tally.cells += 1;
        self.tally.bytes += cell.text.len();
        if self.tally.cells > limits::CELLS {
            return Err(PaperError::TooManyParts);
        }
        if self.tally.bytes > limits::SHEET_TEXT_BYTES {
            return Err(PaperError::Bomb);
        }
        sheet.cells.push(cell);
        Ok(())
    }

    /// Notes merged cells.
    pub(super) fn merge(&mut self, sheet: &mut Sheet, merge: Merge) -> Result<(), PaperError> {
        self.tally.merges += 1;
        if self.tally.merges > limits::CELLS {
            return Err(PaperError::TooManyParts);
        }
        if merge.top <= merge.bottom && merge.left <= merge.right {
            sheet.merges.push(merge);
        }
        Ok(())
    }
}

impl Sheet {
    /// Whether nothing at all stands on it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.pictures == 0
    }

    /// Whether pictures lie over the cells, besides those that stand in one.
    pub(super) fn has_drawn_pictures(&self) -> bool {
        self.pictures > self.cells.iter().filter(|cell| cell.picture).count()
    }

    /// Puts cells and merges in reading order; of two cells at one place the later one counts.
    pub(super) fn order(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
        self.merges.sort_by_key(|merge| (merge.top, merge.left));
    }
}
