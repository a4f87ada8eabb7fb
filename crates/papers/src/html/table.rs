//! 数据表 Turns a table of data into a grid, spans laid out as a browser would.

use super::kind::Kind;
use super::tree::Tree;
use super::writer::{Writer, says_something};
use crate::line::Line;
use crate::{Block, GridBuilder, PaperError, limits};

impl Writer<'_> {
    /// Writes the caption as a paragraph and the rows as a grid.
    pub(super) fn grid(&mut self, table: u32) -> Result<(), PaperError> {
        self.flush()?;
        let tree = self.tree;
        self.within_table(table)?;
        let groups = groups(tree, table);
        let widest = groups.iter().flatten().map(|&row| plain_width(tree, row)).max().unwrap_or(1);
        let mut builder = GridBuilder::new(true, self.here());
        let mut line = Line::default();
        for group in groups {
            for (at, &row) in group.iter().enumerate() {
                builder.row();
                let room = Room { rows: group.len() - at, columns: widest };
                self.row(&mut builder, &mut line, row, room)?;
            }
            builder.end_group();
        }
        self.put(Block::Grid(builder.finish()))
    }

    fn within_table(&mut self, table: u32) -> Result<(), PaperError> {
        let tree = self.tree;
        let captions = tree.children(table).filter(|&child| tree.node(child).kind == Kind::Caption);
        captions.filter(|&child| !tree.node(child).is_hidden).try_for_each(|caption| self.container(caption))
    }

    fn row(&mut self, builder: &mut GridBuilder, line: &mut Line, row: u32, room: Room) -> Result<(), PaperError> {
        let tree = self.tree;
        for id in tree.children(row) {
            let cell = tree.node(id);
            if cell.is_hidden || !matches!(cell.kind, Kind::Cell | Kind::HeadCell) {
                continue;
            }
            let Gathered { has_picture, struck } = gather_cell(tree, id, line);
            self.struck += struck;
            let rows = if cell.rows == 0 { room.rows } else { usize::from(cell.rows) };
            let columns = match usize::from(cell.columns) {
                claimed if claimed > limits::COLUMN_SPAN => {
                    builder.mend();
                    room.columns
                }
                claimed => claimed,
            };
            let is_heading = cell.kind == Kind::HeadCell;
            let has_room = builder.cell(line.take(), rows, columns, is_heading, has_picture);
            self.cells += 1;
            if !has_room || self.cells > limits::CELLS {
                return Err(PaperError::TooManyParts);
            }
        }
        Ok(())
    }
}

/// What a cell can cover at most: rows left in its group, and columns for a span that cannot be true.
#[derive(Clone, Copy)]
struct Room {
    rows: usize,
    columns: usize,
}

/// Columns a row takes, spans that cannot be true counted as one.
fn plain_width(tree: &Tree, row: u32) -> usize {
    let cells =
        tree.children(row).map(|id| tree.node(id)).filter(|cell| matches!(cell.kind, Kind::Cell | Kind::HeadCell));
    let believed = |columns: u16| if usize::from(columns) > limits::COLUMN_SPAN { 1 } else { usize::from(columns) };
    cells.map(|cell| believed(cell.columns)).sum::<usize>().min(limits::COLUMN_SPAN)
}

/// The rows of a table by group, in the order in which they are drawn: head, bodies, foot.
fn groups(tree: &Tree, table: u32) -> Vec<Vec<u32>> {
    let mut groups: Vec<(u8, Vec<u32>)> = Vec::new();
    for child in tree.children(table).filter(|&child| !tree.node(child).is_hidden) {
        match tree.node(child).kind {
            Kind::Rows(order) => groups.push((order, rows(tree, child))),
            // Only trees the parser repaired oddly have rows outside a group.
            Kind::Row => groups.push((1, vec![child])),
            _ => {}
        }
    }
    groups.sort_by_key(|(order, _)| *order);
    groups.into_iter().map(|(_, rows)| rows).collect()
}

fn rows(tree: &Tree, group: u32) -> Vec<u32> {
    let is_row = |&child: &u32| tree.node(child).kind == Kind::Row && !tree.node(child).is_hidden;
    tree.children(group).filter(is_row).collect()
}

/// What was met in a cell besides its text.
#[derive(Clone, Copy, Debug, Default)]
struct Gathered {
    has_picture: bool,
    /// Places where something is struck out, which is not read.
    struck: usize,
}

/// Gathers the text of a cell; of one that is struck out, none.
fn gather_cell(tree: &Tree, id: u32, line: &mut Line) -> Gathered {
    let mut gathered = Gathered::default();
    if tree.node(id).is_struck {
        gathered.struck = usize::from(says_something(tree, id));
    } else {
        gather(tree, id, line, &mut gathered);
    }
    gathered
}

/// Gathers text; paragraphs and breaks in it begin a new line.
fn gather(tree: &Tree, id: u32, line: &mut Line, gathered: &mut Gathered) {
    for child in tree.children(id) {
        let node = tree.node(child);
        match node.kind {
            _ if node.is_hidden => {}
            _ if node.is_struck => gathered.struck += usize::from(says_something(tree, child)),
            Kind::Text => line.push(tree.text(child)),
            Kind::Break => line.new_line(),
            Kind::Picture => gathered.has_picture = true,
            Kind::Dropped | Kind::Embedded | Kind::Title | Kind::ArticleTitle | Kind::Frame => {}
            Kind::Raised => {
                line.push(" ");
                gather(tree, child, line, gathered);
            }
            Kind::Inline | Kind::Link | Kind::Button | Kind::Island => gather(tree, child, line, gathered),
            _ => {
                line.new_line();
                gather(tree, child, line, gathered);
                line.new_line();
            }
        }
    }
}
