//! N3, N9 and A12 to A14: what only a ledger could prove.

use super::*;

#[test]
fn n3_and_n9_claims_without_a_ledger() {
    hold(&[
        ("", "2025 年主动公开各类信息 253 条。", "N3", "items published"),
        (
            "",
            "主动公开政府信息9945条，其中网站公开5000条，公众号公开4945条。",
            "N3",
            "one finding, the parts are no second claim",
        ),
        ("", "主动公开信息300余条。", "N3?", "an estimate is never a failure"),
        ("", "主动公开信息比上年增加20条。", "", "a comparison is no total"),
        ("", "参训人员达 28 人次。", "N9", "training"),
        ("", "组织集中培训，共有28人次参加。", "N9", "training named in the sub-clause before"),
        ("", "累计解决信息发布、平台维护等实操问题 12 个。", "N9", "problems solved"),
        ("", "将更新频次从原有的每月 1 次优化为每周 2 次。", "N9", "one sub-clause, one finding"),
        ("", "召开专题会议3次，开展检查4次。", "N9 N9", "two sub-clauses"),
        ("", "制发规范性文件5件，开设政务新媒体账号2个。", "N9 N9", "documents and accounts"),
        ("", "培训近200人次。", "N9?", "an estimate"),
        ("", "计划明年开展培训4次。", "", "a plan"),
        ("", "依照《条例》第20条，在15个工作日内更新。", "", "articles and days"),
        ("", "全乡共有12个村、3个社区。", "", "a number about something else"),
    ]);
    let judgement = township(&with_text(quiet(), 1, "2025 年主动公开各类信息 253 条。"));
    let finding = &judgement.findings[0];
    assert_eq!(finding.found.as_deref(), Some("253 条"));
    assert!(finding.place.starts_with("一、总体情况 / “2025 年主动公开"), "{}", finding.place);
}

#[test]
fn a12_to_a14_need_records() {
    hold(&[
        ("declined.excessive.total=1", "", "A12?", "article 35"),
        ("unable.still_unclear.total=1", "", "A13?", "clarification notices"),
        ("refused.third_party.total=1", "", "A14?", "consultations"),
        ("refused.third_party.total=?", "", "A14?", "the cell was not read"),
    ]);
    let never = township(&quiet()).unjudged.iter().map(|unjudged| unjudged.rule).collect::<BTreeSet<_>>();
    assert_eq!(never, BTreeSet::from([Rule::A15, Rule::N6, Rule::N10]), "what a file alone never decides");
}
