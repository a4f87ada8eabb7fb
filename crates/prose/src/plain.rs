//! 纯文本 What checks, search and counting read.

use crate::{
    Block, Cell, Table, run,
    unit::{Unit, units},
};

pub(crate) fn plain(blocks: &[Block]) -> String {
    units(blocks).iter().flat_map(lines).collect::<Vec<_>>().join("\n")
}

/// The lines of one unit; a picture says its words and its name, as far as it has them.
pub(crate) fn lines(unit: &Unit) -> Vec<String> {
    match unit {
        Unit::Text(..) => unit.lines(),
        Unit::Table(table) => table_lines(table),
        Unit::Figure(figure) => {
            let said = [figure.alt.clone(), run::text(&figure.caption)];
            said.into_iter().filter(|line| !line.is_empty()).collect()
        }
        Unit::Rule => Vec::new(),
    }
}

/// The name of a table and its rows, the cells between tabs.
pub(crate) fn table_lines(table: &Table) -> Vec<String> {
    let cell = |cell: &Cell| run::text(&cell.runs).replace(['\n', '\t'], " ");
    let caption = Some(run::text(&table.caption)).filter(|caption| !caption.is_empty());
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t"));
    caption.into_iter().chain(rows).collect()
}
