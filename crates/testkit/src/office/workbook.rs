//! A workbook: cells, merges, one sheet or several.

use super::{Piece, escaped, package::pack};
use crate::table::Table;

/// A sheet being filled from the top.
#[derive(Default)]
struct Sheet {
    name: String,
    rows: String,
    merges: Vec<String>,
    next: usize,
}

pub(super) fn print(pieces: &[Piece<'_>], apart: bool) -> Vec<u8> {
    let mut sheets = vec![Sheet { name: "年度报告".into(), ..Sheet::default() }];
    for piece in pieces {
        match piece {
            Piece::Table(table) if table.picture => {}
            Piece::Table(table) => last(&mut sheets).table(table, apart),
            Piece::Heading(text) => {
                if apart {
                    sheets.push(Sheet { name: format!("Sheet{}", sheets.len() + 1), ..Sheet::default() });
                }
                last(&mut sheets).text(text);
            }
            Piece::Title(text) | Piece::Text(text) => last(&mut sheets).text(text),
        }
    }
    package(&sheets)
}

fn last(sheets: &mut [Sheet]) -> &mut Sheet {
    sheets.last_mut().expect("there is a first sheet")
}

impl Sheet {
    /// One text over ten columns, as titles are set.
    fn text(&mut self, text: &str) {
        self.next += 1;
        let row = self.next;
        self.rows +=
            &format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", escaped(text));
        self.merges.push(format!("A{row}:J{row}"));
    }

    fn table(&mut self, table: &Table, numbers_are_text: bool) {
        let first = self.next + 1;
        for (line, cells) in table.slots().iter().enumerate() {
            self.next += 1;
            let mut row = String::new();
            for (column, slot) in cells.iter().enumerate() {
                let Some(slot) = slot.filter(|slot| slot.down == 0 && slot.right == 0) else { continue };
                let cell = table.at(slot);
                let name = name(column, self.next);
                let is_number = !numbers_are_text && cell.text.parse::<f64>().is_ok_and(f64::is_finite);
                row += &match is_number {
                    true => format!("<c r=\"{name}\"><v>{}</v></c>", cell.text),
                    false => format!(
                        "<c r=\"{name}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                        escaped(&cell.text)
                    ),
                };
                if cell.rows > 1 || cell.columns > 1 {
                    let rows = cell.rows.min(table.rows.len() - line);
                    let end = self::name(column + cell.columns - 1, self.next + rows - 1);
                    self.merges.push(format!("{name}:{end}"));
                }
            }
            self.rows += &format!("<row r=\"{}\">{row}</row>", self.next);
        }
        debug_assert!(self.next >= first, "a table has rows");
        // A table cut in two stands in two pieces.
        self.next += 1;
    }

    fn xml(&self) -> String {
        let merges: String = self.merges.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
        let merges = if merges.is_empty() { String::new() } else { format!("<mergeCells>{merges}</mergeCells>") };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{}</sheetData>{merges}</worksheet>",
            self.rows
        )
    }
}

/// `C7` and its like; no table here is wider than the alphabet.
fn name(column: usize, row: usize) -> String {
    let letter = u8::try_from(column).ok().filter(|column| *column < 26).map(|column| char::from(b'A' + column));
    format!("{}{row}", letter.expect("no table is so wide"))
}

fn package(sheets: &[Sheet]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let each = |text: &dyn Fn(usize, &Sheet) -> String| -> String {
        sheets.iter().enumerate().map(|(at, sheet)| text(at + 1, sheet)).collect()
    };
    let types = each(&|at, _| {
        format!(
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        )
    });
    let listed = each(&|at, sheet| format!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", sheet.name));
    let related = each(&|at, _| {
        format!("<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
    });
    let names: Vec<String> = (1..=sheets.len()).map(|at| format!("xl/worksheets/sheet{at}.xml")).collect();
    let mut parts = vec![
        (
            "[Content_Types].xml",
            format!(
                "{head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{head}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!("{head}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets></workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels", format!("{head}<Relationships xmlns=\"{RELATIONS}\">{related}</Relationships>")),
    ];
    parts.extend(names.iter().zip(sheets).map(|(name, sheet)| (name.as_str(), sheet.xml())));
    pack(&parts)
}
