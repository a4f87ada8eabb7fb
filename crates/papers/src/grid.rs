//! 表格 A grid of cells with spans, laid out as a browser would, whatever the source got wrong.

use crate::Region;

/// 一张表 Cells in reading order with the place and span they really have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Number of rows.
    pub height: usize,
    /// Number of columns of the widest row.
    pub width: usize,
    /// Cells in reading order: by row, then by column. No two overlap.
    pub cells: Vec<GridCell>,
    /// The index in `cells` where each row begins; one entry more than there are rows.
    starts: Vec<usize>,
    /// Whether the source states spans (HTML, Word); plain text cannot, an empty field may be a continued label.
    pub spans_known: bool,
    /// Faults of the source that the layout had to mend, such as a row span that reaches past the table.
    pub mended: usize,
    /// Where it stands.
    pub region: Region,
}

/// 一格 One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows it covers, at least 1.
    pub rows: usize,
    /// Columns it covers, at least 1.
    pub columns: usize,
    /// Its text, white space at the ends removed, a forced line break is `\n`; may be empty.
    pub text: String,
    /// Whether the source marks it as a heading cell (`<th>`).
    pub heading: bool,
    /// Whether it holds a picture.
    pub picture: bool,
}

impl Grid {
    /// The cells that begin in `row`, from left to right. Cells that hang down from above are not among them.
    #[must_use]
    pub fn row(&self, row: usize) -> &[GridCell] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    /// All rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[GridCell]> {
        self.starts.windows(2).map(|pair| &self.cells[pair[0]..pair[1]])
    }
}

/// 排表 Lays cells into a grid: each goes to the first free column of its row.
#[derive(Debug, Default)]
pub struct GridBuilder {
    grid: Grid,
    /// For each column, the first row that is free again.
    free_from: Vec<usize>,
    next_column: usize,
}

impl GridBuilder {
    /// A grid that does or does not know spans, standing in `region`.
    #[must_use]
    pub fn new(spans_known: bool, region: Region) -> Self {
        Self { grid: Grid { spans_known, region, ..Grid::default() }, ..Self::default() }
    }

    /// Begins the next row.
    pub fn row(&mut self) {
        self.grid.starts.push(self.grid.cells.len());
        self.grid.height += 1;
        self.next_column = 0;
    }

    /// Puts a cell into the row begun last (begins one if there is none). Spans of zero count as one.
    pub fn cell(&mut self, text: String, rows: usize, columns: usize, heading: bool, picture: bool) {
        if self.grid.height == 0 {
            self.row();
        }
        let row = self.grid.height - 1;
        let (rows, columns) = (rows.max(1), columns.max(1));
        let is_free = |free_from: &[usize], column: usize| free_from.get(column).is_none_or(|&from| from <= row);
        while !is_free(&self.free_from, self.next_column) {
            self.next_column += 1;
        }
        let column = self.next_column;
        let mut reach = 1;
        while reach < columns && is_free(&self.free_from, column + reach) {
            reach += 1;
        }
        if reach < columns {
            self.grid.mended += 1;
        }
        if self.free_from.len() < column + reach {
            self.free_from.resize(column + reach, 0);
        }
        self.free_from[column..column + reach].fill(row + rows);
        self.next_column = column + reach;
        self.grid.width = self.grid.width.max(self.next_column);
        self.grid.cells.push(GridCell { row, column, rows, columns: reach, text, heading, picture });
    }

    /// Ends the grid; row spans that reach past its last row are cut there.
    #[must_use]
    pub fn finish(mut self) -> Grid {
        self.grid.starts.push(self.grid.cells.len());
        for cell in &mut self.grid.cells {
            let room = self.grid.height - cell.row;
            if cell.rows > room {
                cell.rows = room;
                self.grid.mended += 1;
            }
        }
        self.grid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_under_a_row_span_moves_to_the_right() {
        let mut builder = GridBuilder::new(true, Region(0));
        builder.row();
        builder.cell("group".into(), 2, 1, true, false);
        builder.cell("a".into(), 1, 1, false, false);
        builder.row();
        builder.cell("b".into(), 1, 1, false, false);
        let grid = builder.finish();
        assert_eq!(grid.row(1)[0].column, 1, "the second row begins beside the group label");
        assert_eq!((grid.height, grid.width, grid.mended), (2, 2, 0));
    }

    #[test]
    fn a_row_span_past_the_end_is_cut_and_counted() {
        let mut builder = GridBuilder::new(true, Region(0));
        builder.row();
        builder.cell("group".into(), 22, 1, true, false);
        let grid = builder.finish();
        assert_eq!((grid.cells[0].rows, grid.mended), (1, 1), "22 declared, 1 drawn");
    }
}
