use documents::{
    Block, Document, HeadingLevel, Paragraph, Run, Scope, Table, TableCell, TableKind, WriteError, gallery, grid, xlsx,
};

use crate::{
    docx::{alone, imprint, table},
    package::{Node, part, tree},
};

fn written(document: &Document) -> Vec<u8> {
    xlsx::render(document, &imprint()).expect("it can be written")
}

/// A cell as a program shows it.
#[derive(Debug, Default, PartialEq)]
struct Shown {
    value: String,
    formula: Option<String>,
    number: bool,
}

/// The cell of a name on a sheet, counted from one.
fn cell(package: &[u8], sheet: usize, name: &str) -> Shown {
    let strings = tree(package, "xl/sharedStrings.xml");
    let sheet = tree(package, &format!("xl/worksheets/sheet{sheet}.xml"));
    let cells = sheet.all("c");
    let Some(cell) = cells.iter().find(|cell| cell.get("r") == Some(name)) else { return Shown::default() };
    let value = cell.child("v").map(Node::said).unwrap_or_default();
    let text = cell.get("t") == Some("s");
    let value = if text { strings.children[value.parse::<usize>().expect("a place")].said() } else { value };
    let number = !text && cell.get("t") != Some("str") && !value.is_empty();
    Shown { value, formula: cell.child("f").map(Node::said), number }
}

fn sheets(package: &[u8]) -> Vec<String> {
    let book = tree(package, "xl/workbook.xml");
    book.all("sheet").iter().map(|sheet| sheet.get("name").expect("a name").to_owned()).collect()
}

fn text(value: &str) -> Shown {
    Shown { value: value.into(), ..Shown::default() }
}

fn number(value: &str) -> Shown {
    Shown { value: value.into(), number: true, ..Shown::default() }
}

fn sum(value: &str, formula: &str) -> Shown {
    Shown { value: value.into(), formula: Some(formula.into()), number: true }
}

#[test]
fn one_sheet_of_text_and_one_for_each_table_under_its_heading() {
    let package = written(&gallery());
    assert_eq!(sheets(&package), ["正文", "四列的表", "带合并表头的表", "等宽的表", "普通的表"]);
    let cases = [
        (1, "A1", text("样张乡 2025\u{A0}年政府信息公开工作年度报告"), "the title"),
        (1, "A4", text("一、文字"), "after the facts and the lead"),
        (1, "A6", text("全年主动公开 12 条，其中图解 3 条。"), "digits alone"),
        (1, "A7", text("三、落款"), "a section of tables alone stands on their sheets only"),
        (2, "A1", text("二、表格"), "the section the table stands in"),
        (3, "A1", text("二、表格"), "again, for those who read one sheet"),
        (3, "A2", text("（各列合计等于上列之和）"), "the table begins below"),
        (3, "D4", number("3"), "a number is a number"),
        (3, "F4", sum("3", "D4+E4").or_range("SUM(D4:E4)"), "a sum that holds"),
        (3, "E7", Shown::default(), "an absent figure stays empty"),
        (3, "F7", number("2"), "a sum with an absent addend is what was printed"),
        (3, "D8", sum("3", "SUM(D5:D7)"), "a sum down a column"),
        (3, "E8", number("0"), "an addend is absent"),
    ];
    for (sheet, name, shown, because) in cases {
        assert_eq!(cell(&package, sheet, name), shown, "{name} on {sheet}: {because}");
    }
    for at in 1..=5 {
        assert!(!part(&package, &format!("xl/worksheets/sheet{at}.xml")).contains("只在屏幕上"));
    }
}

impl Shown {
    fn or_range(self, formula: &str) -> Self {
        Self { formula: Some(formula.into()), ..self }
    }
}

#[test]
fn merges_are_those_of_the_description() {
    let package = written(&gallery());
    let tables = gallery().blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for (at, table) in tables.enumerate() {
        let sheet = tree(&package, &format!("xl/worksheets/sheet{}.xml", at + 2));
        let mut found: Vec<String> =
            sheet.all("mergeCell").iter().map(|merge| merge.get("ref").expect("a range").to_owned()).collect();
        let name =
            |row: usize, column: usize| format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
        let mut wanted = vec![format!("A1:{}", name(0, table.columns - 1))];
        for placed in grid::place(&table).iter().filter(|at| at.cell.width() * at.cell.height() > 1) {
            let (row, column) = (placed.row + 1, placed.column);
            let end = name(row + placed.cell.height() - 1, column + placed.cell.width() - 1);
            wanted.push(format!("{}:{end}", name(row, column)));
        }
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{}", table.caption);
    }
}

#[test]
fn heads_stay_and_come_again_on_paper() {
    let package = written(&gallery());
    let sheet = tree(&package, "xl/worksheets/sheet3.xml");
    let pane = sheet.all("pane")[0];
    assert_eq!((pane.get("ySplit"), pane.get("xSplit")), (Some("3"), Some("3")), "title, two heads, three labels");
    assert_eq!(sheet.all("pageSetup")[0].get("paperSize"), Some("9"));
    assert_eq!(sheet.all("pageSetUpPr")[0].get("fitToPage"), Some("1"));
    let book = part(&package, "xl/workbook.xml");
    for name in ["带合并表头的表!$1:$3", "带合并表头的表!$A$1:$F$8"] {
        assert!(book.contains(name) || book.contains(&name.replace('!', "'!")), "{name} in {book}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let package = written(&gallery());
    for _ in 0..20 {
        assert_eq!(package, written(&gallery()));
    }
    let core = part(&package, "docProps/core.xml");
    assert_eq!(core.matches("2026-01-20T00:00:00Z").count(), 2, "made and changed on the day of the imprint: {core}");
}

#[test]
fn a_sum_is_a_formula_only_where_it_holds() {
    let fig = TableCell::figure;
    let cases = [
        (fig("3"), vec![(0, 0), (0, 1)], sum("3", "SUM(A2:B2)"), "it holds"),
        (fig("4"), vec![(0, 0), (0, 1)], number("4"), "a wrong total stays as reported"),
        (fig("4"), vec![(0, 0), (1, 0)], sum("4", "SUM(A2:A3)"), "down the column"),
        (fig("5"), vec![(0, 1), (1, 0)], sum("5", "B2+A3"), "here and there"),
        (fig("1"), vec![(0, 0), (1, 1)], number("1"), "an addend is absent"),
        (fig("1"), vec![(9, 9)], number("1"), "an addend that is not there"),
        (fig("1"), vec![(0, 2)], number("1"), "never itself"),
        (fig("1"), vec![], number("1"), "nothing to add"),
        (fig(""), vec![(0, 0)], Shown::default(), "an absent total is not filled"),
        (fig("3元"), vec![(0, 0), (0, 1)], text("3元"), "with its unit it is a text"),
    ];
    for (total, of, shown, because) in cases {
        let rows = vec![vec![fig("1"), fig("2"), total.sum(of)], vec![fig("3"), fig("")]];
        let package = written(&alone(table(3, rows)));
        assert_eq!(cell(&package, 2, "C2"), shown, "{because}");
    }
}

#[test]
fn text_is_never_taken_for_a_formula_or_for_markup() {
    let clean = "]]>&<x>";
    let cases: [(&str, &str); 7] = [
        ("=1+1", "=1+1"),
        ("=HYPERLINK(\"http://x\",\"y\")", "=HYPERLINK(\"http://x\",\"y\")"),
        ("+1", "+1"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("-2", "-2"),
        ("]]>\u{0}&\u{7}<x>\u{FFFE}", clean),
        ("{=A1}", "{=A1}"),
    ];
    for (hostile, kept) in cases {
        let mut grid = table(1, vec![vec![TableCell::figure(hostile)], vec![TableCell::label(hostile, Scope::Row)]]);
        grid.caption = hostile.into();
        let heading = Block::Heading { level: HeadingLevel::Section, text: hostile.into(), anchor: "s1".into() };
        let said = Block::Paragraph(Paragraph { runs: vec![Run::Text(hostile.into())] });
        let document =
            Document { title: hostile.into(), blocks: vec![heading, said, Block::Table(grid)], ..Document::default() };
        let package = written(&document);
        for (sheet, name) in [(1, "A1"), (1, "A2"), (1, "A3"), (2, "A1"), (2, "A2"), (2, "A3")] {
            assert_eq!(cell(&package, sheet, name), text(kept), "{name} on {sheet}");
        }
    }
}

#[test]
fn odd_tables_are_written_or_refused_never_broken() {
    let one = || TableCell::figure("1");
    let cases = [
        (table(0, vec![]), 1, "no rows, no sheet"),
        (table(0, vec![vec![]]), 2, "a row without cells"),
        (table(2, vec![vec![one()], vec![]]), 2, "rows with holes"),
        (table(2, vec![vec![one().over(usize::MAX, usize::MAX)], vec![one()]]), 2, "a span without end"),
        (table(2, vec![vec![one(), one().over(2, 1)], vec![one().over(1, 2)]]), 2, "cells that cross"),
    ];
    for (grid, count, because) in cases {
        assert_eq!(sheets(&written(&alone(grid))).len(), count, "{because}");
    }
    let wide = alone(Table { kind: TableKind::Wide, ..table(20_000, vec![vec![one()]]) });
    assert!(matches!(xlsx::render(&wide, &imprint()), Err(WriteError::Wide { .. })));
    let long = alone(table(1, vec![vec![TableCell::figure(&"长".repeat(40_000))]]));
    assert!(matches!(xlsx::render(&long, &imprint()), Err(WriteError::Long { length: 40_000, .. })));
    let cell_text = "长".repeat(10_000);
    let package = written(&alone(table(1, vec![vec![TableCell::figure(&cell_text)]])));
    assert!(cell(&package, 2, "A2") == text(&cell_text), "a cell of ten thousand characters stays whole");
    let sentences = Document { title: format!("{}。", "长".repeat(299)).repeat(4), ..Document::default() };
    let package = written(&sentences);
    let lengths = ["A1", "A2", "A3"].map(|name| cell(&package, 1, name).value.chars().count());
    assert_eq!(lengths, [900, 300, 0], "a long text goes on below, after a sentence");
}
