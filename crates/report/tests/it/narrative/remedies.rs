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
