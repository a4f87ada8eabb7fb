//! Watermarks set straight over a table: what lies over the cells is no figure of theirs, and is said.

use crate::made::{Page, grids, pdf_with, shown, texts};

const XS: [f32; 4] = [60.0, 160.0, 260.0, 360.0];
const ROWS: &[&[&str]] = &[&["事项", "本年", "上年"], &["规章", "0", "12"], &["处罚", "3", ""]];
const READ: &str = "事项|本年|上年; 规章|0|12; 处罚|3|";

fn read(page: &Page) -> papers::Paper {
    let resources = "/ExtGState << /Thin << /ca 0.2 >> >>";
    pdf::read(&pdf_with(std::slice::from_ref(page), &[], resources)).expect("a sound file")
}

fn table() -> Page {
    Page::new().table(&XS, 100.0, ROWS)
}

fn left_out(count: usize) -> String {
    format!("有 {count} 个字盖在表格的线或别的字上（多半是水印），没有读")
}

fn pale(count: usize) -> String {
    format!("有 {count} 格里的数颜色很浅，已照常读取；如果是水印，请对照原文改正")
}

#[test]
fn what_lies_over_the_cells_is_left_out_and_said() {
    let cases = [
        (table().text(90.0, 150.0, 40.0, "桑村乡2025"), 7, "large, across the lines between rows"),
        (table().text(225.0, 134.0, 16.0, "2025年报"), 6, "as high as a row, across a line between columns"),
        (table().text(163.0, 137.0, 18.0, "8"), 1, "large, upon a figure"),
        (table().raw("0.8 g").text(164.0, 134.0, 10.0, "桑村").raw("0 g"), 2, "pale, upon a figure"),
        (table().raw("/Thin gs").text(166.0, 134.0, 10.0, "20"), 2, "thin as paint, upon a figure"),
        (table().raw("0.75 g").text(245.0, 152.0, 12.0, "2025"), 4, "pale, across a line between columns"),
        (table().text(30.0, 138.0, 30.0, "桑2"), 1, "it begins beside the table"),
    ];
    for (page, count, why) in cases {
        let paper = read(&page);
        let found: Vec<String> = grids(&paper).into_iter().map(shown).collect();
        assert_eq!((found, paper.losses.clone()), (vec![READ.to_owned()], vec![left_out(count)]), "{why}");
        // Outside of the table the same word is text, as long as none of it lies over a cell.
        assert!(why.contains("beside") || texts(&paper).is_empty(), "{why}: {:?}", texts(&paper));
    }
}

#[test]
fn pale_figures_in_empty_places_are_read_and_said() {
    let cases = [
        (table().raw("0.8 g").text(300.0, 154.0, 10.0, "2"), "处罚|3|2", vec![pale(1)], "a pale figure"),
        (table().raw("0.8 g").text(300.0, 154.0, 10.0, "略"), "处罚|3|略", vec![], "a pale word"),
        (table().raw("0.5 g").text(300.0, 154.0, 10.0, "2"), "处罚|3|2", vec![], "grey print"),
    ];
    for (page, last, losses, why) in cases {
        let paper = read(&page);
        let found: Vec<String> = grids(&paper).into_iter().map(shown).collect();
        assert!(found.len() == 1 && found[0].ends_with(last), "{why}: {found:?}");
        assert_eq!(paper.losses, losses, "{why}");
    }
}

#[test]
fn large_and_light_print_that_belongs_to_the_table_stays() {
    let heading = Page::new()
        .lattice(&[60.0, 360.0], &[70.0, 100.0])
        .text(120.0, 93.0, 22.0, "2025年统计表")
        .table(&XS, 100.0, ROWS);
    let dark = Page::new()
        .filled(60.0, 100.0, 300.0, 20.0)
        .raw("1 g")
        .text(64.0, 114.0, 10.0, "年份")
        .text(164.0, 114.0, 10.0, "2025")
        .text(264.0, 114.0, 10.0, "2024")
        .raw("0 g")
        .lattice(&XS, &[100.0, 120.0, 140.0])
        .text(64.0, 134.0, 10.0, "规章")
        .text(164.0, 134.0, 10.0, "0")
        .text(264.0, 134.0, 10.0, "12");
    let title = format!("2025年统计表[1x3]; {READ}");
    let cases = [
        (table(), READ, "nothing strange"),
        (heading, title.as_str(), "a large heading inside its own cell"),
        (dark, "年份|2025|2024; 规章|0|12", "white heads on a dark ground"),
        (table().text(170.0, 131.0, 6.0, "1"), "事项|本年|上年; 规章|01|12; 处罚|3|", "a small mark beside a figure"),
    ];
    for (page, expected, why) in cases {
        let paper = read(&page);
        let found: Vec<String> = grids(&paper).into_iter().map(shown).collect();
        assert_eq!((found.join("; ").as_str(), paper.losses.is_empty()), (expected, true), "{why}: {:?}", paper.losses);
    }
}
