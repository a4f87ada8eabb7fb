//! 删除线 What is struck out is no value in any of the formats, and is said.
//!
//! `data/struck.xlsx` was written by openpyxl, `data/struck.ods` and `data/struck.xls` are what LibreOffice made of it:
//! in the second row the cells 34 and 78 are struck out, in the third 1400 of 1400 1408, and the formula.

use papers::{Kind, Paper, PaperError};

use super::packages::{Xlsx, ods};
use super::xls::SMALL;
use crate::{grids, outline};

const SAID: &str = "有 4 格里有加了删除线的内容，没有读取";

#[test]
fn three_formats_by_their_makers_say_the_same() {
    let files: [(&[u8], Kind); 3] = [
        (include_bytes!("data/struck.xlsx"), Kind::Xlsx),
        (include_bytes!("data/struck.ods"), Kind::Ods),
        (include_bytes!("data/struck.xls"), Kind::Xls),
    ];
    for (bytes, kind) in files {
        let paper = papers::read(bytes, Some(kind)).unwrap();
        let read = outline(&paper);
        assert_eq!(read, ["项|一|二|三|四", "数|12||56|", "字|1408|9|无|", "末|1|2|3|4"], "{kind:?}");
        // openpyxl computes no formula, so the struck one holds nothing there.
        let said = if kind == Kind::Xlsx { SAID.replace('4', "3") } else { SAID.to_owned() };
        assert!(paper.losses.contains(&said), "{kind:?}: {:?}", paper.losses);
    }
}

/// The cell beside a label in a workbook with two fonts, the second of them struck out, and a cell style for each.
fn xlsx(cell: &str, strings: &str) -> (String, Vec<String>) {
    let styles = "<styleSheet><fonts><font><b/></font><font><strike/></font><font><strike val='0'/></font></fonts>\
                  <cellStyleXfs><xf fontId='1'/></cellStyleXfs>\
                  <cellXfs><xf fontId='0'/><xf fontId='1' numFmtId='9'/><xf fontId='2'/></cellXfs>\
                  <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>";
    let row = format!("<row r='1'><c r='A1' t='inlineStr'><is><t>项</t></is></c>{cell}</row>");
    let book = Xlsx::default().strings(strings).part("xl/styles.xml", styles).sheet("Sheet1", "", &row, "");
    cell_and_losses(&super::xlsx(&book.bytes()))
}

fn cell_and_losses(paper: &Paper) -> (String, Vec<String>) {
    (grids(paper).first().map_or(String::new(), |grid| grid.cells[1].text.clone()), paper.losses.clone())
}

#[test]
fn the_font_of_a_cell_and_of_its_pieces_decides_in_xlsx() {
    let strings = "<si><t>12</t></si>\
                   <si><r><rPr><strike/></rPr><t>1400</t></r><r><t>1408</t></r></si>\
                   <si><r><rPr><b/></rPr><t>1408</t></r></si>\
                   <si><r><rPr><strike val='1'/></rPr><t> </t></r><r><t>7</t></r></si>";
    let cases = [
        ("<c r='B1' s='0'><v>12</v></c>", "12", false, "not struck"),
        ("<c r='B1' s='1'><v>12</v></c>", "", true, "a number"),
        ("<c r='B1' s='2'><v>12</v></c>", "12", false, "switched off"),
        ("<c r='B1' s='1' t='s'><v>0</v></c>", "", true, "a shared text"),
        ("<c r='B1' s='1' t='str'><f>A1</f><v>12</v></c>", "", true, "the text of a formula"),
        ("<c r='B1' s='1' t='inlineStr'><is><t>12</t></is></c>", "", true, "a text of its own"),
        ("<c r='B1' t='s'><v>1</v></c>", "1408", true, "the first piece of a text"),
        ("<c r='B1' s='1' t='s'><v>1</v></c>", "", true, "all of it: the second piece has the look of the cell"),
        ("<c r='B1' s='1' t='s'><v>2</v></c>", "1408", false, "a piece with a look of its own"),
        ("<c r='B1' t='s'><v>3</v></c>", "7", false, "a blank struck out is nothing"),
        ("<c r='B1' s='1'/>", "", false, "nothing to strike out"),
    ];
    for (cell, text, is_said, because) in cases {
        let (read, losses) = xlsx(&format!("{cell}<c r='C1'><v>1</v></c>"), strings);
        let said: &[&str] = if is_said { &["有 1 格里有加了删除线的内容，没有读取"] } else { &[] };
        assert_eq!(
            (read.as_str(), losses.as_slice()),
            (text, said.iter().map(|&each| each.to_owned()).collect::<Vec<_>>().as_slice()),
            "{because}"
        );
    }
}

/// The cell beside a label in a sheet whose style `struck` strikes out, `child` is based on it, and `plain` does not.
fn ods_cell(columns: &str, row: &str, cell: &str) -> (String, Vec<String>) {
    let style = |name: &str, family: &str, parent: &str, line: &str| {
        format!(
            "<style:style style:name='{name}' style:family='{family}' {parent}><style:text-properties {line}/></style:style>"
        )
    };
    let line = "style:text-line-through-style='solid'";
    let none = "style:text-line-through-style='none'";
    let styles = [
        style("struck", "table-cell", "", line),
        style("child", "table-cell", "style:parent-style-name='struck'", "fo:color='#ff0000'"),
        style("plain", "table-cell", "style:parent-style-name='struck'", none),
        style("struck", "text", "", "style:text-line-through-type='single'"),
        style("plain", "text", "", none),
        style("struck", "table-row", "", line),
    ];
    let label =
        "<table:table-cell table:style-name='plain' office:value-type='string'><text:p>项</text:p></table:table-cell>";
    let rows = format!("{columns}<table:table-row {row}>{label}{cell}{label}</table:table-row>");
    let tables = format!("<table:table table:name='表'>{rows}</table:table>");
    cell_and_losses(&papers::read(&ods(&styles.concat(), &tables), Some(Kind::Ods)).expect("the sheet is readable"))
}

#[test]
fn the_styles_of_cell_row_column_and_piece_decide_in_ods() {
    let number = |style: &str| {
        format!(
            "<table:table-cell {style} office:value-type='float' office:value='12'><text:p>12</text:p></table:table-cell>"
        )
    };
    let text = |style: &str, inside: &str| {
        format!("<table:table-cell {style} office:value-type='string'><text:p>{inside}</text:p></table:table-cell>")
    };
    let struck = "table:style-name='struck'";
    let column = "<table:table-column/><table:table-column table:default-cell-style-name='struck'/>";
    let row = "table:default-cell-style-name='struck'";
    let spans = "<text:span text:style-name='struck'>1400</text:span>1408";
    let own = "<text:span text:style-name='plain'>1408</text:span>";
    let cases = [
        ("", "", number(""), "12", false, "not struck"),
        ("", "", number(struck), "", true, "the cell"),
        ("", "", number("table:style-name='child'"), "", true, "a style based on it"),
        ("", "", number("table:style-name='plain'"), "12", false, "a style that takes it back"),
        (column, "", number(""), "", true, "the column"),
        (column, "", number("table:style-name='plain'"), "12", false, "not against the cell's own style"),
        ("", row, number(""), "", true, "the row"),
        (column, "table:default-cell-style-name='plain'", number(""), "12", false, "the row goes before the column"),
        ("", "", text("", spans), "1408", true, "a piece of a text"),
        ("", "", text(struck, own), "1408", false, "a piece that is not"),
        (
            "",
            "",
            format!("<table:table-cell {struck} office:value-type='float' office:value='12'/>"),
            "",
            true,
            "a value not shown",
        ),
        ("", "", format!("<table:table-cell {struck}/>"), "", false, "nothing to strike out"),
    ];
    for (columns, row, cell, text, is_said, because) in cases {
        let (read, losses) = ods_cell(columns, row, &cell);
        let said = losses == ["有 1 格里有加了删除线的内容，没有读取"];
        assert_eq!((read.as_str(), said, losses.is_empty()), (text, is_said, !is_said), "{because}: {losses:?}");
    }
}

#[test]
fn a_row_repeated_is_struck_as_often() {
    let cell = "<table:table-cell table:style-name='s' office:value-type='float' office:value='1' table:number-columns-repeated='2'>\
                <text:p>1</text:p></table:table-cell>";
    let label = "<table:table-cell office:value-type='string'><text:p>项</text:p></table:table-cell>";
    let style = "<style:style style:name='s' style:family='table-cell'><style:text-properties style:text-line-through-style='solid'/></style:style>";
    let rows = format!("<table:table-row table:number-rows-repeated='3'>{label}{cell}{label}</table:table-row>");
    let paper = papers::read(&ods(style, &format!("<table:table>{rows}</table:table>")), Some(Kind::Ods)).unwrap();
    assert_eq!(paper.losses, ["有 6 格里有加了删除线的内容，没有读取"]);
}

#[test]
fn a_workbook_whose_every_font_is_struck_out_says_nothing_else() {
    // The record of a font: its mark, its length, its height, and then the bits of which one strikes out.
    let mut bytes = SMALL.to_vec();
    let fonts: Vec<usize> = (0..bytes.len() - 6).filter(|&at| is_font(&bytes[at..])).collect();
    assert!(fonts.len() >= 5, "{fonts:?}");
    fonts.iter().for_each(|at| bytes[at + 6] |= 8);
    assert_eq!(papers::read(&bytes, Some(Kind::Xls)).err(), Some(PaperError::NoText));
}

fn is_font(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x31, 0x00]) && (0x10..0x40).contains(&bytes[2]) && bytes[3] == 0 && bytes[5] <= 2
}
