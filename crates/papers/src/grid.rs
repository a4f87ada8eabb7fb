//! 表格 A grid of cells with spans, laid out as a browser would, whatever the source got wrong.

use crate::{Picture, Region, Span, limits};

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
    /// The pictures in its cells, where their content lies in the file.
    pub pictures: Vec<Picture>,
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
    /// How its text is set off, in the order of reading.
    pub spans: Box<[Span]>,
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
    /// The index in the cells where the group of rows begins.
    group: usize,
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

    /// Puts a cell into the row begun last (begins one if there is none). Spans of zero count as one, and none is
    /// wider than [`limits::COLUMNS`]. Returns whether there was room: beyond that width nothing is kept.
    pub fn cell(&mut self, text: String, rows: usize, columns: usize, heading: bool, picture: bool) -> bool {
        if self.grid.height == 0 {
            self.row();
        }
        let row = self.grid.height - 1;
        let column = self.next_free(row);
        if column >= limits::COLUMNS {
            self.grid.mended += 1;
            return false;
        }
        let rows = rows.clamp(1, limits::ROW_SPAN);
        let wanted = columns.clamp(1, limits::COLUMNS - column);
        let reach = (1..wanted).find(|&reach| !self.is_free(row, column + reach)).unwrap_or(wanted);
        if reach < columns {
            self.grid.mended += 1;
        }
        self.occupy(column..column + reach, row + rows);
        self.grid.cells.push(GridCell {
            row,
            column,
            rows,
            columns: reach,
            text,
            heading,
            picture,
            spans: Box::default(),
        });
        true
    }

    /// Says how the text of the cell put last is set off.
    pub fn dress(&mut self, spans: Vec<Span>) {
        if let Some(cell) = self.grid.cells.last_mut() {
            cell.spans = spans.into();
        }
    }

    fn is_free(&self, row: usize, column: usize) -> bool {
        self.free_from.get(column).is_none_or(|&from| from <= row)
    }

    fn next_free(&self, row: usize) -> usize {
        (self.next_column..).find(|&column| self.is_free(row, column)).expect("columns beyond the widest row are free")
    }

    fn occupy(&mut self, columns: std::ops::Range<usize>, until: usize) {
        if self.free_from.len() < columns.end {
            self.free_from.resize(columns.end, 0);
        }
        self.free_from[columns.clone()].fill(until);
        self.next_column = columns.end;
    }

    /// Counts a fault of the source that was mended before its cell came here.
    pub fn mend(&mut self) {
        self.grid.mended += 1;
    }

    /// Ends a group of rows (`<thead>`, `<tbody>`): as in a browser no row span reaches past it.
    pub fn end_group(&mut self) {
        for cell in &mut self.grid.cells[self.group..] {
            let room = self.grid.height - cell.row;
            if cell.rows > room {
                cell.rows = room;
                self.grid.mended += 1;
            }
        }
        self.group = self.grid.cells.len();
        for from in &mut self.free_from {
            *from = (*from).min(self.grid.height);
        }
    }

    /// Ends the grid; spans that reach past its last row or past its width are cut there.
    #[must_use]
    pub fn finish(mut self) -> Grid {
        self.end_group();
        self.grid.starts.push(self.grid.cells.len());
        self.grid.width = self.cut_titles();
        self.grid.cells.shrink_to_fit();
        self.grid
    }

    /// A title across the table often claims more columns than there are. The width is what rows of several cells
    /// reach; a cell that begins at the left and stands alone in its row is cut there.
    fn cut_titles(&mut self) -> usize {
        let starts = &self.grid.starts;
        let is_title = |cell: &GridCell| cell.column == 0 && starts[cell.row + 1] - starts[cell.row] == 1;
        let reach = |cell: &GridCell| cell.column + cell.columns;
        let inner = self.grid.cells.iter().filter(|cell| !is_title(cell)).map(reach).max();
        let Some(width) = inner else {
            return self.grid.cells.iter().map(reach).max().unwrap_or(0);
        };
        for at in 0..self.grid.cells.len() {
            let cell = &self.grid.cells[at];
            if is_title(cell) && cell.columns > width {
                self.grid.cells[at].columns = width;
                self.grid.mended += 1;
            }
        }
        width
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

    #[test]
    fn a_span_ends_with_its_group_of_rows() {
        let mut builder = GridBuilder::new(true, Region(0));
        builder.row();
        builder.cell("head".into(), 3, 1, true, false);
        builder.cell("a".into(), 1, 1, true, false);
        builder.end_group();
        builder.row();
        builder.cell("b".into(), 1, 1, false, false);
        let grid = builder.finish();
        assert_eq!((grid.row(1)[0].column, grid.mended), (0, 1), "the next group begins at the left again");
    }

    #[test]
    fn a_title_that_claims_a_thousand_columns_is_as_wide_as_the_table() {
        let mut builder = GridBuilder::new(true, Region(0));
        builder.cell("title".into(), 1, 999_999_999, false, false);
        builder.row();
        builder.cell("a".into(), 1, 1, false, false);
        builder.cell("b".into(), 1, 1, false, false);
        let grid = builder.finish();
        assert_eq!((grid.width, grid.cells[0].columns), (2, 2));
    }

    #[test]
    fn a_lone_row_keeps_the_width_it_claims() {
        let mut builder = GridBuilder::new(true, Region(0));
        builder.cell("title".into(), 1, 4, false, false);
        assert_eq!(builder.finish().width, 4);
    }

    #[test]
    fn beyond_the_widest_allowed_column_nothing_is_kept() {
        let mut builder = GridBuilder::new(true, Region(0));
        assert!(builder.cell(String::new(), 1, limits::COLUMNS, false, false));
        assert!(!builder.cell("x".into(), 1, 1, false, false), "column 1001");
        assert_eq!(builder.finish().width, limits::COLUMNS);
    }
}
