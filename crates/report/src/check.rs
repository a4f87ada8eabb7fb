//! 检查 Everything the house can say about a report: its shape, its figures, its text.

use statute::report::{Content, Finding, Judgement, Level, Rule, across_years, reconcile};

use crate::{
    model::{Reading, Report},
    narrative::{self, Units},
};

/// 检查报告 Judges a report that was read.
///
/// `previous` is last year's report of the same body; `level` overrides the level that the body's name shows. Findings
/// come in the order: shape (S), figures (A), text (N). What cannot be judged is said and never counts as passed.
#[must_use]
pub fn check(reading: &Reading, previous: Option<&Report>, level: Option<Level>) -> Judgement {
    let report = &reading.report;
    let level = level.or_else(|| report.level());
    let wrong_year = previous.and_then(|previous| not_the_year_before(report, previous));
    let previous = previous.filter(|_| wrong_year.is_none());
    let mut judgement = Judgement { findings: reading.findings.clone(), unjudged: Vec::new() };
    judgement.findings.extend(narrative::parts(report));
    judgement.extend(reconcile(&report.figures, level));
    judgement.extend(across_years(&report.figures, previous.map(|previous| &previous.figures)));
    judgement.extend(narrative::judge(report, previous, level, &Units { charge_in_yuan: reading.charge_in_yuan }));
    if let Some(why) = wrong_year {
        let across = [Rule::A7, Rule::A8, Rule::A9, Rule::A10, Rule::N6];
        let waiting = judgement.unjudged.iter_mut().filter(|unjudged| across.contains(&unjudged.rule));
        waiting.for_each(|unjudged| unjudged.why.clone_from(&why));
    }
    judgement
}

/// 不像件数的数 The numbers that cannot be what their cells count: a count below zero or with decimals, an amount below
/// zero. Whoever writes such a report is to be told; the number is the office's to put right, so it is written all the same.
#[must_use]
pub fn unfit(report: &Report) -> Vec<Finding> {
    let is_number =
        |finding: &Finding| finding.cells.iter().all(|&cell| matches!(report.figures.content(cell), Content::Read(_)));
    let judgement = reconcile(&report.figures, None);
    judgement.findings.into_iter().filter(|finding| finding.rule == Rule::A1 && is_number(finding)).collect()
}

/// Why a report is not the one of the year before; nothing when a year is not known.
fn not_the_year_before(report: &Report, previous: &Report) -> Option<String> {
    let (year, before) = (report.year?, previous.year?);
    (before != year - 1).then(|| format!("给出的是 {before} 年的报告，不是 {} 年的，不能作为上年核对。", year - 1))
}

/// 读交换格式的结果 A report that came as JSON, with what its shape says.
#[must_use]
pub fn reading_of(report: Report) -> Reading {
    let findings = crate::structure::of_interchange(&report);
    Reading { report, findings, notes: Vec::new(), source: crate::Source::Json, charge_in_yuan: false }
}
