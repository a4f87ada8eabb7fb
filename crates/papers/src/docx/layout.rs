//! 排成格 Judges whether a table holds data or only places things, and lays the data into a grid.

use super::story::Piece;
use super::table::{Cell, Merge, Table};
use crate::{Grid, GridBuilder, Region, limits};

/// Bytes of a cell no form has: five hundred characters.
const PROSE_BYTES: usize = 1_500;
/// Cells of figures from which a table holds data, whatever else is in it.
const FIGURES: usize = 5;

/// Ends a table: a grid, or what its cells hold in reading order.
pub(super) fn conclude(mut table: Table, mut inside: Vec<Piece>, outside: &mut Vec<Piece>) {
    stray(&table, &mut inside, outside);
    cover(&mut table);
    if places_only(&table, &inside) {
        for cell in table.cells.iter().filter(|cell| !cell.is_covered) {
            outside.extend(cell.taken(&mut inside).iter_mut().map(std::mem::take));
        }
        return;
    }
    let grid = grid(&table, &mut inside);
    // A form without one word is still a form, left empty.
    if grid.cells.len() >= FIGURES || grid.cells.iter().any(|cell| !cell.text.is_empty() || cell.picture) {
        outside.push(Piece::Grid(Box::new(grid)));
    }
}

/// What stands between cells comes before the table, as in a page.
fn stray(table: &Table, inside: &mut [Piece], outside: &mut Vec<Piece>) {
    let mut at = 0;
    let end = inside.len();
    for place in table.cells.iter().map(Cell::place).chain(std::iter::once(end..end)) {
        outside.extend(inside.get_mut(at..place.start).unwrap_or_default().iter_mut().map(std::mem::take));
        at = at.max(place.end);
    }
}

/// Finds what each cell covers.
fn cover(table: &mut Table) {
    // For each column, the cell that begins there and may be continued.
    let mut above: Vec<Option<usize>> = vec![None; limits::COLUMNS + 1];
    for row in 0..table.rows.len() {
        let mut column = table.rows[row].before;
        let mut left: Option<usize> = None;
        for at in table.cells_of(row) {
            let cell = &mut table.cells[at];
            (cell.row, cell.column) = (row as u32, column);
            let columns = cell.columns;
            column += columns;
            match left {
                Some(left) if cell.horizontal == Merge::Continues => {
                    cell.is_covered = true;
                    table.cells[left].columns += columns;
                }
                _ => left = Some(at),
            }
        }
        for at in table.cells_of(row) {
            join_above(&mut table.cells, at, &mut above);
        }
    }
}

/// Lets a cell that continues what stands above lengthen it.
fn join_above(cells: &mut [Cell], at: usize, above: &mut [Option<usize>]) {
    let Cell { row, column, columns, vertical, is_covered, .. } = cells[at];
    // Only a row that strayed into a cell reaches past the widest table.
    let Some(above) = above.get_mut(usize::from(column)).filter(|_| !is_covered) else { return };
    if vertical != Merge::Continues {
        *above = (vertical == Merge::Begins).then_some(at);
        return;
    }
    match above.map(|top| &mut cells[top]) {
        Some(top) if top.row + top.rows == row && top.columns == columns => {
            top.rows += 1;
            cells[at].is_covered = true;
        }
        _ => {
            *above = Some(at);
            cells[at].is_mended = true;
        }
    }
}

fn grid(table: &Table, inside: &mut [Piece]) -> Grid {
    let mut builder = GridBuilder::new(true, Region(0));
    let empty = |builder: &mut GridBuilder, columns: u16| {
        if columns > 0 {
            builder.cell(String::new(), 1, columns.into(), false, false);
        }
    };
    for (at, row) in table.rows.iter().enumerate() {
        builder.row();
        empty(&mut builder, row.before);
        for cell in &table.cells[table.cells_of(at)] {
            let (text, has_picture) = content(cell.taken(inside));
            // Word does not draw what a covered cell still holds.
            if cell.is_mended || (cell.is_covered && !text.is_empty()) {
                builder.mend();
            }
            if !cell.is_covered {
                builder.cell(text, cell.rows as usize, cell.columns.into(), row.is_heading, has_picture);
            }
        }
        empty(&mut builder, row.after);
    }
    builder.finish()
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
fn places_only(table: &Table, inside: &[Piece]) -> bool {
    let widest = (0..table.rows.len()).map(|row| table.cells_of(row).len()).max().unwrap_or(0);
    let columns = table.cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
    let is_larger = |piece: &Piece| matches!(piece, Piece::Grid(grid) if grid.cells.len() > table.cells.len());
    widest < 2 || (columns <= 2 && inside.iter().any(is_larger)) || is_prose(table, inside)
}

fn is_prose(table: &Table, inside: &[Piece]) -> bool {
    let bytes = |piece: &Piece| if let Piece::Paragraph(text, _) = piece { text.len() } else { 0 };
    let has_prose = table.cells.iter().any(|cell| cell.pieces(inside).iter().map(bytes).sum::<usize>() > PROSE_BYTES);
    let is_of_figures = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ');
    let is_figure = |piece: &Piece| matches!(piece, Piece::Paragraph(text, _) if text.bytes().all(is_of_figures));
    let figures = || table.cells.iter().filter(|cell| matches!(cell.pieces(inside), [one] if is_figure(one))).count();
    has_prose && figures() < FIGURES
}
