//! N7: reconsideration and litigation, against table IV.

use super::*;

#[test]
fn n7_reconsideration_and_litigation_against_table_four() {
    let cells = "t4.review.total=61 t4.suit_direct.total=3 t4.suit_after_review.total=10";
    hold(&[
        (cells, "因政府信息公开引起的行政复议61件，行政诉讼13件。", "", "review, and both suits"),
        (cells, "政府信息公开行政复议和行政诉讼案件74件。", "", "all together"),
        (cells, "政府信息公开行政复议案件60件。", "N7", "one short"),
        (cells, "政府信息公开未发生行政复议、行政诉讼。", "N7", "none said, many counted"),
        (cells, "政府信息公开行政复议61件，其中驳回50件，撤诉3件。", "", "outcomes without a column are parts"),
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
fn n7_outcomes_against_their_columns() {
    let cells = "t4.review.total=14 t4.review.upheld=8 t4.review.corrected=2 t4.suit_direct.total=2 \
                 t4.suit_direct.upheld=1 t4.suit_after_review.upheld=1 t4.suit_after_review.total=3";
    hold(&[
        (
            cells,
            "因政府信息公开引发的行政复议案件14件，其中维持8件、纠正2件；行政诉讼案件5件，其中维持2件。",
            "",
            "all agree",
        ),
        (cells, "因政府信息公开引发的行政复议案件14件，其中维持9件、纠正2件。", "N7", "one more upheld"),
        (cells, "因政府信息公开引发的行政复议案件14件，8件被维持，3件被纠正。", "N7", "the outcome behind the number"),
        (cells, "政府信息公开行政复议纠正2件，维持9件。", "N7", "without a total"),
        (cells, "政府信息公开行政诉讼案件5件，维持3件。", "N7", "both kinds of suits"),
        (cells, "政府信息公开行政复议案件14件，其中县公安局维持3件。", "N7?", "one office"),
        (cells, "2024年政府信息公开行政复议维持6件。", "N4!", "last year's is no outcome of this year"),
        (
            "t4.review.total=14 t4.review.upheld=?",
            "政府信息公开行政复议14件，维持8件。",
            "N7?",
            "the cell was not read",
        ),
    ]);
}

#[test]
fn n7_in_a_county_the_whole_county_is_the_report_itself() {
    let report = Report {
        body: "某县".into(),
        title: "某县2025年政府信息公开工作年度报告".into(),
        ..with_cells("t4.review.total=14")
    };
    let cases = [
        ("全县行政复议案件14件。", "", "as in the table"),
        ("全县行政复议案件12件。", "N7", "two fewer"),
        ("全县因政府信息公开引发的行政复议案件12件。", "N7", "and about disclosure"),
        ("全县各级行政机关被申请行政复议12件。", "N7", "all of its organs"),
        ("全市因政府信息公开引发的行政复议案件12件。", "N7?", "the city's"),
        ("全县办理行政复议案件12件。", "N7?", "cases of the reconsideration organ may be of any kind"),
    ];
    for (text, expected, because) in cases {
        let judgement = judge(&with_text(report.clone(), 1, text), None, Some(Level::County), &Units::default());
        assert_eq!(said(&judgement), expected.split_whitespace().collect::<Vec<_>>(), "{text}: {because}");
    }
}

#[test]
fn n7_what_is_true_raises_no_warning() {
    let cells = "t4.review.total=14 t4.review.upheld=8 t4.review.corrected=2 t4.review.other=1 t4.review.pending=3 \
                 t4.suit_direct.total=2 t4.suit_direct.upheld=1 t4.suit_after_review.upheld=1 t4.suit_after_review.total=3";
    let report =
        Report {
            body: "某县".into(), title: "某县2025年政府信息公开工作年度报告".into(), ..with_cells(cells)
        };
    let cases = [
        (
            "因政府信息公开引起的行政复议14件（维持8件、纠正2件、其他结果1件、尚未审结3件），行政诉讼5件（维持2件）。",
            "",
            "all in brackets",
        ),
        ("政府信息公开行政复议14件（维持8件，纠正2件，尚未审结3件），行政诉讼5件（结果维持2件）。", "", "with commas"),
        ("政府信息公开行政复议14件（结果维持8件，结果纠正2件，其他结果1件），行政诉讼5件。", "", "the table's names"),
        ("政府信息公开行政复议14件、维持8件，行政诉讼5件。", "", "without brackets"),
        ("政府信息公开行政复议14件，8件维持、2件纠正。", "", "the outcome behind each number"),
        ("政府信息公开行政复议14件，行政诉讼5件，其中维持4件。", "N7?", "of both together"),
        ("政府信息公开行政复议14件、行政诉讼5件，其中复议维持8件、诉讼维持2件。", "", "A17: parts of each"),
        (
            "政府信息公开行政复议14件，其中8件维持，2件纠正，行政诉讼5件，其中2件维持。",
            "",
            "A17: a new kind ends the list",
        ),
        ("政府信息公开行政复议14件（维持9件），行政诉讼5件。", "N7", "one more upheld"),
        ("全县行政复议机构共受理各类行政复议案件213件，其中涉及信息公开14件。", "N7?", "cases of any kind"),
        ("全县行政复议机构共受理各类行政复议案件213件，其中涉及政府信息公开的行政复议14件。", "N7?", "named again"),
    ];
    for (text, expected, because) in cases {
        let judgement = judge(&with_text(report.clone(), 1, text), None, Some(Level::County), &Units::default());
        assert_eq!(said(&judgement), expected.split_whitespace().collect::<Vec<_>>(), "{text}: {because}");
    }
}
