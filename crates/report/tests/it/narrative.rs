//! The text of a report against its tables, its title and itself: each rule from both sides, with innocent look-alikes.

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

#[test]
fn a_quiet_report_raises_nothing() {
    let report = quiet();
    assert_eq!(said(&township(&report)), Vec::<String>::new());
    assert_eq!(parts(&report), vec![]);
}

#[test]
fn n1_no_applications_said_and_counted() {
    hold(&[
        ("", "2025年未收到政府信息公开申请。", "", "none said, none counted"),
        ("", "2025 年无依申请公开事项。", "", "the seed's wording"),
        ("received_new.total=2", "2025 年无依申请公开事项。", "N1!", "none said, two counted"),
        (
            "received_new.total=2",
            "本年度没有收到公民、法人或其他组织提出的申请。",
            "N1!",
            "named applicants deny all of them",
        ),
        ("received_new.total=2", "未接到任何政府信息公开申请。", "N1!", "another verb"),
        ("received_new.total=2", "2025年新收政府信息公开申请0件。", "N1!", "a zero in digits"),
        ("received_new.total=2", "2025年收到申请2件，上年结转0件。", "", "the zero is said of another thing"),
        ("received_new.total=2", "2024年未收到政府信息公开申请，2025年收到2件。", "", "the denial is last year's"),
        ("received_new.total=2", "未收到行政复议申请。", "", "reconsideration is no application"),
        ("received_new.total=2", "未收到对申请办理的投诉举报。", "", "a complaint is no application"),
        ("received_new.total=2", "未收到网上申请。", "", "one channel only"),
        ("received_new.total=2", "未收到申请人的补正材料。", "", "the applicant is no application"),
        ("received_new.total=2", "未收到要求更正信息的申请。", "", "a correction is another matter"),
        ("received_new.total=2", "无逾期未办的申请。", "", "a part only"),
        ("received_new.total=?", "2025 年无依申请公开事项。", "N1?", "the total was lost"),
        (
            "received_new.total=? received_new.natural=3",
            "未收到政府信息公开申请。",
            "N1!",
            "a column above zero decides without the total",
        ),
        ("carried_in.total=1", "未收到政府信息公开申请，上年结转1件。", "", "carried in is not received"),
        ("carried_in.total=1", "2025年无依申请公开事项。", "N1!", "one was in hand"),
        ("carried_in.total=1 results_total.total=1", "全年未办理政府信息公开申请。", "N1!", "one was handled"),
        ("received_new.total=9", "全县未收到政府信息公开申请。", "N1?", "another scope is a question"),
    ]);
}

#[test]
fn n2_numbers_of_applications_against_table_three() {
    let busy = "received_new.total=3259 carried_in.total=77 results_total.total=3278 carried_out.total=58 granted.total=1431 \
                partial.total=471 refused.state_secret.total=2 refused.process.total=90";
    hold(&[
        (busy, "全年新收政府信息公开申请3259件，上年结转77件，答复3278件，结转下年度继续办理58件。", "", "all agree"),
        (busy, "全年共受理申请3336件，其中新收3259件、上年结转77件。", "", "received and carried in together"),
        (busy, "全年新收政府信息公开申请3336件。", "N2!", "newly received does not include what was carried in"),
        (busy, "全年收到政府信息公开申请３，２６０件。", "N2!", "full-width digits count"),
        (busy, "收到申请3259件，办结3270件。", "N2!", "answered differs from the total"),
        (busy, "收到申请3259件，较上年增加200件，同比增长6.5%。", "", "a comparison"),
        (busy, "2024年收到申请100件，2025年收到申请3259件。", "", "last year's number"),
        (
            busy,
            "通过信函、网络等渠道共收到申请3259件，其中网络申请3000件、信函申请200件、当面提交59件。",
            "",
            "channels",
        ),
        (busy, "收到申请3259件。收到群众来信120件，办结118件。", "", "letters"),
        (
            busy,
            "收到申请3259件，办理行政复议申请4件。",
            "N7?",
            "no application; whether it is about disclosure is a question",
        ),
        (busy, "收到申请300余件。", "N2?", "an estimate is not compared"),
        (busy, "予以公开1431件，部分公开471件，不予公开92件。", "", "three groups of results"),
        (
            busy,
            "予以公开和部分公开1902件，不予公开90件。",
            "N2!",
            "two groups summed are right, a third is short of two",
        ),
        (busy, "公开或部分公开1902件。", "", "two groups in other words"),
        (busy, "其中1431件予以公开，471件部分公开。", "", "the result behind the number"),
        (busy, "上年结转78件。", "N2!", "carried in"),
        (busy, "2024年结转77件，结转至2026年继续办理58件。", "", "carried, by year"),
        (busy, "结转至2026年继续办理59件。", "N2!", "carried out, by year"),
        ("received_new.total=?", "收到政府信息公开申请5件。", "N2?", "the cell was not read"),
        (
            "received_new.total=17",
            "全区共收到政府信息公开申请95件，我乡收到17件。",
            "N2?",
            "a district beside an office",
        ),
        ("received_new.total=17", "全乡共收到政府信息公开申请18件。", "N2!", "the whole township is the body itself"),
        (
            "received_new.total=19 results_total.total=19 other.misc.total=8",
            "受理申请19件，办结11件，撤回8件。",
            "",
            "eleven and eight are nineteen",
        ),
        (
            "received_new.total=19 results_total.total=19 other.misc.total=8",
            "受理申请19件，答复11件。",
            "N2?",
            "the other eight are under 其他",
        ),
        (
            "received_new.total=11 results_total.total=11",
            "答复申请11件，其中撤回8件。",
            "",
            "withdrawn is a part, not the total",
        ),
        (
            "received_new.total=143 carried_in.total=7 results_total.total=145 carried_out.total=5",
            "收到申请143件，已答复138件，正在办理5件。",
            "N2?",
            "answered without what was carried in: another way to count",
        ),
        ("received_new.total=5 results_total.total=5", "收到并答复政府信息公开申请5件。", "", "both at once"),
        ("received_new.total=5", "收到申请5件，答复时限缩短至15个工作日。", "", "days are no pieces"),
        ("received_new.total=5", "收到申请5件，其中2件延期答复。", "", "a part without a row"),
    ]);
}

#[test]
fn n2_in_a_city_the_whole_city_is_the_report_itself() {
    let mut report = with_cells("received_new.total=3525 carried_in.total=121");
    report.body = "某市".into();
    let sentence = "2025年，全市各级行政机关共收到政府信息公开申请3646件。";
    let judged = |report: &Report| said(&judge(report, None, Some(Level::City), &Units::default()));
    assert_eq!(judged(&with_text(report.clone(), 1, sentence)), Vec::<String>::new(), "3646 = 3525 + 121");
    let other = with_text(report, 1, "2025年，全市各级行政机关共收到政府信息公开申请3647件。");
    assert_eq!(judged(&other), ["N2!"], "the city's own scope");
    assert_eq!(
        said(&judge(&other, None, Some(Level::Department), &Units::default())),
        ["N2?"],
        "an office's is another"
    );
}

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
fn n4_years_and_period() {
    let judged = |lead: &str, title: &str| {
        let report = Report { lead: lead.into(), title: title.into(), ..quiet() };
        said(&township(&report))
    };
    let title = "桑村乡2025年政府信息公开工作年度报告";
    let cases = [
        ("数据统计期限自2025年1月1日起，至2025年12月31日止。", "", "the usual words"),
        ("本报告所列数据从2025年1月1日至12月31日。", "", "the second year left out"),
        ("统计期限为2025-01-01至2025-12-31。", "", "dates in digits"),
        ("统计期限为2025年度。", "", "a year alone"),
        (
            "依照国办公开办函〔2021〕30号和2024年通知要求，统计期限为2025年1月1日至12月31日，2026年1月20日公布。",
            "",
            "citations and the day of publication",
        ),
        ("数据统计期限为2025年1月1日至2025年12月30日。", "N4!", "the last day is missing"),
        ("数据统计期限为2024年1月1日至2024年12月31日。", "N4!", "last year's period"),
        ("数据统计期限为2025年2月1日至2025年12月31日。", "N4!", "January is missing"),
        ("本报告由党政办公室编制。", "N4", "no period at all"),
        ("现公布2024年度政府信息公开工作年度报告。统计期限为2025年度。", "N4!", "the lead names last year's report"),
    ];
    for (lead, expected, because) in cases {
        assert_eq!(judged(lead, title), expected.split_whitespace().collect::<Vec<_>>(), "{lead}: {because}");
    }
    assert_eq!(judged("统计期限为2025年度。", "桑村乡2024年政府信息公开工作年度报告"), ["N4!"], "the title's year");
    hold(&[
        ("", "2024年主动公开信息120条。", "N3 N4!", "last year's sentence"),
        ("", "2024年未收到政府信息公开申请。", "N4!", "last year's denial"),
        ("", "2024年度工作考核结果为优秀。", "", "results of an assessment come a year late"),
        ("", "2024年以来，共举办讲座3次。", "", "since then"),
        ("", "《2024年工作要点》印发后逐项落实3件实事。", "", "a title"),
        ("", "2026年，将开展公开日活动3次。", "", "next year's plan"),
    ]);
}

#[test]
fn n4_another_body_that_acts() {
    hold(&[
        ("", "李庄镇严格按照要求落实责任。", "N4!", "another township acts"),
        ("", "一是五里河镇坚持统一登记。", "N4!", "behind the mark of a list"),
        ("", "桑村乡严格按照要求落实责任。", "", "the body itself"),
        ("", "我乡严格按照要求，全乡坚持统一登记，各乡镇积极配合。", "", "generic words"),
        ("", "杞县人民政府统一部署。", "", "a superior"),
        ("", "城乡严格按照标准，乡镇坚持统一登记，指导乡镇落实责任。", "", "no names"),
        ("", "接受李庄镇来人参观。", "", "named, but not acting"),
    ]);
}

#[test]
fn n5_and_a11_the_fee() {
    let cases = [
        ("", "无", "N5!", "a bare 无"),
        ("", "没有其他需要报告的事项。", "N5!", "nothing about the fee"),
        ("", "行政事业性收费情况见表二。", "N5!", "the administrative charge is another thing"),
        ("", "本年度没有收取信息处理费。", "", "none charged is a statement"),
        ("", "全年未向申请人收取任何费用。", "", "in other words"),
        ("", "收取1件信息处理费，共380元。", "", "a fee charged"),
        ("other.no_payment.total=2", "本年度没有收取信息处理费。", "A11 A12?", "two lapsed without a notice"),
        ("other.no_payment.total=2", "发出信息处理费收费通知2份，均未缴纳。", "A12?", "two notices"),
        ("other.no_payment.total=2", "发出收费通知1份。", "A11 A12?", "one notice too few"),
        ("other.no_payment.total=2", "未发出收费通知，没有收取费用。", "A11 A12?", "none, although two lapsed"),
    ];
    for (cells, text, expected, because) in cases {
        let judgement = township(&with_text(with_cells(cells), 6, text));
        assert_eq!(said(&judgement), expected.split_whitespace().collect::<Vec<_>>(), "{text}: {because}");
    }
    let mut report = quiet();
    report.sections.remove(&6);
    assert_eq!(said(&township(&report)), ["N5?"], "a missing section is another rule's finding");
}

#[test]
fn n6_near_copies_of_last_year() {
    let report = quiet();
    let last = Report { year: Some(2024), ..quiet() };
    let judgement = judge(&report, Some(&last), Some(Level::Township), &Units::default());
    assert_eq!(said(&judgement), ["N6", "N6"], "sections one and five");
    let finding = &judgement.findings[0];
    assert_eq!(finding.found.as_deref(), Some("100%"));
    assert!(finding.message.contains("（一）主动公开"), "{}", finding.message);
    let other = Report {
        sections: [
            (1, "今年换了写法：党政办公室牵头编制目录，逐村上门征求群众想看什么，再决定先公开什么；年底请群众代表来打分。".to_owned()),
            (5, "窗口的人换得勤，新来的不会写答复书，年内编了范本，请老同志带着写，写完由司法所逐件看过再发。".to_owned()),
        ]
        .into(),
        ..last
    };
    assert_eq!(said(&judge(&report, Some(&other), Some(Level::Township), &Units::default())), Vec::<String>::new());
}

#[test]
fn n7_reconsideration_and_litigation_against_table_four() {
    let cells = "t4.review.total=61 t4.suit_direct.total=3 t4.suit_after_review.total=10";
    hold(&[
        (cells, "因政府信息公开引起的行政复议61件，行政诉讼13件。", "", "review, and both suits"),
        (cells, "政府信息公开行政复议和行政诉讼案件74件。", "", "all together"),
        (cells, "政府信息公开行政复议案件60件。", "N7", "one short"),
        (cells, "政府信息公开未发生行政复议、行政诉讼。", "N7", "none said, many counted"),
        (cells, "政府信息公开行政复议61件，其中维持50件，纠正3件。", "", "outcomes are parts"),
        (cells, "政府信息公开没有被纠正的行政复议案件。", "", "none of one outcome"),
        (cells, "全市政府信息公开行政复议134件、行政诉讼57件。", "N7? N7?", "another scope is for a person"),
        (cells, "办理行政复议案件120件。", "N7?", "all reconsideration of the office?"),
        ("t4.review.total=?", "政府信息公开行政复议3件。", "N7?", "the cell was not read"),
        ("", "政府信息公开未发生行政复议、行政诉讼。", "", "none said, none counted"),
        (
            "t4.suit_direct.total=2",
            "政府信息公开行政诉讼2件，均为未经复议直接起诉。",
            "",
            "a column's name is no denial",
        ),
    ]);
}

#[test]
fn n8_results_of_supervision() {
    let mut report = quiet();
    let text = report.section(1).replace("工作考核结果为良好，社会评议满意，没有责任追究的情形", "明确专人负责");
    report.sections.insert(1, text);
    let by_level = |level| said(&judge(&report, None, level, &Units::default()));
    assert_eq!(by_level(Some(Level::Township)), ["N8"], "governments of every level");
    assert_eq!(by_level(Some(Level::City)), ["N8"], "a city");
    assert_eq!(by_level(Some(Level::Department)), Vec::<String>::new(), "departments need not");
    assert_eq!(by_level(None), ["N8?"], "an unknown level is said");
    assert_eq!(said(&judge(&quiet(), None, None, &Units::default())), Vec::<String>::new(), "nothing missing");
}

#[test]
fn n11_section_five_has_substance() {
    let cases = [
        ("无", "N11", "a bare 无"),
        ("工作中还有不足，今后加强。", "N11", "a few characters"),
        (
            "一是主动公开的意识有待加强，二是公开的内容不够丰富，三是工作人员业务能力还需进一步提高，四是平台建设薄弱。",
            "N11",
            "problems without measures",
        ),
        (
            "一是主动公开的意识有待加强，二是公开的内容不够丰富。下一步，将组织业务学习，完善公开目录，由专人逐月核对更新。",
            "",
            "problems and measures",
        ),
    ];
    for (text, expected, because) in cases {
        let judgement = township(&with_text(quiet(), 5, text));
        assert_eq!(said(&judgement), expected.split_whitespace().collect::<Vec<_>>(), "{text}: {because}");
    }
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

#[test]
fn a16_units_of_money() {
    let money = with_cells("t2.admin_fee.amount_wan=380");
    let yuan = Units { charge_in_yuan: true };
    assert_eq!(said(&judge(&money, None, Some(Level::Township), &yuan)), ["A16"], "the header says 元");
    let judged = |text: &str| said(&township(&with_text(money.clone(), 6, text)));
    assert_eq!(judged("收取信息处理费380元。"), ["A16"], "the same digits in 元");
    assert_eq!(judged("收取信息处理费381元。"), Vec::<String>::new(), "other digits");
    assert_eq!(judged("收取行政事业性收费380万元，没有收取信息处理费。"), Vec::<String>::new(), "in 万元");
}

#[test]
fn a17_parts_and_percentages() {
    let cells = "received_new.total=1295 carried_in.total=189 results_total.total=1191 granted.total=206 partial.total=2 \
                 refused.process.total=20";
    hold(&[
        (
            cells,
            "办结1191件，其中予以公开和部分公开208件，占17.46%，不予公开20件，占1.68%。",
            "A17?",
            "right to two decimals; the other results are not listed",
        ),
        (cells, "办结1191件，其中不予公开20件，占2.68%。", "A17", "a share that is wrong"),
        ("", "整理旧信息80篇，其中失效1篇，占1.1%。", "A17", "1 of 80 is 1.25 %"),
        ("", "整理旧信息80篇，其中失效1篇，占1.3%。", "", "rounded"),
        ("", "失效1篇，占整理80篇的1.25%。", "", "the total between part and share"),
        ("", "整理旧信息120篇，比上年100篇增长20%。", "", "both numbers stand"),
        ("", "整理旧信息120篇，比上年100篇增长25%。", "A17", "growth that is wrong"),
        ("", "整理旧信息120篇，比上年增加20篇，增长20%。", "", "from the difference"),
        ("", "整理旧信息120篇，比上年增加20篇，增长16.7%。", "A17", "of the wrong total"),
        ("", "整理旧信息120篇，同比增长25%。", "", "last year's number does not stand there"),
        ("", "整理旧信息16篇，其中政策类10篇，动态类8篇。", "A17", "parts exceed their total"),
        ("", "整理旧信息18篇，其中政策类10篇、动态类8篇。", "", "parts make their total"),
        ("", "整理旧信息18篇，其中政策类20篇。", "A17", "one part exceeds alone"),
        ("", "整理旧信息18篇，其中政策类3篇，动态类4篇，通知类5篇。", "A17?", "parts fall short: a question"),
        ("", "整理旧信息18篇，其中政策类3篇。", "", "one part of many"),
        ("", "整理旧信息18篇，其中政策类10篇；归档卷宗30篇。", "", "a new stretch"),
    ]);
    let people = "received_new.total=713 received_new.natural=705 carried_in.total=36 results_total.total=718 carried_out.total=31";
    hold(&[(
        people,
        "共受理政府信息公开申请749件，其中自然人741件、法人或其他组织8件，办结718件，结转下年度31件。",
        "",
        "people, then work",
    )]);
}

#[test]
fn parts_inside_the_sections() {
    let told = |section: u8, text: &str| {
        let mut report = quiet();
        report.sections.insert(section, text.into());
        let marks = |finding: &Finding| {
            format!("{}{}", finding.rule, if finding.severity == Severity::Error { "!" } else { "" })
        };
        parts(&report).iter().map(marks).collect::<Vec<_>>()
    };
    let five = quiet().section(1).to_owned();
    assert_eq!(told(1, &five.replace("政府信息管理", "政府信息公开管理")), ["S2"], "misnamed");
    assert_eq!(told(1, &five.replace("政府信息公开平台建设", "平台建设")), Vec::<String>::new(), "accepted");
    assert_eq!(told(1, &format!("{five}\n二、下步工作计划\n一是抓学习。")), ["S2!"], "a stray heading");
    assert_eq!(
        told(1, &format!("{five}\n二、主动公开政府信息情况")),
        Vec::<String>::new(),
        "an official one is another rule's"
    );
    assert_eq!(told(1, &format!("{five}\n一、加强领导，落实责任。")), Vec::<String>::new(), "a sentence is no heading");
    assert_eq!(
        told(1, "主动公开及时，申请办理规范，发布前审核，网站栏目齐全。"),
        ["S3"],
        "supervision is not written about"
    );
    assert_eq!(told(5, &quiet().section(5).replace("（二）改进情况\n", "")), ["S3"], "only a part （一）");
    assert_eq!(told(5, "无"), Vec::<String>::new(), "too short is N11's");
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
