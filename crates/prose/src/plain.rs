//! 纯文本 What checks, search and counting read.

use crate::{
    Block, Cell, Table, run,
    unit::{Unit, units},
};

pub(crate) fn plain(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for unit in units(blocks) {
        match &unit {
            Unit::Text(..) => lines.extend(unit.lines()),
            Unit::Table(table) => lines.extend(table_lines(table)),
            Unit::Figure(figure) => {
                lines.extend(
                    [figure.alt.clone(), run::text(&figure.caption)].into_iter().filter(|line| !line.is_empty()),
                );
            }
            Unit::Rule => {}
        }
    }
    lines.join("\n")
}

/// The name of a table and its rows, the cells between tabs.
pub(crate) fn table_lines(table: &Table) -> Vec<String> {
    let cell = |cell: &Cell| run::text(&cell.runs).replace(['\n', '\t'], " ");
    let caption = Some(run::text(&table.caption)).filter(|caption| !caption.is_empty());
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t"));
    caption.into_iter().chain(rows).collect()
}
