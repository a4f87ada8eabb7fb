//! A whole annual report: figures of offices, set in HTML, read by the engine, described, and printed.

use std::sync::LazyLock;

use documents::{Block, Document};
use papers::Kind;
use press::Printed;
use report::{Purpose, Source, describe, read_paper};
use testkit::{Figures, Layout, figures, made, typeset};

use crate::poppler::{count, fact, info, pages, print, said, squeezed, structure, text, words};

fn report_of(set: &Figures) -> Document {
    let html = typeset(set, Layout::HtmlClean).bytes;
    let paper = papers::read(&html, Some(Kind::Html)).expect("a readable file");
    let reading = read_paper(&paper, Source::File(Kind::Html)).expect("a report");
    let mut document = describe(&reading.report, &Purpose::file());
    document.facts.extend(report::period(&reading.report));
    document.colophon = vec!["本报告电子版：https://www.example.gov.cn/report/2025".into()];
    document
}

/// One report on its way to paper.
struct Sheet {
    id: String,
    document: Document,
    printed: Printed,
    tree: String,
}

/// Every report, printed once for all tests.
fn reports() -> &'static [Sheet] {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
        let mut sets = figures::real();
        sets.retain(|set| set.cells.len() == 200);
        sets.extend([made::small(), made::zeros(testkit::Format::F2021), made::busy(testkit::Format::F2021)]);
        let sheet = |set: &Figures| {
            let document = report_of(set);
            let printed = print(&document);
            Sheet { id: set.id.clone(), tree: structure(&printed.bytes), document, printed }
        };
        sets.iter().map(sheet).collect()
    });
    &SHEETS
}

#[test]
fn words_and_figures_come_back_identical_and_in_order() {
    for Sheet { id, document, printed, tree } in reports() {
        assert_eq!(printed.missing, Vec::<char>::new(), "{id}");
        assert_eq!(words(tree), said(document), "{id}");
    }
}

#[test]
fn running_text_comes_back_in_order_to_programs_without_tags() {
    for Sheet { id, document, printed, .. } in reports() {
        let plain: String = text(&printed.bytes, &[]).lines().filter(|line| !line.starts_with('—')).collect();
        let plain = squeezed(&plain);
        let mut from = 0;
        for block in &document.blocks {
            let wanted = match block {
                Block::Heading { text, .. } => squeezed(text),
                Block::Paragraph(paragraph) => squeezed(&documents::text::said(paragraph)),
                Block::Table(_) | Block::Seal { .. } | Block::Note { .. } => continue,
            };
            let at = plain[from..].find(&wanted).unwrap_or_else(|| panic!("{id}: {wanted} after {from} in {plain}"));
            from += at + wanted.len();
        }
    }
}

#[test]
fn every_row_of_figures_stands_on_one_line_of_paper() {
    for Sheet { id, document, printed, .. } in reports() {
        let laid = text(&printed.bytes, &["-layout"]);
        let lines: Vec<Vec<&str>> = laid.lines().map(|line| line.split_whitespace().collect()).collect();
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        for row in tables.flat_map(|table| &table.rows) {
            let digits: Vec<&str> =
                row.iter().filter(|cell| cell.figure && !cell.text.is_empty()).map(|cell| cell.text.as_str()).collect();
            let found = digits.is_empty() || lines.iter().any(|line| line.ends_with(&digits));
            assert!(found, "{id}: {digits:?} in\n{laid}");
        }
    }
}

#[test]
fn every_figure_is_a_cell_and_every_head_has_its_scope() {
    for Sheet { id, tree, .. } in reports() {
        assert_eq!(count(tree, "TD"), 200, "{id}: one data cell a figure");
        let heads = count(tree, "TH");
        assert!(heads >= 79, "{id}: {heads} heads");
        let scope = |name: &str| tree.lines().filter(|line| line.trim() == format!("/Scope /{name}")).count();
        assert_eq!(scope("Row") + scope("Column") + scope("Both"), heads, "{id}: no head without a scope");
        assert_eq!(scope("Both"), 1, "{id}: the corner of 表三");
        assert_eq!(count(tree, "Table"), 3, "{id}");
        assert_eq!(count(tree, "H1"), 6, "{id}: six sections");
    }
}

#[test]
fn table_three_has_a_page_of_its_own() {
    for Sheet { id, printed, .. } in reports() {
        let holds = |page: usize, wanted: &str| {
            let page = page.to_string();
            squeezed(&text(&printed.bytes, &["-f", &page, "-l", &page])).contains(wanted)
        };
        let begins = (1..=pages(&printed.bytes)).find(|page| holds(*page, "勾稽关系")).expect("table three");
        assert!(holds(begins, "三、收到和处理政府信息公开申请情况"), "{id}: its heading stands above it");
        assert!(holds(begins, "四、结转下年度继续办理"), "{id}: its last row stands on the same page");
        assert!(!holds(begins, "本年制发"), "{id}: table two is before it");
        assert!(!holds(begins + 1, "勾稽关系"), "{id}: its head is not needed twice");
    }
}

#[test]
fn a_report_is_a_small_file() {
    for Sheet { id, printed, .. } in reports() {
        assert!(printed.bytes.len() < 600_000, "{id}: {} bytes", printed.bytes.len());
        assert_eq!(fact(&info(&printed.bytes), "Tagged"), "yes", "{id}");
    }
}
