//! An OpenDocument spreadsheet on one sheet.

use super::{Piece, escaped, package::pack};
use crate::table::Table;

pub(super) fn print(pieces: &[Piece<'_>]) -> Vec<u8> {
    let rows: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Title(text) | Piece::Heading(text) | Piece::Text(text) => {
                let covered = "<table:covered-table-cell table:number-columns-repeated=\"9\"/>";
                row(&(cell(text, 1, 10, false) + covered))
            }
            Piece::Table(table) if table.picture => String::new(),
            Piece::Table(table) => self::table(table),
        })
        .collect();
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\"><office:body>\
         <office:spreadsheet><table:table table:name=\"年度报告\">{rows}<table:table-row \
         table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".into()),
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest.into()),
    ])
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn cell(text: &str, rows: usize, columns: usize, is_number: bool) -> String {
    let spans = match (rows, columns) {
        (1, 1) => String::new(),
        _ => format!(" table:number-rows-spanned=\"{rows}\" table:number-columns-spanned=\"{columns}\""),
    };
    let value = match is_number {
        true => format!(" office:value-type=\"float\" office:value=\"{text}\""),
        false => " office:value-type=\"string\"".into(),
    };
    let lines: String = text.split('\n').map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect();
    if text.is_empty() {
        return format!("<table:table-cell{spans}/>");
    }
    format!("<table:table-cell{spans}{value}>{lines}</table:table-cell>")
}

fn table(table: &Table) -> String {
    let rows: String = table
        .slots()
        .iter()
        .enumerate()
        .map(|(line, slots)| {
            let cells: String = slots
                .iter()
                .map(|slot| match slot {
                    None => "<table:table-cell/>".to_owned(),
                    Some(slot) if slot.down > 0 || slot.right > 0 => "<table:covered-table-cell/>".to_owned(),
                    Some(slot) => {
                        let cell = table.at(*slot);
                        let is_number = cell.text.parse::<f64>().is_ok_and(f64::is_finite);
                        let rows = cell.rows.min(table.rows.len() - line);
                        self::cell(&cell.text, rows, cell.columns, is_number)
                    }
                })
                .collect();
            row(&cells)
        })
        .collect();
    format!("{rows}<table:table-row/>")
}
