//! What stands on a sheet from top to bottom: headings, running text and tables.

use super::packages::{Xlsx, merges, rows};
use super::xlsx;
use crate::{grids, outline};

/// The outline of a sheet: a line of a grid has `|` where its columns part, a paragraph begins with `¶`.
fn read(lines: &str, merged: &[&str]) -> Vec<String> {
    let paper = xlsx(&Xlsx::of(&rows(lines), &merges(merged)));
    let mark = |block: &papers::Block| {
        let one = papers::Paper { blocks: vec![block.clone()], ..papers::Paper::default() };
        let is_text = matches!(block, papers::Block::Paragraph(_));
        outline(&one).into_iter().map(move |line| if is_text { format!("¶{line}") } else { line }).collect::<Vec<_>>()
    };
    paper.blocks.iter().flat_map(mark).collect()
}

const LONG: &str =
    "本年度桑村乡人民政府没有收到政府信息公开申请，没有因政府信息公开工作被申请行政复议，也没有被提起行政诉讼。";

#[test]
fn text_around_tables_is_text_and_rows_of_tables_stay_rows() {
    let long = format!("甲|1\n{LONG}\n乙|2");
    let foot = format!("甲|1\n{LONG}");
    let cases: &[(&str, &[&str], &[&str], &str)] = &[
        ("年度报告\n\n甲|1", &["A1:B1"], &["¶年度报告", "甲|1"], "a title and a blank row"),
        ("年度报告\n甲|1", &[], &["¶年度报告", "甲|1"], "a title right above, not merged"),
        ("一、总体情况\n正文\n二、公开\n甲|1", &[], &["¶一、总体情况", "¶正文", "¶二、公开", "甲|1"], "sections"),
        (
            "二、公开\n第二十条第（一）项\n甲|1",
            &[],
            &["¶二、公开", "第二十条第（一）项|", "甲|1"],
            "a label under a heading",
        ),
        ("甲|1\n第（五）项\n乙|2", &["A2:B2"], &["甲|1", "第（五）项", "乙|2"], "a label between rows, merged across"),
        ("公开\n甲|1\n收费\n乙|2", &["A1:B1", "A3:B3"], &["公开", "甲|1", "收费", "乙|2"], "the first of such labels"),
        ("甲|1\n规章|\n乙|2", &[], &["甲|1", "规章|", "乙|2"], "a row whose number is not filled in"),
        ("甲|1\n规章|", &[], &["甲|1", "规章|"], "the same as the last row"),
        ("甲|1\n|7", &[], &["甲|1", "|7"], "a row whose label is missing"),
        (
            "甲|1\n规章|\n三、申请\n乙|2",
            &[],
            &["甲|1", "规章|", "¶三、申请", "乙|2"],
            "an unfilled row before a heading",
        ),
        ("甲|1\n注：含下属单位", &[], &["甲|1", "¶注：含下属单位"], "a note under the table"),
        ("甲|1\n填报人张某", &["A2:B2"], &["甲|1", "¶填报人张某"], "a last line across"),
        ("甲|1\n\n\n乙|2", &[], &["甲|1", "乙|2"], "blank rows part two tables"),
        (&long, &[], &["甲|1", &format!("{LONG}|"), "乙|2"], "a long label in the table's first column"),
        (&long, &["A2:B2"], &["甲|1", &format!("¶{LONG}"), "乙|2"], "a long text across"),
        (&foot, &[], &["甲|1", &format!("¶{LONG}")], "a long text under the table"),
        ("2025\n甲|1", &[], &["2025|", "甲|1"], "a number alone is no heading"),
        ("甲\n乙", &[], &["¶甲", "¶乙"], "texts one under the other"),
    ];
    for (lines, merged, expected, because) in cases {
        assert_eq!(read(lines, merged), *expected, "{because}");
    }
}

#[test]
fn the_blank_row_between_two_tables_makes_two_grids() {
    let paper = xlsx(&Xlsx::of(&rows("甲|1\n\n乙|2|3"), ""));
    let sizes: Vec<_> = grids(&paper).iter().map(|grid| (grid.height, grid.width)).collect();
    assert_eq!(sizes, [(1, 2), (1, 3)]);
}

#[test]
fn a_row_that_only_a_merged_cell_reaches_is_not_blank() {
    let paper = xlsx(&Xlsx::of(&rows("结果|1\n\n|3"), &merges(&["A1:A3"])));
    let grid = grids(&paper)[0];
    assert_eq!((grid.height, grid.cells[0].rows, grid.row(1).len()), (3, 3, 1));
}

#[test]
fn a_text_in_several_merged_rows_is_one_paragraph() {
    assert_eq!(read("正文\n\n\n甲|1", &["A1:D3"]), ["¶正文", "甲|1"]);
}

#[test]
fn spans_end_where_the_table_ends() {
    let paper = xlsx(&Xlsx::of(&rows("甲|1\n小计\n乙|2"), &merges(&["A2:XFD2", "A3:A1048576"])));
    let grid = grids(&paper)[0];
    assert_eq!((grid.height, grid.width, grid.row(1)[0].columns, grid.row(2)[0].rows), (3, 2, 2, 1));
}

#[test]
fn merges_over_each_other_leave_every_cell_one_place() {
    let paper = xlsx(&Xlsx::of(&rows("甲|1|2\n乙|3|4\n丙|5|6"), &merges(&["A1:B2", "B2:C3", "A1:A3", "C1:C1"])));
    let grid = grids(&paper)[0];
    let covered: usize = grid.cells.iter().map(|cell| cell.rows * cell.columns).sum();
    assert_eq!(covered, grid.height * grid.width);
}

#[test]
fn a_table_that_does_not_begin_in_the_corner_begins_at_its_first_column() {
    let paper = xlsx(&Xlsx::of(&rows("\n||甲|1\n|||2"), ""));
    assert_eq!(outline(&paper), ["甲|1", "|2"]);
}

#[test]
fn columns_that_only_another_table_needs_are_none_of_this_one() {
    let lines = "规章||件||7\n备案|||8|\n\n甲|乙|丙|丁|戊";
    let paper = xlsx(&Xlsx::of(&rows(lines), &merges(&["A1:B1", "C1:D1", "A2:B2"])));
    let first = grids(&paper)[0];
    let places: Vec<_> = first.cells.iter().map(|cell| (cell.column, cell.columns, cell.text.as_str())).collect();
    assert_eq!(
        places,
        [(0, 1, "规章"), (1, 2, "件"), (3, 1, "7"), (0, 1, "备案"), (1, 1, ""), (2, 1, "8"), (3, 1, "")]
    );
    assert_eq!((first.width, grids(&paper)[1].width), (4, 5));
}
