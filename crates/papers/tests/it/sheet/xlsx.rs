//! What cells hold, as a reader of the sheet sees it.

use super::packages::{Xlsx, merges, rows};
use super::xlsx;
use crate::{grids, outline};

/// The text of the cell beside a label.
fn value(cell: &str, strings: &str, formats: &[&str]) -> (String, Vec<String>) {
    let row = format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>项</t></is></c>{cell}</row>");
    let paper = xlsx(&Xlsx::default().strings(strings).formats(formats).sheet("Sheet1", "", &row, "").bytes());
    let text = grids(&paper).first().map_or(String::new(), |grid| grid.cells[1].text.clone());
    (text, paper.losses)
}

#[test]
fn values_are_read_as_they_are_shown() {
    let cases: &[(&str, &str, &str)] = &[
        ("<c r=\"B1\"><v>7</v></c>", "7", "a count"),
        ("<c r=\"B1\" t=\"n\"><v>7.0</v></c>", "7", "a count stored with a decimal"),
        ("<c r=\"B1\"><v>-0</v></c>", "0", "minus nothing is nothing"),
        ("<c r=\"B1\"><v>0.30000000000000004</v></c>", "0.30000000000000004", "no digit is rounded away"),
        ("<c r=\"B1\"><v>1E-7</v></c>", "0.0000001", "no exponent"),
        ("<c r=\"B1\"><v>1.5E+16</v></c>", "15000000000000000", "no exponent for large ones"),
        ("<c r=\"B1\" t=\"b\"><v>1</v></c>", "TRUE", "a truth value"),
        ("<c r=\"B1\" t=\"str\"><f>A1</f><v>无&amp;空</v></c>", "无&空", "a formula that gives text"),
        ("<c r=\"B1\"><f>1+1</f><v>2</v></c>", "2", "a formula gives what it was last"),
        ("<c r=\"B1\" t=\"d\"><v>2025-01-31T00:00:00</v></c>", "2025-01-31", "a day written as such"),
        ("<c r=\"B1\" t=\"s\"><v>0</v></c>", "007", "a number typed as text stays as typed"),
        ("<c r=\"B1\" t=\"s\"><v>1</v></c>", "结果维持", "runs joined, the reading above them dropped"),
        ("<c r=\"B1\" t=\"s\"><v>2</v></c>", "总计\n（件）", "a line break"),
        ("<c r=\"B1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>", "甲乙", "runs inline"),
        ("<c r=\"B1\" t=\"str\"><v>_x0041__xZZZZ_</v></c>", "A_xZZZZ_", "escaped characters, and what only looks so"),
    ];
    let strings = "<si><t>007</t></si><si><r><t>结果</t></r><r><t>维持</t></r><rPh><t>jieguo</t></rPh></si>\
                   <si><t>总计_x000D_\n（件）</t></si>";
    for (cell, expected, because) in cases {
        assert_eq!(value(cell, strings, &[]).0, *expected, "{because}");
    }
}

#[test]
fn number_formats_change_what_is_read_only_where_the_meaning_changes() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("0%", "0.5", "50%", "a share"),
        ("0.0%;[Red]-0.0%", "0.0712", "7.1%", "a share with decimals"),
        ("yyyy\"年\"m\"月\"d\"日\"", "45688", "2025-01-31", "a day in words"),
        ("[$-804]yyyy/m/d;@", "45688.7", "2025-01-31", "a day whose time is not shown"),
        ("yyyy-mm-dd hh:mm", "45688.354166666664", "2025-01-31 08:30", "a moment"),
        ("h:mm", "0.354166666666667", "08:30", "a time"),
        ("[h]:mm", "1.5", "36:00", "more hours than a day"),
        ("yyyy-mm-dd", "0", "0", "a count in a cell formatted as a day by mistake"),
        ("yyyy-mm-dd", "60", "1900-02-29", "the day that never was"),
        ("yyyy-mm-dd", "59", "1900-02-28", "the day before it"),
        ("0\"件\";;\"-\"", "0", "0", "a zero shown as a dash is a zero"),
        ("#,##0.00_ ", "1234.5", "1234.5", "decimals and thousands change nothing"),
        ("General", "12", "12", "letters in the name of a format are no date"),
        ("0.00E+00", "12", "12", "an exponent is none either"),
        ("\"dd\"0", "3", "3", "letters in quotes"),
    ];
    for (code, number, expected, because) in cases {
        let code = code.replace('"', "&quot;");
        let cell = format!("<c r=\"B1\" s=\"0\"><v>{number}</v></c>");
        assert_eq!(value(&cell, "", &[&code]).0, *expected, "{because}");
    }
}

#[test]
fn errors_and_formulas_without_a_value_are_said() {
    let (text, losses) = value("<c r=\"B1\" t=\"e\"><f>A9</f><v>#REF!</v></c>", "", &[]);
    assert_eq!((text.as_str(), losses), ("#REF!", vec!["有 1 格是公式错误".to_owned()]));
    let (_, losses) = value("<c r=\"B1\"><f>SUM(A1:A2)</f><v></v></c><c r=\"C1\"><v>1</v></c>", "", &[]);
    assert_eq!(losses, ["有 1 格公式没有算出的值"]);
    let (_, losses) = value("<c r=\"B1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"C1\"><v>1</v></c>", "", &[]);
    assert!(losses.is_empty(), "a formula that gives an empty text is computed");
}

#[test]
fn merged_cells_are_spans_and_empty_cells_keep_their_places() {
    let bytes =
        Xlsx::of(&rows("事项|总数||备注\n|自然人|法人|\n新收|3||无\n||5|"), &merges(&["A1:A2", "B1:C1", "C3:D3"]));
    let paper = xlsx(&bytes);
    let grid = grids(&paper)[0];
    let places: Vec<_> =
        grid.cells.iter().map(|cell| (cell.row, cell.column, cell.rows, cell.columns, cell.text.as_str())).collect();
    let expected = [
        (0, 0, 2, 1, "事项"),
        (0, 1, 1, 2, "总数"),
        (0, 3, 1, 1, "备注"),
        (1, 1, 1, 1, "自然人"),
        (1, 2, 1, 1, "法人"),
        (1, 3, 1, 1, ""),
        (2, 0, 1, 1, "新收"),
        (2, 1, 1, 1, "3"),
        (2, 2, 1, 2, ""),
        (3, 0, 1, 1, ""),
        (3, 1, 1, 1, ""),
        (3, 2, 1, 1, "5"),
        (3, 3, 1, 1, ""),
    ];
    assert_eq!((places.as_slice(), grid.spans_known, grid.mended), (expected.as_slice(), true, 0));
    assert_eq!(paper.losses, ["有 1 格内容被合并单元格盖住，没有读取"], "the word under an empty merged cell");
}

#[test]
fn a_workbook_is_one_paper() {
    let paper = xlsx(&Xlsx::of(&rows("甲|1"), ""));
    assert_eq!((outline(&paper), paper.encoding, paper.regions.len()), (vec!["甲|1".to_owned()], "UTF-8", 1));
}
