//! 造数 Invented figures that reconcile and in which no two cells of a row are alike, so that a shift is noticed.

use crate::figures::{Figures, Format, Level};
use crate::form::{self, BLOCKS, COLUMNS, OUTCOMES};

/// Rows that ask for a ledger of fees or of misuse beside them; they stay 0 so that the figures raise no warning.
const QUIET_ROWS: [&str; 2] = ["declined.excessive", "other.no_payment"];

/// 全零 A township's year in which nothing was asked and nothing decided: every cell is 0.
#[must_use]
pub fn zeros(format: Format) -> Figures {
    let mut figures = Figures::blank("zeros", "青溪县柳河镇人民政府", Level::Township, year(format), format);
    figures.cells.values_mut().for_each(|cell| *cell = Some("0".into()));
    figures.tell();
    figures
}

/// Cells above zero of [`small`], by row of table III: individuals and companies.
const SMALL: [(&str, i64, i64); 8] = [
    ("received_new", 6, 1),
    ("carried_in", 1, 0),
    ("granted", 3, 0),
    ("partial", 1, 0),
    ("unable.not_held", 1, 1),
    ("other.misc", 1, 0),
    ("results_total", 6, 1),
    ("carried_out", 1, 0),
];

/// 小镇 A township's year 2025 with seven applications, in balance: the worked example of the arithmetic rules.
#[must_use]
pub fn small() -> Figures {
    let mut figures = Figures { id: "small".into(), year: 2025, ..zeros(Format::F2021) };
    for (row, natural, enterprise) in SMALL {
        let cells = [("natural", natural), ("enterprise", enterprise), ("total", natural + enterprise)];
        cells.iter().for_each(|(column, value)| number(&mut figures, &format!("t3.{row}.{column}"), *value));
    }
    for (name, value) in [("made", 2), ("repealed", 1), ("in_force", 9)] {
        number(&mut figures, &format!("t2.normative.{name}"), value);
    }
    number(&mut figures, "t4.review.upheld", 1);
    number(&mut figures, "t4.review.total", 1);
    figures.tell();
    figures
}

/// 忙年 A city's year with a number above zero in nearly every cell, columns and rows in balance.
#[must_use]
pub fn busy(format: Format) -> Figures {
    let mut figures = Figures::blank("busy", "南原市人民政府", Level::City, year(format), format);
    table_two(&mut figures);
    for (column, (id, _)) in (0..6).zip(COLUMNS) {
        table_three_column(&mut figures, column, id);
    }
    for row in form::rows(format) {
        let sum = COLUMNS[..6].iter().filter_map(|(id, _)| figures.count(&format!("t3.{}.{id}", row.id))).sum();
        number(&mut figures, &format!("t3.{}.total", row.id), sum);
    }
    for (block, name) in (0..).zip(BLOCKS) {
        let parts = [41 - 7 * block, 23 + 2 * block, 11 + block, 5 + block];
        for ((id, _), part) in OUTCOMES.iter().zip(parts) {
            number(&mut figures, &format!("t4.{name}.{id}"), part);
        }
        number(&mut figures, &format!("t4.{name}.total"), parts.iter().sum());
    }
    figures.tell();
    figures
}

fn year(format: Format) -> u16 {
    match format {
        Format::F2019 => 2020,
        Format::F2021 => 2024,
    }
}

fn number(figures: &mut Figures, name: &str, value: i64) {
    figures.set(name, Some(&value.to_string()));
}

/// Distinct numbers, four digits and more among them; F2019 also has signed ones and an amount with its unit.
fn table_two(figures: &mut Figures) {
    let names: Vec<_> = figures.cells.keys().filter(|name| name.starts_with("t2")).cloned().collect();
    for (index, name) in (1..).zip(&names) {
        let sign = if index % 2 == 0 { "-" } else { "+" };
        let text = match name.rsplit('.').next() {
            Some("amount_wan") => "1268.35".into(),
            Some("amount") => "1251000元".into(),
            Some("items_delta") => format!("{sign}{index}"),
            Some("decisions") => (12_345 * index).to_string(),
            _ => (3 * index).to_string(),
        };
        figures.set(name, Some(&text));
    }
}

/// One applicant's column: results differ from row to row and column to column, and the printed rule holds.
fn table_three_column(figures: &mut Figures, column: i64, id: &str) {
    let mut results = 0;
    for (index, row) in (1..).zip(form::rows(figures.format)) {
        let value = match row.id {
            "received_new" | "results_total" => continue,
            "carried_in" => 20 - 3 * column,
            "carried_out" => 30 + 2 * column,
            quiet if QUIET_ROWS.contains(&quiet) => 0,
            "granted" => 1400 - 230 * column,
            _ => index + 31 * (6 - column),
        };
        results += if matches!(row.id, "carried_in" | "carried_out") { 0 } else { value };
        number(figures, &format!("t3.{}.{id}", row.id), value);
    }
    number(figures, &format!("t3.results_total.{id}"), results);
    number(figures, &format!("t3.received_new.{id}"), results + 30 + 2 * column - (20 - 3 * column));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_busy_year_fills_every_cell_and_balances() {
        for format in [Format::F2021, Format::F2019] {
            let figures = busy(format);
            assert!(figures.cells.values().all(Option::is_some), "{format:?}");
            for (id, _) in COLUMNS {
                let of = |row: &str| figures.count(&format!("t3.{row}.{id}")).expect("a whole number");
                assert_eq!(
                    of("received_new") + of("carried_in"),
                    of("results_total") + of("carried_out"),
                    "{format:?} {id}"
                );
            }
        }
    }

    #[test]
    fn no_two_columns_of_a_row_are_alike() {
        let figures = busy(Format::F2021);
        for row in form::rows(Format::F2021).filter(|row| !QUIET_ROWS.contains(&row.id)) {
            let values: BTreeSet<_> =
                COLUMNS.iter().map(|(id, _)| figures.text(&format!("t3.{}.{id}", row.id))).collect();
            assert_eq!(values.len(), 7, "{}", row.id);
        }
    }
}
