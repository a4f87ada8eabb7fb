//! 工作簿 One sheet, its headings kept in sight, every column with a filter.

use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, RowNum, Workbook, Worksheet};

use super::{Cell, List, lures};
use crate::{
    Imprint, WriteError,
    text::printable,
    xlsx::{Formats, Names, properties},
};

/// Rows of a sheet, the headings included.
const MOST_ROWS: usize = 1_048_576;
/// Units of UTF-16 in a cell.
const LONGEST: usize = 32_767;

/// 工作簿 The list as one sheet; the same list and imprint give the same bytes.
///
/// # Errors
///
/// [`WriteError`] for more rows than a sheet takes; a text longer than a cell takes is cut, and says so.
pub fn workbook(list: &List, imprint: &Imprint) -> Result<Vec<u8>, WriteError> {
    if list.rows.len() >= MOST_ROWS {
        return Err(WriteError::Tall { caption: list.title.clone(), rows: list.rows.len() });
    }
    let mut book = Workbook::new();
    book.set_properties(&properties(&list.title, "", imprint)?);
    let name = Names::default().take(&list.title);
    let sheet = book.add_worksheet().set_name(name)?;
    let looks = Looks::new();
    for (at, column) in (0..).zip(&list.columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, column.name, &looks.head)?;
    }
    for (row, cells) in (1..).zip(&list.rows) {
        for (column, cell) in (0..).zip(cells) {
            write(sheet, (row, column), cell, &looks)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    if let (Ok(last), Some(columns)) = (RowNum::try_from(list.rows.len()), list.columns.len().checked_sub(1)) {
        sheet.autofilter(0, 0, last, ColNum::try_from(columns).unwrap_or(ColNum::MAX))?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(book.save_to_buffer()?)
}

/// What a cell may look like.
struct Looks {
    head: Format,
    plain: Format,
    quoted: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Formats::ground();
        Self {
            head: plain.clone().set_bold(),
            quoted: plain.clone().set_quote_prefix(),
            day: plain.clone().set_num_format("yyyy-mm-dd"),
            plain,
        }
    }
}

fn write(sheet: &mut Worksheet, at: (RowNum, ColNum), cell: &Cell, looks: &Looks) -> Result<(), WriteError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) => {
            let look = if lures(text) { &looks.quoted } else { &looks.plain };
            sheet.write_string_with_format(at.0, at.1, fitting(text), look)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "a sheet knows no other numbers; ours are counts and days")]
        Cell::Number(number) => {
            sheet.write_number_with_format(at.0, at.1, *number as f64, &looks.plain)?;
        }
        Cell::Day(year, month, day) => match civil(*year, *month, *day) {
            Some(date) => {
                sheet.write_datetime_with_format(at.0, at.1, date, &looks.day)?;
            }
            None => {
                let said = format!("{year:04}-{month:02}-{day:02}");
                sheet.write_string_with_format(at.0, at.1, said, &looks.plain)?;
            }
        },
    }
    Ok(())
}

/// A day as a sheet counts it; none before 1900.
fn civil(year: i16, month: i8, day: i8) -> Option<ExcelDateTime> {
    let (year, month, day) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn fitting(text: &str) -> String {
    let text = printable(text);
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    // Four bytes of UTF-8 are two units at most: a quarter of the room is always enough for what is kept.
    let kept: String = text.chars().take(LONGEST / 2 - 20).collect();
    format!("{kept}……（太长，没有写完）")
}
