//! 翻开的数 What a number of the published report is, where it came from, and which rules would notice another one.

use std::fmt::Write as _;

use documents::{Block, Document, Paragraph, Run};
use hall::{Link, OpenedNumber};
use report::{CONFIRMED_ZERO, Report, check, reading_of};
use statute::report::{Cell, Content, Form, Number, Rule};

use super::{Passage, town::REPORT, year::Year};

/// 文字里的数 Numbers of the text that open: digits, what follows them, what they are.
pub(super) const CLAIMS: [(&str, &str, &str); 3] =
    [("253", "条", "主动公开政府信息"), ("28", "人次", "业务培训"), ("12", "个", "解决实际操作问题")];

/// The address under which a figure opens.
pub(super) fn address(figure: &str) -> String {
    format!("{REPORT}/figures/{figure}")
}

/// The page of a cell of the form, or of a number of the text; `None` when there is no such figure.
pub(super) fn opened(passage: &Passage, year: &Year, name: &str) -> Option<OpenedNumber> {
    match name.strip_prefix("claim-") {
        Some("253") => claim(&passage.report, "253").map(|number| counted(number, year)),
        Some(digits) => claim(&passage.report, digits),
        None => figure(passage, name),
    }
}

fn figure(passage: &Passage, name: &str) -> Option<OpenedNumber> {
    let report = &passage.report;
    let form = report.figures.form();
    let cell = form.cell(name)?;
    let (row, column) = form.labels(cell);
    let is_confirmed = report.provenance.get(&cell).is_some_and(|word| word == CONFIRMED_ZERO);
    let line = line_of(form, cell);
    let (how, who) = if is_confirmed {
        (
            "报送稿的这一行丢了这一格（转换时每行只留下 8 个字段）。表三读到的数都是 0，文字也写明本年没有申请。"
                .into(),
            "经办人确认为 0，来历记为 confirmed_zero。",
        )
    } else {
        let from = line.as_ref().map_or_else(String::new, |(number, _)| format!("第 {number} 行"));
        (
            format!("从报送稿{from}的表格里读出来的，原样照录。"),
            "程序核对了勾稽关系；台账在后面的版本才有，现在还不能翻到每一条记录。",
        )
    };
    let place = form.sections[usize::from(form.table(cell)) - 1].to_owned();
    Some(OpenedNumber {
        name: format!("{row}，{column}"),
        digits: report.figures.print(cell).unwrap_or_default(),
        unit: if name.ends_with("amount_wan") { "万元" } else { "件" }.into(),
        facts: facts([
            ("所在位置", place),
            ("怎样数的", how),
            ("由谁核", who.to_owned()),
            ("参加的核对", rules_that_notice(report, cell)),
        ]),
        records_are: "原文",
        records: line.into_iter().map(|(_, text)| text).collect(),
        links: links(form.table(cell)),
    })
}

/// The number of the text beside the records that the town's cabinet counts.
fn counted(number: OpenedNumber, year: &Year) -> OpenedNumber {
    let sentence = number.records.first().cloned().unwrap_or_default();
    let same = if year.items.len().to_string() == number.digits {
        "与报送稿写的一致"
    } else {
        "与报送稿写的不一致"
    };
    let records = year.items.iter().map(|item| format!("{}　{}　{}", item.index_number, item.on, item.title));
    OpenedNumber {
        facts: facts([
            ("怎样数的", "本单位当年首次公开的信息，一条记录算一条；转载的、24 小时内撤下的不算。".to_owned()),
            ("台账数出", format!("{} 条，{same}。", year.items.len())),
            ("报送稿原文", sentence),
        ]),
        records_are: "记录",
        records: records.collect(),
        ..number
    }
}

fn claim(report: &Report, digits: &str) -> Option<OpenedNumber> {
    let (digits, unit, name) = CLAIMS.into_iter().find(|(each, _, _)| *each == digits)?;
    let words = format!("{digits} {unit}");
    let (section, sentence) = report
        .sections
        .iter()
        .find_map(|(number, text)| Some((*number, text.lines().find(|line| line.contains(&words))?)))?;
    Some(OpenedNumber {
        name: name.to_owned(),
        digits: digits.to_owned(),
        unit: unit.to_owned(),
        facts: facts([
            ("怎样数的", "这是报送稿文字里写的数，出自下面这一句。".to_owned()),
            ("由谁核", "台账在后面的版本才有；有了台账，点开就是逐条的记录，现在只能给出原文。".to_owned()),
        ]),
        records_are: "原文",
        records: vec![sentence.to_owned()],
        links: links(section),
    })
}

/// 参加的核对 The rules that find fault when this cell alone is one higher: asked of the engine, not written down here.
fn rules_that_notice(report: &Report, cell: Cell) -> String {
    let faults = |report: &Report| -> Vec<(Rule, String)> {
        let judged = check(&reading_of(report.clone()), None, None);
        judged
            .findings
            .into_iter()
            .filter(|each| each.cells.contains(&cell))
            .map(|each| (each.rule, each.place))
            .collect()
    };
    let before = faults(report);
    let mut altered = report.clone();
    let one = Number::whole(1).expect("one is a number");
    let number = report.figures.get(cell).unwrap_or_default() + one;
    altered.figures.set(cell, Content::Read(number));
    let mut rules: Vec<Rule> =
        faults(&altered).into_iter().filter(|fault| !before.contains(fault)).map(|(rule, _)| rule).collect();
    rules.sort_unstable();
    rules.dedup();
    if rules.is_empty() {
        return "表里没有别的数和它相牵连；有了上年的报告和台账，才能核对它。".to_owned();
    }
    let mut text = String::from("这个数变动 1，就会被这些规则查出来：");
    for rule in rules {
        let _ = write!(text, "{rule}（{}）；", rule.title());
    }
    text.trim_end_matches('；').to_owned() + "。"
}

/// The line of the report as received in which a cell stands or should stand: its number from 1, and its fields.
fn line_of(form: &Form, cell: Cell) -> Option<(usize, String)> {
    let label = match form.table(cell) {
        4 => None,
        _ => Some(squeezed(form.labels(cell).0.rsplit(" / ").next()?)),
    };
    let mut lines = towns::quiet::REPORT_RECEIVED.lines().enumerate().filter(|(_, line)| line.contains('\t'));
    let (at, line) = match label {
        Some(label) => lines.find(|(_, line)| line.split('\t').any(|field| squeezed(field) == label))?,
        // Table IV has one line of numbers, and it is the last of all tables.
        None => lines.last()?,
    };
    Some((at + 1, line.split('\t').map(str::trim).collect::<Vec<_>>().join("｜")))
}

/// A label without blanks, brackets and quotation marks in one width.
fn squeezed(label: &str) -> String {
    let same = |c: char| match c {
        '(' => '（',
        ')' => '）',
        '"' | '“' | '”' => '"',
        c => c,
    };
    label.chars().filter(|c| !c.is_whitespace()).map(same).collect()
}

fn links(section: u8) -> Vec<Link> {
    vec![
        Link::new("合上，回到报告", &format!("{REPORT}#s{section}")),
        Link::new("看报送稿的这一部分", &format!("{REPORT}/received#s{section}")),
    ]
}

fn facts<const N: usize>(facts: [(&str, String); N]) -> Vec<(String, String)> {
    facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect()
}

/// Numbers of the text become figures that open; each once, where it first stands.
pub(super) fn open_claims(document: &mut Document) {
    for (digits, unit, _) in CLAIMS {
        let words = format!("{digits} {unit}");
        for block in &mut document.blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            if open_claim(paragraph, digits, &words) {
                break;
            }
        }
    }
}

fn open_claim(paragraph: &mut Paragraph, digits: &str, words: &str) -> bool {
    let place = paragraph.runs.iter().enumerate().find_map(|(at, run)| match run {
        Run::Text(text) => text.find(words).map(|start| (at, start)),
        Run::Figure { .. } => None,
    });
    let Some((at, start)) = place else { return false };
    let Run::Text(text) = paragraph.runs[at].clone() else { return false };
    let figure = Run::Figure {
        digits: digits.to_owned(),
        href: Some(address(&format!("claim-{digits}"))),
        label: format!("{words}，看出自哪里"),
    };
    let parts = [Run::Text(text[..start].to_owned()), figure, Run::Text(text[start + digits.len()..].to_owned())];
    paragraph.runs.splice(at..=at, parts);
    true
}
