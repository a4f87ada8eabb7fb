use documents::{Block, Document, Paragraph, Run, gallery, text};

#[test]
fn every_table_line_has_as_many_fields_as_the_table_has_columns() {
    let document = gallery();
    let rendered = text::render(&document);
    let mut lines = rendered.lines().filter(|line| line.contains('\t'));
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        for _ in &table.rows {
            let line = lines.next().expect("one line a row");
            assert_eq!(line.split('\t').count(), table.columns, "{}: {line}", table.caption);
        }
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn a_spanned_square_is_an_empty_field() {
    let rendered = text::render(&gallery());
    assert!(rendered.contains("\n许可\t7\t\t\n"));
    assert!(rendered.contains("\n\t（二）不予公开\t1.秘密\t0\t0\t0\n"));
    assert!(rendered.contains("\n\t\t2.内部\t2\t\t2\n"), "a blank stays blank, never 0");
}

#[test]
fn the_text_is_the_document_alone() {
    let rendered = text::render(&gallery());
    assert!(rendered.starts_with("样张乡 2025 年政府信息公开工作年度报告\n"));
    assert!(rendered.ends_with('\n'));
    assert!(!rendered.contains("只在屏幕上") && !rendered.contains("本页地址"));
    assert!(rendered.contains("全年主动公开 12 条，其中图解 3 条。\n"));
}

#[test]
fn a_line_break_or_tab_in_a_text_never_makes_a_new_field() {
    let paragraph = Paragraph { runs: vec![Run::Text("一\n二\t三".into())] };
    let document = Document { title: "题".into(), blocks: vec![Block::Paragraph(paragraph)], ..Document::default() };
    assert_eq!(text::render(&document), "题\n一 二 三\n");
}
