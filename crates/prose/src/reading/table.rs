//! 表格 Rows and cells, with spans that stay inside their table.

use super::{
    cells,
    flow::{Around, Gather},
    tree::{Element, Node},
};
use crate::{Block, Cell, Run, Scope, Table};

/// Columns that one cell may cover.
const SPAN: u16 = 100;
/// Rows that one cell may hang down.
const HANG: u16 = 1_000;

/// What stands in a table outside its cells: browsers show it before the table.
pub(super) fn stray(table: &Element) -> Vec<&Node> {
    let mut stray = Vec::new();
    for node in &table.children {
        match node {
            Node::Element(inner) if matches!(inner.name.as_str(), "thead" | "tbody" | "tfoot" | "tr") => {
                stray.extend(self::stray(inner));
            }
            Node::Element(inner) if matches!(inner.name.as_str(), "caption" | "td" | "th" | "colgroup" | "col") => {}
            other => stray.push(other),
        }
    }
    stray
}

/// The cell of a table that has only one: it places things and is no table.
pub(super) fn only_cell(table: &Element) -> Option<&Element> {
    let rows = rows(table);
    let mut cells = rows.iter().flat_map(|(row, _)| cells_of(row));
    let only = cells.next()?;
    let captioned = elements(table).any(|inner| inner.name == "caption");
    (cells.next().is_none() && !captioned).then_some(only)
}

fn elements(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|node| match node {
        Node::Element(inner) => Some(inner),
        Node::Text(_) => None,
    })
}

fn cells_of(row: &Element) -> impl Iterator<Item = &Element> {
    elements(row).filter(|cell| matches!(cell.name.as_str(), "td" | "th"))
}

/// The rows, each with whether it stands in the head.
fn rows(table: &Element) -> Vec<(&Element, bool)> {
    let (mut head, mut body, mut foot) = (Vec::new(), Vec::new(), Vec::new());
    for inner in elements(table) {
        let rows = || elements(inner).filter(|row| row.name == "tr");
        match inner.name.as_str() {
            "tr" => body.push((inner, false)),
            "thead" => head.extend(rows().map(|row| (row, true))),
            "tbody" => body.extend(rows().map(|row| (row, false))),
            "tfoot" => foot.extend(rows().map(|row| (row, false))),
            _ => {}
        }
    }
    head.into_iter().chain(body).chain(foot).collect()
}

/// The table, and what stood in it that no cell can hold.
pub(super) fn table(gather: &mut Gather, element: &Element) -> (Option<Table>, Vec<Block>) {
    let mut behind = Vec::new();
    let mut caption = Vec::new();
    for inner in elements(element).filter(|inner| inner.name == "caption") {
        let (runs, rest) = cells::line(gather.inner(&inner.children, &Around::default()));
        if caption.is_empty() {
            caption = runs;
        } else {
            behind.push(Block::Paragraph { align: crate::Align::Center, runs });
        }
        behind.extend(rest);
    }
    let (mut rows, mut on_top) = (Vec::new(), true);
    for (row, in_head) in self::rows(element) {
        on_top &= in_head || cells_of(row).all(|cell| cell.name == "th");
        let scope = if on_top { Scope::Column } else { Scope::Row };
        let cells = cells_of(row).map(|found| cell(gather, found, (in_head, scope), &mut behind));
        rows.push(cells.collect::<Vec<_>>());
    }
    let rows = without_empty(rows);
    behind.retain(|block| !matches!(block, Block::Paragraph { runs, .. } if runs.is_empty()));
    if rows.is_empty() {
        if !caption.is_empty() {
            behind.insert(0, Block::Paragraph { align: crate::Align::Usual, runs: caption });
        }
        return (None, behind);
    }
    (Some(finished(caption, rows)), behind)
}

/// One cell; a heading that does not say what it heads is told by its place.
fn cell(gather: &mut Gather, found: &Element, (in_head, place): (bool, Scope), behind: &mut Vec<Block>) -> Cell {
    let blocks = gather.inner(&found.children, &Around::default());
    let (runs, rest): (Vec<Run>, _) = cells::cell(blocks, &mut gather.tally.nested);
    behind.extend(rest);
    let number = |name: &str, most: u16| found.attribute(name).trim().parse().unwrap_or(1).clamp(1, most);
    let heads = (found.name == "th" || in_head).then(|| match found.attribute("scope").trim() {
        "row" | "rowgroup" => Scope::Row,
        "col" | "colgroup" => Scope::Column,
        _ => place,
    });
    Cell { heads, columns: number("colspan", SPAN), rows: number("rowspan", HANG), runs }
}

/// A row without cells is covered by those that hang down into it; it goes, and they become shorter.
fn without_empty(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let mut before = vec![0];
    for row in &rows {
        before.push(before[before.len() - 1] + usize::from(row.is_empty()));
    }
    let all = rows.len();
    let shorter = |(at, mut row): (usize, Vec<Cell>)| {
        for cell in &mut row {
            let end = (at + usize::from(cell.rows)).min(all);
            let gone = u16::try_from(before[end] - before[at]).unwrap_or(u16::MAX);
            cell.rows = cell.rows.saturating_sub(gone).max(1);
        }
        row
    };
    rows.into_iter().enumerate().map(shorter).filter(|row| !row.is_empty()).collect()
}

fn finished(caption: Vec<Run>, mut rows: Vec<Vec<Cell>>) -> Table {
    let head = rows.iter().take_while(|row| row.iter().all(|cell| cell.heads == Some(Scope::Column))).count();
    let all = rows.len();
    for (at, row) in rows.iter_mut().enumerate() {
        let end = if at < head { head } else { all };
        let room = u16::try_from(end - at).unwrap_or(u16::MAX);
        for cell in row {
            cell.rows = cell.rows.clamp(1, room);
        }
    }
    Table { caption, head, rows }
}
