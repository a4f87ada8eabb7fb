//! Tables of pages: spans, layout tables, groups of rows.

use papers::Block;

use crate::{grids, outline, page};

/// Row, column, rows, columns of each cell.
fn places(grid: &papers::Grid) -> Vec<(usize, usize, usize, usize)> {
    grid.cells.iter().map(|cell| (cell.row, cell.column, cell.rows, cell.columns)).collect()
}

#[test]
fn spans_lay_cells_where_a_browser_draws_them() {
    let paper = page("<table><tr><th rowspan=2>组<td colspan=2>甲<tr><td>乙<td>丙</table>");
    let grid = grids(&paper)[0];
    assert_eq!(places(grid), [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]);
    assert!(grid.cells[0].heading && !grid.cells[1].heading && grid.spans_known);
    assert_eq!((grid.width, grid.height, grid.mended), (3, 2, 0));
}

#[test]
fn twenty_two_rows_declared_and_twenty_one_drawn_are_mended() {
    let rows = "<tr><td>项<td>0".repeat(20);
    let paper = page(&format!("<table><tr><td rowspan=22>三、办理结果<td>项<td>0{rows}</table>"));
    let grid = grids(&paper)[0];
    assert_eq!((grid.cells[0].rows, grid.height, grid.mended), (21, 21, 1));
    let right = page(&format!("<table><tr><td rowspan=21>三、办理结果<td>项<td>0{rows}</table>"));
    assert_eq!(grids(&right)[0].mended, 0, "21 of 21 needs no mending");
}

#[test]
fn a_row_span_of_zero_reaches_the_end_of_its_group() {
    let paper = page("<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>");
    let grid = grids(&paper)[0];
    assert_eq!((grid.cells[0].rows, grid.row(2)[0].column, grid.mended), (2, 0, 0));
}

#[test]
fn absurd_spans_are_bounded() {
    for span in ["65535", "999999999", "99999999999999999999999", "-3", "x", "1e9"] {
        let paper = page(&format!("<table><tr><td rowspan={span} colspan={span}>甲<tr><td>乙<td>丙<td>丁</table>"));
        let grid = grids(&paper)[0];
        assert!(grid.width <= papers::limits::COLUMNS && grid.height == 2, "{span}");
    }
}

#[test]
fn a_title_that_claims_more_columns_than_there_are_is_cut() {
    let paper = page("<table><tr><td colspan=20>表二<tr><td>规章<td>0<td>0<td>0</table>");
    assert_eq!((grids(&paper)[0].width, grids(&paper)[0].cells[0].columns), (4, 4));
}

#[test]
fn head_bodies_and_foot_are_one_table_in_the_order_drawn() {
    let paper = page(
        "<table><caption>表四</caption><tfoot><tr><td>计<td>3</tfoot><tbody><tr><td>甲<td>1</tbody>\
         <tbody><tr><td>乙<td>2</tbody><thead><tr><th>名<th>数</thead></table>",
    );
    assert_eq!(outline(&paper), ["表四", "名|数", "甲|1", "乙|2", "计|3"]);
}

#[test]
fn breaks_and_paragraphs_in_a_cell_are_its_lines() {
    let paper = page("<table><tr><td><p>结果</p><p>纠正</p><td>商业<br>企业<td><br><p> </p>0<br></table>");
    assert_eq!(outline(&paper), ["结果\n纠正|商业\n企业|0"]);
}

#[test]
fn a_layout_table_gives_its_content_in_order_and_the_data_table_inside_stays_one() {
    let paper = page(
        "<table width=1000><tr><td>网站名<td>日期<tr><td colspan=2><p>一、总体情况</p>\
         <table><tr><td>规章<td>0</table><p>二、其他</p></table>",
    );
    assert_eq!(outline(&paper), ["网站名", "日期", "一、总体情况", "规章|0", "二、其他"]);
    let regions: Vec<_> = paper.blocks.iter().map(Block::region).collect();
    assert_ne!(regions[0], regions[1], "each layout cell is a region");
    assert_eq!(regions[2], regions[3], "what stands in one cell stands together");
}

#[test]
fn a_table_of_one_column_only_places_things() {
    let paper = page("<table><tr><td>标题<tr><td><p>第一段</p><p>第二段</p></table>");
    assert_eq!(outline(&paper), ["标题", "第一段", "第二段"]);
}

#[test]
fn a_frame_of_one_cell_inside_a_cell_of_data_is_only_its_text() {
    let paper = page("<table><tr><td>规章<td><table><tr><td>7</table><tr><td>处罚<td>0</table>");
    assert_eq!(outline(&paper), ["规章|7", "处罚|0"]);
}

#[test]
fn an_article_poured_into_a_cell_beside_a_menu_is_no_table_of_data() {
    let article = format!("<p>{}</p>", "本机关依法公开信息。".repeat(60));
    let paper = page(&format!("<table><tr><td>栏目<td>{article}</table>"));
    assert!(grids(&paper).is_empty());
    let noted = format!("<table><tr><td>甲<td>1<td>2<tr><td>乙<td>3<td>4<tr><td>丙<td>5<td>注：{article}</table>");
    assert_eq!(grids(&page(&noted)).len(), 1, "a long note does not undo a table of figures");
}

#[test]
fn text_that_strays_between_rows_stands_before_the_table() {
    let paper = page("<table><tr><td>甲<td>1</tr>迷路的字<tr><td>乙<td>2</tr></table>");
    assert_eq!(outline(&paper), ["迷路的字", "甲|1", "乙|2"]);
}

#[test]
fn rows_and_cells_that_are_not_shown_take_no_place() {
    let paper = page("<table><tr style='display: none'><td>藏<td>1<tr><td>甲<td hidden>藏<td>2</table>");
    assert_eq!(outline(&paper), ["甲|2"]);
}
