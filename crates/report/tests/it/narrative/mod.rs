//! The text of a report against its tables, its title and itself: each rule from both sides, with innocent look-alikes.

mod applications;
mod certain;
mod claims;
mod copies;
mod fees;
mod names;
mod remedies;
mod scopes;
mod shares;
mod substance;
mod whole;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use papers::Kind;
use proptest::prelude::*;
use report::{
    Report,
    narrative::{Units, judge, parts},
};
use statute::report::{Content, Figures, Finding, Format, Judgement, Level, Number, Rule, Severity};

use crate::reading::read;

/// A quiet township's report that raises nothing: every cell 0, every part written.
fn quiet() -> Report {
    let mut figures = Figures::unknown(Format::F2021);
    for cell in figures.form().cells() {
        figures.set(cell, Content::Read(Number::ZERO));
    }
    let sections = [
        (
            1,
            "（一）主动公开。围绕群众办事及时发布政策和办事指南。\n（二）依申请公开。申请由党政办公室统一登记。\n（三）政府信息管理。发布前逐件审核。\n（四）政府信息公开平台建设。用好县政府网站的本乡栏目。\n（五）监督保障。工作考核结果为良好，社会评议满意，没有责任追究的情形。",
        ),
        (2, ""),
        (3, ""),
        (4, ""),
        (
            5,
            "（一）存在的问题\n政策解读的形式单一，群众不容易看懂，窗口人员对业务还不熟悉。\n（二）改进情况\n已为主要政策配发图解，并安排有经验的同志跟班指导窗口人员。",
        ),
        (6, "本年度没有收取信息处理费。"),
    ];
    Report {
        body: "桑村乡".into(),
        year: Some(2025),
        title: "桑村乡2025年政府信息公开工作年度报告".into(),
        lead: "本报告依照《中华人民共和国政府信息公开条例》编制，数据统计期限为2025年1月1日至2025年12月31日。".into(),
        sections: sections.into_iter().map(|(number, text)| (number, text.to_owned())).collect(),
        figures,
        provenance: BTreeMap::new(),
    }
}

/// The quiet report with other figures: `received_new.total=12 t4.review.total=3`; `?` is a cell that was not read.
fn with_cells(cells: &str) -> Report {
    let mut report = quiet();
    for each in cells.split_whitespace() {
        let (name, value) = each.split_once('=').expect("a name and a value");
        let name = if name.starts_with('t') { name.to_owned() } else { format!("t3.{name}") };
        let cell = report.figures.form().cell(&name).expect("a cell of the form");
        let content = Number::parse(value).map_or(Content::Absent(statute::report::Absence::Lost), Content::Read);
        report.figures.set(cell, content);
    }
    report
}

/// The quiet report with a sentence put behind the words of one of its sections.
fn with_text(mut report: Report, section: u8, text: &str) -> Report {
    let words = report.sections.entry(section).or_default();
    *words = if section == 1 {
        words.replace("统一登记。", &format!("统一登记。{text}"))
    } else {
        text.to_owned()
    };
    report
}

fn township(report: &Report) -> Judgement {
    judge(report, None, Some(Level::Township), &Units::default())
}

/// `N2!` an error, `N2` a warning, `N2?` not to be judged; sorted, without the rules that never can be judged here.
fn said(judgement: &Judgement) -> Vec<String> {
    let always = [Rule::A15, Rule::N10, Rule::N6];
    let marks = judgement.findings.iter().map(|finding| match finding.severity {
        Severity::Error => format!("{}!", finding.rule),
        Severity::Warning => finding.rule.to_string(),
    });
    let open = judgement.unjudged.iter().filter(|unjudged| !always.contains(&unjudged.rule));
    let mut all: Vec<String> = marks.chain(open.map(|unjudged| format!("{}?", unjudged.rule))).collect();
    all.sort();
    all
}

type Case = (&'static str, &'static str, &'static str, &'static str);

/// Each case: cells, a sentence of section one, the expected rules, because.
fn hold(cases: &[Case]) {
    for (cells, sentence, expected, because) in cases {
        let judgement = township(&with_text(with_cells(cells), 1, sentence));
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(said(&judgement), expected, "{sentence} [{cells}]: {because}\n{judgement:#?}");
    }
}
