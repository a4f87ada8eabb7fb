//! 查出的 What was found in a report that somebody handed in.

use std::collections::BTreeMap;

use hall::{CheckedPage, Inspection, Save};
use report::{Purpose, Reading, Report, describe};
use statute::report::Judgement;

use super::{CHECK, FORMATS, WRITE, findings};
use crate::reports;

/// The page of one file.
pub(super) fn page(file: &str, reading: &Reading, found: &Judgement, has_previous: bool) -> CheckedPage {
    let form = reading.report.figures.form();
    let wrong = findings::cells(&found.findings);
    let faults = |cell| wrong.get(&cell).cloned();
    let purpose = Purpose { remarks: true, faults: &faults, ..Purpose::file() };
    let mut document = describe(&reading.report, &purpose);
    findings::mark(&mut document, &found.findings, form);
    document.facts.clear();
    CheckedPage {
        facts: facts(file, reading, has_previous),
        inspection: inspection(reading, found),
        notes: reading.notes.clone(),
        unjudged: unjudged(found),
        document,
        again: CHECK.into(),
        save: Some(save(&reading.report)),
    }
}

fn facts(file: &str, reading: &Reading, has_previous: bool) -> Vec<String> {
    let report = &reading.report;
    let mut facts = Vec::new();
    if !file.is_empty() {
        facts.push(file.to_owned());
    }
    let source = reports::read::source_name(reading.source);
    let apart = if source.starts_with(|first: char| first.is_ascii()) { " " } else { "" };
    facts.push(format!("按{apart}{source}读"));
    facts.push(match (report.body.as_str(), report.year) {
        ("", None) => "没有看出是哪个单位、哪一年".into(),
        ("", Some(year)) => format!("没有看出是哪个单位，{year} 年"),
        (body, None) => format!("{body}，没有看出是哪一年"),
        (body, Some(year)) => format!("{body}，{year} 年"),
    });
    facts.push(
        if has_previous {
            "和上年报告一起核对"
        } else {
            "没有交上年报告，跨年的规则没有判断"
        }
        .into(),
    );
    facts.push("没有保存".into());
    facts
}

fn inspection(reading: &Reading, found: &Judgement) -> Inspection {
    let coverage = reading.report.figures.coverage();
    let blocking = findings::blocking(&found.findings);
    let hints = found.findings.len() - blocking;
    let absent = coverage.expected - coverage.read;
    Inspection {
        heading: match (blocking, hints, absent) {
            (0, 0, 0) => "没有查出问题".into(),
            (0, 0, absent) => format!("有 {absent} 格没有读到，其余没有查出问题"),
            (0, hints, _) => format!("没有一定要改的，有 {hints} 处提醒"),
            (blocking, 0, _) => format!("有 {blocking} 处要改"),
            (blocking, hints, _) => format!("有 {blocking} 处要改，{hints} 处提醒"),
        },
        intro: match (coverage.read, absent) {
            (0, _) => "三张表里一个数也没有读到。没有读到的不算“通过”。".into(),
            (_, 0) => "三张表的数全部读到，一格不缺。".into(),
            (_, absent) => format!("有 {absent} 格没有读到，没有替它补数；用到这些格的规则不判断，也不说“通过”。"),
        },
        reading: Some(hall::Reading { expected: coverage.expected, read: coverage.read, absent, confirmed: 0 }),
        findings: findings::list(&found.findings),
    }
}

/// Rules that could not be judged, each once, with the first reason of each.
fn unjudged(found: &Judgement) -> Vec<(String, String)> {
    let mut by_rule: BTreeMap<_, (String, usize)> = BTreeMap::new();
    for unjudged in &found.unjudged {
        by_rule.entry(unjudged.rule).or_insert_with(|| (unjudged.why.clone(), 0)).1 += 1;
    }
    let said = |(why, times): (String, usize)| if times > 1 { format!("{why}（共 {times} 处）") } else { why };
    by_rule.into_iter().map(|(rule, why)| (rule.name().to_owned(), said(why))).collect()
}

fn save(report: &Report) -> Save {
    let absent = report.figures.absent().count();
    Save {
        action: WRITE.into(),
        report: serde_json::to_string(&report::interchange::to_json(report)).unwrap_or_default(),
        formats: FORMATS.map(|(_, ending, name, _)| (ending.to_owned(), name.to_owned())).to_vec(),
        blank: if absent > 0 {
            format!("没有读到的 {absent} 格印成空白，绝不印成 0。")
        } else {
            String::new()
        },
    }
}
