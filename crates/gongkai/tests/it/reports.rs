//! 年报命令 Reading and checking annual reports; writing and adding up stand in their own modules.

use serde_json::{Value, json};
use testkit::{Layout, form, made, typeset};
use towns::quiet::REPORT_RECEIVED;

use crate::program::Place;

/// Goes down a dotted name, key by key.
pub(crate) fn cell<'a>(report: &'a Value, name: &str) -> &'a Value {
    name.split('.').fold(report, |at, key| at.get(key).unwrap_or_else(|| panic!("no {key} of {name}")))
}

/// A clean report of a year with seven applications, as the text file an office would send.
pub(crate) fn small() -> Vec<u8> {
    typeset(&made::small(), Layout::TabsTen).bytes
}

fn rules(file: &Value, severity: &str) -> Vec<String> {
    let findings = file["findings"].as_array().unwrap().iter();
    let of = findings.filter(|finding| finding["severity"] == severity);
    of.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_received_text_reads_156_of_200_cells_and_what_was_cut_is_null() {
    let read = Place::new().feed(&["report", "read", "-", "--json"], REPORT_RECEIVED.as_bytes());
    assert_eq!(read.exit, 0, "{read:#?}");
    let report = read.json();
    assert_eq!(report["coverage"], json!({"expected": 200, "read": 156, "blank": 0, "lost": 44, "unreadable": 0}));
    assert_eq!(
        (&report["body"], &report["year"], &report["format"]),
        (&"桑村乡".into(), &2025.into(), &"F2021".into())
    );
    let names = form::cell_names(testkit::Format::F2021);
    assert_eq!(names.len(), 200);
    let absent: Vec<_> = names.iter().filter(|name| cell(&report, name).is_null()).collect();
    assert_eq!(absent.len(), 44, "{absent:?}");
    assert!(absent.iter().all(|name| name.starts_with("t3.")), "{absent:?}");
    assert_eq!(cell(&report, "t3.received_new.natural"), &json!(0), "a zero that was read stays a zero");
    assert!(cell(&report, "t3.received_new.total").is_null(), "a cell that was cut off is no zero");
    assert!(report["sections"]["1"].as_str().unwrap().contains("253"));
}

#[test]
fn a_clean_report_reads_every_cell_as_it_was_printed() {
    let figures = made::small();
    let set = typeset(&figures, Layout::HtmlClean);
    let read = Place::new().put("年报.html", &set.bytes).run(&["report", "read", "年报.html", "--json"]);
    let report = read.json();
    assert_eq!(report["coverage"]["read"], 200);
    for (name, text) in set.readable(&figures) {
        assert_eq!(cell(&report, name).to_string().trim_matches('"'), text, "{name}");
    }
}

#[test]
fn a_person_reads_how_many_cells_there_are_and_how_to_go_on() {
    let read = Place::new().feed(&["report", "read", "-"], REPORT_RECEIVED.as_bytes());
    assert_eq!(read.exit, 0);
    for word in ["桑村乡", "应有 200 格，读到 156 格", "丢失 44 格", "--json"] {
        assert!(read.out.contains(word), "{word} is not in {}", read.out);
    }
    assert!(!read.out.contains('\u{1b}'), "colours are for terminals");
}

#[test]
fn a_file_whose_name_says_nothing_is_read_as_the_kind_told() {
    let place = Place::new();
    place.put("年报", typeset(&made::small(), Layout::HtmlClean).bytes);
    let told = place.run(&["report", "read", "年报", "--as", "html", "--json"]);
    assert_eq!(told.json()["coverage"]["read"], 200);
    let later = place.run(&["report", "read", "年报", "--as", "docx"]);
    assert_eq!((later.exit, later.ways_on()), (2, 1), "{later:#?}");
}

#[test]
fn checking_the_received_text_gives_exactly_the_promised_keys() {
    let checked = Place::new().feed(&["report", "check", "-", "--json"], REPORT_RECEIVED.as_bytes());
    assert_eq!(checked.exit, 1, "{checked:#?}");
    let answer = checked.json();
    let keys = |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(keys(&answer), ["files"]);
    let file = &answer["files"][0];
    assert_eq!(keys(file), ["file", "body", "year", "format", "findings", "unjudged", "coverage"]);
    for finding in file["findings"].as_array().unwrap() {
        assert_eq!(keys(finding), ["rule", "severity", "cells", "expected", "found", "where", "message"]);
        assert!(finding["severity"] == "error" || finding["severity"] == "warning", "{finding}");
    }
    for unjudged in file["unjudged"].as_array().unwrap() {
        assert_eq!(keys(unjudged), ["rule", "cells", "why"]);
    }
    assert_eq!(file["coverage"]["lost"], 44);
    let errors = rules(file, "error");
    assert!(errors.contains(&"S1".to_owned()) && errors.contains(&"S4".to_owned()), "{errors:?}");
    let damaged = file["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "S4");
    assert_eq!(damaged.map(|finding| finding["cells"].as_array().unwrap().len()).sum::<usize>(), 44);
}

#[test]
fn a_clean_report_has_no_error_and_exits_0() {
    let checked = Place::new().put("年报.txt", small()).run(&["report", "check", "年报.txt", "--json"]);
    let file = &checked.json()["files"][0];
    assert_eq!((checked.exit, rules(file, "error")), (0, vec![]), "{file:#}");
    assert_eq!(file["file"], "年报.txt");
}

#[test]
fn the_worst_of_several_files_decides_and_the_others_are_still_checked() {
    let place = Place::new();
    let wrong = testkit::slips::ALL.iter().find(|slip| slip.rule == Some("A3")).unwrap().figures();
    place.put("好.txt", small()).put("错.txt", typeset(&wrong, Layout::TabsTen).bytes).put("空.txt", "");
    let two = place.run(&["report", "check", "好.txt", "错.txt", "--json"]);
    let files = two.json()["files"].as_array().unwrap().clone();
    assert_eq!((two.exit, files.len()), (1, 2));
    assert!(rules(&files[0], "error").is_empty());
    assert!(rules(&files[1], "error").contains(&"A3".to_owned()), "{:#}", files[1]);
    let three = place.run(&["report", "check", "空.txt", "好.txt", "错.txt", "--json"]);
    assert_eq!((three.exit, three.json()["files"].as_array().unwrap().len()), (2, 2));
    assert_eq!(three.ways_on(), 1);
    assert!(three.err.contains("空.txt"), "the unreadable one is named: {}", three.err);
}

#[test]
fn the_year_before_is_compared_only_when_it_is_given() {
    let place = Place::new();
    let mut before = made::zeros(testkit::Format::F2021);
    before.year = 2024;
    before.tell();
    place.put("今年.txt", small()).put("去年.txt", typeset(&before, Layout::TabsTen).bytes);
    let alone = place.run(&["report", "check", "今年.txt", "--json"]).json();
    let both = place.run(&["report", "check", "今年.txt", "--previous", "去年.txt", "--json"]);
    let unjudged = |answer: &Value| -> Vec<String> {
        let list = answer["files"][0]["unjudged"].as_array().unwrap().clone();
        list.iter().map(|each| each["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert!(unjudged(&alone).contains(&"A9".to_owned()), "{alone:#}");
    let answer = both.json();
    assert!(!unjudged(&answer).contains(&"A9".to_owned()), "{answer:#}");
    assert_eq!(both.exit, 1, "one was carried in, none was carried out the year before");
    assert!(rules(&answer["files"][0], "error").contains(&"A9".to_owned()), "{answer:#}");
}

#[test]
fn the_level_told_decides_who_may_make_rules() {
    let place = Place::new();
    let rule_maker = testkit::slips::ALL.iter().find(|slip| slip.rule == Some("A6")).unwrap().figures();
    place.put("年报.txt", typeset(&rule_maker, Layout::TabsTen).bytes);
    let errors = |level: &str| {
        let checked = place.run(&["report", "check", "年报.txt", "--level", level, "--json"]);
        rules(&checked.json()["files"][0], "error")
    };
    assert!(errors("township").contains(&"A6".to_owned()));
    assert!(!errors("city").contains(&"A6".to_owned()));
    let unknown = place.run(&["report", "check", "年报.txt", "--level", "village"]);
    assert_eq!((unknown.exit, unknown.ways_on()), (2, 1), "{unknown:#?}");
}
