//! 办公文件 The same reports as Word files and spreadsheets, written as plainly as their formats allow.

mod ods;
mod package;
mod word;
mod workbook;

use std::collections::BTreeSet;

use crate::figures::Figures;
use crate::form;
use crate::layout::Layout;
use crate::narrative::Narrative;
use crate::spelling;
use crate::table::{Kind, Table};
use crate::typeset::{Typeset, absent, spelt};

/// 容器 A kind of office file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A Word document.
    Word,
    /// A workbook with everything on one sheet, numbers as numbers.
    Workbook,
    /// A workbook with a sheet for each table, every number stored as text.
    Workbooks,
    /// An OpenDocument spreadsheet on one sheet, empty rows and cells run together.
    Ods,
}

impl Container {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Word, Self::Workbook, Self::Workbooks, Self::Ods];
}

/// 一段 What stands in the file, from the top.
enum Piece<'a> {
    Title(&'a str),
    Heading(&'a str),
    Text(&'a str),
    Table(&'a Table),
}

/// 装箱 Sets `figures` in `layout` as a file of another kind. The encoding of the layout means nothing here.
#[must_use]
pub fn typeset_in(figures: &Figures, layout: Layout, container: Container) -> Typeset {
    let recipe = layout.recipe();
    let tables = spelt(figures, &recipe);
    let headings = form::headings(figures.format).map(|text| spelling::heading(text, recipe.headings));
    let pieces = pieces(&figures.narrative, &headings, &tables);
    let (bytes, file_name) = match container {
        Container::Word => (word::print(&pieces), "report.docx"),
        Container::Workbook => (workbook::print(&pieces, false), "report.xlsx"),
        Container::Workbooks => (workbook::print(&pieces, true), "report.xlsx"),
        Container::Ods => (ods::print(&pieces), "report.ods"),
    };
    let there: BTreeSet<String> = tables.iter().flat_map(Table::names).collect();
    let (lost, blank, marked) = absent(figures, &recipe, &tables, &there);
    Typeset { bytes, file_name, lost, blank, marked }
}

/// 各段 The same content for a maker that is no program of ours: a text, or a table as
/// `{"height","width","cells":[[row, column, rows, columns, text]]}`.
#[must_use]
pub fn pieces_json(figures: &Figures, layout: Layout) -> String {
    let recipe = layout.recipe();
    let tables = spelt(figures, &recipe);
    let headings = form::headings(figures.format).map(|text| spelling::heading(text, recipe.headings));
    let pieces = pieces(&figures.narrative, &headings, &tables);
    let told: Vec<serde_json::Value> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Title(text) | Piece::Heading(text) | Piece::Text(text) => (*text).into(),
            Piece::Table(table) => table_json(table),
        })
        .collect();
    serde_json::Value::from(told).to_string()
}

fn table_json(table: &Table) -> serde_json::Value {
    let slots = table.slots();
    let begins = slots.iter().enumerate().flat_map(|(row, line)| {
        line.iter().enumerate().filter_map(move |(column, slot)| {
            slot.filter(|slot| slot.down == 0 && slot.right == 0).map(|slot| (row, column, slot))
        })
    });
    let cells: Vec<serde_json::Value> = begins
        .map(|(row, column, slot)| {
            let cell = table.at(slot);
            serde_json::json!([row, column, cell.rows, cell.columns, cell.text])
        })
        .collect();
    serde_json::json!({ "height": table.rows.len(), "width": table.width(), "cells": cells })
}

fn pieces<'a>(narrative: &'a Narrative, headings: &'a [String; 6], tables: &'a [Table]) -> Vec<Piece<'a>> {
    let mut pieces = vec![Piece::Title(&narrative.title), Piece::Text(&narrative.lead)];
    for (section, text) in (1..).zip(headings) {
        pieces.push(Piece::Heading(text));
        let of = |kind: Kind| tables.iter().filter(move |table| table.kind == kind).map(Piece::Table);
        match section {
            1 => pieces.extend(narrative.overall.iter().map(|text| Piece::Text(text))),
            2 => pieces.extend(of(Kind::Two)),
            3 => pieces.extend(of(Kind::Three)),
            4 => pieces.extend(of(Kind::Four)),
            5 => pieces.extend(narrative.problems.iter().map(|text| Piece::Text(text))),
            _ => pieces.extend(narrative.further.iter().map(|text| Piece::Text(text))),
        }
    }
    pieces
}

/// Text with the characters escaped that XML wants escaped.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
