//! 表 A table as data for the template: squares, who heads what, and how large its text may stand.

use documents::{Scope, Table, TableCell, TableKind};
use serde_json::{Value, json};

use crate::{
    fit::{MM, USUAL, fit},
    squares::{Square, Squares, lay, tame},
    text::{Proof, width},
};

/// Width of the type area in points.
const AREA: f64 = 156.0 * MM;
/// Air beside a text that stands in the middle of its cell, in millimetres, and beside one at its start.
const INSET: (f64, f64) = (0.4, 1.2);
/// Rows from which a wide table has a page of its own.
const LONG: usize = 12;
/// Rows up to which a table is kept on one page if it fits there.
const SHORT: usize = 40;
/// Figures are never set smaller than this part of their size.
const SMALLEST: f64 = 0.7;
/// Lines of a cell after which its row may turn the page inside.
const LONG_CELL: f64 = 20.0;
/// Rows that may be repeated at the head of each page.
const HEAD: usize = 6;

/// 独占一页 Whether the table begins a page, and is set so that it ends there (表三).
pub(crate) fn alone(table: &Table) -> bool {
    table.kind == TableKind::Wide && table.rows.len() > LONG
}

/// The table for the template; `None` for one without rows.
pub(crate) fn describe(table: &Table, proof: &mut Proof<'_>) -> Option<Value> {
    if table.rows.iter().all(Vec::is_empty) {
        return None;
    }
    let tame = tame(table);
    let mut squares = lay(&tame);
    let widths = widths(&tame, squares.columns);
    let endless = |drawing: &Drawing<'_>| (0..squares.head_rows).any(|row| drawing.endless(row));
    if squares.head_rows > HEAD || endless(&Drawing { table: &tame, squares: &squares, widths: &widths }) {
        squares.head_rows = 0;
    }
    let drawing = Drawing { table: &tame, squares: &squares, widths: &widths };
    let cells: Vec<Value> = squares.squares.iter().map(|square| drawing.cell(square, proof)).collect();
    let (size, air) = if alone(table) { drawing.fit() } else { USUAL };
    let caption = proof.plain(&table.caption);
    Some(json!({
        "kind": "table",
        "caption": if caption.is_empty() { "表格" } else { &caption },
        "widths": widths,
        "head_rows": squares.head_rows,
        "size": size,
        "air": air,
        "fitted": drawing.fitted(),
        "short": !alone(table) && table.rows.len() <= SHORT,
        "cells": cells,
    }))
}

fn widths(table: &Table, columns: usize) -> Vec<u16> {
    let said = table.widths.len() == columns && table.widths.iter().all(|width| *width > 0);
    if said { table.widths.clone() } else { vec![1; columns] }
}

/// The width of a figure in bold digits, in characters.
fn digits(cell: &TableCell) -> f64 {
    width(&cell.text) / 0.55 * 0.6
}

struct Drawing<'a> {
    table: &'a Table,
    squares: &'a Squares<'a>,
    widths: &'a [u16],
}

impl Drawing<'_> {
    fn cell(&self, square: &Square<'_>, proof: &mut Proof<'_>) -> Value {
        let text = square.cell.map(|cell| self.text(cell, square)).unwrap_or_default();
        let (scope, level) = self.heads(square);
        let figure = square.cell.is_some_and(|cell| cell.figure && digits(cell) * SMALLEST <= self.room(square));
        json!({
            "x": square.x,
            "y": square.y,
            "w": square.width,
            "h": square.height,
            "lines": if figure { vec![proof.plain(&text)] } else { proof.narrow(&text, self.room(square)) },
            "figure": figure,
            "scope": scope,
            "level": level,
            "bold": scope == "column" || self.table.sum_rows.contains(&square.y),
            "align": self.align(square, scope),
            "inset": self.inset(square, scope),
            "breaks": square.height > 1 || self.endless(square.y),
        })
    }

    /// What a cell heads, and how deep; an empty scope for data. Whatever stands in the head heads something.
    fn heads(&self, square: &Square<'_>) -> (&'static str, usize) {
        let in_head = square.y < self.squares.head_rows;
        match square.cell {
            Some(cell) if cell.band => ("column", 1),
            Some(TableCell { scope: Some(Scope::Column | Scope::ColumnGroup), .. }) => {
                ("column", if in_head { square.y + 1 } else { 2 })
            }
            Some(TableCell { scope: Some(Scope::Row | Scope::RowGroup), depth, .. }) => {
                ("row", usize::from(*depth).min(2) + 1)
            }
            _ if in_head => ("both", 1),
            _ => ("", 0),
        }
    }

    fn align(&self, square: &Square<'_>, scope: &str) -> &'static str {
        match square.cell {
            Some(TableCell { scope: Some(Scope::RowGroup), .. }) => "center",
            Some(cell) if cell.figure || matches!(scope, "column" | "both") => "center",
            Some(cell) if scope.is_empty() && width(&cell.text) <= 8.0 && self.table.kind == TableKind::Flat => {
                "center"
            }
            _ => "start",
        }
    }

    /// The label of a group says its ordinal on a line of its own; in a very narrow column it stands upright.
    fn text(&self, cell: &TableCell, square: &Square<'_>) -> String {
        let text = &cell.text;
        let ordinal = text.find(['）', '、']).map(|at| at + '）'.len_utf8()).filter(|at| *at < text.len());
        match (cell.scope, ordinal) {
            (Some(Scope::RowGroup), Some(at)) if square.height > 1 => {
                let (ordinal, name) = text.split_at(at);
                let upright = self.room(square) < 3.0 && name.chars().count() <= 2 * square.height;
                let name =
                    if upright { name.chars().flat_map(|c| ['\n', c]).skip(1).collect() } else { name.to_owned() };
                format!("{ordinal}\n{name}")
            }
            _ => text.clone(),
        }
    }

    /// Air beside the text, in millimetres: centred texts need little.
    fn inset(&self, square: &Square<'_>, scope: &str) -> f64 {
        if self.align(square, scope) == "center" { INSET.0 } else { INSET.1 }
    }

    /// How much smaller the figures of this table must stand so that none is broken; the same for all of them.
    fn fitted(&self) -> f64 {
        let figures =
            self.squares.squares.iter().filter_map(|square| Some((square, square.cell.filter(|cell| cell.figure)?)));
        let needed = figures.map(|(square, cell)| self.room(square) / digits(cell).max(0.1));
        needed.fold(1.0, f64::min).max(SMALLEST)
    }

    /// The size and air of a table that is to end on its page.
    fn fit(&self) -> (f64, f64) {
        let room = |at: usize| {
            let square = &self.squares.squares[at];
            self.share(square) - 2.0 * MM * self.inset(square, self.heads(square).0)
        };
        fit(self.squares, self.table.rows.len(), room)
    }

    /// Room for text, in characters of the usual size.
    fn room(&self, square: &Square<'_>) -> f64 {
        (self.share(square) - 2.0 * MM * INSET.0) / USUAL.0
    }

    /// The width of a square in points.
    fn share(&self, square: &Square<'_>) -> f64 {
        let all: f64 = self.widths.iter().map(|width| f64::from(*width)).sum();
        let own: f64 = self.widths.iter().skip(square.x).take(square.width).map(|width| f64::from(*width)).sum();
        own / all * AREA
    }

    /// A row with a very long cell must turn the page inside, or its text would leave the paper.
    fn endless(&self, row: usize) -> bool {
        let in_row = self.squares.squares.iter().filter(|square| square.y == row);
        let lines =
            |square: &Square<'_>| square.cell.map_or(0.0, |cell| width(&cell.text) / self.room(square).max(1.0));
        in_row.map(lines).fold(0.0, f64::max) > LONG_CELL
    }
}
