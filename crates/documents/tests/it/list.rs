//! A list leaves the house: what a spreadsheet makes of it, and what nobody can smuggle through it.

use documents::list::{Cell, Column, List, csv, workbook};

use crate::{
    docx::imprint,
    package::{Node, part, tree},
};

fn list(rows: Vec<Vec<Cell>>) -> List {
    let columns = vec![Column { name: "标题", width: 30 }, Column { name: "天数", width: 8 }];
    List { title: "稿件".into(), columns, rows }
}

#[test]
fn comma_separated_values_keep_every_sign_and_begin_no_formula() {
    let rows = vec![
        vec![Cell::from("说\"好\"，\n换行"), Cell::Number(-5)],
        vec![Cell::from("=HYPERLINK(\"http://x\")"), Cell::Blank],
        vec![Cell::from("＋1"), Cell::Day(2025, 3, 7)],
        vec![Cell::from("\t=1"), Cell::from("@SUM(A1)")],
    ];
    let text = csv(&list(rows));
    let lines = [
        "\u{feff}\"标题\",\"天数\"\r\n",
        "\"说\"\"好\"\"，\n换行\",-5\r\n",
        "\"'=HYPERLINK(\"\"http://x\"\")\",\r\n",
        "\"'＋1\",2025-03-07\r\n",
        "\"'\t=1\",\"'@SUM(A1)\"\r\n",
    ];
    assert_eq!(text, lines.concat());
}

#[test]
fn a_workbook_holds_words_numbers_and_days_each_as_what_they_are() {
    let long = "长".repeat(40_000);
    let rows = vec![
        vec![Cell::from("=1+1"), Cell::Number(253)],
        vec![Cell::from(long), Cell::Day(2025, 3, 7)],
        vec![Cell::from("\u{0}坏\u{7}字"), Cell::Day(1025, 3, 7)],
    ];
    let package = workbook(&list(rows), &imprint()).expect("it can be written");
    let sheet = tree(&package, "xl/worksheets/sheet1.xml");
    assert!(sheet.all("f").is_empty(), "nothing is a formula");
    let cell = |name: &str| {
        let cells = sheet.all("c");
        let cell = cells.iter().find(|cell| cell.get("r") == Some(name)).expect("the cell is there");
        (cell.get("t").map(str::to_owned), cell.child("v").map(Node::said).unwrap_or_default())
    };
    assert_eq!(cell("B2"), (None, "253".to_owned()), "a number");
    assert_eq!(cell("B3"), (None, "45723".to_owned()), "a day as sheets count it");
    assert_eq!(cell("B4").0.as_deref(), Some("s"), "a day before sheets count is words");
    let strings = tree(&package, "xl/sharedStrings.xml");
    let said: Vec<String> = strings.children.iter().map(Node::said).collect();
    assert!(said.contains(&"=1+1".to_owned()) && said.contains(&"坏字".to_owned()), "{:?}", said.len());
    assert!(said.iter().any(|text| text.ends_with("（太长，没有写完）") && text.chars().count() < 32_767));
    let styles = part(&package, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\""), "what looks like a formula stays words, also after an edit");
}

#[test]
fn an_empty_list_is_its_headings() {
    assert_eq!(csv(&list(Vec::new())), "\u{feff}\"标题\",\"天数\"\r\n");
    assert!(workbook(&list(Vec::new()), &imprint()).is_ok());
}
