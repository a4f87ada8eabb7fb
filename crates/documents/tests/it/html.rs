use std::collections::HashSet;

use documents::{
    Block, Document, HeadingLevel, Paragraph, Run, Table, TableCell, TableKind, gallery, grid,
    html::{self, HtmlOptions},
};

fn table(caption: &str) -> Table {
    let found = gallery().blocks.into_iter().find_map(|block| match block {
        Block::Table(table) if table.caption == caption => Some(table),
        _ => None,
    });
    found.expect("the gallery has this table")
}

#[test]
fn every_square_of_every_table_is_covered_exactly_once() {
    for block in gallery().blocks {
        let Block::Table(table) = block else { continue };
        let mut covered = HashSet::new();
        for at in grid::place(&table) {
            for row in at.row..at.row + at.cell.height() {
                for column in at.column..at.column + at.cell.width() {
                    assert!(covered.insert((row, column)), "{}: square {row},{column} twice", table.caption);
                }
            }
        }
        assert_eq!(covered.len(), table.rows.len() * table.columns, "{}", table.caption);
    }
}

#[test]
fn a_figure_is_named_by_all_its_heads() {
    let cases = [
        ("带合并表头的表", 4, 3, vec!["申请人", "自然人", "二、结果", "（二）不予公开", "1.秘密"]),
        ("带合并表头的表", 2, 5, vec!["总计", "一、本年新收"]),
        ("四列的表", 2, 2, vec!["第一类", "本年废止\u{200B}件数", "办法"]),
        ("四列的表", 5, 1, vec!["第二类", "本年处理决定数量", "许可"]),
    ];
    for (caption, row, column, heads) in cases {
        let table = table(caption);
        let placed = grid::place(&table);
        let at = placed.iter().find(|at| (at.row, at.column) == (row, column)).expect("a cell begins here");
        let said: Vec<_> = grid::headings(&placed, at).into_iter().map(|i| placed[i].cell.text.as_str()).collect();
        assert_eq!(said, heads, "{caption} {row},{column}");
    }
}

#[test]
fn the_fragment_has_scopes_spans_and_marks() {
    let page = html::fragment(&gallery(), &HtmlOptions::default());
    for part in [
        r#"<section class="prose" id="s1" aria-labelledby="s1-h">"#,
        r#"<h2 id="s2-h">二、<wbr>表格</h2>"#,
        r#"<div class="roll" role="region" aria-label="带合并表头的表（可左右滚动）" tabindex="0"><table class="statute" data-wide>"#,
        r#"scope="rowgroup" data-up="1" rowspan="4">二、结果</th>"#,
        r#"scope="rowgroup" data-up="2" rowspan="2">（二）不予公开</th>"#,
        r#"scope="row" data-in="2">1.秘密</th>"#,
        r#"scope="col" data-end rowspan="2">总计</th>"#,
        r#"<a class="num" data-zero href="/sample/figures/0">0</a>"#,
        r#"<tr data-sum data-keep>"#,
        r#"data-blank aria-label="原件此格空白" title="原件此格空白"></td>"#,
        r#"<span class="keep"><a class="num" href="/sample/figures/M-01" aria-label="12 条，翻开记录">12</a> 条，</span>"#,
        r#"<p class="reading" id="remark">"#,
    ] {
        assert!(page.contains(part), "missing {part} in\n{page}");
    }
    assert!(!page.contains(" style=") && !page.contains("<script"));
}

#[test]
fn headers_lead_to_heads_of_the_same_page_and_no_id_comes_twice() {
    let page = html::fragment(&gallery(), &HtmlOptions::default());
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    let headers: Vec<&str> = page.split(" headers=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(headers.len() > 20);
    for id in headers.iter().flat_map(|list| list.split(' ')) {
        assert!(unique.contains(id), "{id}");
    }
}

#[test]
fn a_sum_of_zero_keeps_its_corner() {
    let cell = TableCell { href: Some("/f".into()), total: true, ..TableCell::figure("0") };
    let table = Table {
        caption: "合计".into(),
        kind: TableKind::Plain,
        columns: 1,
        head_rows: 0,
        rows: vec![vec![cell]],
        sum_rows: vec![],
        widths: vec![],
    };
    let page =
        html::fragment(&Document { blocks: vec![Block::Table(table)], ..Document::default() }, &HtmlOptions::default());
    assert!(page.contains(r#"<a class="num" href="/f">0</a>"#));
}

#[test]
fn a_file_stands_alone_and_prints_the_official_text_only() {
    let file = html::file(&gallery(), &HtmlOptions::default());
    assert!(file.starts_with("<!doctype html>\n<html lang=\"zh-CN\">"));
    assert!(file.contains("<title>样张乡 2025 年政府信息公开工作年度报告</title>"));
    assert!(file.contains("size: A4") && file.contains("<h1>样张乡 2025&nbsp;年<wbr>"));
    for absent in ["<script", " style=", "<link", "url(", "只在屏幕上", "<a "] {
        assert!(!file.contains(absent), "{absent}");
    }
    assert_eq!(file, html::file(&gallery(), &HtmlOptions::default()));
}

#[test]
fn a_file_opens_figures_only_under_a_full_address() {
    let options = HtmlOptions { base: "https://www.example.gov.cn".into(), ..HtmlOptions::default() };
    assert!(html::file(&gallery(), &options).contains("href=\"https://www.example.gov.cn/sample/figures/M-01\""));
}

#[test]
fn hostile_text_stays_text_everywhere() {
    let evil = "<script>x</script>\"'&";
    let address = Some(format!("/{evil}"));
    let run = Run::Figure { digits: evil.into(), href: address.clone(), label: evil.into() };
    let cell = TableCell { href: address, ..TableCell::figure(evil) };
    let table = Table {
        caption: evil.into(),
        kind: TableKind::Plain,
        columns: 2,
        head_rows: 0,
        rows: vec![vec![cell, TableCell { remark: Some(evil.into()), ..TableCell::figure("") }]],
        sum_rows: vec![],
        widths: vec![],
    };
    let document = Document {
        title: evil.into(),
        issuer: evil.into(),
        facts: vec![evil.into()],
        blocks: vec![
            Block::Heading { level: HeadingLevel::Section, text: evil.into(), anchor: "s1".into() },
            Block::Paragraph(Paragraph { runs: vec![Run::Text(evil.into()), run] }),
            Block::Table(table),
        ],
        colophon: vec![evil.into()],
    };
    let file = html::file(&document, &HtmlOptions { base: "https://e".into(), ..HtmlOptions::default() });
    assert!(!file.contains("<script"));
    assert!(file.contains("&lt;script&gt;x&lt;/script&gt;&quot;&#39;&amp;"));
    assert!(!file.contains("\"'"), "no attribute ends early");
}

#[test]
fn an_address_that_runs_code_leaves_plain_digits() {
    let run = Run::Figure { digits: "3".into(), href: Some("javascript:alert(1)".into()), label: String::new() };
    let document = Document { blocks: vec![Block::Paragraph(Paragraph { runs: vec![run] })], ..Document::default() };
    assert_eq!(
        html::fragment(&document, &HtmlOptions::default()),
        "<section class=\"prose lead\">\n<p>3</p>\n</section>\n"
    );
}

#[test]
fn paper_turns_only_before_a_later_inner_group() {
    let mut wide = table("带合并表头的表");
    wide.rows.insert(6, wide.rows[4].clone());
    wide.rows.insert(7, wide.rows[5].clone());
    wide.rows[3][0].rows = 6;
    let page =
        html::fragment(&Document { blocks: vec![Block::Table(wide)], ..Document::default() }, &HtmlOptions::default());
    let kept: Vec<bool> = page
        .split("<tr")
        .skip(1)
        .map(|row| row.split('>').next().is_some_and(|tag| tag.contains("data-keep")))
        .collect();
    // two heads, one, two with its first result, the first group, its second row, the second group, its second row, sum
    assert_eq!(kept, [false, false, false, true, true, true, false, true, true]);
}
