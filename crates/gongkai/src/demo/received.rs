//! 报送稿 The report as it was received, each finding beside the words or the table it speaks of.

use documents::{Block, Document, HeadingLevel, Paragraph, Run, text::said};
use hall::{Finding, Inspection, Link, ReportPage};
use report::{Purpose, describe};
use statute::report::{Finding as Found, Form, Rule, Severity};

use super::{Passage, town::REPORT};

/// The page: the text as received with remarks in place, then everything found in one list.
pub(super) fn page(passage: &Passage) -> ReportPage {
    let mut document = describe(&passage.reading.report, &Purpose::file());
    let form = passage.reading.report.figures.form();
    document.facts = vec!["报送稿，没有改动过一个字".to_owned(), "演示数据".to_owned()];
    // Later remarks of one place are put in first, so that they come to stand in their order.
    for finding in passage.found.findings.iter().rev() {
        remark(&mut document, finding, form);
    }
    ReportPage {
        document,
        downloads: vec![Link::new("看报送稿原文", &format!("{REPORT}/received.txt"))],
        beside: vec![Link::new("看重排后的报告", REPORT)],
        inspection: Some(inspection(passage)),
        ..ReportPage::default()
    }
}

fn inspection(passage: &Passage) -> Inspection {
    let form = passage.reading.report.figures.form();
    let coverage = passage.reading.report.figures.coverage();
    let findings = &passage.found.findings;
    let blocking = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let mut sorted: Vec<_> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.severity);
    let unjudged: std::collections::BTreeSet<Rule> =
        passage.found.unjudged.iter().map(|unjudged| unjudged.rule).collect();
    Inspection {
        heading: format!("报送稿有 {blocking} 处要改，{} 处要说明", findings.len() - blocking),
        intro: format!(
            "报送稿是一份纯文本，表三从别处转来时丢了列。没有读到的格子都算在下面，没有替它补数；另有 {} 条规则因为缺数或没有台账，不能判断。",
            unjudged.len()
        ),
        reading: Some(hall::Reading {
            expected: coverage.expected,
            read: coverage.read,
            absent: coverage.expected - coverage.read,
            confirmed: passage.confirmed,
        }),
        findings: sorted.into_iter().map(|finding| shown(finding, form)).collect(),
    }
}

/// A finding in the list, with the way to its place above.
fn shown(finding: &Found, form: &Form) -> Finding {
    Finding {
        rule: finding.rule.name().into(),
        blocks: finding.severity == Severity::Error,
        place: finding.place.clone(),
        message: finding.message.clone(),
        expected: finding.expected.clone().filter(|_| finding.found.is_some()),
        found: finding.found.clone().filter(|_| finding.expected.is_some()),
        href: Some(section_of(finding, form).map_or_else(|| "#main".to_owned(), |number| format!("#s{number}"))),
    }
}

/// The section whose heading begins the place of a finding.
fn section_of(finding: &Found, form: &Form) -> Option<usize> {
    form.sections.iter().position(|heading| finding.place.starts_with(heading)).map(|at| at + 1)
}

/// Puts a finding below the paragraph it quotes, the table it speaks of, or the heading of its section.
fn remark(document: &mut Document, finding: &Found, form: &Form) {
    let kind = if finding.severity == Severity::Error { "要改" } else { "提醒" };
    let text = format!("{kind}（{}）{}", finding.rule, finding.message);
    let note = Block::Note(Paragraph { runs: vec![Run::Text(text)] });
    let at = place_of(document, finding, form);
    document.blocks.insert(at, note);
}

/// The index at which the remark of a finding belongs.
fn place_of(document: &Document, finding: &Found, form: &Form) -> usize {
    let Some(number) = section_of(finding, form) else { return 0 };
    let anchor = format!("s{number}");
    let is_section = |block: &Block| matches!(block, Block::Heading { level: HeadingLevel::Section, .. });
    let begins = |block: &Block| matches!(block, Block::Heading { anchor: each, .. } if *each == anchor);
    let Some(heading) = document.blocks.iter().position(begins) else { return 0 };
    let section = &document.blocks[heading + 1..];
    let section = &section[..section.iter().position(is_section).unwrap_or(section.len())];
    let words = words_of(&finding.place);
    let quoted = words.and_then(|words| section.iter().position(|block| squeezed(&text_of(block)).contains(&words)));
    let table = || section.iter().position(|block| matches!(block, Block::Table(_)));
    match quoted.or_else(table) {
        Some(at) => heading + at + 2,
        None => heading + 1,
    }
}

/// The words that the last part of a place quotes, without the mark of a cut.
fn words_of(place: &str) -> Option<String> {
    let (_, words) = place.rsplit_once(" / ")?;
    let words = squeezed(words.trim_start_matches('“').trim_end_matches(['”', '…']));
    (!words.is_empty()).then_some(words)
}

fn text_of(block: &Block) -> String {
    match block {
        Block::Heading { text, .. } => text.clone(),
        Block::Paragraph(paragraph) => said(paragraph),
        Block::Table(_) | Block::Note(_) => String::new(),
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != documents::BREAK).collect()
}
