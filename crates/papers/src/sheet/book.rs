//! 工作簿 What the readers of the three formats fill: sheets of cells by place, nothing laid out yet.

use std::collections::{BTreeMap, BTreeSet};

use crate::{PaperError, limits};

/// Characters from which a text is no label any more.
const LONG: usize = 40;
/// Cells of a row from which the row below it may be one left empty.
const LEFT_EMPTY: usize = 2;

/// Whether a text is too long for a label.
pub(super) fn is_long(text: &str) -> bool {
    text.chars().nth(LONG).is_some()
}

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
    /// 空格 First and last column of the cells that a row draws and leaves empty.
    pub(super) drawn: BTreeMap<u32, (u32, u32)>,
    /// First and last of rows that are hidden.
    pub(super) hidden_rows: Vec<(u32, u32)>,
    /// Hidden rows that say again what a row in sight says; they are not read.
    pub(super) doubled_rows: usize,
    /// First and last of columns that are hidden.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells that show an error instead of a value.
    pub(super) errors: usize,
    /// Formulas whose value was never computed.
    pub(super) uncomputed: usize,
    /// 删除线 Cells with something struck out, which is not read.
    pub(super) struck: usize,
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
            sheet.draw(cell.row, cell.column, cell.column);
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

    /// Notes that a row draws cells and leaves them empty.
    pub(super) fn draw(&mut self, row: u32, first: u32, last: u32) {
        if self.drawn.len() < limits::CELLS || self.drawn.contains_key(&row) {
            let ends = self.drawn.entry(row).or_insert((first, last));
            *ends = (ends.0.min(first), ends.1.max(last));
        }
    }

    /// 空着的表格行 A row of a form that was left empty is a row all the same: one with nothing but its label, and one
    /// without a word right below a row of several cells. Their last empty cell is kept, so that they are seen as such.
    fn keep_rows_left_empty(&mut self) {
        let mut filled: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (at, cell) in self.cells.iter().enumerate() {
            let of_row = filled.entry(cell.row).or_insert((0, at));
            of_row.0 += 1;
        }
        let reach = |cell: &Cell| {
            let begins = |merge: &&Merge| (merge.top, merge.left) == (cell.row, cell.column);
            let at = self.merges.partition_point(|merge| (merge.top, merge.left) < (cell.row, cell.column));
            self.merges.get(at).filter(begins).map_or(cell.column, |merge| merge.right)
        };
        let width = self.cells.iter().map(reach).max().unwrap_or(0);
        let rows: BTreeSet<u32> = filled.keys().chain(self.drawn.keys()).copied().collect();
        let mut kept: Vec<(u32, u32)> = Vec::new();
        // Rows of a table follow one another; a line of text with drawn cells beside it stands elsewhere.
        let mut of_table: Option<u32> = None;
        let mut above = 0;
        for row in rows {
            let follows = of_table.is_some_and(|before| before + 1 == row);
            let drawn = self.drawn.get(&row).map(|&(first, last)| (first, last.min(width)));
            let count = filled.get(&row).map_or(0, |(count, _)| *count);
            let is_row = match (filled.get(&row), drawn) {
                (Some((LEFT_EMPTY.., _)), _) => true,
                (Some((_, at)), drawn) => {
                    let label = &self.cells[*at];
                    let left_empty = drawn.filter(|(_, last)| *last > reach(label));
                    let is_label = follows && !is_long(&label.text);
                    kept.extend(left_empty.filter(|_| is_label).map(|(_, last)| (row, last)));
                    is_label && (left_empty.is_some() || reach(label) >= width)
                }
                (None, Some((first, last))) if follows && above >= LEFT_EMPTY && last >= first.saturating_add(2) => {
                    kept.extend([(row, first), (row, last)]);
                    true
                }
                _ => false,
            };
            of_table = is_row.then_some(row);
            above = count;
        }
        self.cells.extend(kept.into_iter().map(|(row, column)| Cell { row, column, ..Cell::default() }));
        self.drawn.clear();
    }

    /// 隐藏的重复行 A hidden row under the label of a row in sight is an old one: what people see counts.
    fn drop_hidden_doubles(&mut self) {
        if self.hidden_rows.is_empty() {
            return;
        }
        let mut hidden = self.hidden_rows.clone();
        hidden.sort_unstable();
        hidden.dedup_by(|next, before| {
            let joined = next.0 <= before.1.saturating_add(1);
            if joined {
                before.1 = before.1.max(next.1);
            }
            joined
        });
        let is_hidden = |row: u32| {
            let at = hidden.partition_point(|(first, _)| *first <= row);
            at.checked_sub(1).is_some_and(|at| hidden[at].1 >= row)
        };
        let mut labels: BTreeMap<u32, String> = BTreeMap::new();
        for cell in self.cells.iter().filter(|cell| cell.text.chars().any(char::is_alphabetic)) {
            labels.entry(cell.row).or_default().push_str(&cell.text);
        }
        let seen: BTreeSet<&String> =
            labels.iter().filter(|(row, _)| !is_hidden(**row)).map(|(_, label)| label).collect();
        let doubled: BTreeSet<u32> = labels
            .iter()
            .filter(|(row, label)| is_hidden(**row) && seen.contains(label))
            .map(|(row, _)| *row)
            .collect();
        self.cells.retain(|cell| !doubled.contains(&cell.row));
        self.doubled_rows = doubled.len();
    }

    /// Puts cells and merges in reading order; of two cells at one place the later one counts.
    pub(super) fn order(&mut self) {
        self.merges.sort_by_key(|merge| (merge.top, merge.left));
        self.drop_hidden_doubles();
        self.keep_rows_left_empty();
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
    }
}
