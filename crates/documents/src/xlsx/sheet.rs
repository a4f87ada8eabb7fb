//! 一张表 One table on one sheet, under the heading of its section.

use rust_xlsxwriter::{ColNum, Format, Formula, RowNum, Worksheet};

use super::{formats::Formats, number::Number, sums};
use crate::{
    BREAK, Scope, Table, TableKind, WriteError, breadth,
    squares::{Fitted, Squares, shares},
    text::printable,
};

const MOST_COLUMNS: usize = 16_384;
const MOST_ROWS: usize = 1_048_576;
const LONGEST: usize = 32_767;

/// The heading stands above the table.
const BELOW: u32 = 1;

/// Points of one line of text, and of the tallest row a sheet takes.
pub(super) const LINE: usize = 15;
pub(super) const TALLEST: usize = 405;

/// Writes the sheet: heading, cells, sizes, page.
pub(super) fn write(sheet: &mut Worksheet, table: &Table, heading: &str, formats: &Formats) -> Result<(), WriteError> {
    let squares = Squares::lay(table, MOST_COLUMNS)?;
    if squares.rows + 1 > MOST_ROWS {
        return Err(WriteError::Tall { caption: table.caption.clone(), rows: squares.rows });
    }
    let widths = widths(table, squares.columns);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, u16::try_from(*width).unwrap_or(255).min(255))?;
    }
    let (last_row, last_column) = (row(squares.rows - 1), column(squares.columns.max(1) - 1));
    title(sheet, heading, last_column, formats)?;
    for at in &squares.cells {
        cell(sheet, table, &squares, at, formats)?;
    }
    holes(sheet, &squares, formats)?;
    let heights = heights(&squares, &widths);
    for (at, height) in (BELOW..).zip(&heights) {
        sheet.set_row_height(at, u16::try_from(*height).unwrap_or(405))?;
    }
    super::page(sheet);
    if widths.iter().sum::<usize>() > 100 && heights.iter().sum::<usize>() < TALLEST {
        sheet.set_landscape();
    }
    let heads = row(table.head_rows.min(squares.rows));
    sheet.set_repeat_rows(0, heads - 1)?;
    sheet.set_freeze_panes(heads, pinned(table, &squares))?;
    sheet.set_print_area(0, 0, last_row, last_column)?;
    Ok(())
}

/// 写文字 A text that stays a text, also after a clerk has been in the cell.
pub(super) fn string(
    sheet: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    text: &str,
    format: &Format,
) -> Result<(), WriteError> {
    if text.starts_with(['=', '+', '-', '@']) {
        sheet.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

fn title(sheet: &mut Worksheet, heading: &str, last: ColNum, formats: &Formats) -> Result<(), WriteError> {
    if last > 0 {
        sheet.merge_range(0, 0, 0, last, "", &formats.title)?;
    }
    let cut: String = printable(heading).chars().take(1000).collect();
    string(sheet, 0, 0, &cut, &formats.title)?;
    sheet.set_row_height(0, 36)?;
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    table: &Table,
    squares: &Squares<'_>,
    at: &Fitted<'_>,
    formats: &Formats,
) -> Result<(), WriteError> {
    let format = look(table, at, formats);
    let (first, left) = (row(at.row), column(at.column));
    if at.rows > 1 || at.columns > 1 {
        sheet.merge_range(first, left, row(at.row + at.rows - 1), column(at.column + at.columns - 1), "", format)?;
    }
    let text = printable(&at.cell.text);
    let length = text.encode_utf16().count();
    if length > LONGEST {
        return Err(WriteError::Long { caption: table.caption.clone(), length });
    }
    if text.is_empty() {
        sheet.write_blank(first, left, format)?;
    } else if let Some(number) = Number::read(&text).filter(|_| at.cell.scope.is_none()) {
        let shown = number.shown().map(|shown| format.clone().set_num_format(shown));
        let format = shown.as_ref().unwrap_or(format);
        match sums::formula(squares, at, BELOW) {
            Some(formula) => {
                sheet.write_formula_with_format(first, left, Formula::new(formula).set_result(text), format)?
            }
            None => sheet.write_number_with_format(first, left, text.parse::<f64>().unwrap_or_default(), format)?,
        };
    } else {
        string(sheet, first, left, &text, format)?;
    }
    Ok(())
}

fn look<'a>(table: &Table, at: &Fitted<'_>, formats: &'a Formats) -> &'a Format {
    match at.cell.scope {
        _ if at.cell.band || at.row < table.head_rows => &formats.head,
        Some(Scope::Column | Scope::ColumnGroup) => &formats.head,
        Some(Scope::RowGroup) => &formats.figure,
        None if at.cell.figure => &formats.figure,
        Some(Scope::Row) | None => &formats.label,
    }
}

/// Squares that a row leaves open still get their frame.
fn holes(sheet: &mut Worksheet, squares: &Squares<'_>, formats: &Formats) -> Result<(), WriteError> {
    for at in 0..squares.rows {
        for open in (0..squares.columns).filter(|open| squares.owner(at, *open).is_none()) {
            sheet.write_blank(row(at), column(open), &formats.label)?;
        }
    }
    Ok(())
}

/// 列宽 In halves of a character.
fn widths(table: &Table, columns: usize) -> Vec<usize> {
    let total = match table.kind {
        TableKind::Narrow | TableKind::Plain => 92,
        TableKind::Wide => 100,
        TableKind::Flat => columns * 8,
    };
    shares(table, columns, total.max(columns * 4)).into_iter().map(|width| width.clamp(4, 255)).collect()
}

/// 行高 In points: programs do not measure merged cells, so every row gets what its texts take.
fn heights(squares: &Squares<'_>, widths: &[usize]) -> Vec<usize> {
    let mut lines = vec![1; squares.rows];
    let room = |at: &Fitted<'_>| widths[at.column..at.column + at.columns].iter().sum::<usize>().saturating_sub(1);
    let wanted = |at: &Fitted<'_>| breadth::lines(&at.cell.text.replace(BREAK, ""), room(at));
    for at in squares.cells.iter().filter(|at| at.rows == 1) {
        lines[at.row] = lines[at.row].max(wanted(at));
    }
    for at in squares.cells.iter().filter(|at| at.rows > 1) {
        let given: usize = lines[at.row..at.row + at.rows].iter().sum();
        lines[at.row + at.rows - 1] += wanted(at).saturating_sub(given);
    }
    lines.into_iter().map(|lines| (lines * LINE + 5).min(TALLEST)).collect()
}

/// Labels stay in sight while the figures of a wide table roll.
fn pinned(table: &Table, squares: &Squares<'_>) -> ColNum {
    let first = squares.cells.iter().filter(|at| at.cell.figure).map(|at| at.column).min().unwrap_or(0);
    if table.kind == TableKind::Wide { column(first) } else { 0 }
}

fn row(at: usize) -> RowNum {
    RowNum::try_from(at).expect("rows are counted before") + BELOW
}

fn column(at: usize) -> ColNum {
    ColNum::try_from(at).expect("columns are counted before")
}
