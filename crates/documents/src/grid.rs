//! 格 Where each cell of a table stands once its spans are laid out.

use crate::{Scope, Table, TableCell};

/// 落位 A cell and the place of its first square.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Row of its first square, counted from zero.
    pub row: usize,
    /// Column of its first square, counted from zero.
    pub column: usize,
    /// The cell.
    pub cell: &'a TableCell,
}

impl Placed<'_> {
    fn covers_row(&self, row: usize) -> bool {
        (self.row..self.row.saturating_add(self.cell.height())).contains(&row)
    }

    fn meets_columns(&self, other: &Self) -> bool {
        let end = |at: &Self| at.column.saturating_add(at.cell.width());
        self.column < end(other) && other.column < end(self)
    }

    fn heads_columns(&self) -> bool {
        self.cell.band || matches!(self.cell.scope, Some(Scope::Column | Scope::ColumnGroup))
    }

    fn heads_rows(&self) -> bool {
        !self.cell.band && matches!(self.cell.scope, Some(Scope::Row | Scope::RowGroup))
    }
}

/// 排格 All cells in reading order with their places, as a browser lays them out.
///
/// A cell takes the first free square of its row; squares under a taller cell are taken.
#[must_use]
pub fn place(table: &Table) -> Vec<Placed<'_>> {
    let mut taken = vec![vec![false; table.columns]; table.rows.len()];
    let mut placed = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while taken[row].get(column).copied().unwrap_or(false) {
                column += 1;
            }
            for line in taken.iter_mut().skip(row).take(cell.height()) {
                line.iter_mut().skip(column).take(cell.width()).for_each(|square| *square = true);
            }
            placed.push(Placed { row, column, cell });
            column = column.saturating_add(cell.width());
        }
    }
    placed
}

/// 表头 Positions in `placed` of the headings that name the figure at `at`: columns first, then rows, outermost first.
///
/// Column headings are the nearest unbroken run of heading rows above; a table whose heads change halfway down
/// (表二) names each figure by the heads it stands under.
#[must_use]
pub fn headings(placed: &[Placed<'_>], at: &Placed<'_>) -> Vec<usize> {
    let mut columns = Vec::new();
    let mut row = at.row;
    while row > 0 {
        row -= 1;
        let above = placed.iter().enumerate().filter(|(_, cell)| cell.covers_row(row) && cell.meets_columns(at));
        let (heads, others): (Vec<_>, Vec<_>) = above.partition(|(_, cell)| cell.heads_columns());
        if heads.is_empty() && !columns.is_empty() && !others.is_empty() {
            break;
        }
        for (index, _) in heads {
            if !columns.contains(&index) {
                columns.insert(0, index);
            }
        }
    }
    let rows = placed
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.heads_rows() && cell.covers_row(at.row) && cell.column < at.column);
    columns.extend(rows.map(|(index, _)| index));
    columns
}
