//! 查 `gongkai report check`.

use std::{fmt::Write as _, path::Path};

use report::Reading;
use serde_json::{Value, json};
use statute::report::{Finding, Judgement, Rule, Severity, Unjudged};

use crate::{
    commands::Check,
    reports, say,
    say::{DIM, GREEN, OCHRE, RED, styled},
    trouble::{Outcome, Refusal},
};

/// One file that was checked.
struct Checked {
    file: String,
    reading: Reading,
    judgement: Judgement,
}

/// Checks each file; the worst of them decides the exit code.
pub(crate) fn run(arguments: &Check) -> Outcome {
    let previous = arguments.previous.as_deref().map(|file| reports::open(file, None)).transpose()?;
    let previous = previous.map(|reading| reading.report);
    let level = arguments.level.map(Into::into);
    let mut checked = Vec::new();
    let mut unreadable: Vec<(String, Refusal)> = Vec::new();
    for file in &arguments.files {
        let name = shown(file);
        match reports::open(file, None) {
            Ok(reading) => {
                let judgement = report::check(&reading, previous.as_ref(), level);
                checked.push(Checked { file: name, reading, judgement });
            }
            Err(refusal) => unreadable.push((name, refusal)),
        }
    }
    if arguments.json {
        say::json(&json!({ "files": checked.iter().map(file_json).collect::<Vec<Value>>() }))?;
    } else {
        let texts: Vec<String> =
            checked.iter().map(|checked| text(&checked.file, &checked.reading, &checked.judgement)).collect();
        say::out(&texts.join("\n"));
    }
    for (name, refusal) in &unreadable {
        if arguments.files.len() > 1 {
            say::err(&format!("{}\n", styled(RED, name)));
        }
        say::refusal(refusal);
    }
    let has_errors = checked.iter().any(|checked| errors(&checked.judgement).count() > 0);
    Ok(if !unreadable.is_empty() { 2 } else { u8::from(has_errors) })
}

fn shown(file: &Path) -> String {
    if crate::files::is_standard_input(file) { "标准输入".to_owned() } else { file.display().to_string() }
}

fn errors(judgement: &Judgement) -> impl Iterator<Item = &Finding> {
    judgement.findings.iter().filter(|finding| finding.severity == Severity::Error)
}

/// A file's part of the machine output.
fn file_json(checked: &Checked) -> Value {
    let report = &checked.reading.report;
    let form = report.figures.form();
    let names = |cells: &[statute::report::Cell]| -> Vec<&str> { cells.iter().map(|&cell| form.name(cell)).collect() };
    let finding = |finding: &Finding| {
        json!({
            "rule": finding.rule.name(),
            "severity": finding.severity.name(),
            "cells": names(&finding.cells),
            "expected": finding.expected,
            "found": finding.found,
            "where": finding.place,
            "message": finding.message,
        })
    };
    let unjudged = |unjudged: &Unjudged| json!({ "rule": unjudged.rule.name(), "cells": names(&unjudged.cells), "why": unjudged.why });
    json!({
        "file": checked.file,
        "body": report.body,
        "year": report.year,
        "format": form.format.name(),
        "findings": checked.judgement.findings.iter().map(finding).collect::<Vec<Value>>(),
        "unjudged": checked.judgement.unjudged.iter().map(unjudged).collect::<Vec<Value>>(),
        "coverage": reports::coverage_json(report.figures.coverage()),
    })
}

/// What a clerk reads: errors, reminders, what could not be judged, and the state in a sentence.
pub(crate) fn text(file: &str, reading: &Reading, judgement: &Judgement) -> String {
    let mut out = format!("{}\n{}", styled(DIM, file), reports::read::summary(reading));
    let (errors, hints): (Vec<&Finding>, Vec<&Finding>) =
        judgement.findings.iter().partition(|finding| finding.severity == Severity::Error);
    for (findings, style, heading) in [(&errors, RED, "要改"), (&hints, OCHRE, "提醒")] {
        if findings.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}", styled(style, &format!("{heading} {} 处", findings.len())));
        for (at, finding) in findings.iter().enumerate() {
            let _ = writeln!(out, "{:>3}. [{}] {}", at + 1, finding.rule, finding.place);
            let _ = writeln!(out, "     {}", finding.message);
            if let (Some(expected), Some(found)) = (&finding.expected, &finding.found) {
                let _ = writeln!(out, "     {}", styled(DIM, &format!("应为 {expected}，现为 {found}")));
            }
        }
    }
    let rules = unjudged_rules(judgement);
    if !rules.is_empty() {
        let _ = writeln!(out, "\n{}", styled(DIM, &format!("不能判断 {} 条规则", rules.len())));
        for (rule, times, why) in &rules {
            let times = if *times > 1 { format!("（{times} 处）") } else { String::new() };
            let _ = writeln!(out, "     [{rule}] {}{times}　{why}", rule.title());
        }
    }
    let _ = writeln!(out, "\n{}", state(errors.len(), hints.len(), rules.len()));
    out
}

/// Rules that could not be judged, each once, with how often and the first reason.
fn unjudged_rules(judgement: &Judgement) -> Vec<(Rule, usize, &str)> {
    let mut rules: Vec<(Rule, usize, &str)> = Vec::new();
    for unjudged in &judgement.unjudged {
        match rules.iter_mut().find(|(rule, _, _)| *rule == unjudged.rule) {
            Some((_, times, _)) => *times += 1,
            None => rules.push((unjudged.rule, 1, &unjudged.why)),
        }
    }
    rules.sort_by_key(|(rule, _, _)| *rule);
    rules
}

/// The state in a sentence; what was not judged is never called right.
fn state(errors: usize, hints: usize, unjudged: usize) -> String {
    let found = match (errors, hints) {
        (0, 0) => styled(GREEN, "读到的内容没有查出问题"),
        (0, hints) => styled(OCHRE, &format!("没有查出错误，有 {hints} 处提醒要说明")),
        (errors, 0) => styled(RED, &format!("有 {errors} 处错误要改")),
        (errors, hints) => styled(RED, &format!("有 {errors} 处错误要改，{hints} 处提醒要说明")),
    };
    match unjudged {
        0 => format!("{found}。"),
        unjudged => format!("{found}；另有 {unjudged} 条规则因为缺数或没有台账不能判断。"),
    }
}
