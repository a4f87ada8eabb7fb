//! 表三走样 Departures in the table of applications.

use super::sum;
use crate::form::COLUMNS;
use crate::table::{Cell, Kind, Table};

const TOTAL: &str = COLUMNS[6].1;
const ORGANISATIONS: &str = "法人或其他组织";

pub(super) fn unmerge_natural(table: &mut Table) {
    for cell in table.rows[1].iter_mut().filter(|cell| [COLUMNS[0].1, TOTAL].contains(&cell.text.as_str())) {
        cell.rows = 1;
    }
    table.rows[2].insert(0, Cell::label(""));
    table.rows[2].push(Cell::label(""));
}

pub(super) fn split_organisations(table: &mut Table) {
    let place = table.rows[1].iter().position(|cell| cell.text == ORGANISATIONS);
    let place = place.expect("the second row of headings names the organisations");
    table.rows[1].splice(place..=place, std::iter::repeat_n(Cell::label(ORGANISATIONS), 5));
}

/// Every row gets its group labels again; nothing but the headings spans rows.
pub(super) fn repeat_labels(table: &mut Table) {
    let copy = |slot: &crate::table::Slot| {
        let cell = table.at(*slot);
        cell.clone().spanning(1, cell.columns)
    };
    let slots = table.slots();
    let body = slots[table.header..].iter();
    let body: Vec<Vec<Cell>> =
        body.map(|row| row.iter().flatten().filter(|slot| slot.right == 0).map(copy).collect()).collect();
    table.rows.splice(table.header.., body);
}

pub(super) fn stretch(table: &mut Table, label: &str, by: isize) {
    for cell in table.cells_mut().filter(|cell| cell.text.starts_with(label)) {
        cell.rows = cell.rows.saturating_add_signed(by);
    }
}

/// Cuts after 1.本机关不掌握相关政府信息, so that two group labels hang over the cut.
pub(super) fn cut(tables: &mut Vec<Table>, again: bool) {
    let place = tables.iter().position(|table| table.kind == Kind::Three).expect("there is a table III");
    let first = &mut tables[place];
    let last = first.rows.iter().position(|row| row.iter().any(|cell| cell.text.contains("本机关不掌握")));
    let row = last.expect("the row is printed in both forms") + 1;
    let hanging = hanging_over(first, row, again);
    let mut rest = first.rows.split_off(row);
    for (above, cells) in first.rows.iter_mut().enumerate() {
        cells.iter_mut().for_each(|cell| cell.rows = cell.rows.min(row - above));
    }
    rest[0].splice(0..0, hanging);
    let headings: Vec<_> = first.rows[..first.header].iter().filter(|_| again).cloned().collect();
    let header = headings.len();
    let rows = headings.into_iter().chain(rest).collect();
    tables.insert(place + 1, Table::new(Kind::Three, header, rows));
}

/// What continues of the labels above `row`: their text again, or empty cells.
fn hanging_over(table: &Table, row: usize, again: bool) -> Vec<Cell> {
    let slots = table.slots();
    let hanging = slots[row].iter().flatten().filter(|slot| slot.down > 0 && slot.right == 0);
    let rest = hanging.map(|slot| {
        let cell = table.at(*slot);
        let text = if again { cell.text.as_str() } else { "" };
        Cell::label(text).spanning(cell.rows - slot.down, cell.columns)
    });
    rest.collect()
}

pub(super) fn sum_column(table: &mut Table, after_total: bool) {
    let heading = Cell::label("合计").spanning(2, 1);
    for cell in table.rows[0].iter_mut().filter(|cell| cell.columns == 7) {
        cell.columns = 8;
    }
    let (place, parts) = if after_total { (7, 0..6) } else { (6, 1..6) };
    let columns = table.rows[1].len();
    table.rows[1].insert(columns - usize::from(!after_total), heading);
    for row in &mut table.rows[3..] {
        let Some(numbers) = row.iter().position(Cell::is_number) else { continue };
        let total = sum(&row[numbers + parts.start..numbers + parts.end]);
        row.insert(numbers + place, total);
    }
}

pub(super) fn drop_header_row(table: &mut Table) {
    table.remove_row(2);
}

pub(super) fn drop_header(table: &mut Table) {
    table.rows.drain(..table.header);
    table.header = 0;
}

pub(super) fn drop_total_column(table: &mut Table) {
    for cell in table.rows[0].iter_mut().filter(|cell| cell.columns == 7) {
        cell.columns = 6;
    }
    table.rows[1].retain(|cell| cell.text != TOTAL);
    for row in &mut table.rows[3..] {
        row.retain(|cell| cell.name().is_none_or(|name| !name.ends_with(".total")));
    }
}

pub(super) fn drop_results_total(table: &mut Table) {
    let is_it = |cell: &Cell| cell.name().is_some_and(|name| name.starts_with("t3.results_total."));
    let row = table.rows.iter().position(|row| row.iter().any(is_it)).expect("the row is printed in both forms");
    table.remove_row(row);
}
