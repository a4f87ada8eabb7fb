//! 台账文件 One table with headings, and what its rows say.

use std::collections::{HashMap, HashSet};

use papers::{Block, Grid, GridCell, Paper};
use store::digest::Digest;

use super::{Column, ImportFault, Row, Within, line::Line, repeats};

/// 台账文件 A file of items: its name, the hash of its bytes, and its table.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: String,
    hash: Digest,
    grids: Vec<Grid>,
}

impl Sheet {
    /// A file and what was read from it.
    #[must_use]
    pub fn new(name: &str, bytes: &[u8], paper: Paper) -> Self {
        let grid = |block: Block| if let Block::Grid(grid) = block { Some(grid) } else { None };
        let grids = paper.blocks.into_iter().filter_map(grid).collect();
        Self { name: name.to_owned(), hash: Digest::of(bytes), grids }
    }

    /// 校验值 By which it is recognised.
    #[must_use]
    pub fn hash(&self) -> Digest {
        self.hash
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Every row as it will be proposed or recorded; or every fault.
    pub(super) fn rows(&self, within: &Within<'_>) -> Result<Vec<Row>, Vec<ImportFault>> {
        let found = self.grids.iter().find_map(|grid| heading_row(grid).map(|row| (grid, row)));
        let Some((grid, headings)) = found else { return Err(vec![ImportFault::NoTable]) };
        let (columns, mut faults) = columns(grid, headings);
        let others = self.grids.len() - 1;
        if others > 0 {
            faults.push(ImportFault::OtherTables { count: others });
        }
        faults.extend(merged(grid, headings, &columns));
        if !faults.is_empty() {
            return Err(faults);
        }
        let (mut rows, mut twins) = (Vec::new(), HashSet::new());
        let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
        for row in headings + 1..grid.height {
            let line = Line::of(grid, row, &columns);
            if line.is_empty() {
                continue;
            }
            let place = row + 1;
            let told =
                |(column, why): (Column, String)| ImportFault::Cell { row: place, column: column.heading(), why };
            let first = *seen.entry(line.all()).or_insert(place);
            if first != place {
                faults.push(told((Column::Title, format!("和第 {first} 行一模一样"))));
                twins.insert(place);
            }
            match line.read(within, place) {
                Ok(row) => rows.push(row),
                Err(found) => faults.extend(found.into_iter().map(told)),
            }
        }
        if rows.is_empty() && faults.is_empty() {
            faults.push(ImportFault::Empty);
        }
        faults.extend(repeats::among(&rows, &twins));
        if faults.is_empty() { Ok(rows) } else { Err(faults) }
    }
}

/// The first row in which the title has its heading.
fn heading_row(grid: &Grid) -> Option<usize> {
    let is_title = |cell: &papers::GridCell| Column::of(&cell.text) == Some(Column::Title);
    (0..grid.height).find(|row| grid.row(*row).iter().any(is_title))
}

/// Which column of the grid holds what; and what is wrong with the headings.
fn columns(grid: &Grid, headings: usize) -> (HashMap<usize, Column>, Vec<ImportFault>) {
    let (mut columns, mut faults) = (HashMap::new(), Vec::new());
    for cell in grid.row(headings).iter().filter(|cell| !cell.text.is_empty()) {
        match Column::of(&cell.text) {
            None => faults.push(ImportFault::Heading { heading: cell.text.clone() }),
            Some(column) if columns.values().any(|known| *known == column) => {
                faults.push(ImportFault::Twice { heading: column.heading() });
            }
            Some(column) => {
                columns.insert(cell.column, column);
            }
        }
    }
    let missing = Column::NEEDED.into_iter().filter(|column| !columns.values().any(|known| known == column));
    faults.extend(missing.map(|column| ImportFault::Missing { heading: column.heading() }));
    (columns, faults)
}

/// 合并的格 Of rows that share a cell nobody can say what each of them holds; from the headings on, none is taken in.
fn merged(grid: &Grid, headings: usize, columns: &HashMap<usize, Column>) -> Vec<ImportFault> {
    let is_merged = |cell: &&GridCell| (cell.rows > 1 || cell.columns > 1) && !cell.text.is_empty();
    let cells = grid.cells.iter().filter(|cell| cell.row >= headings).filter(is_merged);
    let told = |cell: &GridCell| {
        let (last, column) = (cell.row + cell.rows, columns.get(&cell.column).copied().unwrap_or(Column::Title));
        let why = if cell.rows > 1 {
            format!("第 {} 行到第 {last} 行的这一格合并了，看不出每一行各是什么，请取消合并，逐行填上", cell.row + 1)
        } else {
            format!("这一格横着合并了 {} 列，看不出每一栏各是什么，请取消合并", cell.columns)
        };
        ImportFault::Cell { row: cell.row + 1, column: column.heading(), why }
    };
    cells.map(told).collect()
}
