//! N4, first part: the years of title, period and text.

use super::*;

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
