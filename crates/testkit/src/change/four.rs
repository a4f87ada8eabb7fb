//! 表四走样 Departures in the table of reconsideration and litigation.

use super::sum;
use crate::form::OUTCOMES;
use crate::table::{Cell, Table};

pub(super) fn flat(table: &mut Table) {
    table.rows.drain(..3);
    table.header = 0;
}

pub(super) fn one_header(table: &mut Table) {
    table.rows.splice(..3, [outcomes(3, 1)]);
    table.header = 1;
}

/// The labels of the outcomes, `times` times.
fn outcomes(times: usize, rows: usize) -> Vec<Cell> {
    let labels = std::iter::repeat_n(OUTCOMES, times).flatten();
    labels.map(|(_, label)| Cell::label(label).spanning(rows, 1)).collect()
}

pub(super) fn sixteen(table: &mut Table) {
    table.rows[0][1].columns = 11;
    table.rows[1].push(Cell::label("总计").spanning(2, 1));
    let total = sum([&table.rows[3][9], &table.rows[3][14]]);
    table.rows[3].push(total);
}

/// Ten columns: the numbers of litigation are sums that the form does not know.
pub(super) fn summed(table: &mut Table) {
    let numbers = &table.rows[3];
    let both = (5..10).map(|column| sum([&numbers[column], &numbers[column + 5]]));
    let numbers = numbers[..5].iter().cloned().chain(both).collect();
    let blocks = ["行政复议", "行政诉讼"].map(|label| Cell::label(label).spanning(1, 5)).to_vec();
    table.rows = vec![blocks, outcomes(2, 1), numbers];
    table.header = 2;
}
