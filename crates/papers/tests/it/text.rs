//! Plain text and the tables people type in it.

use crate::{grids, outline, plain};

/// The three tables of a report as a converter leaves them: 4, 8 and 15 fields a line, all others one.
#[test]
fn the_tables_of_a_converted_report_keep_every_field_where_it_is() {
    let blank = "\t".repeat(7);
    let source = format!(
        "\n\n某镇2025年年度报告\n\n一、总体情况\n\n\
         第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章 \t0\t0\t0\n\n\
         三、收到和处理情况\n\n\
         (勾稽关系)\t\t申请人情况{rest}\n\t\t自然人\t法人或其他组织\t\t\t\t总计\n\
         \t(三) 不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\n{blank}\n\n\
         行政复议\t\t\t\t\t行政诉讼{nine}\n0{fourteen}\n\n六、其他\n无",
        rest = "\t".repeat(5),
        nine = "\t".repeat(9),
        fourteen = "\t0".repeat(14),
    );
    let paper = plain(&source);
    let widths: Vec<Vec<usize>> =
        grids(&paper).iter().map(|grid| grid.rows().map(<[papers::GridCell]>::len).collect()).collect();
    assert_eq!(widths, [vec![4; 3], vec![8; 4], vec![15; 2]]);
    let third = grids(&paper)[1];
    assert_eq!(third.row(1)[2].text, "自然人", "two empty fields before it");
    assert_eq!(third.row(2)[0].text, "", "a continued label is an empty field");
    assert!(!third.spans_known && third.mended == 0);
    assert_eq!(outline(&paper).first().map(String::as_str), Some("某镇2025年年度报告"));
    assert_eq!(outline(&paper).last().map(String::as_str), Some("无"));
}

#[test]
fn rows_stay_ragged() {
    let paper = plain("a\tb\tc\nd\te\n\tf\tg\th\t\n");
    assert_eq!(outline(&paper), ["a|b|c", "d|e", "|f|g|h|"]);
}

#[test]
fn an_empty_line_makes_two_tables_of_one() {
    assert_eq!(grids(&plain("a\tb\nc\td\n\ne\tf\n")).len(), 2);
    assert_eq!(grids(&plain("a\tb\nc\td\ne\tf\n")).len(), 1);
}

#[test]
fn lines_end_in_any_way() {
    for end in ["\n", "\r\n", "\r"] {
        let paper = plain(&["标题", "", "a\tb", "c\td", "", "末段"].join(end));
        assert_eq!(outline(&paper), ["标题", "a|b", "c|d", "末段"], "{end:?}");
        assert_eq!(grids(&paper).len(), 1, "{end:?}");
    }
}

#[test]
fn a_paragraph_set_in_by_a_tab_is_no_table() {
    let paper = plain("\t本机关按照要求编制报告。\n\t全年工作平稳。\n");
    assert_eq!(outline(&paper), ["本机关按照要求编制报告。", "全年工作平稳。"]);
    let beside = plain("\t下表为统计。\n信息内容\t本年制发件数\t本年废止件数\n规章\t0\t0\n");
    assert_eq!(outline(&beside)[0], "下表为统计。", "also right above a table");
    assert_eq!(grids(&beside)[0].height, 2);
}

#[test]
fn a_label_that_lost_its_tabs_stays_in_its_table() {
    let paper = plain("规章\t0\t0\t0\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t0\n");
    assert_eq!(grids(&paper).len(), 1);
    assert_eq!(outline(&paper)[1], "第二十条第（五）项");
}

#[test]
fn a_heading_between_two_tables_parts_them() {
    let paper = plain("规章\t0\t0\t0\n三、收到和处理情况\n一、本年新收\t\t0\t0\n");
    assert_eq!(grids(&paper).len(), 2);
    assert_eq!(outline(&paper)[1], "三、收到和处理情况");
}

#[test]
fn markdown_tables_lose_their_fences_and_rules() {
    let paper = plain("## 二、主动公开\n\n| 信息内容 | 件数 |\n|---|:--:|\n| 规章 |  |\n");
    assert_eq!(outline(&paper), ["## 二、主动公开", "信息内容|件数", "规章|"]);
    assert_eq!(grids(&paper)[0].row(1).len(), 2, "a blank cell is a cell");
}

#[test]
fn bars_without_fences_half_or_full_width_are_tables() {
    assert_eq!(outline(&plain("信息内容|件数|废止\n---|---|---\n规章|0|1\n")), ["信息内容|件数|废止", "规章|0|1"]);
    assert_eq!(outline(&plain("信息内容｜件数\n规章｜0\n")), ["信息内容|件数", "规章|0"]);
    assert_eq!(outline(&plain("a|b\n|c\n")), ["a|b", "|c"], "a leading bar is a field when not every line has one");
}

#[test]
fn a_trail_of_links_is_no_table() {
    let paper = plain("首页 | 政务公开 | 年报\n\n正文\n");
    assert!(grids(&paper).is_empty());
    assert_eq!(outline(&paper)[0], "首页 | 政务公开 | 年报");
}

#[test]
fn drawn_tables_lose_their_frame() {
    let paper = plain("┌────┬───┐\n│规章│ 0 │\n├────┼───┤\n│处罚│   │\n└────┴───┘\n");
    assert_eq!(outline(&paper), ["规章|0", "处罚|"]);
    let heavy = plain("┃规章┃0┃\n┃处罚┃1┃\n");
    assert_eq!(outline(&heavy), ["规章|0", "处罚|1"]);
}

#[test]
fn a_drawn_row_of_two_lines_is_one_row_when_rules_part_all_rows() {
    let paper = plain("┌──┬──┐\n│结果│总计│\n│维持│    │\n├──┼──┤\n│ 1  │ 2  │\n├──┼──┤\n│ 3  │ 4  │\n└──┴──┘\n");
    let grid = grids(&paper)[0];
    assert_eq!((grid.height, grid.row(0)[0].text.as_str()), (3, "结果\n维持"));
}

#[test]
fn columns_of_blanks_need_several_lines_of_three_fields() {
    let table = plain("信息内容    制发    废止\n规章        0       0\n规范性文件  3       1\n");
    assert_eq!(outline(&table), ["信息内容|制发|废止", "规章|0|0", "规范性文件|3|1"]);
    let line = plain("联系人：张某    电话：010    邮编：10\n正文。\n");
    assert!(grids(&line).is_empty(), "one line of three is a line");
    let pairs = plain("第一条  说明\n第二条  说明\n第三条  说明\n");
    assert!(grids(&pairs).is_empty(), "two fields are no table");
    let indented = plain("　　为了做好工作，\n　　我们努力。\n");
    assert_eq!(outline(&indented), ["为了做好工作，", "我们努力。"]);
}
