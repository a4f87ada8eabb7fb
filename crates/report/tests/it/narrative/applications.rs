//! N1 and N2: what section one says of applications, against table III.

use super::*;

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
