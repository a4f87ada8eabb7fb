//! N4, second part: the names of other bodies.

use super::*;

#[test]
fn n4_another_body_that_acts() {
    hold(&[
        ("", "李庄镇严格按照要求落实责任。", "N4!", "another township acts"),
        ("", "一是五里河镇坚持统一登记。", "N4!", "behind the mark of a list"),
        ("", "成立由乡党委书记任组长的领导小组。", "", "a preposition stands before 乡"),
        ("", "桑村乡严格按照要求落实责任。", "", "the body itself"),
        ("", "我乡严格按照要求，全乡坚持统一登记，各乡镇积极配合。", "", "generic words"),
        ("", "杞县人民政府统一部署。", "", "a superior"),
        ("", "城乡严格按照标准，乡镇坚持统一登记，指导乡镇落实责任。", "", "no names"),
        ("", "接受李庄镇来人参观。", "", "named, but not acting"),
    ]);
}

#[test]
fn n4_what_a_government_owns_does_not_act() {
    let report = Report {
        body: "甲河县".into(), title: "甲河县2025年政府信息公开工作年度报告".into(), ..quiet()
    };
    let judged =
        |text: &str| said(&judge(&with_text(report.clone(), 1, text), None, Some(Level::County), &Units::default()));
    for text in ["依靠县政府网站公开。", "用活县政府网站。", "乙阳县政府网站转载了这一做法。", "各乡镇政府严格审核。"]
    {
        assert_eq!(judged(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(judged("乙阳县政府严格审核。"), ["N4!"], "another county acts");
}

#[test]
fn n4_another_body_in_title_and_lead() {
    let lead = "统计期限为2025年度。";
    let judged = |body: &str, title: &str, lead: &str, level| {
        let report = Report { body: body.into(), title: title.into(), lead: lead.into(), ..quiet() };
        said(&judge(&report, None, Some(level), &Units::default()))
    };
    let cases = [
        (
            "甲河县人民政府",
            "乙阳县人民政府2025年政府信息公开工作年度报告",
            lead,
            Level::County,
            "N4!",
            "another county",
        ),
        ("甲河县人民政府", "2025年甲河县政府信息公开工作年度报告", lead, Level::County, "", "the year first"),
        ("甲河县", "丙州市甲河县人民政府2025年政府信息公开工作年度报告", lead, Level::County, "", "with its city"),
        (
            "甲河县桑村乡",
            "甲河县李庄乡2025年政府信息公开工作年度报告",
            lead,
            Level::Township,
            "N4!",
            "another township",
        ),
        (
            "甲河县桑村乡",
            "桑村乡人民政府2025年政府信息公开工作年度报告",
            lead,
            Level::Township,
            "",
            "without its county",
        ),
        (
            "甲河县桑村乡",
            "乙阳县桑村乡2025年政府信息公开工作年度报告",
            lead,
            Level::Township,
            "N4!",
            "another county's",
        ),
        ("桑村乡", "政府信息公开工作2025年度报告", lead, Level::Township, "", "no name"),
        ("桑村乡", "桑村镇2025年政府信息公开工作年度报告", lead, Level::Township, "", "become a town: the same stem"),
        (
            "乙州市",
            "乙州市2025年政府信息公开工作年度报告",
            "江苏省丙州市人民政府办公室编制本报告，统计期限为2025年度。",
            Level::City,
            "N4!",
            "the lead is another city's",
        ),
        (
            "乙州市人民政府",
            "丙州市2025年政府信息公开工作年度报告",
            "乙州市人民政府编制本报告，统计期限为2025年度。",
            Level::City,
            "N4!",
            "the title is another city's",
        ),
        (
            "乙州市",
            "乙州市2025年政府信息公开工作年度报告",
            "根据《丙州市年报编制办法》，乙州市人民政府编制本报告，统计期限为2025年度。",
            Level::City,
            "",
            "a citation",
        ),
        (
            "乙州市丁城区",
            "乙州市丁城区2025年政府信息公开工作年度报告",
            "根据乙州市要求，丁城区人民政府编制本报告，统计期限为2025年度。",
            Level::County,
            "",
            "its city",
        ),
        (
            "甲河县",
            "甲河县2025年政府信息公开工作年度报告",
            "根据丙州市要求编制本报告，统计期限为2025年度。",
            Level::County,
            "",
            "a superior",
        ),
        (
            "甲河县",
            "甲河县2025年政府信息公开工作年度报告",
            "本报告由乙阳县人民政府办公室编制，统计期限为2025年度。",
            Level::County,
            "N4!",
            "compiled elsewhere",
        ),
    ];
    for (body, title, lead, level, expected, because) in cases {
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(judged(body, title, lead, level), expected, "{body} / {title} / {lead}: {because}");
    }
}
