//! 一年写成报告 From figures and records to a report without a fault.

use documents::html::HtmlOptions;
use report::{
    Purpose, describe,
    drafting::{
        Coat, Improved, Marks, Noted, Override, Piece, Place, Snapshot, Told, compose, finish, judge, pieces, prove,
    },
};
use statute::report::{Level, Rule};

use super::quiet;

fn noted(record: &str, words: &str) -> Noted {
    Noted { record: record.into(), words: words.into() }
}

fn coat() -> Coat {
    Coat {
        site: "桑村乡人民政府网站".into(), address: "桑村乡中心街 1 号".into(), phone: "0377-00000000".into()
    }
}

fn told() -> Told {
    Told {
        systems: ["主动公开制度", "依申请公开制度", "公开工作制度"].map(|title| noted("zhidu", title)).to_vec(),
        platform: vec![noted("jucuo-1", "每季度自查一次网站栏目，在大厅设了政务公开意见箱")],
        oversight: vec![noted("chengyuan-1", "成立由乡长任组长的政务公开领导小组")],
        assessment: vec![noted("kaohe-1", "县里把政务公开列入年度考核，本单位考核结果为合格")],
        evaluation: vec![noted("pingyi-1", "本年没有开展社会评议")],
        accountability: vec![noted("zhuize-1", "本年没有发生因政府信息公开被责任追究的情况")],
        problems: vec![
            noted("wenti-1", "上半年信息更新不及时，与上级平台的对接不顺畅"),
            noted("wenti-2", "新进人员缺少系统的培训"),
        ],
        improvements: vec![Improved {
            noted: noted("jucuo-2", "制定信息发布细则，逐个科室写明责任人和时限"),
            evidence: vec!["zhidu-3".into()],
        }],
        trainings: vec![noted("peixun-1", "条例解读"), noted("peixun-2", "信息编辑规范")],
        plans: vec![noted("jihua-1", "加强与上级平台的对接"), noted("jihua-2", "每季度培训一次")],
        others: Vec::new(),
    }
}

#[test]
fn a_year_that_is_all_in_the_records_becomes_a_report_without_a_fault() {
    let snapshot = quiet();
    let (draft, left_out) = compose(&snapshot, &told(), &coat());
    assert_eq!(left_out, vec![], "everything the form asks for is there");
    assert_eq!(judge(&draft, &snapshot), vec![], "what the house drafts, the house passes");

    let report = finish(&draft, &snapshot, Marks::Stripped);
    assert_eq!(report.figures.coverage().read, 200);
    assert!(report.section(1).contains("2025 年主动公开政府信息 253 条"), "{}", report.section(1));
    assert!(report.section(5).contains("参训 28 人次"), "{}", report.section(5));
    assert!(report.section(5).contains("每月 1 次增加到每周 2 次以上"), "{}", report.section(5));
    let judged = prove(&draft, &snapshot, None, Some(Level::Township));
    assert!(judged.findings.is_empty(), "{:#?}", judged.findings);
    let open: Vec<String> = judged.unjudged.iter().map(|one| one.rule.to_string()).collect();
    assert_eq!(open, ["A7", "A8", "A9", "A10", "N6", "N10"], "last year's report, and the day of publication");
}

#[test]
fn a_number_put_in_by_hand_is_not_proven_by_the_ledger() {
    let snapshot = quiet();
    let (mut draft, _) = compose(&snapshot, &told(), &coat());
    let change = Override { digits: "254".into(), reason: "另有一条刊在县报上".into() };
    draft.overrides.insert("M-01".into(), change);
    let rules = |draft| prove(draft, &snapshot, None, Some(Level::Township)).findings.into_iter().map(|each| each.rule);
    assert!(rules(&draft).any(|rule| rule == Rule::N3), "253 in the ledger, 254 in the report");
}

#[test]
fn a_number_of_the_text_opens_its_records_on_a_page_and_is_digits_in_a_file() {
    let snapshot = quiet();
    let (draft, _) = compose(&snapshot, &told(), &coat());
    let open = |key: &str| Some(format!("/sangcun/reports/2025/figures/{key}"));
    let page = describe(&finish(&draft, &snapshot, Marks::Kept), &Purpose { fields: Some(&open), ..Purpose::file() });
    let html = documents::html::fragment(&page, &HtmlOptions::default());
    assert!(html.contains("/sangcun/reports/2025/figures/M-01"), "253 opens");
    assert!(html.contains("/sangcun/reports/2025/figures/M-13"), "28 opens");
    assert!(!html.contains('【'), "no bracket is left on the page");
    let file = documents::html::fragment(
        &describe(&finish(&draft, &snapshot, Marks::Stripped), &Purpose::file()),
        &HtmlOptions::default(),
    );
    assert!(file.contains("253 条") && !file.contains("M-01"), "a file has digits alone");
}

#[test]
fn brackets_in_a_report_of_somebody_else_stay_as_they_are() {
    let mut report = finish(&compose(&quiet(), &told(), &coat()).0, &quiet(), Marks::Stripped);
    report.sections.insert(6, "见附件【M-01：9】。".into());
    let html = documents::html::fragment(&describe(&report, &Purpose::file()), &HtmlOptions::default());
    assert!(html.contains("见附件【M-01：9】。"), "a text of words is not looked into");
}

#[test]
fn a_year_without_records_claims_nothing_and_says_what_is_missing() {
    let empty = Snapshot { body: "桑村乡".into(), year: 2025, ..Snapshot::default() };
    let (draft, left_out) = compose(&empty, &Told::default(), &Coat::default());
    assert_eq!(draft.claims.iter().map(|claim| claim.place).collect::<Vec<_>>(), [Place::Lead]);
    let required: Vec<&str> = left_out.iter().filter(|out| out.required).map(|out| out.what).collect();
    assert_eq!(
        required,
        [
            "主动公开的条数",
            "收到和办理申请的件数",
            "审核情况",
            "政府信息公开平台建设情况",
            "工作考核结果",
            "社会评议结果",
            "责任追究结果",
            "至少一个具体的问题",
            "改进的措施",
            "信息处理费收取情况"
        ]
    );
    let report = finish(&draft, &empty, Marks::Stripped);
    assert_eq!(report.figures.coverage().read, 0, "no ledger, no zero");
    let obstacles = judge(&draft, &empty);
    assert_eq!(obstacles.len(), 1, "the tables block: {obstacles:?}");
}

#[test]
fn every_count_of_a_draft_is_bound() {
    let snapshot = quiet();
    let (draft, _) = compose(&snapshot, &told(), &coat());
    for claim in &draft.claims {
        for piece in pieces(&claim.text) {
            if let Piece::Figure { key, digits } = piece {
                assert_eq!(snapshot.fields[key].digits, digits, "{}", claim.id);
            }
        }
    }
    let bound: Vec<&str> = draft
        .claims
        .iter()
        .flat_map(|claim| pieces(&claim.text))
        .filter_map(|piece| if let Piece::Figure { key, .. } = piece { Some(key) } else { None })
        .collect();
    for key in ["M-01", "M-04", "M-06", "M-10", "M-11", "M-13", "M-14", "M-17.collected", "t3.received_new.total"] {
        assert!(bound.contains(&key), "{key} is told");
    }
}
