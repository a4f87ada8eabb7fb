//! 方格 Every square of a table with the one cell that owns it, for formats that refuse a grid with holes.

use crate::{Table, TableCell, WriteError, grid};

/// 一格落定 A cell with the squares it really covers.
pub(crate) struct Fitted<'a> {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) cell: &'a TableCell,
}

/// 方格 The table as a full rectangle.
pub(crate) struct Squares<'a> {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// The cells in reading order.
    pub(crate) cells: Vec<Fitted<'a>>,
    owners: Vec<Vec<Option<usize>>>,
}

impl<'a> Squares<'a> {
    /// Lays the table out; spans that leave the table or run into another cell are cut, so nothing is owned twice.
    pub(crate) fn lay(table: &'a Table, most: usize) -> Result<Self, WriteError> {
        let too_wide = |columns| WriteError::Wide { caption: table.caption.clone(), columns, most };
        let longest = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.columns);
        if longest > most {
            return Err(too_wide(longest));
        }
        let placed = grid::place(table);
        let columns = placed.iter().map(|at| at.column.saturating_add(1)).max().unwrap_or(0).max(table.columns);
        if columns > most {
            return Err(too_wide(columns));
        }
        let rows = table.rows.len();
        let mut squares = Self { columns, rows, cells: Vec::new(), owners: vec![vec![None; columns]; rows] };
        placed.into_iter().for_each(|at| squares.settle(at));
        Ok(squares)
    }

    /// The cell that owns a square; `None` where a row was given too few cells.
    pub(crate) fn owner(&self, row: usize, column: usize) -> Option<&Fitted<'a>> {
        let index = self.owners.get(row)?.get(column).copied().flatten()?;
        self.cells.get(index)
    }

    fn settle(&mut self, at: grid::Placed<'a>) {
        let free = |row: usize, columns: usize| {
            self.owners[row].iter().skip(at.column).take(columns).take_while(|square| square.is_none()).count()
        };
        let columns = free(at.row, at.cell.width());
        if columns == 0 {
            return;
        }
        let below = at.row..self.rows.min(at.row.saturating_add(at.cell.height()));
        let rows = below.take_while(|row| free(*row, columns) == columns).count();
        let index = self.cells.len();
        for line in self.owners.iter_mut().skip(at.row).take(rows) {
            line[at.column..at.column + columns].fill(Some(index));
        }
        self.cells.push(Fitted { row: at.row, column: at.column, rows, columns, cell: at.cell });
    }
}

/// 列宽 `total` shared by the relative widths of the table, equally where it names none; never less than one each.
pub(crate) fn shares(table: &Table, columns: usize, total: usize) -> Vec<usize> {
    let sum: usize = table.widths.iter().map(|width| usize::from(*width)).sum();
    if table.widths.len() != columns || sum == 0 {
        return (0..columns).map(|at| total * (at + 1) / columns - total * at / columns).collect();
    }
    let mut begun = 0;
    let mut shared = Vec::with_capacity(columns);
    for width in &table.widths {
        let end = begun + usize::from(*width);
        shared.push((total * end / sum - total * begun / sum).max(1));
        begun = end;
    }
    shared
}
