//! 标在原处 Findings beside the words or the table they speak of, and as a list.

use std::collections::BTreeMap;

use documents::{Block, Document, HeadingLevel, Paragraph, Run, text::said};
use hall::{Finding, Law};
use statute::report::{Cell, Finding as Found, Form, Severity};

/// Puts each finding into the document, in the order of the list.
pub(crate) fn mark(document: &mut Document, findings: &[Found], form: &Form) {
    // Later remarks of one place are put in first, so that they come to stand in their order.
    for (number, finding) in in_order(findings).into_iter().enumerate().rev() {
        let kind = if finding.severity == Severity::Error { "要改" } else { "提醒" };
        let text = format!("{kind}（{}）{}", finding.rule, finding.message);
        let note = Block::Note { text: Paragraph { runs: vec![Run::Text(text)] }, anchor: anchor(number) };
        let at = place_of(document, finding, form);
        document.blocks.insert(at, note);
    }
}

/// 有问题的格 The remark of each cell that a finding must have changed. Rules about what is absent name cells that are
/// drawn blank anyway, and a rule that names half a table points at nothing.
pub(crate) fn cells(findings: &[Found]) -> BTreeMap<Cell, String> {
    let mut cells = BTreeMap::new();
    for (number, finding) in in_order(findings).into_iter().enumerate() {
        if finding.cells.len() <= POINTED {
            for cell in &finding.cells {
                cells.entry(*cell).or_insert_with(|| anchor(number));
            }
        }
    }
    cells
}

/// Cells that one finding can point at.
const POINTED: usize = 40;

/// Errors first, each kind in the order it was found.
fn in_order(findings: &[Found]) -> Vec<&Found> {
    let mut sorted: Vec<&Found> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.severity);
    sorted
}

/// Where the remark of a finding stands.
fn anchor(number: usize) -> String {
    format!("f{}", number + 1)
}

/// 一览 Errors first, each with the way to its place.
pub(crate) fn list(findings: &[Found]) -> Vec<Finding> {
    in_order(findings).into_iter().enumerate().map(|(number, finding)| shown(finding, number)).collect()
}

/// How many must be changed.
pub(crate) fn blocking(findings: &[Found]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// 大意 The sense of an article, from the index of the law.
pub(crate) fn law(number: u8) -> Law {
    let articles = statute::regulation::articles();
    let article = articles.iter().find(|article| article.number == number);
    Law {
        citation: format!("《条例》第{}条", statute::regulation::numeral(number)),
        sense: article.map(|article| article.sense.to_owned()).unwrap_or_default(),
        href: None,
    }
}

/// A finding in the list, with the way to its place.
fn shown(finding: &Found, number: usize) -> Finding {
    Finding {
        rule: finding.rule.name().into(),
        blocks: finding.severity == Severity::Error,
        place: finding.place.clone(),
        message: finding.message.clone(),
        expected: finding.expected.clone().filter(|_| finding.found.is_some()),
        found: finding.found.clone().filter(|_| finding.expected.is_some()),
        href: Some(format!("#{}", anchor(number))),
    }
}

/// The section whose heading begins the place of a finding.
fn section_of(finding: &Found, form: &Form) -> Option<usize> {
    form.sections.iter().position(|heading| finding.place.starts_with(heading)).map(|at| at + 1)
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
        Block::Table(_) | Block::Seal { .. } | Block::Note { .. } => String::new(),
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != documents::BREAK).collect()
}
