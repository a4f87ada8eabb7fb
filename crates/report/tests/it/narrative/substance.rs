//! N8, N11, S2 and S3: what the sections must hold.

use super::*;

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
