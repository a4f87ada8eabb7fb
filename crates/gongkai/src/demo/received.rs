//! 报送稿 The report as it was received, each finding beside the words or the table it speaks of.

use hall::{Inspection, Link, ReportPage};
use report::{Purpose, describe};
use statute::report::Rule;

use super::{Passage, town::REPORT};
use crate::web::findings;

/// The page: the text as received with remarks in place, then everything found in one list.
pub(super) fn page(passage: &Passage) -> ReportPage {
    let wrong = findings::cells(&passage.found.findings);
    let faults = |cell| wrong.get(&cell).cloned();
    let mut document = describe(&passage.reading.report, &Purpose { faults: &faults, ..Purpose::file() });
    document.facts = vec!["报送稿，没有改动过一个字".to_owned(), "演示数据".to_owned()];
    findings::mark(&mut document, &passage.found.findings, passage.reading.report.figures.form());
    ReportPage {
        document,
        downloads: vec![Link::new("看报送稿原文", &format!("{REPORT}/received.txt"))],
        beside: vec![Link::new("看重排后的报告", REPORT)],
        inspection: Some(inspection(passage)),
        ..ReportPage::default()
    }
}

fn inspection(passage: &Passage) -> Inspection {
    let coverage = passage.reading.report.figures.coverage();
    let found = &passage.found.findings;
    let blocking = findings::blocking(found);
    let unjudged: std::collections::BTreeSet<Rule> =
        passage.found.unjudged.iter().map(|unjudged| unjudged.rule).collect();
    Inspection {
        heading: format!("报送稿有 {blocking} 处要改，{} 处要说明", found.len() - blocking),
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
        findings: findings::list(found),
    }
}
