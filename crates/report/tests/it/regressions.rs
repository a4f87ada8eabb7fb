//! What fuzzing found, each input as small as it would go.

use report::interchange;
use statute::report::{Absence, Content, Format, Number};

/// What is read, written and read again is the same, whatever the first file looked like.
#[track_caller]
fn assert_stays(json: &str, because: &str) -> report::Report {
    let report = interchange::from_json(json.as_bytes()).expect(because);
    let written = serde_json::to_vec(&interchange::to_json(&report)).expect("a report is JSON");
    assert_eq!(interchange::from_json(&written).expect("our own JSON reads"), report, "{because}");
    report
}

#[test]
fn a_word_of_ones_own_about_an_absent_cell_is_not_lost() {
    let json = r#"{"format":"F2021","provenance":{"t3.granted.natural":"待核实: 三"}}"#;
    let report = assert_stays(json, "the word names no absence");
    let cell = report.figures.form().cell("t3.granted.natural").unwrap();
    assert_eq!(report.provenance[&cell], "lost_in_conversion: 待核实: 三");
    assert_eq!(report.figures.content(cell), Content::Absent(Absence::Lost));
    let json =
        r#"{"format":"F2021","t3":{"granted":{"natural":null}},"provenance":{"t3.granted.natural":"slash: 原件"}}"#;
    let report = assert_stays(json, "a word behind the name of the absence");
    assert_eq!(report.provenance[&cell], "slash: 原件");
}

#[test]
fn a_cell_with_a_text_of_its_own_reads_back_the_same_however_it_was_written() {
    let form = Format::F2019.form();
    for kind in [statute::report::Kind::Change, statute::report::Kind::Amount] {
        let cell = form.cells().find(|cell| form.kind(*cell) == kind).expect("the edition has such a cell");
        let (group, key) = form.name(cell).rsplit_once('.').unwrap();
        let (table, row) = group.split_once('.').unwrap();
        for value in ["3", "\"3\"", "\"+3\"", "\"/\"", "\"\"", "null"] {
            let json = format!(r#"{{"format":"F2019","{table}":{{"{row}":{{"{key}":{value}}}}}}}"#);
            assert_stays(&json, &json);
        }
    }
}

#[test]
fn an_amount_in_wan_counts_in_yuan_or_is_unreadable() {
    let form = Format::F2019.form();
    let cell = form.cells().find(|cell| form.kind(*cell) == statute::report::Kind::Amount).expect("there is one");
    let (group, key) = form.name(cell).rsplit_once('.').unwrap();
    let (table, row) = group.split_once('.').unwrap();
    let told = |value: &str| format!(r#"{{"format":"F2019","{table}":{{"{row}":{{"{key}":"{value}"}}}}}}"#);
    let report = assert_stays(&told("3万元"), "the unit stands in the cell");
    assert_eq!(report.figures.get(cell), Number::whole(30_000), "an amount counts in yuan");
    assert_stays(&told("10000000万元"), "a hundred thousand million yuan");
    assert!(interchange::from_json(told("900000000万元").as_bytes()).is_err(), "more than a number holds");
}
