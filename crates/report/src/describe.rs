//! 成文 A report described once as a document; every format is a rendering of that.

use documents::{BREAK, Block, Document, HeadingLevel, Paragraph, Run, Scope, Table, TableCell, TableKind};
use statute::report::{APPLICANTS, Cell, Content, Figures, Form, OUTCOMES, Part, REMEDIES, TIE, TOTAL};

use crate::{
    drafting::{Piece, pieces},
    fold,
    model::Report,
};

/// 用途 What a document is written for.
pub struct Purpose<'a> {
    /// Where a cell opens its records; `None` prints digits alone.
    pub opens: &'a dyn Fn(Cell) -> Option<String>,
    /// Facts below the title, such as [`period`] and the date of publication. They are the page's, not the report's.
    pub facts: Vec<String>,
    /// Remarks of ours for screens: how the figures reconcile.
    pub remarks: bool,
    /// 有问题的数 The anchor of the remark that speaks of a cell; `None` for cells of which nothing is said.
    pub faults: &'a dyn Fn(Cell) -> Option<String>,
    /// 文字里的数 Where a bound number of the text opens its records; `None` for a report whose text is only words.
    pub fields: Option<&'a dyn Fn(&str) -> Option<String>>,
    /// 空着的格 Why a cell has no number, where that is not the file's doing.
    pub blank: Option<&'static str>,
}

impl Purpose<'_> {
    /// 存档 A file of its own: digits alone, no remarks.
    #[must_use]
    pub fn file() -> Self {
        Self { opens: &|_| None, facts: Vec::new(), remarks: false, faults: &|_| None, fields: None, blank: None }
    }
}

/// 成文 The report as a document: title, lead, six sections, three tables exactly on the grids of the form.
///
/// Headings and labels are the official ones; the text of the sections stands as it is. An absent cell is blank and
/// says why; it is never 0.
#[must_use]
pub fn describe(report: &Report, purpose: &Purpose<'_>) -> Document {
    let form = report.figures.form();
    let mut blocks = paragraphs(&report.lead, purpose);
    for (at, heading) in form.sections.iter().enumerate() {
        let number = u8::try_from(at + 1).expect("six sections");
        let text = breakable(heading);
        blocks.push(Block::Heading { level: HeadingLevel::Section, text, anchor: format!("s{number}") });
        match number {
            2 => blocks.push(Block::Table(content_table(report, purpose))),
            3 => blocks.push(Block::Table(applicant_table(report, purpose))),
            4 => blocks.push(Block::Table(remedy_table(report, purpose))),
            _ => {}
        }
        if number == 3 && purpose.remarks {
            blocks.extend(tie(&report.figures));
        }
        blocks.extend(section(report.section(number), number, purpose));
    }
    let title = match (report.title.as_str(), report.year) {
        ("", Some(year)) => format!("{} {year} 年政府信息公开工作年度报告", report.body).trim().to_owned(),
        (title, _) => title.to_owned(),
    };
    let title = breakable_title(&title);
    Document { title, issuer: report.body.clone(), facts: purpose.facts.clone(), blocks, colophon: Vec::new() }
}

/// 统计期 The statistical period of a report as a fact for a page; `None` when its year is not known.
#[must_use]
pub fn period(report: &Report) -> Option<String> {
    report.year.map(|year| format!("统计期 {year} 年 1 月 1 日至 12 月 31 日"))
}

fn paragraphs(text: &str, purpose: &Purpose<'_>) -> Vec<Block> {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Block::Paragraph(bound(line, purpose))).collect()
}

/// The paragraphs of a section; short lines numbered （一） are headings of its parts.
fn section(text: &str, number: u8, purpose: &Purpose<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (at, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let numbered =
            matches!(fold::ordinal(&fold::squeeze(line)).0, Some(fold::Ordinal::Part(_) | fold::Ordinal::Section(_)));
        if numbered && line.chars().count() <= 24 && !line.ends_with(['。', '；', '：', '，']) {
            let anchor = format!("s{number}-{}", at + 1);
            blocks.push(Block::Heading { level: HeadingLevel::Part, text: line.to_owned(), anchor });
        } else {
            blocks.push(Block::Paragraph(bound(line, purpose)));
        }
    }
    blocks
}

/// A paragraph whose bound numbers open their records.
fn bound(text: &str, purpose: &Purpose<'_>) -> Paragraph {
    let Some(fields) = purpose.fields else { return plain(text) };
    let run = |piece| match piece {
        Piece::Words(words) => Run::Text(words.to_owned()),
        Piece::Figure { key, digits } => {
            Run::Figure {
                digits: digits.to_owned(), href: fields(key), label: format!("{digits}，看是怎样数的")
            }
        }
    };
    Paragraph { runs: pieces(text).into_iter().map(run).collect() }
}

fn plain(text: &str) -> Paragraph {
    Paragraph { runs: vec![Run::Text(text.to_owned())] }
}

/// A title breaks between its words and keeps the year with its unit.
fn breakable_title(title: &str) -> String {
    const NAME: (&str, &str) = ("政府信息公开工作", "年度报告");
    let title = title.replace(" 年", "\u{a0}年");
    title.replace(&format!("{}{}", NAME.0, NAME.1), &format!("{BREAK}{}{BREAK}{}", NAME.0, NAME.1))
}

/// Section headings and table heads may break at these borders.
fn breakable(text: &str) -> String {
    const BORDERS: &[(&str, &str)] = &[
        ("主动公开", "政府信息"),
        ("收到和处理", "政府信息公开"),
        ("政府信息公开", "申请情况"),
        ("政府信息公开", "行政复议、"),
        ("行政复议、", "行政诉讼"),
        ("主要问题", "及改进"),
        ("需要报告", "的事项"),
    ];
    BORDERS.iter().fold(text.to_owned(), |text, (left, right)| {
        text.replace(&format!("{left}{right}"), &format!("{left}{BREAK}{right}"))
    })
}

/// 勾稽相符 The printed rule with this year's numbers; nothing when it does not hold or was not read.
fn tie(figures: &Figures) -> Option<Block> {
    let form = figures.form();
    let total = |part: Part| figures.get(form.t3(form.row_of(part), TOTAL));
    let (received, carried_in) = (total(Part::Received)?, total(Part::CarriedIn)?);
    let (results, carried_out) = (total(Part::ResultsTotal)?, total(Part::CarriedOut)?);
    (received + carried_in == results + carried_out).then(|| {
        let text = format!("勾稽相符：新收 {received} ＋ 结转 {carried_in} ＝ 办理 {results} ＋ 转下年 {carried_out}");
        Block::Note { text: plain(&text), anchor: String::new() }
    })
}

/// A cell with its number, or blank with the reason.
fn value(report: &Report, cell: Cell, purpose: &Purpose<'_>) -> TableCell {
    match report.figures.print(cell) {
        Some(digits) => TableCell {
            href: (purpose.opens)(cell),
            fault: (purpose.faults)(cell),
            total: report.figures.form().name(cell).ends_with(".total"),
            ..TableCell::figure(&digits)
        },
        None => {
            let why = purpose.blank.unwrap_or_else(|| absent_because(report, cell));
            TableCell { remark: Some(why.into()), ..TableCell::figure("") }
        }
    }
}

fn absent_because(report: &Report, cell: Cell) -> &'static str {
    match report.figures.content(cell) {
        Content::Absent(statute::report::Absence::Lost) => "原文件中没有这一格",
        Content::Absent(statute::report::Absence::Unreadable) => "原文件中的内容读不出是几",
        Content::Absent(_) => "原文件中空着",
        Content::Read(_) => "",
    }
}

/// 表二 Four columns, bands for the items of Article 20.
fn content_table(report: &Report, purpose: &Purpose<'_>) -> Table {
    const COLUMNS: usize = 4;
    let form = report.figures.form();
    let mut rows = Vec::new();
    for (at, block) in form.blocks.iter().enumerate() {
        let span = (COLUMNS - 1) / block.columns.len();
        let last_span = COLUMNS - 1 - span * (block.columns.len() - 1);
        let reach = |column: usize| if column + 1 == block.columns.len() { last_span } else { span };
        rows.push(vec![TableCell { band: true, ..TableCell::label(block.item, Scope::ColumnGroup).over(1, COLUMNS) }]);
        let heads =
            block.columns.iter().enumerate().map(|(column, (_, label))| {
                TableCell::label(&breakable_head(label), Scope::Column).over(1, reach(column))
            });
        rows.push(std::iter::once(TableCell::label("信息内容", Scope::Column)).chain(heads).collect());
        for (row, (_, label)) in block.rows.iter().enumerate() {
            let values = (0..block.columns.len())
                .map(|column| value(report, form.t2(at, row, column), purpose).over(1, reach(column)));
            rows.push(std::iter::once(TableCell::label(label, Scope::Row)).chain(values).collect());
        }
    }
    Table {
        caption: title_of(form, 2),
        kind: TableKind::Narrow,
        columns: COLUMNS,
        head_rows: 0,
        rows,
        sum_rows: Vec::new(),
        widths: vec![31, 23, 23, 23],
    }
}

fn breakable_head(label: &str) -> String {
    let label = label.replace("社会公益", &format!("社会{BREAK}公益")).replace("法律服务", &format!("法律{BREAK}服务"));
    ["件数", "数量", "企业", "机构", "组织"].iter().fold(label, |text, tail| {
        match text.strip_suffix(tail).filter(|head| !head.is_empty()) {
            Some(head) => format!("{head}{BREAK}{tail}"),
            None => text,
        }
    })
}

/// A section heading without its ordinal: what a table is called.
fn title_of(form: &Form, section: usize) -> String {
    let heading = form.sections[section - 1];
    heading.split_once('、').map_or(heading, |(_, title)| title).to_owned()
}

/// Columns of table III that hold labels.
const LABELS: usize = 3;

/// 表三 Ten columns: three for labels, seven for applicants.
fn applicant_table(report: &Report, purpose: &Purpose<'_>) -> Table {
    let form = report.figures.form();
    let mut rows = applicant_head();
    let results = form.rows.iter().filter(|row| matches!(row.part, Part::Result | Part::ResultsTotal)).count();
    let mut previous_group = None;
    let mut sum_rows = Vec::new();
    let mut in_results = false;
    for (at, row) in form.rows.iter().enumerate() {
        let mut cells = Vec::with_capacity(APPLICANTS.len() + 3);
        let label = format!("{}{}", row.ordinal, row.label);
        match (row.part, row.group) {
            (Part::Received | Part::CarriedIn | Part::CarriedOut, _) => {
                cells.push(TableCell::label(&label, Scope::Row).over(1, 3));
            }
            (_, group) => {
                if !in_results {
                    cells.push(TableCell::label("三、本年度办理结果", Scope::RowGroup).over(results, 1));
                    in_results = true;
                }
                if let Some(group) = group.filter(|group| previous_group != Some(*group)) {
                    let members = form.rows.iter().filter(|each| each.group == Some(group)).count();
                    cells.push(TableCell { depth: 1, ..TableCell::label(group, Scope::RowGroup).over(members, 1) });
                }
                let (depth, columns) = if group.is_some() { (2, 1) } else { (1, 2) };
                cells.push(TableCell { depth, ..TableCell::label(&label, Scope::Row).over(1, columns) });
            }
        }
        previous_group = row.group;
        if row.part == Part::ResultsTotal {
            sum_rows.push(rows.len());
        }
        let here = rows.len();
        cells.extend((0..APPLICANTS.len()).map(|column| {
            let figure = value(report, form.t3(at, column), purpose);
            match (column, row.part) {
                (TOTAL, _) => figure.sum((0..TOTAL).map(|each| (here, LABELS + each)).collect()),
                (_, Part::ResultsTotal) => {
                    let first = here + 1 - results;
                    let addends = (first..here).map(|each| (each, LABELS + column)).collect();
                    TableCell { sum_of: addends, ..figure }
                }
                _ => figure,
            }
        }));
        rows.push(cells);
    }
    Table {
        caption: title_of(form, 3),
        kind: TableKind::Wide,
        columns: 10,
        head_rows: 3,
        rows,
        sum_rows,
        widths: vec![5, 9, 34, 8, 7, 7, 7, 7, 7, 9],
    }
}

/// The three head rows of table III.
fn applicant_head() -> Vec<Vec<TableCell>> {
    let head = |at: usize| TableCell::label(&breakable_head(APPLICANTS[at].1), Scope::Column);
    vec![
        vec![
            TableCell { text: TIE.to_owned(), ..TableCell::default() }.over(3, 3),
            TableCell::label("申请人情况", Scope::ColumnGroup).over(1, 7),
        ],
        vec![
            head(0).over(2, 1),
            TableCell::label("法人或其他组织", Scope::ColumnGroup).over(1, 5),
            head(TOTAL).over(2, 1),
        ],
        (1..TOTAL).map(head).collect(),
    ]
}

/// 表四 Fifteen columns under three head rows, one row of numbers.
fn remedy_table(report: &Report, purpose: &Purpose<'_>) -> Table {
    let form = report.figures.form();
    let outcomes = OUTCOMES.len();
    let head = |at: usize| {
        let label = OUTCOMES[at].1;
        let text = if label.chars().count() == 4 {
            let cut = label.char_indices().nth(2).map_or(0, |(at, _)| at);
            format!("{}{BREAK}{}", &label[..cut], &label[cut..])
        } else {
            label.to_owned()
        };
        TableCell::label(&text, Scope::Column)
    };
    let rows = vec![
        vec![
            TableCell::label(REMEDIES[0].1, Scope::ColumnGroup).over(1, outcomes),
            TableCell::label("行政诉讼", Scope::ColumnGroup).over(1, outcomes * 2),
        ],
        (0..outcomes)
            .map(|at| head(at).over(2, 1))
            .chain([1, 2].map(|block| TableCell::label(REMEDIES[block].1, Scope::ColumnGroup).over(1, outcomes)))
            .collect(),
        (0..outcomes * 2).map(|at| head(at % outcomes)).collect(),
        (0..REMEDIES.len())
            .flat_map(|block| (0..outcomes).map(move |outcome| (block, outcome)))
            .map(|(block, outcome)| {
                let figure = value(report, form.t4(block, outcome), purpose);
                let first = block * outcomes;
                match outcome + 1 == outcomes {
                    true => figure.sum((first..first + outcome).map(|column| (3, column)).collect()),
                    false => figure,
                }
            })
            .collect(),
    ];
    Table {
        caption: title_of(form, 4),
        kind: TableKind::Flat,
        columns: outcomes * 3,
        head_rows: 3,
        rows,
        sum_rows: Vec::new(),
        widths: vec![7, 7, 7, 6, 7, 7, 7, 6, 6, 7, 7, 7, 6, 6, 7],
    }
}
