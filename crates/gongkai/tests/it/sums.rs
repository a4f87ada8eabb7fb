//! 汇总 What `gongkai report sum` adds, and which parts it will not add.

use serde_json::{Value, json};
use testkit::{Figures, Format, Layout, form, made, typeset};
use towns::quiet::REPORT_RECEIVED;

use crate::{program::Place, reports::cell};

fn called(body: &str, year: u16) -> Figures {
    let mut figures = made::small();
    (figures.body, figures.year) = (body.to_owned(), year);
    figures.tell();
    figures
}

/// 柳河镇, 石桥镇 and the year before of 柳河镇, as text and in the interchange shape on one line.
fn place() -> Place {
    let place = Place::new();
    let reports = [
        ("柳河", "青溪县柳河镇人民政府", 2025),
        ("石桥", "青溪县石桥镇人民政府", 2025),
        ("去年", "青溪县石桥镇人民政府", 2024),
    ];
    for (name, body, year) in reports {
        place.put(&format!("{name}.txt"), typeset(&called(body, year), Layout::TabsTen).bytes);
        let read = place.run(&["report", "read", &format!("{name}.txt"), "--json"]).json();
        place.put(&format!("{name}.json"), format!("{read}\n"));
    }
    place
}

fn is_twice_the_small_town(sum: &Value) {
    for name in form::cell_names(Format::F2021) {
        let Some(count) = made::small().count(&name) else { continue };
        let found = cell(sum, &name).to_string();
        // Money is a text, so that no system rounds it.
        assert_eq!(found.trim_matches('"'), (2 * count).to_string(), "{name}");
    }
}

#[test]
fn two_reports_add_up_cell_by_cell_with_their_parts_listed() {
    let place = place();
    let summed = place.run(&["report", "sum", "柳河.txt", "石桥.json", "--body", "青溪县"]);
    assert_eq!(summed.exit, 0, "{summed:#?}");
    let sum = summed.json();
    is_twice_the_small_town(&sum);
    assert_eq!((&sum["body"], &sum["year"], &sum["format"]), (&"青溪县".into(), &2025.into(), &"F2021".into()));
    assert_eq!(
        sum["parts"],
        json!([
            {"file": "柳河.txt", "body": "青溪县柳河镇人民政府", "year": 2025},
            {"file": "石桥.json", "body": "青溪县石桥镇人民政府", "year": 2025},
        ])
    );
}

#[test]
fn a_sum_is_a_report_again() {
    let place = place();
    let summed = place.run(&["report", "sum", "柳河.json", "石桥.json", "--body", "青溪县", "--out", "全县.json"]);
    assert_eq!((summed.exit, summed.out.as_str()), (0, ""), "{summed:#?}");
    let read = place.run(&["report", "read", "全县.json", "--json"]).json();
    assert_eq!(read["coverage"]["read"], 200);
    is_twice_the_small_town(&read);
}

#[test]
fn a_file_of_json_lines_holds_one_report_a_line() {
    let place = place();
    let lines = place.text("柳河.json") + &place.text("石桥.json");
    place.put("全县.jsonl", &lines).put("全县.json", &lines);
    for name in ["全县.jsonl", "全县.json"] {
        let sum = place.run(&["report", "sum", name]).json();
        is_twice_the_small_town(&sum);
        assert_eq!(sum["parts"][1]["file"], format!("{name} 第 2 行"));
    }
    let sum = place.feed(&["report", "sum", "-"], lines.as_bytes()).json();
    is_twice_the_small_town(&sum);
}

#[test]
fn a_broken_line_is_named_and_nothing_is_summed() {
    let place = place();
    place.put("全县.jsonl", place.text("柳河.json") + "{\"body\":\n" + &place.text("石桥.json"));
    let summed = place.run(&["report", "sum", "全县.jsonl", "--out", "全县.json"]);
    assert_eq!((summed.exit, summed.ways_on()), (2, 1), "{summed:#?}");
    assert!(summed.err.contains("全县.jsonl 第 2 行"), "{}", summed.err);
    assert!(!place.path("全县.json").exists());
}

#[test]
fn an_incomplete_part_is_refused_because_absent_is_not_0() {
    let place = place();
    place.put("缺.txt", REPORT_RECEIVED);
    let summed = place.run(&["report", "sum", "柳河.txt", "缺.txt"]);
    assert_eq!((summed.exit, summed.out.as_str(), summed.ways_on()), (1, "", 1), "{summed:#?}");
    assert!(summed.err.contains("缺.txt") && summed.err.contains("44 格"), "{}", summed.err);
}

#[test]
fn parts_of_different_years_or_the_same_part_twice_are_refused() {
    let place = place();
    let years = place.run(&["report", "sum", "柳河.json", "去年.json"]);
    assert_eq!((years.exit, years.ways_on()), (1, 1), "{years:#?}");
    assert!(years.err.contains("2024") && years.err.contains("2025"), "{}", years.err);
    let twice = place.run(&["report", "sum", "柳河.json", "石桥.json", "柳河.txt"]);
    assert_eq!((twice.exit, twice.ways_on()), (1, 1), "{twice:#?}");
    assert!(twice.err.contains("柳河.json") && twice.err.contains("柳河.txt"), "{}", twice.err);
}

#[test]
fn every_part_that_cannot_be_added_is_told_at_once() {
    let place = place();
    place.put("缺.txt", REPORT_RECEIVED).put("空.txt", "");
    let summed = place.run(&["report", "sum", "柳河.json", "柳河.txt", "去年.json", "缺.txt"]);
    assert_eq!((summed.exit, summed.ways_on()), (1, 3), "{summed:#?}");
    let with_unreadable = place.run(&["report", "sum", "柳河.json", "柳河.txt", "去年.json", "缺.txt", "空.txt"]);
    assert_eq!((with_unreadable.exit, with_unreadable.ways_on()), (2, 4), "{with_unreadable:#?}");
}
