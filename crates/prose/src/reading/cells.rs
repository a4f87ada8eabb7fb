//! 一行 Blocks that have to stand on one line, as in a cell or a heading.

use crate::{Block, Cell, Item, List, Run, Table, run::tidy};

/// What stands in a line: the text of all blocks, a forced break between two, and the pictures and tables that cannot.
pub(super) fn line(blocks: Vec<Block>) -> (Vec<Run>, Vec<Block>) {
    let (mut runs, mut rest) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Paragraph { runs: inner, .. } | Block::Heading { runs: inner, .. } => add(&mut runs, inner),
            Block::List(list) => add_list(&mut runs, list),
            Block::Quote(inner) => {
                let (inner, more) = line(inner);
                add(&mut runs, inner);
                rest.extend(more);
            }
            Block::Table(_) | Block::Figure(_) => rest.push(block),
            Block::Rule => {}
        }
    }
    (tidy(&runs), rest)
}

/// What stands in a cell; a table inside becomes text, cell after cell.
pub(super) fn cell(blocks: Vec<Block>, nested: &mut usize) -> (Vec<Run>, Vec<Block>) {
    let mut flat = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => {
                *nested += 1;
                flat.extend(rows(table));
            }
            other => flat.push(other),
        }
    }
    line(flat)
}

fn rows(table: Table) -> Vec<Block> {
    let row = |row: Vec<Cell>| {
        let mut runs = Vec::new();
        for cell in row {
            runs.extend(cell.runs);
            runs.push(Run::plain(" "));
        }
        Block::Paragraph { align: crate::Align::Usual, runs }
    };
    table.rows.into_iter().map(row).collect()
}

fn add(runs: &mut Vec<Run>, more: Vec<Run>) {
    if !runs.is_empty() {
        runs.push(Run::plain("\n"));
    }
    runs.extend(more);
}

fn add_list(runs: &mut Vec<Run>, list: List) {
    for Item { runs: inner, lists } in list.items {
        add(runs, inner);
        for list in lists {
            add_list(runs, list);
        }
    }
}
