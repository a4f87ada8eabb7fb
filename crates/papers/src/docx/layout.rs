//! 排成格 Judges whether a table holds data or only places things, and lays the data into a grid.

use super::story::Piece;
use super::table::{Cell, Merge, Table};
use crate::dress::moved;
use crate::{Grid, GridBuilder, GridCell, Picture, Region, Span, limits};

/// Bytes of a cell no form has: five hundred characters.
const PROSE_BYTES: usize = 1_500;
/// Cells of figures from which a table holds data, whatever else is in it.
const FIGURES: usize = 5;
/// Rows of headings a table has at most.
const HEAD_ROWS: usize = 4;

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
    let mut pictures = Vec::new();
    let is_stated = table.rows.iter().any(|row| row.is_heading);
    let empty = |builder: &mut GridBuilder, columns: u16| {
        if columns > 0 {
            builder.cell(String::new(), 1, columns.into(), false, false);
        }
    };
    for (at, row) in table.rows.iter().enumerate() {
        builder.row();
        empty(&mut builder, row.before);
        for cell in &table.cells[table.cells_of(at)] {
            let Content { text, spans, has_picture } = content(cell.taken(inside), &mut pictures);
            // Word does not draw what a covered cell still holds.
            if cell.is_mended || (cell.is_covered && !text.is_empty()) {
                builder.mend();
            }
            if !cell.is_covered {
                let is_heading = row.is_heading || (at == 0 && table.has_first_row && !is_stated);
                if builder.cell(text, cell.rows as usize, cell.columns.into(), is_heading, has_picture) {
                    builder.dress(spans);
                }
            }
        }
        empty(&mut builder, row.after);
    }
    let mut grid = builder.finish();
    grid.pictures = pictures;
    head(&mut grid);
    grid
}

/// 表头 Rows at the top in bold letters, above others that are not, are headings where nothing says which are.
fn head(grid: &mut Grid) {
    if grid.cells.iter().any(|cell| cell.heading) {
        return;
    }
    let is_strong = |cell: &GridCell| {
        let is_whole = cell.spans.first().is_some_and(|span| span.from == 0)
            && cell.spans.last().is_some_and(|span| span.until as usize == cell.text.len());
        let has_gap = cell.spans.windows(2).any(|pair| pair[0].until + 1 < pair[1].from);
        is_whole && !has_gap && cell.spans.iter().all(|span| span.marks.strong)
    };
    let is_head = |row: &[GridCell]| {
        row.iter().any(|cell| !cell.text.is_empty()) && row.iter().all(|cell| cell.text.is_empty() || is_strong(cell))
    };
    let rows = grid.rows().take_while(|row| is_head(row)).count();
    if (1..=HEAD_ROWS).contains(&rows) && rows < grid.height {
        grid.cells.iter_mut().filter(|cell| cell.row < rows).for_each(|cell| cell.heading = true);
    }
}

/// What stands in a cell.
#[derive(Default)]
struct Content {
    text: String,
    spans: Vec<Span>,
    has_picture: bool,
}

/// The text of a cell, one line a paragraph, and whether a picture stands in it; those whose content is there are kept.
fn content(pieces: &mut [Piece], pictures: &mut Vec<Picture>) -> Content {
    let mut content = Content::default();
    for piece in pieces {
        let (said, mut spans) = match piece {
            Piece::Paragraph(said) => (std::mem::take(&mut said.text), std::mem::take(&mut said.dress.spans)),
            Piece::Picture(alt, source) => {
                content.has_picture = true;
                let alt = std::mem::take(alt);
                pictures.extend(source.map(|at| Picture { alt, region: Region(0), source: Some(at) }));
                continue;
            }
            Piece::Grid(grid) => {
                content.has_picture |= grid.cells.iter().any(|cell| cell.picture);
                pictures.append(&mut grid.pictures);
                (flat(grid), Vec::new())
            }
        };
        if said.is_empty() {
            continue;
        }
        if !content.text.is_empty() {
            content.text.push('\n');
        }
        moved(&mut spans, content.text.len());
        content.spans.append(&mut spans);
        content.text.push_str(&said);
    }
    content
}

/// The text of a grid inside a cell, one line a row.
fn flat(grid: &Grid) -> String {
    let row = |row: &[GridCell]| {
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
    let bytes = |piece: &Piece| if let Piece::Paragraph(said) = piece { said.text.len() } else { 0 };
    let has_prose = table.cells.iter().any(|cell| cell.pieces(inside).iter().map(bytes).sum::<usize>() > PROSE_BYTES);
    let is_of_figures = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ');
    let is_figure = |piece: &Piece| matches!(piece, Piece::Paragraph(said) if said.text.bytes().all(is_of_figures));
    let figures = || table.cells.iter().filter(|cell| matches!(cell.pieces(inside), [one] if is_figure(one))).count();
    has_prose && figures() < FIGURES
}
