//! Spreadsheets of OpenDocument.

use messages::Catalogued;
use papers::{Block, Kind, Paper, PaperError};

use super::packages::{ods, pack};
use crate::{grids, outline};

/// Reads a sheet by the XML of its columns and rows.
fn read(content: &str) -> Paper {
    papers::read(&table(content), Some(Kind::Ods)).expect("the sheet is readable")
}

fn table(content: &str) -> Vec<u8> {
    ods("", &format!("<table:table table:name=\"表\">{content}</table:table>"))
}

/// A row of one label and one cell.
fn value(cell: &str) -> (String, Vec<String>) {
    let label = "<table:table-cell office:value-type=\"string\"><text:p>项</text:p></table:table-cell>";
    let paper = read(&format!("<table:table-row>{label}{cell}<table:table-cell/>{label}</table:table-row>"));
    (grids(&paper)[0].cells[1].text.clone(), paper.losses)
}

#[test]
fn values_are_read_as_they_are_shown() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("float\" office:value=\"7", "7.0", "7", "decimals shown change nothing"),
        ("float\" office:value=\"0", "-", "0", "a zero shown as a dash is a zero"),
        ("float\" office:value=\"1E-7", "1E-07", "0.0000001", "no exponent"),
        ("percentage\" office:value=\"0.5", "50%", "50%", "a share as shown"),
        ("currency\" office:value=\"12", "￥12.00", "12", "an amount"),
        ("date\" office:date-value=\"2025-01-31", "25年1月", "2025-01-31", "a day"),
        ("date\" office:date-value=\"2025-01-31T08:30:00", "x", "2025-01-31 08:30", "a moment"),
        ("date\" office:date-value=\"2025-01-31T08:00:00", "x", "2025-01-31 08:00", "a full hour"),
        ("date\" office:date-value=\"2025-01-31T00:00:00", "x", "2025-01-31", "the beginning of a day"),
        ("boolean\" office:boolean-value=\"true", "真", "TRUE", "a truth value"),
        ("string", "007", "007", "a number typed as text"),
        ("string", "甲<text:s text:c=\"3\"/>乙<text:tab/>丙", "甲 乙 丙", "blanks and tabs"),
        ("string", "甲</text:p><text:p>乙<text:line-break/>丙", "甲\n乙\n丙", "paragraphs and breaks are lines"),
        ("string", "<text:span>甲<text:a>乙</text:a></text:span>&#20013;", "甲乙中", "pieces of a text"),
        ("string\" calcext:value-type=\"error", "#REF!", "#REF!", "an error"),
    ];
    for (kind, shown, expected, because) in cases {
        let cell =
            format!("<table:table-cell office:value-type=\"{kind}\"><text:p>{shown}</text:p></table:table-cell>");
        assert_eq!(value(&cell).0, *expected, "{because}");
    }
}

#[test]
fn errors_notes_and_formulas_without_a_value() {
    let error = "<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>";
    assert_eq!(value(error).1, ["有 1 格是公式错误"]);
    let formula = "<table:table-cell table:formula=\"of:=SUM([.A1])\"/>";
    assert_eq!(value(formula), (String::new(), vec!["有 1 格公式没有算出的值".to_owned()]));
    let note = "<table:table-cell office:value-type=\"float\" office:value=\"3\"><office:annotation><text:p>批注</text:p>\
                </office:annotation><text:p>3</text:p></table:table-cell>";
    assert_eq!(value(note), ("3".to_owned(), vec![]), "what somebody noted beside a cell is not in it");
}

#[test]
fn merges_and_repeats_are_written_out() {
    let paper = read(
        "<table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned=\"2\" \
         table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>事项</text:p></table:table-cell>\
         <table:covered-table-cell/><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\">\
         <text:p>数</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16380\"/>\
         </table:table-row></table:table-header-rows>\
         <table:table-row><table:covered-table-cell table:number-columns-repeated=\"2\"/>\
         <table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"0\" \
         table:number-columns-repeated=\"3\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row>",
    );
    assert_eq!(outline(&paper), ["事项|数|数", "1|", "0|0|0|", "0|0|0|"]);
    let first = &grids(&paper)[0].cells[0];
    assert_eq!((first.rows, first.columns), (2, 2));
}

#[test]
fn what_is_hidden_is_said() {
    let row = |attributes: &str, number: u32| {
        format!(
            "<table:table-row {attributes}><table:table-cell office:value-type=\"float\" office:value=\"{number}\" \
             table:number-columns-repeated=\"2\"/></table:table-row>"
        )
    };
    let visible = format!(
        "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"9\"/>{}{}{}",
        row("", 1),
        row("table:visibility=\"collapse\"", 2),
        row("table:visibility=\"filter\"", 3)
    );
    let tables = format!(
        "<table:table table:name=\"表\" table:style-name=\"ta1\">{visible}</table:table>\
         <table:table table:name=\"底稿\" table:style-name=\"ta2\">{}</table:table>",
        row("", 9)
    );
    let styles = "<style:style style:name=\"ta1\"><style:table-properties table:display=\"true\"/></style:style>\
                  <style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>";
    let paper = papers::read(&ods(styles, &tables), Some(Kind::Ods)).unwrap();
    assert_eq!(outline(&paper), ["1|1", "2|2", "3|3"]);
    assert_eq!(paper.losses, ["工作表“底稿”是隐藏的，没有读取", "工作表“表”有 2 行、1 列是隐藏的，已照常读取"]);
}

#[test]
fn pictures_over_the_cells_and_in_one_are_noticed() {
    let frame = "<draw:frame><draw:image/></draw:frame>";
    let paper =
        read(&format!("<table:shapes>{frame}</table:shapes><table:table-row><table:table-cell/></table:table-row>"));
    assert!(matches!(paper.blocks.as_slice(), [Block::Picture(_)]));
    let paper = read(&format!("<table:table-row><table:table-cell>{frame}</table:table-cell></table:table-row>"));
    assert!(grids(&paper)[0].cells[0].picture);
}

#[test]
fn a_password_and_a_missing_content_are_named() {
    let of = |manifest: &str| {
        let mime = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        papers::read(&pack(&[mime, ("META-INF/manifest.xml", manifest)]), None).unwrap_err()
    };
    assert_eq!(of("<m:encryption-data/>"), PaperError::Encrypted { kind: Some(Kind::Ods) });
    assert_eq!(of(""), PaperError::Damaged { kind: Kind::Ods });
}

/// `data/report.odt` was written by odfpy.
#[test]
fn a_text_of_opendocument_is_no_spreadsheet_and_says_what_to_do() {
    let kind = "application/vnd.oasis.opendocument.text";
    let made = pack(&[("mimetype", kind), ("content.xml", "<office:document-content/>")]);
    let template = pack(&[("mimetype", &format!("{kind}-template")), ("content.xml", "<office:document-content/>")]);
    for (bytes, because) in [
        (include_bytes!("data/report.odt").as_slice(), "a real one"),
        (made.as_slice(), "nothing but its mark"),
        (template.as_slice(), "a template"),
    ] {
        assert_eq!(papers::kind_of(Some("年报.odt"), bytes), Err(PaperError::Odt), "{because}");
        assert_eq!(papers::read(bytes, None).unwrap_err(), PaperError::Odt, "{because}");
        assert_eq!(papers::read(bytes, Some(Kind::Ods)).unwrap_err(), PaperError::Odt, "{because}: whatever is told");
    }
    let message = PaperError::Odt.message();
    assert_eq!(message.code, "paper.is-odt");
    assert!(message.what.contains(".odt") && message.todo.contains(".docx"), "{message}");
}
