//! Every element of a document, once, on paper.

use documents::{Block, HeadingLevel, gallery};

use crate::poppler::{count, fact, imprint, info, pages, print, said, structure, text, words};

#[test]
fn every_element_stands_on_paper_in_its_order() {
    let printed = print(&gallery());
    assert_eq!(printed.missing, Vec::<char>::new());
    assert_eq!(words(&structure(&printed.bytes)), said(&gallery()));
}

#[test]
fn remarks_of_ours_stay_on_the_screen() {
    let printed = print(&gallery());
    assert!(!text(&printed.bytes, &[]).contains("只在屏幕上"));
}

#[test]
fn the_tags_are_those_of_the_document() {
    let document = gallery();
    let tree = structure(&print(&document).bytes);
    let tables = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(count(&tree, "Table"), tables);
    let headings = |level: HeadingLevel| {
        document
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Heading { level: own, .. } if *own == level))
            .count()
    };
    assert_eq!(count(&tree, "H1"), headings(HeadingLevel::Section), "sections: {tree}");
    assert_eq!(count(&tree, "H2"), headings(HeadingLevel::Part), "parts");
    let summaries = tree.lines().filter(|line| line.trim().starts_with("/Summary")).count();
    assert_eq!(summaries, tables, "every caption is read out before its table: {tree}");
}

#[test]
fn the_file_says_who_wrote_what_and_when() {
    let printed = print(&gallery());
    let info = info(&printed.bytes);
    let cases = [
        ("Title", "样张乡 2025 年政府信息公开工作年度报告", "marks for lines are no part of the name"),
        ("Author", "样张乡人民政府", "the issuer"),
        ("Creator", "gongkai", "us"),
        ("Tagged", "yes", "PDF/UA"),
        ("JavaScript", "no", "paper runs nothing"),
        ("Encrypted", "no", "PDF/A"),
        ("PDF version", "1.7", "the version of PDF/A-2 and PDF/UA-1"),
        ("Page size", "595.276 x 841.89 pts (A4)", "GB/T 9704 6.1"),
    ];
    for (name, expected, because) in cases {
        assert_eq!(fact(&info, name), expected, "{name}: {because}");
    }
    assert!(fact(&info, "CreationDate").contains("Jan 20"), "the date comes from the caller");
}

#[test]
fn the_file_claims_both_standards_and_its_language() {
    let printed = print(&gallery());
    let raw = String::from_utf8_lossy(&printed.bytes);
    let cases = [
        ("<pdfuaid:part>1</pdfuaid:part>", "PDF/UA-1"),
        ("<pdfaid:part>2</pdfaid:part>", "PDF/A-2"),
        ("<pdfaid:conformance>A</pdfaid:conformance>", "level a: tagged"),
        ("/Lang(zh-CN)", "the language of the whole document"),
        ("/Outlines", "bookmarks"),
        ("/DisplayDocTitle true", "the window shows the title, not the file name"),
    ];
    for (mark, because) in cases {
        assert!(raw.contains(mark), "{because}: {mark}");
    }
}

#[test]
fn same_input_same_bytes() {
    let first = print(&gallery());
    assert_eq!(print(&gallery()), first);
    let other_press = press::Press::new(&press::Faces::default());
    assert_eq!(other_press.print(&gallery(), &imprint()).unwrap(), first, "no memory of another job shows");
    let later = documents::Imprint::on(2026, 1, 21).expect("a day");
    assert_ne!(press::pdf(&gallery(), &later).unwrap(), first, "only the date that was given counts");
}

#[test]
fn page_numbers_stand_at_the_outer_edge() {
    let printed = print(&gallery());
    assert!(pages(&printed.bytes) >= 2, "a first and a second page");
    let place = |page: &str| {
        let boxes = text(&printed.bytes, &["-bbox", "-f", page, "-l", page]);
        let line = boxes.lines().rfind(|line| line.contains(">—<")).expect("a dash beside the number").to_owned();
        line.split("xMin=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<f64>().ok()).expect("its place")
    };
    assert!(place("1") > 400.0, "odd pages: right");
    assert!(place("2") < 150.0, "even pages: left");
}
