//! 成表 Turns the cells of a table into a grid whose every place is known.

use std::collections::HashMap;

use super::book::{Cell, Merge};
use super::layout::{Placed, Table};
use crate::{Grid, GridBuilder, PaperError, Region, limits};

/// Rows that a merged cell may reach past the last row that holds something.
const TAIL_ROWS: u32 = 100;

/// The grid of a table; `merges` are those of its sheet in order, `budget` the cells that may still come.
///
/// Several tables of one sheet share its columns, so a table is often cut finer than its own cells are: a column in
/// which no cell begins is none.
pub(super) fn grid(table: &Table<'_>, merges: &[Merge], budget: &mut usize) -> Result<Grid, PaperError> {
    let area = Area::of(table);
    let places = area.width().checked_mul((area.end - area.top) as usize).filter(|&places| places <= *budget);
    let (true, Some(places)) = (area.width() <= limits::COLUMNS, places) else { return Err(PaperError::TooManyParts) };
    *budget -= places;
    let cells = area.fill(table, merges);
    let mut begins = vec![false; area.width() + 1];
    cells.iter().for_each(|cell| begins[cell.column] = true);
    // The number of each column when only those count in which a cell begins.
    let numbers: Vec<usize> =
        begins.iter().scan(0, |next, &begins| Some(std::mem::replace(next, *next + usize::from(begins)))).collect();
    let mut builder = GridBuilder::new(true, Region(0));
    let mut cells = cells.into_iter().peekable();
    for row in area.top..area.end {
        builder.row();
        while let Some(cell) = cells.next_if(|cell| cell.row == row) {
            let columns = numbers[cell.column + cell.columns] - numbers[cell.column];
            let (text, picture) = cell.content.map_or((String::new(), false), |cell| (cell.text.clone(), cell.picture));
            builder.cell(text, cell.rows, columns, false, picture);
        }
    }
    Ok(builder.finish())
}

/// A cell of the grid, its column counted from the left of the table; an empty one has no content.
struct Laid<'a> {
    row: u32,
    column: usize,
    rows: usize,
    columns: usize,
    content: Option<&'a Cell>,
}

fn reach(cell: &Placed<'_>) -> (u32, u32) {
    (cell.bottom, cell.right)
}

/// The places a table takes: from `top` to before `end`, from `left` to `right`.
struct Area {
    top: u32,
    end: u32,
    left: u32,
    right: u32,
}

impl Area {
    /// Rows of several cells say how wide a table is; a title across claims more than that, and some claim all columns
    /// or rows there are.
    fn of(table: &Table<'_>) -> Self {
        let rows = || table.cells.chunk_by(|one, other| one.cell.row == other.cell.row);
        let believed = |cell: &Placed<'_>| {
            let claimed = cell.right - cell.cell.column;
            if claimed as usize > limits::COLUMN_SPAN { cell.cell.column } else { cell.right }
        };
        let left = table.cells.iter().map(|cell| cell.cell.column).min().unwrap_or(0);
        let furthest = table.cells.iter().map(|cell| cell.cell.column).max().unwrap_or(0);
        let full = rows().filter(|row| row.len() > 1).flatten().map(believed).max();
        let right = full.or_else(|| table.cells.iter().map(believed).max()).unwrap_or(0).max(furthest);
        let last = table.cells.iter().map(|cell| cell.cell.row).max().unwrap_or(0);
        let tail = table.rows.end.saturating_sub(last + 1);
        let end = if tail > TAIL_ROWS { last + 1 } else { table.rows.end };
        Self { top: table.rows.start, end, left, right }
    }

    fn width(&self) -> usize {
        (self.right - self.left + 1) as usize
    }

    /// Gives every place of the area to one cell.
    fn fill<'a>(&self, table: &Table<'a>, merges: &[Merge]) -> Vec<Laid<'a>> {
        let spans = self.spans(merges);
        let mut filled = table.cells.iter().peekable();
        let mut laid = Vec::with_capacity(table.cells.len());
        let mut free_from = vec![self.top; self.width()];
        for row in self.top..self.end {
            let mut column = self.left;
            while column <= self.right {
                let cell = filled.next_if(|cell| (cell.cell.row, cell.cell.column) == (row, column));
                let at = (column - self.left) as usize;
                if free_from[at] > row {
                    column += 1;
                    continue;
                }
                let empty = || spans.get(&(row, column)).copied();
                let (bottom, right) = cell.map(reach).or_else(empty).unwrap_or((row, column));
                let rows = bottom.min(self.end - 1) - row + 1;
                let wanted = (right.min(self.right) - column + 1) as usize;
                let columns = free_from[at..at + wanted].iter().take_while(|&&from| from <= row).count();
                free_from[at..at + columns].fill(row + rows);
                laid.push(Laid { row, column: at, rows: rows as usize, columns, content: cell.map(|cell| cell.cell) });
                column += columns as u32;
            }
        }
        laid
    }

    /// Where merged cells begin inside, the empty ones too.
    fn spans(&self, merges: &[Merge]) -> HashMap<(u32, u32), (u32, u32)> {
        let from = merges.partition_point(|merge| merge.top < self.top);
        let until = merges.partition_point(|merge| merge.top < self.end);
        let inside = merges[from..until].iter().filter(|merge| merge.left <= self.right && merge.right >= self.left);
        inside.map(|merge| ((merge.top, merge.left.max(self.left)), (merge.bottom, merge.right))).collect()
    }
}
