//! 表格 From a grid with the labels of a form to what is to be registered.

use affairs::register::Kind;
use hall::serving::Fields;
use jiff::civil::Date;
use office::DeskError;
use papers::Grid;

use super::{ImportFault, MOST, fault::refused};
use crate::{
    NewRecord,
    console::{
        inputs::{Input, Shape, inputs},
        read,
    },
    desk,
};

/// Every row as it will be registered; or everything that is wrong with the file.
pub(super) fn rows(
    kind: Kind,
    grids: &[Grid],
    people: &[(String, String)],
) -> Result<Vec<(usize, NewRecord)>, DeskError> {
    let fields = inputs(kind, people);
    let field = |text: &str| fields.iter().find(|input| same(&input.label, text));
    let is_heading =
        |grid: &Grid, row: usize| grid.row(row).iter().filter(|cell| field(&cell.text).is_some()).count() > 1;
    let found =
        grids.iter().find_map(|grid| (0..grid.height).find(|row| is_heading(grid, *row)).map(|row| (grid, row)));
    let Some((grid, headings)) = found else { return Err(refused(&[ImportFault::NoTable])) };
    if grid.height - headings > MOST + 1 {
        return Err(refused(&[ImportFault::TooMuch]));
    }
    let (mut columns, mut faults): (Vec<(usize, &Input)>, Vec<ImportFault>) = (Vec::new(), Vec::new());
    for cell in grid.row(headings).iter().filter(|cell| !cell.text.trim().is_empty()) {
        match field(&cell.text) {
            None => faults.push(ImportFault::Heading(cell.text.clone())),
            Some(known) if columns.iter().any(|(_, other)| other.name == known.name) => {
                faults.push(ImportFault::Twice(known.label.clone()));
            }
            Some(known) => columns.push((cell.column, known)),
        }
    }
    if grids.len() > 1 {
        faults.push(ImportFault::OtherTables(grids.len() - 1));
    }
    faults.extend((headings..grid.height).filter(|row| is_merged(grid, *row)).map(|row| ImportFault::Merged(row + 1)));
    if faults.is_empty() {
        faults.extend((headings + 1..grid.height).flat_map(|row| unread(grid, row, &columns)));
    }
    if !faults.is_empty() {
        return Err(refused(&faults));
    }
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for row in headings + 1..grid.height {
        let said = |(column, input): &(usize, &Input)| {
            let cell = grid.row(row).iter().find(|cell| cell.column == *column).map_or("", |cell| cell.text.trim());
            (input.name.clone(), typed(input, cell))
        };
        let pairs: Vec<(String, String)> = columns.iter().map(said).collect();
        if pairs.iter().all(|(_, value)| value.is_empty()) {
            continue;
        }
        match read::read(kind, &Fields::of(pairs)) {
            Ok(new) => rows.push((row + 1, new)),
            Err(messages) => wrong.extend(messages.into_iter().map(|message| desk::at_row(row + 1, message))),
        }
    }
    if !wrong.is_empty() {
        return Err(DeskError::Blocked(wrong));
    }
    if rows.is_empty() { Err(refused(&[ImportFault::Empty])) } else { Ok(rows) }
}

/// Whether a row has a cell that reaches into other rows or columns.
fn is_merged(grid: &Grid, row: usize) -> bool {
    grid.row(row).iter().any(|cell| (cell.rows > 1 || cell.columns > 1) && !cell.text.trim().is_empty())
}

/// What would be dropped without a word: cells under no heading, and a box to tick that says neither yes nor no.
fn unread(grid: &Grid, row: usize, columns: &[(usize, &Input)]) -> Vec<ImportFault> {
    let mut found = Vec::new();
    let known = |column: usize| columns.iter().find(|(at, _)| *at == column).map(|(_, input)| *input);
    for cell in grid.row(row).iter().filter(|cell| !cell.text.trim().is_empty()) {
        match known(cell.column) {
            None => found.push(ImportFault::Stray(row + 1)),
            Some(input) if matches!(input.shape, Shape::Tick) && !is_answer(cell.text.trim()) => {
                found.push(ImportFault::Neither(row + 1, input.label.clone(), cell.text.trim().to_owned()));
            }
            Some(_) => {}
        }
    }
    found.dedup();
    found
}

const YES: [&str; 3] = ["是", "√", "yes"];

fn is_answer(cell: &str) -> bool {
    YES.contains(&cell) || matches!(cell, "否" | "×" | "no")
}

/// Headings are the same whatever their blanks, and with or without what stands in brackets behind them.
fn same(label: &str, heading: &str) -> bool {
    let tidy = |text: &str| text.split_whitespace().collect::<String>().replace('(', "（").replace(')', "）");
    let (label, heading) = (tidy(label), tidy(heading));
    label == heading || label.split('（').next() == Some(heading.as_str())
}

/// What a cell would be in the form: the code of its words, a day as forms write it, a line a person.
fn typed(input: &Input, cell: &str) -> String {
    match &input.shape {
        Shape::Choice(options) => {
            let told = options.iter().find(|(code, words)| code == cell || words == cell);
            told.map_or_else(|| cell.to_owned(), |(code, _)| code.clone())
        }
        Shape::Tick if YES.contains(&cell) => "yes".into(),
        Shape::Tick => String::new(),
        Shape::Day => day(cell).unwrap_or_else(|| cell.to_owned()),
        Shape::Area(_) if input.name == "people" => cell.replace(['、', '；', ';'], "\n"),
        Shape::Line | Shape::Area(_) => cell.to_owned(),
    }
}

/// 2025-3-3, 2025/3/3, 2025.3.3 and 2025年3月3日 are the same day.
fn day(cell: &str) -> Option<String> {
    let parts: Vec<&str> =
        cell.split(['-', '/', '.', '年', '月', '日']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = parts[..] else { return None };
    let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_many_ways() {
        let cases = [
            ("2025-03-03", Some("2025-03-03"), "as forms write it"),
            ("2025/3/3", Some("2025-03-03"), "as spreadsheets do"),
            ("2025年3月3日", Some("2025-03-03"), "as papers do"),
            ("2025年2月30日", None, "no such day"),
            ("3月3日", None, "no year"),
        ];
        for (cell, expected, because) in cases {
            assert_eq!(day(cell).as_deref(), expected, "{because}");
        }
    }
}
