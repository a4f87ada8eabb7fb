//! 页 One page as lines, tables and pictures from top to bottom.

use super::line::{self, Line};
use super::stamp::{self, Seat, Stamps};
use super::table::Table;
use super::{PICTURED, columns, glyphs, lattice, rules};
use crate::sheet::{Glyph, Sheet};

/// Tables on one page; beyond, it is a drawing.
const TABLES: usize = 200;

/// 一页 What stands on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    /// How high it is.
    pub(super) height: f32,
    /// From top to bottom.
    pub(super) items: Vec<Item>,
    /// What lies over the cells of its tables.
    pub(super) stamps: Stamps,
}

/// 一项 One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// A line outside of tables.
    Line(Line),
    /// A table.
    Table(Table),
    /// Pictures that cover much of the page.
    Picture {
        /// Where the first begins.
        top: f32,
    },
}

impl Item {
    /// Where it begins on the page.
    fn top(&self) -> f32 {
        match self {
            Self::Line(line) => line.middle(),
            Self::Table(table) => table.area()[1],
            Self::Picture { top } => *top,
        }
    }
}

/// 排一页 Lays out one page.
pub(super) fn lay_out(sheet: Sheet) -> Page {
    let pictured = sheet.picture_share() > PICTURED;
    let picture_top = sheet.pictures.iter().map(|area| area[1]).fold(f32::INFINITY, f32::min);
    let visible = glyphs::distinct(sheet.glyphs);
    let nets = rules::nets(sheet.rules);
    let mut tables: Vec<Table> = nets.iter().filter_map(lattice::table).take(TABLES).collect();
    // A table may stand in a cell of another: the smaller one takes the text.
    tables.sort_by(|one, other| size(one).total_cmp(&size(other)));
    let (rest, stamps) = fill(&mut tables, visible);
    tables.retain(|table| !table.is_blank());
    tables.iter_mut().for_each(Table::trim);
    let mut items = columns::items(line::lines(rest), &nets);
    items.extend(tables.into_iter().map(Item::Table));
    items.extend(pictured.then_some(Item::Picture { top: picture_top }));
    items.sort_by(|one, other| one.top().total_cmp(&other.top()));
    Page { height: sheet.height, items, stamps }
}

fn size(table: &Table) -> f32 {
    let [left, top, right, bottom] = table.area();
    (right - left) * (bottom - top)
}

/// Puts characters into the cells where their middles lie; those outside of all tables come back, and what lies over the
/// cells is left out.
fn fill(tables: &mut [Table], mut glyphs: Vec<Glyph>) -> (Vec<Glyph>, Stamps) {
    let mut seats = seats(tables, &glyphs);
    let stamps = stamp::remove(tables, &mut glyphs, &mut seats);
    let mut taken: Vec<Vec<Vec<Glyph>>> = tables.iter().map(|table| vec![Vec::new(); table.cells.len()]).collect();
    let mut rest = Vec::new();
    for (glyph, seat) in glyphs.into_iter().zip(seats) {
        match seat {
            Some((table, cell)) => taken[table][cell].push(glyph),
            None => rest.push(glyph),
        }
    }
    for (table, taken) in tables.iter_mut().zip(taken) {
        for (cell, glyphs) in table.cells.iter_mut().zip(taken) {
            let lines: Vec<String> = line::lines(glyphs).iter().map(Line::text).collect();
            cell.text = lines.join("\n");
        }
    }
    (rest, stamps)
}

/// The cell in which the middle of each character lies.
fn seats(tables: &[Table], glyphs: &[Glyph]) -> Vec<Seat> {
    let owners: Vec<Vec<usize>> = tables.iter().map(Table::owners).collect();
    let seat = |glyph: &Glyph| {
        let (x, y) = glyph.middle();
        let at = tables.iter().position(|table| table.holds(x, y))?;
        let (column, row) = tables[at].square(x, y);
        Some((at, owners[at][row * (tables[at].xs.len() - 1) + column]))
    };
    glyphs.iter().map(seat).collect()
}
