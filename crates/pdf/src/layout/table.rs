//! 表 A table as it lies on a page.

/// 一表 Cells between places of lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    /// Where columns begin and the last one ends.
    pub(super) xs: Vec<f32>,
    /// Where rows begin and the last one ends.
    pub(super) ys: Vec<f32>,
    /// The cells, by row, then by column; they cover the table and do not overlap.
    pub(super) cells: Vec<Cell>,
    /// Whether lines tell which cells span several rows or columns.
    pub(super) ruled: bool,
}

/// 一格 A cell of it: the rows and columns from a first one up to, and without, an end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) top: usize,
    pub(super) bottom: usize,
    pub(super) left: usize,
    pub(super) right: usize,
    /// What stands in it, its lines parted by `\n`.
    pub(super) text: String,
    /// Whether no line closes it at the top of the table: its beginning may stand on the page before.
    pub(super) open_top: bool,
    /// Whether no line closes it at the bottom of the table.
    pub(super) open_bottom: bool,
}

impl Table {
    /// How many rows it has.
    pub(super) fn height(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// Left, top, right, bottom.
    pub(super) fn area(&self) -> [f32; 4] {
        let ends = |places: &[f32]| (places.first().copied().unwrap_or(0.0), places.last().copied().unwrap_or(0.0));
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        [left, top, right, bottom]
    }

    /// Whether a place lies in it.
    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        let [left, top, right, bottom] = self.area();
        left <= x && x < right && top <= y && y < bottom
    }

    /// The column and the row a place lies in.
    pub(super) fn square(&self, x: f32, y: f32) -> (usize, usize) {
        let index = |places: &[f32], at: f32| {
            places.partition_point(|place| *place <= at).saturating_sub(1).min(places.len().saturating_sub(2))
        };
        (index(&self.xs, x), index(&self.ys, y))
    }

    /// The index of the cell of each square, row by row.
    pub(super) fn owners(&self) -> Vec<usize> {
        let width = self.xs.len().saturating_sub(1);
        let mut owners = vec![0; width * self.height()];
        for (at, cell) in self.cells.iter().enumerate() {
            for row in cell.top..cell.bottom {
                owners[row * width + cell.left..row * width + cell.right].fill(at);
            }
        }
        owners
    }

    /// Whether no cell says anything.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }

    /// 去空边 Drops a row at the top or the bottom that no line closes and where nothing stands: lines drawn a little
    /// beyond the last row of a page.
    pub(super) fn trim(&mut self) {
        let last = self.height().saturating_sub(1);
        let bare = |cell: &Cell, open: bool| open && cell.text.is_empty();
        if last > 0 && self.cells.iter().filter(|cell| cell.top == last).all(|cell| bare(cell, cell.open_bottom)) {
            self.cells.retain(|cell| cell.top < last);
            self.cells.iter_mut().for_each(|cell| cell.bottom = cell.bottom.min(last));
            self.ys.pop();
        }
        let low = |cell: &&Cell| cell.bottom == 1;
        if self.height() > 1 && self.cells.iter().filter(low).all(|cell| bare(cell, cell.open_top)) {
            self.cells.retain(|cell| cell.bottom > 1);
            for cell in &mut self.cells {
                (cell.top, cell.bottom) = (cell.top.saturating_sub(1), cell.bottom - 1);
            }
            self.ys.remove(0);
        }
    }
}
