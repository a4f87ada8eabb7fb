//! 表 A table as it will be drawn: rows of cells with spans, each cell knowing what it holds.

use std::collections::BTreeSet;

/// 表号 Which of the three statutory tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 表二 主动公开政府信息情况.
    Two,
    /// 表三 收到和处理政府信息公开申请情况.
    Three,
    /// 表四 行政复议、行政诉讼情况.
    Four,
}

/// What a cell is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A printed label, or the empty stand-in of one.
    Label,
    /// The cell of the form with this name.
    Figure(String),
    /// A sum that the form does not know.
    Sum,
    /// A remark or a signature.
    Note,
}

/// 一格 A cell before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text; `\n` is a line break inside the cell.
    pub text: String,
    /// Rows it spans.
    pub rows: usize,
    /// Columns it spans.
    pub columns: usize,
    /// What it is for.
    pub role: Role,
}

impl Cell {
    /// A label of one row and column.
    #[must_use]
    pub fn label(text: &str) -> Self {
        Self { text: text.into(), rows: 1, columns: 1, role: Role::Label }
    }

    /// The same cell with another span.
    #[must_use]
    pub fn spanning(self, rows: usize, columns: usize) -> Self {
        Self { rows, columns, ..self }
    }

    /// The name of the form's cell that stands here.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.role {
            Role::Figure(name) => Some(name),
            _ => None,
        }
    }

    /// Whether a number stands or should stand here.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self.role, Role::Figure(_) | Role::Sum)
    }
}

/// A place of the physical grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The row in which the cell begins that covers the place.
    pub row: usize,
    /// The index of that cell in its row.
    pub index: usize,
    /// How many rows below the beginning of the cell the place lies.
    pub down: usize,
    /// How many columns to the right of the beginning of the cell the place lies.
    pub right: usize,
}

/// 一张表 Rows of the cells that begin in them, from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Which table it is, or is a part of.
    pub kind: Kind,
    /// How many of the first rows are headings.
    pub header: usize,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether it was pasted as a picture.
    pub picture: bool,
}

impl Table {
    /// An ordinary table.
    #[must_use]
    pub fn new(kind: Kind, header: usize, rows: Vec<Vec<Cell>>) -> Self {
        Self { kind, header, rows, picture: false }
    }

    /// The physical grid, as a browser lays it out: each cell goes to the first free place of its row. `None` is a
    /// place that no cell covers.
    #[must_use]
    pub fn slots(&self) -> Vec<Vec<Option<Slot>>> {
        let mut grid: Vec<Vec<Option<Slot>>> = vec![Vec::new(); self.rows.len()];
        for (row, cells) in self.rows.iter().enumerate() {
            let mut column = 0;
            for (index, cell) in cells.iter().enumerate() {
                while grid[row].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                for (down, line) in grid[row..].iter_mut().take(cell.rows).enumerate() {
                    let end = column + cell.columns;
                    line.resize(line.len().max(end), None);
                    for (right, place) in line[column..end].iter_mut().enumerate() {
                        *place = Some(Slot { row, index, down, right });
                    }
                }
                column += cell.columns;
            }
        }
        grid
    }

    /// Columns of the widest row of the physical grid.
    #[must_use]
    pub fn width(&self) -> usize {
        self.slots().iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The cell that covers a place.
    #[must_use]
    pub fn at(&self, slot: Slot) -> &Cell {
        &self.rows[slot.row][slot.index]
    }

    /// All cells in reading order.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }

    /// All cells in reading order, to be changed.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.rows.iter_mut().flatten()
    }

    /// The names of the form's cells that can be read from it; none from a picture.
    #[must_use]
    pub fn names(&self) -> BTreeSet<String> {
        let readable = self.cells().filter(|_| !self.picture);
        readable.filter_map(|cell| cell.name().map(str::to_owned)).collect()
    }

    /// Takes a row out; cells that hang over it become one row shorter.
    ///
    /// # Panics
    ///
    /// When a cell that begins in the row reaches below it: it would have to move, and no layout here wants that.
    pub fn remove_row(&mut self, row: usize) {
        assert!(self.rows[row].iter().all(|cell| cell.rows == 1), "row {row} has a cell that reaches below it");
        for (above, cells) in self.rows[..row].iter_mut().enumerate() {
            cells.iter_mut().filter(|cell| above + cell.rows > row).for_each(|cell| cell.rows -= 1);
        }
        self.rows.remove(row);
        self.header -= usize::from(row < self.header);
    }
}
