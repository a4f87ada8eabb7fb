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

#[test]
fn n4_a_sentence_of_another_year() {
    let cells = "received_new.total=200 carried_in.total=10 results_total.total=201 carried_out.total=9";
    hold(&[
        (cells, "2024年新收政府信息公开申请200件。", "N4!", "this year's number under last year's name"),
        (cells, "2024年新收政府信息公开申请200件（2023年为180件），同比增长11.1%。", "N4!", "with its comparison"),
        (cells, "2024年度，我乡办结申请201件，结转2025年9件。", "N4!", "carried into the year reported"),
        (cells, "截至2024年12月31日，办结申请201件。", "N4!", "by last year's end"),
        (cells, "2025年收到申请200件。2024年收到申请220件。", "", "last year's number for comparison"),
        (cells, "2024年收到申请220件。2025年收到申请200件。", "", "the other way round"),
        (cells, "本年新收申请200件，同比下降9.1%。2024年收到申请220件，答复219件。", "", "with what was answered"),
        (cells, "2025年收到申请200件。2024年收到申请200件。", "N4?", "as many in both years is a question"),
        (cells, "2024年收到申请200件，与今年持平。", "N4?", "as many, and said so"),
        (cells, "2024年收到申请220件，2023年收到申请180件。", "", "a history"),
        (cells, "2024年收到申请220件，答复219件。", "N4!", "last year's sentence, and none of this year"),
        (
            cells,
            "本年新收申请200件，较2024年的220件减少20件。2024年收到申请220件，答复219件。",
            "",
            "compared in a sentence that names last year, too",
        ),
        (cells, "2024年年度报告指出的3个问题已经整改。", "", "a document"),
        (cells, "自2008年以来累计收到申请960件。", "", "since then"),
        (cells, "2026年将办理申请200件。", "", "a plan"),
        (cells, "按照国办发〔2019〕14号和2019年4月3日修订的条例办理。", "", "citations"),
        (cells, "“十四五”以来收到申请960件。", "", "a five-year plan"),
    ]);
}

#[test]
fn n4_the_opening_of_section_one() {
    let opened = |text: &str| {
        let report = quiet();
        let words = format!("{text}\n{}", report.section(1));
        said(&township(&Report {
            sections: [(1, words), (5, report.section(5).into()), (6, report.section(6).into())].into(),
            ..report
        }))
    };
    let cases = [
        ("2024年，桑村乡坚持以公开为常态，公开水平进一步提高。", "N4!", "the body itself, a year late"),
        ("2024年，我乡围绕中心工作推进公开。", "N4!", "in other words"),
        ("2024年，在县委、县政府的正确领导下，扎实推进公开。", "N4!", "under its superiors"),
        ("2025年，桑村乡坚持以公开为常态。", "", "the right year"),
        ("2024年，县政府办公室印发了工作要点。2025年，我乡逐项落实。", "", "what led to this year's work"),
        ("2024年，我乡公开工作起步。2025年，我乡逐项落实。", "N4?", "two years' work is a question"),
        ("2024年，国务院办公厅对格式作了说明。", "N4?", "who acts is not certain"),
        ("2024年以来，我乡坚持以公开为常态。", "", "since then"),
        ("2024年12月，我乡修订了目录。", "", "an event with its month"),
        ("2019年4月3日修订的《条例》施行后，我乡坚持以公开为常态。", "", "the regulation"),
    ];
    for (text, expected, because) in cases {
        assert_eq!(opened(text), expected.split_whitespace().collect::<Vec<_>>(), "{text}: {because}");
    }
}
