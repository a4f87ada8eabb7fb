//! 样张 One document with every element, for pictures and tests.

use crate::{Block, Document, HeadingLevel, Paragraph, Run, Scope, Table, TableCell, TableKind};

/// 样张 Every element once: headings of both levels, an opened and a plain figure, a remark, tables of each kind
/// with spans, bands, sums, zeros and a blank, the place of a seal.
#[must_use]
pub fn gallery() -> Document {
    Document {
        title: "样张乡 2025\u{A0}年\u{200B}政府信息公开工作\u{200B}年度报告".into(),
        issuer: "样张乡人民政府".into(),
        facts: vec!["统计期 2025 年 1 月 1 日至 12 月 31 日".into(), "共二节".into()],
        blocks: vec![
            Block::Paragraph(plain("本样张列出文件里可以出现的每一种内容。")),
            section("一、文字", "s1"),
            Block::Heading {
                level: HeadingLevel::Part, text: "（一）可翻开的数".into(), anchor: "s1-1".into()
            },
            Block::Paragraph(opened()),
            section("二、\u{200B}表格", "s2"),
            Block::Note { text: plain("这一句只在屏幕上，不进纸面。"), anchor: "remark".into() },
            Block::Table(narrow()),
            Block::Table(wide()),
            Block::Table(even(TableKind::Flat)),
            Block::Table(even(TableKind::Plain)),
            section("三、落款", "s3"),
            Block::Paragraph(plain("此件不加盖印章时，署名右空二字，日期另起一行。")),
            seal(false),
            Block::Paragraph(plain("此件加盖印章时，署名居日期之中，日期右空四字。")),
            seal(true),
        ],
        colophon: vec!["本页地址 https://www.example.gov.cn/sample".into()],
    }
}

fn section(text: &str, anchor: &str) -> Block {
    Block::Heading { level: HeadingLevel::Section, text: text.into(), anchor: anchor.into() }
}

fn seal(sealed: bool) -> Block {
    Block::Seal { organ: "样张乡人民政府".into(), date: "2026年1月20日".into(), sealed }
}

fn plain(text: &str) -> Paragraph {
    Paragraph { runs: vec![Run::Text(text.into())] }
}

fn opened() -> Paragraph {
    let figure = |digits: &str, href: Option<&str>| Run::Figure {
        digits: digits.into(),
        href: href.map(Into::into),
        label: format!("{digits} 条，翻开记录"),
    };
    Paragraph {
        runs: vec![
            Run::Text("全年主动公开 ".into()),
            figure("12", Some("/sample/figures/M-01")),
            Run::Text(" 条，其中图解 ".into()),
            figure("3", None),
            Run::Text(" 条。".into()),
        ],
    }
}

/// 表二的样子 Bands, heads that change halfway down, a figure over three columns.
fn narrow() -> Table {
    let band = |text: &str| TableCell { band: true, ..TableCell::label(text, Scope::ColumnGroup) }.over(1, 4);
    let column = |text: &str| TableCell::label(text, Scope::Column);
    let row = |text: &str| TableCell::label(text, Scope::Row);
    Table {
        caption: "四列的表".into(),
        kind: TableKind::Narrow,
        columns: 4,
        head_rows: 0,
        rows: vec![
            vec![band("第一类")],
            vec![
                column("信息内容"),
                column("本年制发\u{200B}件数"),
                column("本年废止\u{200B}件数"),
                column("现行有效\u{200B}件数"),
            ],
            vec![row("办法"), figure("2"), figure("0"), figure("5")],
            vec![band("第二类")],
            vec![column("信息内容"), column("本年处理决定数量").over(1, 3)],
            vec![row("许可"), figure("7").over(1, 3)],
        ],
        sum_rows: vec![],
        widths: vec![28, 24, 24, 24],
    }
}

/// 表三的样子 Merged heads, labels in three columns, a sum, a blank.
fn wide() -> Table {
    let column = |text: &str| TableCell::label(text, Scope::Column);
    let row = |text: &str, depth: u8| TableCell::label(text, Scope::Row).deep(depth);
    let group = |text: &str, rows: usize, depth: u8| TableCell::label(text, Scope::RowGroup).over(rows, 1).deep(depth);
    let total = |digits: &str, row: usize| figure(digits).sum(vec![(row, 3), (row, 4)]);
    let parts = |column: usize| vec![(3, column), (4, column), (5, column)];
    Table {
        caption: "带合并表头的表".into(),
        kind: TableKind::Wide,
        columns: 6,
        head_rows: 2,
        rows: vec![
            vec![
                TableCell { text: "（各列合计等于上列之和）".into(), ..TableCell::default() }.over(2, 3),
                TableCell::label("申请人", Scope::ColumnGroup).over(1, 2),
                column("总计").over(2, 1),
            ],
            vec![column("自然人"), column("单位")],
            vec![row("一、本年新收", 0).over(1, 3), figure("3"), figure("0"), total("3", 2)],
            vec![group("二、结果", 4, 0), row("（一）予以公开", 1).over(1, 2), figure("1"), figure("0"), total("1", 3)],
            vec![group("（二）不予公开", 2, 1), row("1.秘密", 2), figure("0"), figure("0"), total("0", 4)],
            vec![row("2.内部", 2), figure("2"), blank(), total("2", 5)],
            vec![
                row("（三）总计", 1).over(1, 2),
                figure("3").sum(parts(3)),
                figure("0").sum(parts(4)),
                figure("3").sum(parts(5)),
            ],
        ],
        sum_rows: vec![6],
        widths: vec![10, 14, 40, 12, 12, 12],
    }
}

fn even(kind: TableKind) -> Table {
    Table {
        caption: if kind == TableKind::Flat { "等宽的表" } else { "普通的表" }.into(),
        kind,
        columns: 3,
        head_rows: 1,
        rows: vec![
            ["维持", "纠正", "总计"].iter().map(|text| TableCell::label(text, Scope::Column)).collect(),
            vec![figure("0"), figure("1"), TableCell { total: true, ..figure("1") }],
        ],
        sum_rows: vec![],
        widths: vec![34, 33, 33],
    }
}

fn figure(digits: &str) -> TableCell {
    TableCell { href: Some(format!("/sample/figures/{digits}")), ..TableCell::figure(digits) }
}

fn blank() -> TableCell {
    TableCell { remark: Some("原件此格空白".into()), ..TableCell::figure("") }
}
