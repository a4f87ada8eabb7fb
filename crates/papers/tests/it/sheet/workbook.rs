//! The workbook around the sheets: their order, names, what is hidden, pictures, odd programs.

use papers::{Block, Kind, PaperError};

use super::packages::{Xlsx, pack, relations, rows};
use super::xlsx;
use crate::outline;

#[test]
fn sheets_come_in_the_order_of_the_workbook_under_the_names_somebody_gave_them() {
    let book = Xlsx::default()
        .sheet("总体情况", "", &rows("甲|1"), "")
        .sheet("Sheet2 (3)", "", &rows("乙|2"), "")
        .sheet("工作表 3", "", &rows("丙|3"), "")
        .sheet("空表", "", "", "")
        .sheet("表三", "", &rows("丁|4"), "");
    assert_eq!(outline(&xlsx(&book.bytes())), ["总体情况", "甲|1", "乙|2", "丙|3", "表三", "丁|4"]);
    let alone = Xlsx::default().sheet("总体情况", "", &rows("甲|1"), "").bytes();
    assert_eq!(outline(&xlsx(&alone)), ["甲|1"], "the name of a single sheet is no heading");
}

#[test]
fn hidden_sheets_are_not_read_and_hidden_rows_and_columns_are_and_both_are_said() {
    let content = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>\
                   <row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>\
                   <row r=\"2\" hidden=\"true\"><c r=\"A2\"><v>3</v></c></row>\
                   <row r=\"3\" ht=\"0\"><c r=\"A3\"><v>4</v></c></row>\
                   <row r=\"9\" hidden=\"1\"/></sheetData>";
    let book = Xlsx::default()
        .whole_sheet("表", "", content)
        .sheet("底稿", "state=\"hidden\"", &rows("密|9"), "")
        .sheet("深底稿", "state=\"veryHidden\"", &rows("密|9"), "")
        .sheet("图", "chart=\"1\"", "", "");
    let paper = xlsx(&book.bytes());
    assert_eq!(outline(&paper), ["1|2", "3|", "4|"]);
    let expected = [
        "工作表“底稿”是隐藏的，没有读取",
        "工作表“深底稿”是隐藏的，没有读取",
        "工作表“图”不是表格（图表等），没有读取",
        "工作表“表”有 2 行、1 列是隐藏的，已照常读取",
    ];
    assert_eq!(paper.losses, expected);
}

#[test]
fn a_table_pasted_as_a_picture_is_noticed() {
    let drawing = "<xdr:wsDr><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r>\
                   <a:t>附注</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>";
    let book = Xlsx::default()
        .sheet("表二", "", &rows("甲|1"), "<drawing r:id=\"rId1\"/>")
        .part("xl/worksheets/_rels/other0.xml.rels", &relations(&[("rId1", "drawing", "../drawings/one.xml")]))
        .part("xl/drawings/one.xml", drawing);
    let paper = xlsx(&book.bytes());
    assert!(matches!(paper.blocks.last(), Some(Block::Picture(_))));
    assert_eq!(paper.losses, ["工作表“表二”里有图片，没有读取", "工作表“表二”里有文本框，其中的文字没有读取"]);
}

#[test]
fn a_picture_wps_put_into_a_cell_is_a_picture() {
    let row = "<row><c><v>1</v></c><c t=\"str\"><f>_xlfn.DISPIMG(\"ID_A\",1)</f><v>=DISPIMG(\"ID_A\",1)</v></c></row>";
    let paper = xlsx(&Xlsx::of(row, ""));
    let cells = &crate::grids(&paper)[0].cells;
    assert_eq!((cells[1].text.as_str(), cells[1].picture), ("", true));
    assert_eq!(paper.losses, ["工作表“Sheet1”里有图片，没有读取"]);
}

#[test]
fn cells_without_places_stand_one_after_the_other() {
    let paper = xlsx(&Xlsx::of("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>", ""));
    assert_eq!(outline(&paper), ["1||3", "4||"]);
}

#[test]
fn days_counted_from_1904_are_the_same_days() {
    let row = "<row><c><v>1</v></c><c s=\"0\"><v>44226</v></c></row>";
    let book =
        Xlsx::default().workbook("<workbookPr date1904=\"1\"/>").formats(&["yyyy-mm-dd"]).sheet("a", "", row, "");
    assert_eq!(outline(&xlsx(&book.bytes())), ["1|2025-01-31"]);
}

#[test]
fn the_title_stands_in_the_properties() {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let roots = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" \
         Target=\"/xl/workbook.xml\"/><Relationship Id=\"b\" Type=\"{core}\" Target=\"docProps/core.xml\"/></Relationships>"
    );
    let book = Xlsx::default()
        .sheet("表", "", &rows("甲|1"), "")
        .part("_rels/.rels", &roots)
        .part("docProps/core.xml", "<cp:coreProperties><dc:title>桑村乡年报</dc:title></cp:coreProperties>");
    assert_eq!(xlsx(&book.bytes()).title, "桑村乡年报", "and relations of the strict edition are followed");
}

#[test]
fn prefixes_capitals_and_slashes_of_other_programs_are_understood() {
    let sheet = "<x:worksheet xmlns:x=\"urn:any\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>\
                 <x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let bytes = pack(&[
        ("_rels/.rels", &relations(&[("a", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", "<x:workbook><x:sheets><x:sheet name=\"表\" r:id=\"b\"/></x:sheets></x:workbook>"),
        ("xl/_rels/workbook.xml.rels", &relations(&[("b", "worksheet", "Worksheets\\Sheet1.xml")])),
        ("xl\\worksheets\\sheet1.xml", sheet),
    ]);
    assert_eq!(outline(&xlsx(&bytes)), ["1|2"]);
}

#[test]
fn a_binary_workbook_is_named_and_a_workbook_of_nothing_says_so() {
    let binary = pack(&[
        ("_rels/.rels", &relations(&[("a", "officeDocument", "xl/workbook.bin")])),
        ("xl/workbook.bin", "\u{1}"),
    ]);
    assert_eq!(papers::read(&binary, None), Err(PaperError::OtherOffice));
    assert_eq!(papers::read(&Xlsx::of("", ""), Some(Kind::Xlsx)), Err(PaperError::NoText));
}
