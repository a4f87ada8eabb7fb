//! Paragraphs: what is joined, what is parted, what is left out, and what is said about it.

use papers::Block;

use crate::made::{Page, pdf, pdf_with, stream, texts};

fn read(pages: &[Page]) -> papers::Paper {
    pdf::read(&pdf(pages)).expect("a sound file")
}

/// A page of lines, 20 points apart, 12 points large, from a left edge.
fn lines(lines: &[(f32, &str)]) -> Page {
    lines
        .iter()
        .enumerate()
        .fold(Page::new(), |page, (at, (left, text))| page.text(*left, 120.0 + 20.0 * at as f32, 12.0, text))
}

#[test]
fn lines_become_paragraphs() {
    let cases: [(&[(f32, &str)], &[&str], &str); 6] = [
        (
            &[(84.0, "桑村乡全年主动公开政府信息"), (60.0, "共一百二十三条，均在网站发布。")],
            &["桑村乡全年主动公开政府信息共一百二十三条，均在网站发布。"],
            "an indented first line",
        ),
        (
            &[(60.0, "如下："), (84.0, "桑村乡全年公开一百二十三条。"), (84.0, "桑村乡未收到公开申请。")],
            &["如下：", "桑村乡全年公开一百二十三条。", "桑村乡未收到公开申请。"],
            "each is indented",
        ),
        (&[(60.0, "全年公开一百二十三条政府信息"), (60.0, "共计")], &["全年公开一百二十三条政府信息共计"], "no indent"),
        (
            &[(60.0, "short line"), (60.0, "a much longer line of Latin words")],
            &["short line", "a much longer line of Latin words"],
            "the next word had room",
        ),
        (
            &[(60.0, "a long line of some words"), (60.0, "and its words")],
            &["a long line of some words and its words"],
            "a blank between Latin words",
        ),
        (
            &[(60.0, "二〇二五年桑村乡工作报告如下。"), (60.0, "一、总体情况")],
            &["二〇二五年桑村乡工作报告如下。", "一、总体情况"],
            "a numbered heading",
        ),
    ];
    for (page, expected, why) in cases {
        assert_eq!(texts(&read(&[lines(page)])), expected, "{why}");
    }
}

#[test]
fn a_larger_face_is_a_heading() {
    let page =
        lines(&[(84.0, "桑村乡全年主动公开政府信息"), (60.0, "共一百二十三条。")]).text(180.0, 90.0, 22.0, "工作报告");
    let paper = read(&[page]);
    let headings: Vec<_> = paper
        .blocks
        .iter()
        .filter_map(
            |block| if let Block::Paragraph(text) = block { Some((text.text.as_str(), text.heading)) } else { None },
        )
        .collect();
    assert_eq!(headings[0], ("工作报告", Some(1)));
    assert_eq!(headings[1].1, None, "running text is none");
}

#[test]
fn blanks_are_told_from_gaps() {
    let cases = [
        (
            Page::new().text(60.0, 100.0, 10.0, "PDF").text(79.0, 100.0, 10.0, "2024"),
            "PDF 2024",
            "words without a blank between",
        ),
        (Page::new().text(60.0, 200.0, 10.0, "20").text(70.5, 200.0, 10.0, "24"), "2024", "a hair is no gap"),
        (
            Page::new().text(60.0, 100.0, 10.0, "公开").text(83.0, 100.0, 10.0, "12").text(96.0, 100.0, 10.0, "件"),
            "公开12件",
            "Han beside numbers",
        ),
        (Page::new().text(60.0, 100.0, 10.0, "总").text(76.0, 100.0, 10.0, "计"), "总计", "spaced Han"),
        (Page::new().text(60.0, 100.0, 10.0, "2024 年"), "2024 年", "a blank that was drawn"),
    ];
    for (page, expected, why) in cases {
        assert_eq!(texts(&read(&[page])), [expected], "{why}");
    }
}

#[test]
fn page_numbers_and_running_heads_are_no_text() {
    let numbers = [("— 1 —", "— 2 —"), ("第1页", "第2页"), ("1 / 2", "2 / 2"), ("1", "2")];
    for (one, two) in numbers {
        let page = |number: &str, text: &str| {
            Page::new()
                .text(60.0, 40.0, 9.0, "桑村乡人民政府")
                .text(60.0, 400.0, 12.0, text)
                .text(280.0, 810.0, 9.0, number)
        };
        let paper = read(&[page(one, "全年公开一百二十三条政府信息"), page(two, "没有收到申请。")]);
        assert_eq!(
            texts(&paper),
            ["全年公开一百二十三条政府信息没有收到申请。"],
            "{one}: and a paragraph goes on over the page"
        );
    }
}

#[test]
fn a_page_number_alone_on_a_single_page_is_left_out() {
    let paper = read(&[Page::new().text(60.0, 400.0, 12.0, "正文").text(280.0, 810.0, 9.0, "— 1 —")]);
    assert_eq!(texts(&paper), ["正文"]);
}

#[test]
fn text_below_a_scan_is_read_and_said() {
    let scan = Page::new().raw("3 Tr").text(60.0, 100.0, 12.0, "识别文字");
    let paper = read(std::slice::from_ref(&scan));
    assert_eq!(texts(&paper), ["识别文字"]);
    assert!(paper.losses[0].contains("扫描"), "{:?}", paper.losses);
    let both = scan.raw("0 Tr").text(60.0, 200.0, 12.0, "看得见的字");
    let paper = read(&[both]);
    assert_eq!((texts(&paper), paper.losses.len()), (vec!["看得见的字"], 0), "what is seen is the text");
}

#[test]
fn characters_without_a_code_are_counted() {
    let paper = read(&[Page::new().text(60.0, 100.0, 12.0, "有码").coded(60.0, 150.0, 12.0, "无码字")]);
    assert_eq!(texts(&paper), ["有码"]);
    assert_eq!(paper.losses, ["有 3 个字在文件里没有编码，读不出"]);
}

#[test]
fn characters_beside_the_page_are_counted() {
    let paper = read(&[Page::new().text(60.0, 100.0, 12.0, "页内").text(594.0, 150.0, 12.0, "页外")]);
    assert_eq!(texts(&paper), ["页内"]);
    assert_eq!(paper.losses, ["有 2 个字超出页面的左右边，看不见，没有读"]);
}

#[test]
fn radicals_are_read_as_the_characters_they_look_like() {
    let paper = read(&[Page::new().text(60.0, 200.0, 12.0, "⼀、⼈⺠⻔⼾⽹站⻚⾯")]);
    assert_eq!(texts(&paper), ["一、人民门户网站页面"], "as browsers write them");
}

#[test]
fn a_large_picture_is_told_and_a_small_one_is_not() {
    let image =
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "0");
    let cases = [
        ("595 0 0 842 0 0", 1, "a whole page"),
        ("60 0 0 60 0 0", 0, "a seal"),
        ("1000 0 0 10 9000 0", 0, "beside the page"),
    ];
    for (matrix, pictures, why) in cases {
        let page = Page::new().raw(&format!("q {matrix} cm /Im Do Q"));
        let paper = pdf::read(&pdf_with(&[page], std::slice::from_ref(&image), "/XObject << /Im 100 0 R >>"))
            .expect("a sound file");
        let found = paper.blocks.iter().filter(|block| matches!(block, Block::Picture(_))).count();
        assert_eq!(found, pictures, "{why}");
    }
}

#[test]
fn the_title_comes_from_the_description() {
    assert_eq!(read(&[Page::new().text(60.0, 100.0, 12.0, "正文")]).title, "桑村乡");
}
