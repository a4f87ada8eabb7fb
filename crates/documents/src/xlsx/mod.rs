//! 电子表格 A document as XLSX: a sheet of text, then one sheet a table, as those who collect reports like them.
//!
//! Numbers are numbers, a sum is a formula only where it holds, an absent figure is an empty cell. A text is never
//! taken for a formula. Whoever reads sheet after sheet meets every heading with what belongs to it, once. The same document and imprint give the same bytes.

mod formats;
mod names;
mod number;
mod prose;
mod sheet;
mod sums;

pub(crate) use self::{formats::Formats, names::Names};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::{Block, Document, HeadingLevel, Imprint, WriteError, text::printable_line};

/// 写成电子表格 The whole workbook. Remarks of ours are left out.
///
/// # Errors
///
/// [`WriteError`] for a table with more rows, columns or text in a cell than a sheet takes.
pub fn render(document: &Document, imprint: &Imprint) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&Formats::ground(), 18, 72)?;
    workbook.set_properties(&properties(&document.title, &document.issuer, imprint)?);
    let formats = Formats::new();
    let mut names = Names::default();
    let mut section = "";
    prose::write(workbook.add_worksheet().set_name(names.take("正文"))?, document, &formats)?;
    for block in &document.blocks {
        match block {
            Block::Heading { level: HeadingLevel::Section, text, .. } => section = text,
            Block::Table(table) if !table.rows.is_empty() => {
                let heading = if section.is_empty() { &table.caption } else { section };
                let sheet = workbook.add_worksheet().set_name(names.take(&table.caption))?;
                sheet::write(sheet, table, heading, &formats)?;
                sheet.set_header(header(&document.title));
            }
            _ => {}
        }
    }
    Ok(workbook.save_to_buffer()?)
}

pub(crate) fn properties(title: &str, issuer: &str, imprint: &Imprint) -> Result<DocProperties, WriteError> {
    let created = ExcelDateTime::from_ymd(imprint.year(), imprint.month(), imprint.day())?;
    Ok(DocProperties::new()
        .set_title(printable_line(title))
        .set_author(printable_line(issuer))
        .set_creation_datetime(&created))
}

/// 页眉 Whose sheet it is, once it is printed and lies among others. A header takes 255 characters.
fn header(title: &str) -> String {
    let title: String = printable_line(title).chars().take(100).collect();
    format!("&C{}", title.replace('&', "&&"))
}

/// 用纸 A4, one page wide, numbered below.
fn page(sheet: &mut Worksheet) {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.7, 0.7, 0.9, 0.8, 0.4, 0.4);
    sheet.set_footer("&C第 &P 页，共 &N 页");
}
