//! 方格 A table as squares that fit together, whatever spans it claims.
//!
//! The typesetter refuses overlapping cells and spans that leave the table; a record may hold both. Here a span gives
//! way, and no text is lost.

use documents::{Table, TableCell, grid};

/// 一方 A cell with the squares that are really its own.
pub(crate) struct Square<'a> {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// `None` where the table has a hole.
    pub(crate) cell: Option<&'a TableCell>,
}

/// 方格 All squares of a table.
pub(crate) struct Squares<'a> {
    pub(crate) columns: usize,
    pub(crate) head_rows: usize,
    /// In reading order.
    pub(crate) squares: Vec<Square<'a>>,
}

/// A table whose spans stay within its rows and a few dozen columns, so that laying it out is cheap.
pub(crate) fn tame(table: &Table) -> Table {
    let (rows, columns) = (table.rows.len().max(1), table.columns.max(1));
    let mut table = table.clone();
    for cell in table.rows.iter_mut().flatten() {
        (cell.rows, cell.columns) = (cell.rows.min(rows), cell.columns.min(columns));
    }
    table
}

/// Lays out a tame table.
pub(crate) fn lay(table: &Table) -> Squares<'_> {
    let placed = grid::place(table);
    let columns = placed.iter().map(|at| at.column + 1).max().unwrap_or(0).max(table.columns);
    let rows = table.rows.len();
    let head_rows = table.head_rows.min(rows);
    let mut taken = vec![false; columns * rows];
    let mut squares = Vec::with_capacity(placed.len());
    for at in &placed {
        // A heading stays in the head, so that the head can be repeated.
        let end = if at.row < head_rows { head_rows } else { rows };
        let free = |x: usize, y: usize, taken: &[bool]| x < columns && y < end && !taken[y * columns + x];
        if !free(at.column, at.row, &taken) {
            continue;
        }
        let width = (1..=at.cell.width()).take_while(|w| free(at.column + w - 1, at.row, &taken)).count();
        let row_free = |y: usize| (at.column..at.column + width).all(|x| free(x, y, &taken));
        let height = (1..=at.cell.height()).take_while(|h| row_free(at.row + h - 1)).count();
        for y in at.row..at.row + height {
            taken[y * columns + at.column..y * columns + at.column + width].fill(true);
        }
        squares.push(Square { x: at.column, y: at.row, width, height, cell: Some(at.cell) });
    }
    for (index, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
        squares.push(Square { x: index % columns, y: index / columns, width: 1, height: 1, cell: None });
    }
    squares.sort_by_key(|square| (square.y, square.x));
    Squares { columns, head_rows, squares }
}
