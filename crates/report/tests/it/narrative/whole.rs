//! Whole reports, and texts of any length and kind.

use super::*;

#[test]
fn a_quiet_report_raises_nothing() {
    let report = quiet();
    assert_eq!(said(&township(&report)), Vec::<String>::new());
    assert_eq!(parts(&report), vec![]);
}

#[test]
fn the_report_as_received_says_what_it_must() {
    let reading = read(towns::quiet::REPORT_RECEIVED.as_bytes(), Kind::Text);
    let judgement = judge(&reading.report, None, reading.report.level(), &Units::default());
    let mut found: Vec<String> = judgement.findings.iter().map(|finding| finding.rule.to_string()).collect();
    found.sort();
    assert_eq!(found, ["N3", "N4", "N5", "N8", "N9", "N9", "N9"], "{:#?}", judgement.findings);
    let no_applications =
        judgement.unjudged.iter().find(|unjudged| unjudged.rule == Rule::N1).expect("the total is lost");
    assert_eq!(no_applications.cells, [reading.report.figures.form().cell("t3.received_new.total").expect("a cell")]);
    let shape: Vec<(String, Severity)> =
        parts(&reading.report).iter().map(|finding| (finding.rule.to_string(), finding.severity)).collect();
    let expected = [("S2", Severity::Error), ("S2", Severity::Warning), ("S3", Severity::Warning)];
    assert_eq!(shape, expected.map(|(rule, severity)| (rule.to_owned(), severity)));
}

#[test]
fn the_words_of_the_typesetter_agree_with_every_full_set() {
    for set in testkit::figures::real().into_iter().filter(|set| set.cells.len() >= 198) {
        let report = read(&testkit::typeset(&set, testkit::Layout::HtmlClean).bytes, Kind::Html).report;
        let judgement = judge(&report, None, Some(Level::City), &Units::default());
        assert_eq!(judgement.findings, vec![], "{}", report.body);
        assert_eq!(parts(&report), vec![], "{}", report.body);
    }
}

/// Hostile length is read in one pass: nothing here looks at a number's whole sentence again.
#[test]
fn ten_megabytes_of_anything_are_read_in_one_pass() {
    for text in
        ["1".repeat(10_000_000), "收到1件".repeat(1_000_000), "，".repeat(3_000_000), "其中1件占1%".repeat(700_000)]
    {
        let report = Report { sections: [(1, text.clone()), (5, text)].into(), ..quiet() };
        let judgement = township(&report);
        assert!(judgement.findings.len() < 50_000);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "收到",
        "未收到",
        "申请",
        "依申请公开",
        "无",
        "其中",
        "占",
        "%",
        "件",
        "条",
        "2025年",
        "2024年",
        "1月1日",
        "12月30日",
        "12",
        "3,259",
        "１２",
        "0.5",
        "万",
        "元",
        "余",
        "，",
        "。",
        "；",
        "：",
        "（",
        "）",
        "\n",
        "《",
        "》",
        "行政复议",
        "增长",
        "比上年",
        "共",
        "全市",
        "李庄镇严格",
        "培训",
        "每月",
        "结转",
        "下年",
        "上年",
        "予以公开",
        "部分公开",
        "收费通知",
        "一、",
        "（一）",
        " ",
        "é",
        "😀",
        "\u{0}",
        "第",
    ]);
    prop_oneof![prop::collection::vec(words, 0..60).prop_map(|words| words.concat()), any::<String>()]
}

proptest! {
    /// Whatever a text says, judging it ends and answers.
    #[test]
    fn judging_never_panics(lead in any_text(), one in any_text(), five in any_text(), six in any_text(), body in any_text()) {
        let sections = [(1, one.clone()), (4, five.clone()), (5, five), (6, six)].into();
        let report = Report { lead, title: one, body, sections, ..with_cells("received_new.total=12 other.no_payment.total=1") };
        for level in [None, Some(Level::Township), Some(Level::County)] {
            let _ = judge(&report, Some(&quiet()), level, &Units { charge_in_yuan: true });
        }
        let _ = parts(&report);
    }
}

/// Sentences that could each be compared with all others are bounded, too.
#[test]
fn ten_megabytes_of_last_year_are_read_in_bounded_time() {
    for text in [
        "2024年公开1条。".repeat(500_000),
        "县公安局收到二百零一件，".repeat(300_000),
        "1—6月收到申请1件（".repeat(400_000),
    ] {
        let report = Report { lead: text.clone(), title: text.clone(), sections: [(1, text)].into(), ..quiet() };
        assert!(township(&report).findings.len() < 50_000);
    }
}
