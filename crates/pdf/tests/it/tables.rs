//! Tables found by their lines or their columns, alone and over pages.

use crate::made::{Page, grids, pdf, shown, texts};

const XS: [f32; 4] = [60.0, 160.0, 260.0, 360.0];

fn read(pages: &[Page]) -> papers::Paper {
    pdf::read(&pdf(pages)).expect("a sound file")
}

fn plain() -> Page {
    Page::new().table(&XS, 100.0, &[&["事项", "本年", "上年"], &["规章", "0", "12"]])
}

/// 三、本年度办理结果 over two rows, a title over three columns.
fn merged() -> Page {
    Page::new()
        .lattice(&[60.0, 360.0], &[100.0, 160.0])
        .line(60.0, 120.0, 360.0, 120.0)
        .line(160.0, 140.0, 360.0, 140.0)
        .line(160.0, 120.0, 160.0, 160.0)
        .line(260.0, 120.0, 260.0, 160.0)
        .text(180.0, 114.0, 10.0, "申请人情况")
        .text(64.0, 138.0, 10.0, "办理")
        .text(64.0, 152.0, 10.0, "结果")
        .text(164.0, 134.0, 10.0, "公开")
        .text(264.0, 134.0, 10.0, "3")
        .text(164.0, 154.0, 10.0, "其他")
        .text(264.0, 154.0, 10.0, "14")
}

fn filled() -> Page {
    let mut page = Page::new().text(64.0, 114.0, 10.0, "左").text(164.0, 114.0, 10.0, "右");
    for y in [100.0, 120.0] {
        page = page.filled(60.0, y, 200.0, 0.5);
    }
    for x in [60.0, 160.0, 260.0] {
        page = page.filled(x, 100.0, 0.5, 20.0);
    }
    page
}

fn framed() -> Page {
    let mut page = Page::new();
    for (text, x) in [("左", 60.0_f32), ("右", 112.0)] {
        for (word, y) in [("上", 700.0_f32), ("下", 678.0)] {
            page =
                page.raw(&format!("{x} {y} 50 20 re S")).text(x + 4.0, 842.0 - y - 6.0, 10.0, &format!("{text}{word}"));
        }
    }
    page
}

fn bold() -> Page {
    plain().text(64.4, 114.0, 10.0, "事项").text(64.0, 134.3, 10.0, "规章")
}

#[test]
fn tables_with_lines() {
    let cases = [
        ("plain", plain(), "事项|本年|上年; 规章|0|12", "three by two"),
        ("merged", merged(), "申请人情况[1x3]; 办理/结果[2x1]|公开|3; 其他|14", "missing lines are spans"),
        ("filled", filled(), "左|右", "lines drawn as thin boxes"),
        ("framed", framed(), "左上|右上; 左下|右下", "each cell has a frame of its own, two points apart"),
        ("bold", bold(), "事项|本年|上年; 规章|0|12", "characters drawn twice, a hair apart"),
        ("shaded", plain().filled(60.0, 100.0, 300.0, 20.0), "事项|本年|上年; 规章|0|12", "a background has no lines"),
        ("right", plain().turned(90), "事项|本年|上年; 规章|0|12", "shown turned by 90"),
        ("over", plain().turned(180), "事项|本年|上年; 规章|0|12", "shown turned by 180"),
        ("left", plain().turned(270), "事项|本年|上年; 规章|0|12", "shown turned by 270"),
        ("lying", plain().lying(90), "事项|本年|上年; 规章|0|12", "set sideways on the page"),
        ("hanging", plain().lying(270), "事项|本年|上年; 规章|0|12", "set sideways the other way"),
        ("inverted", plain().lying(180), "事项|本年|上年; 规章|0|12", "set upside down"),
    ];
    for (name, page, expected, why) in cases {
        let paper = read(&[page]);
        let found: Vec<String> = grids(&paper).into_iter().map(shown).collect();
        assert_eq!(found, [expected], "{name}: {why}");
        assert!(texts(&paper).is_empty(), "{name}: nothing stands beside the table, but {:?}", texts(&paper));
    }
}

#[test]
fn a_label_that_runs_upwards_in_its_cell_is_read() {
    let page = Page::new()
        .table(&XS, 100.0, &[&["", "一", "2"]])
        .raw("BT /F1 8 Tf 0 1 -1 0 80 726 Tm <529E7406> Tj ET")
        .text(500.0, 700.0, 10.0, "办理");
    let paper = read(&[page]);
    assert_eq!(shown(grids(&paper)[0]), "办理|一|2");
}

#[test]
fn neighbouring_numbers_are_never_glued() {
    let xs = [60.0, 72.0, 84.0, 96.0];
    let page = Page::new().lattice(&xs, &[100.0, 120.0]).text(61.0, 114.0, 10.0, "1020").text(85.0, 114.0, 10.0, "30");
    assert_eq!(shown(grids(&read(&[page]))[0]), "10|20|30", "the text of two cells was drawn in one go");
}

#[test]
fn a_table_over_two_pages_is_one() {
    let head: &[&str] = &["事项", "本年", "上年"];
    let first = Page::new().text(60.0, 90.0, 10.0, "总体情况如下").table(&XS, 700.0, &[head, &["规章", "0", "1"]]);
    let cases = [
        (Page::new().table(&XS, 60.0, &[&["其他", "5", "6"]]), "", "its rows go on"),
        (Page::new().table(&XS, 60.0, &[head, &["其他", "5", "6"]]), "", "its head is repeated"),
        (Page::new().table(&[60.0, 160.0, 360.0], 60.0, &[&["其他", "56"]]), "[1x2]", "only some of its columns"),
    ];
    for (second, span, why) in cases {
        let pages = [first.clone().text(290.0, 810.0, 9.0, "— 1 —"), second.text(290.0, 810.0, 9.0, "— 2 —")];
        let paper = read(&pages);
        let last = if span.is_empty() { "其他|5|6".to_owned() } else { format!("其他|56{span}") };
        let found: Vec<String> = grids(&paper).into_iter().map(shown).collect();
        assert_eq!(found, [format!("事项|本年|上年; 规章|0|1; {last}")], "{why}");
    }
}

#[test]
fn a_row_cut_by_the_page_is_one_row() {
    let open = |page: Page, from: f32, to: f32| XS.iter().fold(page, |page, x| page.line(*x, from, *x, to));
    let first = open(Page::new(), 700.0, 780.0)
        .line(60.0, 700.0, 360.0, 700.0)
        .line(60.0, 720.0, 360.0, 720.0)
        .text(64.0, 714.0, 10.0, "事项")
        .text(64.0, 740.0, 10.0, "不予")
        .text(164.0, 740.0, 10.0, "7");
    let second = open(Page::new(), 60.0, 90.0).line(60.0, 90.0, 360.0, 90.0).text(64.0, 76.0, 10.0, "公开");
    let paper = read(&[first, second]);
    assert_eq!(grids(&paper).into_iter().map(shown).collect::<Vec<_>>(), ["事项||; 不予/公开|7|"]);
}

#[test]
fn a_row_cut_between_closed_halves_leaves_no_blank_row() {
    let first = Page::new().table(&XS, 700.0, &[&["事项", "本年", "上年"], &["规章", "0", "1"]]);
    let second = Page::new().table(&XS, 60.0, &[&["", "", ""], &["其他", "5", "6"]]);
    let paper = read(&[first, second]);
    assert_eq!(grids(&paper).into_iter().map(shown).collect::<Vec<_>>(), ["事项|本年|上年; 规章|0|1; 其他|5|6"]);
}

#[test]
fn lines_drawn_beyond_the_last_row_are_no_row() {
    let first = XS
        .iter()
        .fold(Page::new().table(&XS, 700.0, &[&["规章", "0", "1"]]), |page, x| page.line(*x, 720.0, *x, 740.0));
    let second =
        XS.iter().fold(Page::new().table(&XS, 60.0, &[&["其他", "5", "6"]]), |page, x| page.line(*x, 40.0, *x, 60.0));
    let paper = read(&[first, second]);
    assert_eq!(grids(&paper).into_iter().map(shown).collect::<Vec<_>>(), ["规章|0|1; 其他|5|6"]);
}

#[test]
fn a_label_over_the_whole_next_page_keeps_its_column() {
    let first = Page::new().table(&XS, 700.0, &[&["事项", "本年", "上年"], &["结果", "公开", "1"]]);
    let second =
        XS[1..].iter().fold(Page::new(), |page, x| page.line(*x, 60.0, *x, 100.0)).line(60.0, 60.0, 60.0, 100.0);
    let second = [60.0, 80.0, 100.0].iter().fold(second, |page, y| page.line(160.0, *y, 360.0, *y));
    let second =
        second.text(164.0, 74.0, 10.0, "部分公开").text(264.0, 74.0, 10.0, "2").text(164.0, 94.0, 10.0, "其他");
    let paper = read(&[first, second]);
    assert_eq!(
        grids(&paper).into_iter().map(shown).collect::<Vec<_>>(),
        ["事项|本年|上年; 结果[3x1]|公开|1; 部分公开|2; 其他|"],
        "its outer side is touched by no line"
    );
}

#[test]
fn tables_with_other_columns_or_text_between_stay_apart() {
    let first = Page::new().table(&XS, 700.0, &[&["甲", "1", "2"]]);
    let cases = [
        (Page::new().table(&[60.0, 130.0, 360.0], 60.0, &[&["乙", "3"]]), "other columns"),
        (Page::new().text(60.0, 150.0, 10.0, "二、其他").table(&XS, 200.0, &[&["乙", "3", "4"]]), "a heading between"),
    ];
    for (second, why) in cases {
        assert_eq!(grids(&read(&[first.clone(), second])).len(), 2, "{why}");
    }
}

fn aligned(rows: &[[&str; 3]]) -> Page {
    let mut page = Page::new();
    for (at, row) in rows.iter().enumerate() {
        for (text, x) in row.iter().zip(XS) {
            page = page.text(x, 100.0 + 20.0 * at as f32, 10.0, text);
        }
    }
    page
}

#[test]
fn tables_without_lines_are_told_by_their_columns() {
    let page = aligned(&[["事项", "本年", "上年"], ["规章", "0", "12"], ["收费", "3.5", "4"]]);
    let ruled = [90.0, 106.0, 146.0].iter().fold(page.clone(), |page, y| page.line(58.0, *y, 390.0, *y));
    let cases = [(page, "no line at all"), (ruled, "three lines from left to right")];
    for (page, why) in cases {
        let paper = read(&[page]);
        assert_eq!(shown(grids(&paper)[0]), "事项|本年|上年; 规章|0|12; 收费|3.5|4", "{why}");
        assert!(!grids(&paper)[0].spans_known, "{why}");
    }
}

#[test]
fn running_text_never_becomes_a_table() {
    let cases = [
        (aligned(&[["姓名", "电话", ""], ["地址", "邮编", ""]]), "two lines"),
        (aligned(&[["报告", "", ""], ["全年", "", ""], ["公开", "", ""]]), "one column"),
        (
            Page::new().lattice(&[50.0, 545.0], &[50.0, 800.0]).text(60.0, 100.0, 10.0, "全文"),
            "a frame around the page",
        ),
        (Page::new().line(60.0, 110.0, 200.0, 110.0).text(60.0, 108.0, 10.0, "下划线"), "an underline"),
    ];
    for (page, why) in cases {
        assert!(grids(&read(&[page])).is_empty(), "{why}");
    }
}
