//! 成表 Turns the cells of a table into a grid whose every place is known.

use std::collections::HashMap;

use super::book::Merge;
use super::layout::{Placed, Table};
use crate::{Grid, GridBuilder, PaperError, Region, limits};

/// Rows that a merged cell may reach past the last row that holds something.
const TAIL_ROWS: u32 = 100;

/// The grid of a table; `merges` are those of its sheet in order, `budget` the cells that may still come.
pub(super) fn grid(table: &Table<'_>, merges: &[Merge], budget: &mut usize) -> Result<Grid, PaperError> {
    let area = Area::of(table);
    let width = (area.right - area.left + 1) as usize;
    let places = width.checked_mul((area.end - area.top) as usize).filter(|&places| places <= *budget);
    let (true, Some(places)) = (width <= limits::COLUMNS, places) else { return Err(PaperError::TooManyParts) };
    *budget -= places;
    let spans = area.spans(merges);
    let mut cells = table.cells.iter().peekable();
    let mut builder = GridBuilder::new(true, Region(0));
    let mut free_from = vec![area.top; width];
    for row in area.top..area.end {
        builder.row();
        let mut column = area.left;
        while column <= area.right {
            let cell = cells.next_if(|cell| (cell.cell.row, cell.cell.column) == (row, column));
            let at = (column - area.left) as usize;
            if free_from[at] > row {
                column += 1;
                continue;
            }
            let (bottom, right) =
                cell.map(reach).or_else(|| spans.get(&(row, column)).copied()).unwrap_or((row, column));
            let (rows, columns) = (bottom.min(area.end - 1) - row + 1, right.min(area.right) - column + 1);
            let free = free_from[at..at + columns as usize].iter().take_while(|&&from| from <= row).count();
            free_from[at..at + free].fill(row + rows);
            let (text, picture) =
                cell.map_or((String::new(), false), |cell| (cell.cell.text.clone(), cell.cell.picture));
            builder.cell(text, rows as usize, free, false, picture);
            column += free as u32;
        }
    }
    Ok(builder.finish())
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

    /// Where merged cells begin inside, the empty ones too.
    fn spans(&self, merges: &[Merge]) -> HashMap<(u32, u32), (u32, u32)> {
        let from = merges.partition_point(|merge| merge.top < self.top);
        let until = merges.partition_point(|merge| merge.top < self.end);
        let inside = merges[from..until].iter().filter(|merge| merge.left <= self.right && merge.right >= self.left);
        inside.map(|merge| ((merge.top, merge.left.max(self.left)), (merge.bottom, merge.right))).collect()
    }
}
