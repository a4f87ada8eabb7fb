//! `gongkai report read`, `check` and `write`.

use serde_json::{Value, json};
use testkit::{Layout, made, typeset};

use crate::program::{Folder, RECEIVED};

fn received() -> Folder {
    let folder = Folder::new();
    folder.put("报送稿.txt", RECEIVED);
    folder
}

/// A report of figures that are right, with nothing absent.
fn small() -> Folder {
    let folder = Folder::new();
    folder.put("年报.html", typeset(&made::small(), Layout::ALL[0]).bytes);
    folder
}

#[test]
fn reading_gives_the_interchange_shape_with_what_was_read() {
    let read = received().run(&["report", "read", "报送稿.txt", "--json"]).json(0);
    let keys: Vec<&String> = read.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["body", "year", "format", "title", "lead", "sections", "t2", "t3", "t4", "provenance", "coverage", "notes"]
    );
    assert_eq!((&read["body"], &read["year"], &read["format"]), (&json!("桑村乡"), &json!(2025), &json!("F2021")));
    assert_eq!(read["coverage"], json!({ "expected": 200, "read": 156, "blank": 0, "lost": 44, "unreadable": 0 }));
    assert_eq!(read["t3"]["received_new"]["other_org"], 0);
    assert_eq!(read["t3"]["received_new"]["total"], Value::Null, "absent is null, never 0");
    assert_eq!(read["provenance"]["t3.refused.process.total"], "lost_in_conversion");
    assert_eq!(read["provenance"].as_object().unwrap().len(), 44);
}

#[test]
fn people_read_which_columns_are_lost() {
    let said = received().run(&["report", "read", "报送稿.txt"]);
    assert_eq!(said.exit, 0);
    assert!(said.out.contains("应有 200 格，读到 156 格，丢失 44 格（丢的在总计、其他）"), "{}", said.out);
    assert!(!said.out.contains('\u{1b}'), "no colours where no terminal is");
}

#[test]
fn content_decides_before_the_name_and_a_pipe_is_a_file() {
    let folder = Folder::new();
    let html = typeset(&made::small(), Layout::ALL[0]).bytes;
    folder.put("网页.txt", &html).put("文本.html", RECEIVED);
    let page = folder.run(&["report", "read", "网页.txt", "--json"]).json(0);
    let text = folder.run(&["report", "read", "文本.html", "--json"]).json(0);
    assert_eq!((&page["coverage"]["read"], &text["coverage"]["read"]), (&json!(200), &json!(156)));
    assert_eq!(folder.run_with(&["report", "read", "-", "--json"], &html).json(0), page);
    let interchange = serde_json::to_vec_pretty(&page).unwrap();
    let again = folder.run_with(&["report", "read", "-", "--json"], &interchange).json(0);
    assert_eq!((&again["t3"], &again["sections"]), (&page["t3"], &page["sections"]));
}

#[test]
fn checking_the_report_as_received_finds_what_the_specification_lists() {
    let said = received().run(&["report", "check", "报送稿.txt", "--json"]);
    let checked = said.json(1);
    let file = &checked["files"][0];
    assert_eq!((&file["file"], &file["body"]), (&json!("报送稿.txt"), &json!("桑村乡")));
    let mut found: Vec<(&str, &str)> = file["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["rule"].as_str().unwrap(), finding["severity"].as_str().unwrap()))
        .collect();
    found.sort_unstable();
    let expected = [
        ("N3", "warning"),
        ("N4", "warning"),
        ("N5", "error"),
        ("N8", "warning"),
        ("N9", "warning"),
        ("N9", "warning"),
        ("N9", "warning"),
        ("S1", "error"),
        ("S2", "error"),
        ("S2", "warning"),
        ("S3", "warning"),
        ("S4", "error"),
    ];
    assert_eq!(found, expected);
    for finding in file["findings"].as_array().unwrap() {
        let keys: Vec<&String> = finding.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["rule", "severity", "cells", "expected", "found", "where", "message"]);
    }
    let lost = file["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "S4").unwrap();
    assert_eq!(lost["cells"].as_array().unwrap().len(), 44);
    let unjudged = file["unjudged"].as_array().unwrap();
    assert!(unjudged.iter().any(|each| each["rule"] == "A2" && !each["cells"].as_array().unwrap().is_empty()));
    assert!(unjudged.iter().all(|each| each["why"].as_str().is_some_and(|why| !why.is_empty())));
    assert_eq!(file["coverage"]["lost"], 44);
}

#[test]
fn people_read_errors_first_then_reminders_then_what_could_not_be_judged() {
    let said = received().run(&["report", "check", "报送稿.txt"]);
    assert_eq!(said.exit, 1);
    let at = |words: &str| said.out.find(words).unwrap_or_else(|| panic!("{words} is not in {}", said.out));
    assert!(at("要改 4 处") < at("提醒 8 处") && at("提醒 8 处") < at("不能判断 15 条规则"));
    assert!(at("应为 175，现为 131") < at("有 4 处错误要改，8 处提醒要说明；另有 15 条规则"));
    assert!(!said.out.contains("通过核对") && !said.out.contains("检查通过"), "what was not read has not passed");
    assert_eq!(said.out.matches("[A2]").count(), 1, "one line a rule");
}

#[test]
fn a_report_without_errors_ends_with_0_and_one_altered_cell_with_1() {
    let folder = small();
    let clean = folder.run(&["report", "check", "年报.html", "--json"]).json(0);
    let errors = |checked: &Value| -> Vec<String> {
        let findings = checked["files"][0]["findings"].as_array().unwrap().iter();
        findings.filter(|each| each["severity"] == "error").map(|each| each["rule"].as_str().unwrap().into()).collect()
    };
    assert_eq!(errors(&clean), [""; 0]);
    let mut report = folder.run(&["report", "read", "年报.html", "--json"]).json(0);
    let cell = &mut report["t3"]["granted"]["natural"];
    *cell = json!(cell.as_i64().unwrap() + 1);
    folder.put("改.json", report.to_string());
    let altered = folder.run(&["report", "check", "改.json", "--json"]).json(1);
    assert!(errors(&altered).iter().any(|rule| rule == "A2") && errors(&altered).iter().any(|rule| rule == "A4"));
}

#[test]
fn last_year_and_the_level_are_taken_from_the_command_line() {
    let folder = small();
    let mut report = folder.run(&["report", "read", "年报.html", "--json"]).json(0);
    let carried = report["t3"]["carried_in"]["total"].as_i64().unwrap();
    report["year"] = json!(report["year"].as_i64().unwrap() - 1);
    report["t3"]["carried_out"]["total"] = json!(carried + 3);
    folder.put("去年.json", report.to_string());
    let with_previous = folder.run(&["report", "check", "年报.html", "--previous", "去年.json", "--json"]).json(1);
    let found = with_previous["files"][0]["findings"].as_array().unwrap();
    let a9 = found.iter().find(|each| each["rule"] == "A9").expect("the years contradict each other");
    assert_eq!(a9["expected"], (carried + 3).to_string());
    report["t2"]["rules"]["made"] = json!(1);
    report["t2"]["rules"]["in_force"] = json!(1);
    folder.put("规章.json", report.to_string());
    let judged = |level: &str| {
        let said = folder.run(&["report", "check", "规章.json", "--level", level, "--json"]);
        said.out.contains("\"A6\"")
    };
    assert!(judged("county") && !judged("province"), "a county makes no rules, a province may");
    folder.run(&["report", "check", "年报.html", "--previous", "没有.html"]).refused(2, "file.missing");
}

#[test]
fn writing_refuses_absent_cells_by_name_and_prints_blanks_only_when_asked() {
    let folder = received();
    let said = folder.run(&["report", "write", "报送稿.txt", "--to", "html", "--out", "年报.html"]);
    said.refused(1, "report.write.absent");
    assert!(said.err.contains("有 44 格没有数"), "{}", said.err);
    for words in ["表三“一、本年新收政府信息公开申请数量”的总计", "6.属于四类过程性信息”的其他、总计"]
    {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    assert_eq!(folder.list("."), ["报送稿.txt"], "nothing was written, not even a part");
    let blank = folder.run(&["report", "write", "报送稿.txt", "--to", "txt", "--blank", "--out", "空白.txt"]);
    assert_eq!((blank.exit, blank.out.as_str()), (0, ""), "{blank:?}");
    let again = folder.run(&["report", "read", "空白.txt", "--json"]).json(0);
    assert_eq!(again["coverage"], json!({ "expected": 200, "read": 156, "blank": 44, "lost": 0, "unreadable": 0 }));
}

#[test]
fn what_is_written_reads_back_cell_by_cell_in_every_format_there_is() {
    let folder = small();
    let read = folder.run(&["report", "read", "年报.html", "--json"]).json(0);
    for ending in ["html", "txt", "json"] {
        let name = format!("出.{ending}");
        let said = folder.run(&["report", "write", "年报.html", "--to", ending, "--out", &name]);
        assert_eq!((said.exit, said.out.as_str()), (0, ""), "{said:?}");
        let again = folder.run(&["report", "read", &name, "--json"]).json(0);
        for part in ["body", "year", "t2", "t3", "t4"] {
            assert_eq!(again[part], read[part], "{ending}: {part}");
        }
        let piped = folder.run(&["report", "write", "年报.html", "--to", ending]);
        assert_eq!(piped.out.as_bytes(), folder.read(&name), "without --out the same bytes go to standard output");
    }
    assert!(folder.list(".").iter().all(|name| !name.contains("part")), "{:?}", folder.list("."));
    let fragment = folder.run(&["report", "write", "年报.html", "--to", "html", "--fragment"]);
    assert!(fragment.out.starts_with("<section") && !fragment.out.contains("<html"), "a piece for another page");
}

#[test]
fn a_place_that_takes_no_file_is_said_and_the_old_file_stands() {
    let folder = small();
    folder.put("旧", "以前的内容");
    let said = folder.run(&["report", "write", "年报.html", "--to", "txt", "--out", "旧/年报.txt"]);
    said.refused(2, "file.writing");
    assert_eq!(folder.read("旧"), "以前的内容".as_bytes());
}
