//! Tables: spans, rows that begin further right, tables in tables, tables that only place things.

use papers::{Block, Grid, PaperError};

use super::{Maker, p, r, read, tbl, tc};
use crate::{grids, outline};

/// A row of cells.
fn tr(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

/// A table of rows.
fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}

/// Text, row, column, rows, columns of each cell.
fn places(grid: &Grid) -> Vec<(&str, [usize; 4])> {
    let place = |cell: &papers::GridCell| [cell.row, cell.column, cell.rows, cell.columns];
    grid.cells.iter().map(|cell| (cell.text.as_str(), place(cell))).collect()
}

const DOWN: &str = "<w:vMerge w:val='restart'/>";
const ON: &str = "<w:vMerge/>";

fn wide(columns: usize) -> String {
    format!("<w:gridSpan w:val='{columns}'/>")
}

#[test]
fn merged_cells_cover_what_they_cover_in_word() {
    let paper = read(&table(&[
        tr("<w:tblHeader/>", &[tc(DOWN, "组"), tc(&wide(2), "甲"), tc("", "计")]),
        tr("", &[tc(ON, ""), tc("", "乙"), tc("", "丙"), tc(DOWN, "3")]),
        tr("", &[tc(ON, ""), tc(&(wide(2) + DOWN), "丁"), tc(ON, "")]),
        tr("", &[tc("", "戊"), tc(&(wide(2) + "<w:vMerge w:val='continue'/>"), ""), tc("", "0")]),
    ]));
    let grid = grids(&paper)[0];
    let expected = [
        ("组", [0, 0, 3, 1]),
        ("甲", [0, 1, 1, 2]),
        ("计", [0, 3, 1, 1]),
        ("乙", [1, 1, 1, 1]),
        ("丙", [1, 2, 1, 1]),
        ("3", [1, 3, 2, 1]),
        ("丁", [2, 1, 2, 2]),
        ("戊", [3, 0, 1, 1]),
        ("0", [3, 3, 1, 1]),
    ];
    assert_eq!(places(grid), expected);
    assert_eq!((grid.width, grid.height, grid.mended, grid.spans_known), (4, 4, 0, true));
    assert!(grid.cells[..3].iter().all(|cell| cell.heading) && !grid.cells[3].heading, "a row repeated on each page");
}

#[test]
fn faulty_merges_are_mended_and_counted() {
    let cases: &[(Vec<String>, usize, &[(&str, [usize; 4])], &str)] = &[
        (
            vec![tr("", &[tc(ON, "甲"), tc("", "1")]), tr("", &[tc(ON, ""), tc("", "2")])],
            1,
            &[("甲", [0, 0, 2, 1]), ("1", [0, 1, 1, 1]), ("2", [1, 1, 1, 1])],
            "nothing above begins what is continued",
        ),
        (
            vec![tr("", &[tc("", "甲"), tc("", "1")]), tr("", &[tc(ON, "乙"), tc("", "2")])],
            1,
            &[("甲", [0, 0, 1, 1]), ("1", [0, 1, 1, 1]), ("乙", [1, 0, 1, 1]), ("2", [1, 1, 1, 1])],
            "the cell above is not merged",
        ),
        (
            vec![
                tr("", &[tc(DOWN, "甲"), tc("", "1"), tc("", "2")]),
                tr("", &[tc(&(wide(2) + ON), "乙"), tc("", "3")]),
            ],
            1,
            &[
                ("甲", [0, 0, 1, 1]),
                ("1", [0, 1, 1, 1]),
                ("2", [0, 2, 1, 1]),
                ("乙", [1, 0, 1, 2]),
                ("3", [1, 2, 1, 1]),
            ],
            "the two are not equally wide",
        ),
        (
            vec![tr("", &[tc(DOWN, "甲"), tc("", "1")]), tr("", &[tc(ON, "遗留"), tc("", "2")])],
            1,
            &[("甲", [0, 0, 2, 1]), ("1", [0, 1, 1, 1]), ("2", [1, 1, 1, 1])],
            "Word does not draw what a covered cell still holds",
        ),
        (
            vec![tr("", &[tc(DOWN, "甲"), tc("", "1")]), tr("", &[tc(DOWN, "乙"), tc("", "2")])],
            0,
            &[("甲", [0, 0, 1, 1]), ("1", [0, 1, 1, 1]), ("乙", [1, 0, 1, 1]), ("2", [1, 1, 1, 1])],
            "a merge of one cell is none",
        ),
        (
            vec![tr("", &[tc(&wide(20), "表二")]), tr("", &[tc("", "规章"), tc("", "0")])],
            1,
            &[("表二", [0, 0, 1, 2]), ("规章", [1, 0, 1, 1]), ("0", [1, 1, 1, 1])],
            "a title that claims more columns than there are",
        ),
    ];
    for (rows, mended, expected, because) in cases {
        let paper = read(&table(rows));
        let grid = grids(&paper)[0];
        assert_eq!((places(grid), grid.mended), (expected.to_vec(), *mended), "{because}");
    }
}

#[test]
fn old_merges_along_a_row_are_spans() {
    let merged = [tc("<w:hMerge w:val='restart'/>", "甲"), tc("<w:hMerge/>", ""), tc("<w:hMerge/>", ""), tc("", "1")];
    let paper = read(&table(&[tr("", &merged), tr("", &["a", "b", "c", "d"].map(|text| tc("", text)))]));
    assert_eq!(places(grids(&paper)[0])[..2], [("甲", [0, 0, 1, 3]), ("1", [0, 3, 1, 1])]);
}

#[test]
fn a_row_that_begins_further_right_keeps_its_columns() {
    let paper = read(&table(&[
        tr("", &[tc("", "甲"), tc("", "乙"), tc("", "丙"), tc("", "丁")]),
        tr("<w:gridBefore w:val='2'/><w:gridAfter w:val='1'/>", &[tc("", "7")]),
    ]));
    let grid = grids(&paper)[0];
    assert_eq!(places(grid)[4..], [("", [1, 0, 1, 2]), ("7", [1, 2, 1, 1]), ("", [1, 3, 1, 1])]);
}

#[test]
fn paragraphs_and_breaks_in_a_cell_are_its_lines() {
    let cell = format!(
        "<w:tc><w:tcPr/>{}<w:p/>{}</w:tc>",
        p("结果"),
        "<w:p><w:r><w:t>维</w:t><w:br/><w:t>持</w:t></w:r></w:p>"
    );
    let body = table(&[tr("", &[cell, tc("", "0")])]);
    assert_eq!(outline(&read(&body)), ["结果\n维\n持|0"]);
    let struck =
        format!("<w:tc><w:tcPr/><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r>{}</w:p></w:tc>", r("13"));
    let paper = read(&table(&[tr("", &[tc("", "件"), struck])]));
    assert_eq!(
        (outline(&paper), paper.losses.len()),
        (vec!["件|13".to_owned()], 1),
        "what was struck is not the value"
    );
}

#[test]
fn a_small_table_inside_a_cell_is_its_text() {
    let nested = format!("<w:tc><w:tcPr/>{}{}</w:tc>", p("其中"), tbl("国家 3/地方 4") + "<w:p/>");
    let body =
        table(&[tr("", &[tc("", "规章"), nested, tc("", "7")]), tr("", &[tc("", "处罚"), tc("", "0"), tc("", "0")])]);
    assert_eq!(outline(&read(&body)), ["规章|其中\n国家 3\n地方 4|7", "处罚|0|0"]);
    let frame = format!("<w:tc><w:tcPr/>{}<w:p/></w:tc>", tbl("7"));
    let body = table(&[tr("", &[tc("", "规章"), frame]), tr("", &[tc("", "处罚"), tc("", "0")])]);
    assert_eq!(outline(&read(&body)), ["规章|7", "处罚|0"], "a frame of one cell");
}

#[test]
fn a_table_that_only_places_things_gives_what_it_holds_in_order() {
    let heading = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>一、总体情况</w:t></w:r></w:p>";
    let holder = |inside: &str| format!("<w:tc><w:tcPr/>{inside}<w:p/></w:tc>");
    let data = tbl("规章 0 1/处罚 2 3");
    let one_cell = table(&[tr("", &[holder(&format!("{heading}{data}{}", p("二、其他")))])]);
    assert_eq!(outline(&read(&one_cell)), ["# 一、总体情况", "规章|0|1", "处罚|2|3", "二、其他"]);
    let two_columns = table(&[tr("", &[tc("", "目录"), holder(&data)])]);
    assert_eq!(outline(&read(&two_columns)), ["目录", "规章|0|1", "处罚|2|3"]);
    let column = table(&[tr("", &[tc("", "标题")]), tr("", &[tc("", "正文")])]);
    assert_eq!(outline(&read(&column)), ["标题", "正文"], "no two cells beside each other");
    let article = "本机关依法公开信息。".repeat(60);
    let poured = table(&[tr("", &[tc("", "栏目"), tc("", &article)])]);
    assert!(grids(&read(&poured)).is_empty(), "an article poured into a cell");
    let figures: Vec<String> = (0..5).map(|_| tr("", &[tc("", "项"), tc("", "1")])).collect();
    let noted = table(&[figures.concat(), tr("", &[tc("", "注"), tc("", &article)])]);
    assert_eq!(grids(&read(&noted)).len(), 1, "a long note does not undo a table of figures");
    let twice = table(&[tr("", &[holder(&table(&[tr("", &[holder(&data)])]))])]);
    assert_eq!(outline(&read(&twice)), ["规章|0|1", "处罚|2|3"], "a frame in a frame");
}

#[test]
fn empty_tables_and_hidden_rows_leave_nothing() {
    assert_eq!(read(&(p("文") + &tbl("_ _/_ _"))).blocks.len(), 1);
    let body = table(&[tr("", &[tc("", "甲"), tc("", "1")]), tr("<w:hidden/>", &[tc("", "藏"), tc("", "2")])]);
    let paper = read(&body);
    assert_eq!((outline(&paper), paper.losses.len()), (vec!["甲|1".to_owned()], 1));
    assert_eq!(read(&(tbl("甲 1") + &tbl("乙 2"))).blocks.len(), 2, "two tables that touch");
    assert!(matches!(read(&tbl("甲 1")).blocks[0], Block::Grid(_)));
}

#[test]
fn absurd_widths_are_refused() {
    for properties in [wide(5_000), wide(999_999_999)] {
        let body = table(&[tr("", &[tc(&properties, "甲"), tc("", "1")])]);
        assert_eq!(Maker::document(&body).read(), Err(PaperError::TooManyParts), "{properties}");
    }
    for properties in [wide(0), "<w:gridSpan w:val='-3'/>".to_owned(), "<w:gridSpan w:val='x'/>".to_owned()] {
        let body = table(&[tr("", &[tc(&properties, "甲"), tc("", "1")])]);
        assert_eq!(grids(&Maker::document(&body).paper())[0].width, 2, "{properties}");
    }
    let many = tc("", "1").repeat(papers::limits::COLUMNS + 1);
    assert_eq!(Maker::document(&table(&[tr("", &[many])])).read(), Err(PaperError::TooManyParts));
}
