//! Whatever a record holds, a page comes out or a clear sentence: texts are never instructions.

use documents::{Block, Document, HeadingLevel, Paragraph, Run, Scope, Table, TableCell, TableKind};
use press::PressError;

use crate::poppler::{imprint, pages, print, said, squeezed, structure, words};

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { runs: vec![Run::Text(text.into())] })
}

fn heading(level: HeadingLevel, text: &str) -> Block {
    Block::Heading { level, text: text.into(), anchor: "s1".into() }
}

fn document(blocks: Vec<Block>) -> Document {
    Document { title: "桑村乡试印".into(), issuer: "桑村乡人民政府".into(), blocks, ..Document::default() }
}

fn table(columns: usize, rows: Vec<Vec<TableCell>>) -> Table {
    let widths = Vec::new();
    Table { caption: "试".into(), kind: TableKind::Plain, columns, head_rows: 1, rows, sum_rows: vec![7], widths }
}

fn cell(text: &str) -> TableCell {
    TableCell { text: text.into(), ..TableCell::default() }
}

#[test]
fn markup_of_the_typesetter_is_only_text() {
    let texts = [
        ("#panic()", "a call"),
        ("#read(\"/etc/passwd\")", "a file"),
        ("*粗* _斜_ $x^2$ `码` @注 <锚> = 题", "marks"),
        ("\\u{41} \\ // 注 /* 注 */ #[ ] { }", "escapes, comments, brackets"),
        ("\"}],\"title\":\"假\"", "the end of a JSON string"),
        ("- 项 + 项 / 词: 义 https://example.cn ~ -- --- ...", "shorthands"),
    ];
    for (text, because) in texts {
        let cells = vec![vec![cell(text)]];
        let written = Document {
            title: text.into(),
            issuer: text.into(),
            facts: vec![text.into()],
            colophon: vec![text.into()],
            ..document(vec![
                heading(HeadingLevel::Section, text),
                paragraph(text),
                Block::Table(Table { caption: text.into(), ..table(1, cells) }),
            ])
        };
        assert_eq!(words(&structure(&print(&written).bytes)), said(&written), "{because}");
    }
}

#[test]
fn characters_without_a_face_are_named() {
    let cases = [
        ("张\u{2B820}三", vec!['\u{2B820}'], "张〓三", "a character of extension E, if no face has it"),
        ("笑😀脸", vec!['😀'], "笑〓脸", "a pictogram"),
        ("私\u{E000}区", vec!['\u{E000}'], "私〓区", "a private character"),
        ("a\u{0}b\u{7}c\u{1B}d", vec![], "abcd", "control characters say nothing"),
        ("左\u{202E}右\u{2066}中", vec![], "左右中", "turns of the reading direction"),
        ("甲\u{FEFF}乙\u{AD}丙\u{FE0F}", vec![], "甲乙丙", "marks that draw nothing"),
        ("一\t二\u{2003}三", vec![], "一二三", "blanks of any kind"),
        ("㐀䶮龘〇〔2025〕①Ⅷ℃—…“”", vec![], "㐀䶮龘〇〔2025〕①Ⅷ℃—…“”", "what names and documents hold"),
    ];
    for (text, missing, shown, because) in cases {
        let printed = print(&document(vec![paragraph(text)]));
        let missing: Vec<char> = missing.into_iter().filter(|_| shown.contains('〓')).collect();
        assert_eq!(printed.missing, missing, "{because}");
        assert!(words(&structure(&printed.bytes)).ends_with(shown), "{because}");
    }
}

#[test]
fn a_paragraph_of_twenty_thousand_characters_fills_its_pages() {
    let long = "桑村乡的一句话很长，".repeat(2000);
    let written = document(vec![paragraph(&long)]);
    let printed = print(&written);
    assert_eq!(words(&structure(&printed.bytes)), said(&written));
    let lines = 20_000 / 28;
    assert!((lines / 22..=lines / 22 + 2).contains(&pages(&printed.bytes)), "22 lines of 28 characters a page");
}

#[test]
fn tables_that_do_not_add_up_are_printed_whole() {
    let wide = |text: &str, rows, columns| cell(text).over(rows, columns);
    let head = |text: &str, rows| TableCell::label(text, Scope::Column).over(rows, 1);
    let cases: [(Table, &str); 9] = [
        (table(0, vec![]), "nothing at all"),
        (table(3, vec![vec![], vec![]]), "rows without cells"),
        (table(0, vec![vec![cell("甲"), cell("乙")]]), "more cells than columns"),
        (table(2, vec![vec![wide("甲", 9, 9)], vec![cell("乙")]]), "spans that leave the table"),
        (table(2, vec![vec![wide("甲", usize::MAX, usize::MAX)]]), "spans without measure"),
        (
            table(3, vec![vec![cell("甲"), wide("乙", 2, 1)], vec![wide("丙", 1, 3)], vec![cell("丁")]]),
            "spans that overlap",
        ),
        (
            table(2, vec![vec![head("甲", 3), head("乙", 1)], vec![cell("丙")], vec![cell("丁")]]),
            "a head into the body",
        ),
        (table(2, vec![vec![cell(&"长".repeat(3000)), cell("短")]]), "a cell longer than a page"),
        (table(2, (0..300).map(|row| vec![cell(&row.to_string()), cell("行")]).collect()), "many pages of rows"),
    ];
    for (each, because) in cases {
        let each = Table { head_rows: each.head_rows.min(1), ..each };
        let written = document(vec![Block::Table(each), paragraph("完")]);
        let found = words(&structure(&print(&written).bytes));
        let all = said(&written);
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(sorted(&found), sorted(&all), "no text is lost: {because}");
        assert!(found.ends_with('完'), "{because}");
    }
}

#[test]
fn nothing_is_a_document_too() {
    let cases = [
        (Document::default(), "nothing at all"),
        (document(vec![paragraph(""), paragraph(" \u{3000}\n")]), "blank paragraphs"),
        (document(vec![heading(HeadingLevel::Section, "\u{200B} ")]), "a blank heading"),
        (document(vec![heading(HeadingLevel::Part, "（一）先有部分")]), "a part before any section"),
        (Document { title: "长".repeat(900), ..Document::default() }, "a title of many lines"),
        (Document { colophon: vec!["末".into(); 90], ..Document::default() }, "more colophon than a page"),
        (document(vec![paragraph(&"x".repeat(4000)), paragraph(&"9".repeat(900))]), "words without end"),
    ];
    for (written, because) in cases {
        let printed = print(&written);
        assert_eq!(words(&structure(&printed.bytes)), said(&written), "{because}");
    }
}

#[test]
fn lines_of_the_author_stay_lines() {
    let printed = print(&document(vec![paragraph("第一行\n第二行")]));
    let text = crate::poppler::text(&printed.bytes, &["-layout"]);
    assert!(text.lines().any(|line| squeezed(line) == "第一行"), "{text}");
}

#[test]
fn more_than_a_document_is_refused_in_words() {
    let cell = || cell("格");
    let cases = [
        (document(vec![paragraph(&"字".repeat(300_001))]), "字数"),
        (document(vec![paragraph("段"); 10_001]), "段落和表格"),
        (document(vec![Block::Table(table(41, vec![vec![cell()]]))]), "一张表的列数"),
        (document(vec![Block::Table(table(1, vec![(0..41).map(|_| cell()).collect()]))]), "一张表的列数"),
        (document(vec![Block::Table(table(40, vec![vec![cell()]; 501]))]), "表格的格数"),
        (document(vec![Block::Table(table(usize::MAX, vec![vec![cell()]]))]), "一张表的列数"),
    ];
    for (written, named) in cases {
        let error = press::pdf(&written, &imprint()).unwrap_err();
        assert!(matches!(&error, PressError::TooLarge { what, .. } if *what == named), "{named}: {error:?}");
        assert!(error.to_string().contains(named) && error.to_string().contains("请分成几份"), "{error}");
    }
}
