use std::collections::HashSet;

use documents::{
    Block, Document, Imprint, Paragraph, Run, Scope, Table, TableCell, TableKind, WriteError, docx, gallery, grid,
};

use crate::{
    order,
    package::{Node, names, part, tree},
};

pub(crate) fn imprint() -> Imprint {
    Imprint::on(2026, 1, 20).expect("a day")
}

fn written(document: &Document) -> Vec<u8> {
    docx::render(document, &imprint()).expect("it can be written")
}

fn body(package: &[u8]) -> Node {
    tree(package, "word/document.xml").children.remove(0)
}

pub(crate) fn alone(table: Table) -> Document {
    Document { title: "题".into(), blocks: vec![Block::Table(table)], ..Document::default() }
}

pub(crate) fn table(columns: usize, rows: Vec<Vec<TableCell>>) -> Table {
    Table {
        caption: "表".into(),
        kind: TableKind::Plain,
        columns,
        head_rows: 0,
        rows,
        sum_rows: vec![],
        widths: vec![],
    }
}

#[test]
fn the_package_is_complete_and_the_same_each_time() {
    let package = written(&gallery());
    let names = names(&package);
    assert_eq!(names[0], "[Content_Types].xml");
    for name in names.iter().filter(|name| *name != "[Content_Types].xml") {
        tree(&package, name);
        let listed = part(&package, "[Content_Types].xml").contains(&format!("\"/{name}\""));
        assert_eq!(listed, !name.ends_with(".rels"), "{name} has its type");
    }
    assert_eq!(package, written(&gallery()));
    let other = docx::render(&gallery(), &Imprint::on(2026, 1, 21).expect("a day")).expect("it can be written");
    assert_ne!(package, other, "the day is the only thing that may change");
}

#[test]
fn every_element_stands_where_the_schema_has_it() {
    let package = written(&gallery());
    for name in ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml", "word/fontTable.xml"]
    {
        order::check(&tree(&package, name));
    }
}

#[test]
fn every_style_in_use_is_a_style_of_the_file() {
    let package = written(&gallery());
    let styles = tree(&package, "word/styles.xml");
    let known: HashSet<&str> = styles.all("w:style").iter().filter_map(|style| style.get("w:styleId")).collect();
    let mut used = 0;
    for name in ["word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml"] {
        let part = tree(&package, name);
        for kind in ["w:pStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for style in part.all(kind) {
                assert!(known.contains(style.get("w:val").expect("a name")), "{name}: {style:?}");
                used += 1;
            }
        }
    }
    assert!(used > 50);
    let named: HashSet<&str> = styles.all("w:style").iter().filter_map(|style| style.val("w:name")).collect();
    for name in ["Normal", "Title", "heading 1", "heading 2", "表格文字", "表头", "表格数字", "落款"] {
        assert!(named.contains(name), "a clerk looks for {name}");
    }
}

#[test]
fn text_stands_in_reading_order_and_remarks_stay_away() {
    let package = written(&gallery());
    let said = body(&package).said();
    let mut rest = said.as_str();
    for part in [
        "样张乡 2025\u{A0}年政府信息公开工作年度报告",
        "统计期 2025 年",
        "一、文字",
        "全年主动公开 12 条，其中图解 3 条。",
        "二、表格",
        "第一类",
        "样张乡人民政府2026年1月20日",
        "本页地址",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part} is missing or stands too early in {said}"));
        rest = &rest[at + part.len()..];
    }
    assert!(!said.contains("只在屏幕上") && !said.contains("原件此格空白") && !said.contains('\u{200B}'));
}

#[test]
fn tables_have_the_merges_heads_and_widths_of_the_description() {
    let package = written(&gallery());
    let body = body(&package);
    let drawn = body.all("w:tbl");
    let described: Vec<Table> = gallery()
        .blocks
        .into_iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    assert_eq!(drawn.len(), described.len());
    for (drawn, table) in drawn.iter().zip(&described) {
        let properties = drawn.child("w:tblPr").expect("properties");
        assert_eq!(properties.val("w:tblCaption"), Some(table.caption.as_str()));
        let grid: Vec<usize> =
            drawn.all("w:gridCol").iter().map(|column| column.get("w:w").unwrap().parse().unwrap()).collect();
        assert_eq!((grid.len(), grid.iter().sum::<usize>()), (table.columns, 8845), "{}", table.caption);
        let rows = drawn.all("w:tr");
        assert_eq!(rows.len(), table.rows.len());
        let mut found = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            assert!(!row.all("w:cantSplit").is_empty());
            assert_eq!(!row.all("w:tblHeader").is_empty(), at < table.head_rows, "{} {at}", table.caption);
            let mut column = 0;
            for cell in row.all("w:tc") {
                let properties = cell.child("w:tcPr").expect("properties");
                let span = properties.val("w:gridSpan").map_or(1, |span| span.parse().unwrap());
                if properties.val("w:vMerge") != Some("continue") {
                    let tall = properties.val("w:vMerge").is_some();
                    found.push((at, column, span, tall, cell.said()));
                }
                column += span;
            }
            assert_eq!(column, table.columns, "{} {at}", table.caption);
        }
        let placed = grid::place(table);
        let wanted = placed
            .iter()
            .map(|at| (at.row, at.column, at.cell.width(), at.cell.height() > 1, at.cell.text.replace('\u{200B}', "")));
        assert_eq!(found, wanted.collect::<Vec<_>>());
    }
}

#[test]
fn hostile_text_stays_text() {
    let evil = "]]><w:p/>&\"'\u{0}\u{8}\u{1F}\u{FFFE}\u{85}<script>";
    let paragraph = Paragraph { runs: vec![Run::Text(evil.into()), Run::Text("甲\n乙\t丙".into())] };
    let cell = TableCell { remark: Some(evil.into()), ..TableCell::figure(evil) };
    let mut grid = table(1, vec![vec![cell], vec![TableCell::label(&"长".repeat(10_000), Scope::Row)]]);
    grid.caption = evil.into();
    let document = Document {
        title: evil.into(),
        issuer: evil.into(),
        facts: vec![evil.into()],
        blocks: vec![Block::Paragraph(paragraph), Block::Table(grid)],
        colophon: vec![evil.into()],
    };
    let package = written(&document);
    let body = body(&package);
    assert_eq!(body.said().matches("]]><w:p/>&\"'<script>").count(), 5, "title, facts, paragraph, cell, colophon");
    assert_eq!((body.all("w:br").len(), body.all("w:tab").len()), (1, 1));
    let core = tree(&package, "docProps/core.xml");
    assert!(core.child("dc:creator").expect("an issuer").text.starts_with("]]><w:p/>&"));
    order::check(&body);
}

#[test]
fn odd_tables_are_written_or_refused_never_broken() {
    let one = || TableCell::figure("1");
    let cases = [
        (table(0, vec![]), 0, "nothing at all"),
        (table(3, vec![]), 0, "no rows"),
        (table(2, vec![vec![]]), 2, "a row without cells"),
        (table(2, vec![vec![one()], vec![one(), one()]]), 4, "a row with a hole"),
        (table(2, vec![vec![one().over(usize::MAX, usize::MAX)], vec![one()]]), 2, "a span without end"),
        (table(1, vec![vec![one(), one(), one()]]), 3, "more cells than columns"),
        (table(2, vec![vec![one(), one().over(2, 1)], vec![one().over(1, 2)]]), 4, "cells that cross"),
    ];
    for (grid, cells, because) in cases {
        let package = written(&alone(grid));
        let body = body(&package);
        assert_eq!(body.all("w:tc").len(), cells, "{because}");
        order::check(&body);
    }
    let wide = alone(table(64, vec![(0..64).map(|_| one()).collect()]));
    assert!(matches!(docx::render(&wide, &imprint()), Err(WriteError::Wide { columns: 64, most: 63, .. })));
    assert!(docx::render(&alone(table(usize::MAX, vec![vec![one()]])), &imprint()).is_err());
}

#[test]
fn the_page_is_that_of_the_standard() {
    let package = written(&gallery());
    let body = body(&package);
    let page = body.children.last().expect("a section");
    let margin = page.child("w:pgMar").expect("margins");
    let grid = page.child("w:docGrid").expect("a grid");
    let number = |node: &Node, name: &str| node.get(name).expect(name).parse::<f64>().expect("a number");
    // 22 lines fill the type area without leaving it, and so do 28 characters of 16 points.
    let height = 16838.0 - number(margin, "w:top") - number(margin, "w:bottom");
    assert!((0.0..number(grid, "w:linePitch")).contains(&(height - 22.0 * number(grid, "w:linePitch"))));
    let width = (11906.0 - number(margin, "w:left") - number(margin, "w:right")) / 20.0;
    let pitch = 16.0 + number(grid, "w:charSpace") / 4096.0;
    assert!((0.0..pitch).contains(&(width - 28.0 * pitch)));
    let numbered = ["word/footer1.xml", "word/footer2.xml"].map(|name| tree(&package, name).said());
    assert_eq!(numbered, ["— 1 —", "— 2 —"]);
    assert_eq!(tree(&package, "word/settings.xml").all("w:evenAndOddHeaders").len(), 1);
}
