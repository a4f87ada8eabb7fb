//! 排成格 Judges whether a table holds data or only places things, and lays the data into a grid.

use super::story::Piece;
use super::table::{Cell, Merge, Table};
use crate::{Grid, GridBuilder, Region};

/// Bytes of a cell no form has: five hundred characters.
const PROSE_BYTES: usize = 1_500;
/// Cells of figures from which a table holds data, whatever else is in it.
const FIGURES: usize = 5;

/// Ends a table: a grid, or what its cells hold in reading order.
pub(super) fn conclude(table: Table, mut inside: Vec<Piece>, outside: &mut Vec<Piece>) {
    stray(&table, &mut inside, outside);
    let cells = cover(&table);
    if places_only(&table, &cells, &inside) {
        for place in cells.iter().filter(|place| place.is_shown) {
            let pieces = taken(&table.cells[place.cell], &mut inside).iter_mut();
            outside.extend(pieces.map(std::mem::take));
        }
        return;
    }
    let grid = grid(&table, &cells, &mut inside);
    // A form without one word is still a form, left empty.
    if grid.cells.len() >= FIGURES || grid.cells.iter().any(|cell| !cell.text.is_empty() || cell.picture) {
        outside.push(Piece::Grid(Box::new(grid)));
    }
}

/// What stands between cells comes before the table, as in a page.
fn stray(table: &Table, inside: &mut [Piece], outside: &mut Vec<Piece>) {
    let mut at = 0;
    let ends = table.cells.iter().map(|cell| (cell.from, cell.until)).chain([(inside.len(), inside.len())]);
    for (from, until) in ends {
        outside.extend(inside.get_mut(at..from).unwrap_or_default().iter_mut().map(std::mem::take));
        at = at.max(until);
    }
}

/// A cell with the place and span it has.
#[derive(Clone, Copy, Debug)]
struct Place {
    cell: usize,
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    /// Whether no other cell covers it.
    is_shown: bool,
    is_mended: bool,
}

/// Finds what each cell covers.
fn cover(table: &Table) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(table.cells.len());
    // For each column, the cell that begins there and may be continued.
    let mut above: Vec<Option<usize>> = Vec::new();
    for row in 0..table.rows.len() {
        let mut column = table.rows[row].before;
        let begin = places.len();
        for cell in table.cells_of(row) {
            let Cell { columns, horizontal, .. } = table.cells[cell];
            let mut place = Place { cell, row, column, rows: 1, columns, is_shown: true, is_mended: false };
            let left = places[begin..].iter_mut().rev().find(|left| left.is_shown);
            if let (Merge::Continues, Some(left)) = (horizontal, left) {
                left.columns += columns;
                place.is_shown = false;
            }
            places.push(place);
            column += columns;
        }
        join_above(table, &mut places, begin, &mut above);
    }
    places
}

/// Lets the cells of a row that continue what stands above lengthen it.
fn join_above(table: &Table, places: &mut [Place], begin: usize, above: &mut Vec<Option<usize>>) {
    for at in begin..places.len() {
        let place = places[at];
        if !place.is_shown {
            continue;
        }
        if above.len() <= place.column {
            above.resize(place.column + 1, None);
        }
        let merge = table.cells[place.cell].vertical;
        if merge != Merge::Continues {
            above[place.column] = (merge == Merge::Begins).then_some(at);
            continue;
        }
        let top = above[place.column]
            .filter(|&top| places[top].row + places[top].rows == place.row && places[top].columns == place.columns);
        match top {
            Some(top) => {
                places[top].rows += 1;
                places[at].is_shown = false;
            }
            None => {
                above[place.column] = Some(at);
                places[at].is_mended = true;
            }
        }
    }
}

fn grid(table: &Table, places: &[Place], inside: &mut [Piece]) -> Grid {
    let mut builder = GridBuilder::new(true, Region(0));
    let mut next = places.iter().peekable();
    for (at, row) in table.rows.iter().enumerate() {
        builder.row();
        if row.before > 0 {
            builder.cell(String::new(), 1, row.before, false, false);
        }
        while let Some(place) = next.next_if(|place| place.row == at) {
            let (text, has_picture) = content(taken(&table.cells[place.cell], inside));
            // Word does not draw what a covered cell still holds.
            if place.is_mended || !(place.is_shown || text.is_empty()) {
                builder.mend();
            }
            if place.is_shown {
                builder.cell(text, place.rows, place.columns, row.is_heading, has_picture);
            }
        }
        if row.after > 0 {
            builder.cell(String::new(), 1, row.after, false, false);
        }
    }
    builder.finish()
}

/// The pieces of a cell, to be taken away.
fn taken<'a>(cell: &Cell, inside: &'a mut [Piece]) -> &'a mut [Piece] {
    inside.get_mut(cell.from..cell.until).unwrap_or_default()
}

/// The text of a cell, one line a paragraph, and whether a picture stands in it.
fn content(pieces: &mut [Piece]) -> (String, bool) {
    let mut text = String::new();
    let mut has_picture = false;
    for piece in pieces {
        let said = match piece {
            Piece::Paragraph(said, _) => std::mem::take(said),
            Piece::Picture(_) => {
                has_picture = true;
                continue;
            }
            Piece::Grid(grid) => {
                has_picture |= grid.cells.iter().any(|cell| cell.picture);
                flat(grid)
            }
        };
        if text.is_empty() {
            text = said;
        } else if !said.is_empty() {
            text.push('\n');
            text.push_str(&said);
        }
    }
    (text, has_picture)
}

/// The text of a grid inside a cell, one line a row.
fn flat(grid: &Grid) -> String {
    let row = |row: &[crate::GridCell]| {
        let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        texts.join(" ")
    };
    let rows: Vec<String> = grid.rows().map(row).filter(|row| !row.is_empty()).collect();
    rows.join("\n")
}

/// Whether a table only places things: no two cells beside each other, a larger table inside one or two columns, or an
/// article poured into a cell.
fn places_only(table: &Table, places: &[Place], inside: &[Piece]) -> bool {
    let widest = (0..table.rows.len()).map(|row| table.cells_of(row).len()).max().unwrap_or(0);
    let columns = places.iter().map(|place| place.column + place.columns).max().unwrap_or(0);
    let has_larger =
        inside.iter().any(|piece| matches!(piece, Piece::Grid(grid) if grid.cells.len() > table.cells.len()));
    widest < 2 || (columns <= 2 && has_larger) || is_prose(table, inside)
}

fn is_prose(table: &Table, inside: &[Piece]) -> bool {
    let bytes = |piece: &Piece| if let Piece::Paragraph(text, _) = piece { text.len() } else { 0 };
    let has_prose = table.cells.iter().any(|cell| cell.pieces(inside).iter().map(bytes).sum::<usize>() > PROSE_BYTES);
    let is_figure = |piece: &Piece| matches!(piece, Piece::Paragraph(text, _) if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ')));
    let figures = || table.cells.iter().filter(|cell| matches!(cell.pieces(inside), [one] if is_figure(one))).count();
    has_prose && figures() < FIGURES
}
