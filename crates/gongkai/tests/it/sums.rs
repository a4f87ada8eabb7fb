//! `gongkai report sum`.

use serde_json::{Value, json};
use testkit::{Format, Layout, form, made, typeset};

use crate::program::{Folder, RECEIVED};

/// A report with nothing absent, under another name.
fn report(folder: &Folder, body: &str) -> Value {
    folder.put("样.html", typeset(&made::small(), Layout::ALL[0]).bytes);
    let mut report = folder.run(&["report", "read", "样.html", "--json"]).json(0);
    report["body"] = json!(body);
    report
}

fn lines(reports: &[Value]) -> String {
    reports.iter().map(|report| format!("{report}\n")).collect()
}

#[test]
fn a_region_is_the_sum_of_its_bodies_with_its_parts_beside_it() {
    let folder = Folder::new();
    let one = report(&folder, "甲乡");
    folder.put("甲.json", serde_json::to_string_pretty(&one).unwrap());
    folder.put("其余.jsonl", lines(&[report(&folder, "乙镇"), report(&folder, "丙镇")]));
    let said = folder.run(&["report", "sum", "甲.json", "其余.jsonl", "--body", "某县", "--out", "全县.json"]);
    assert_eq!((said.exit, said.out.as_str()), (0, ""), "{said:?}");
    let sum: Value = serde_json::from_slice(&folder.read("全县.json")).unwrap();
    let keys: Vec<&String> = sum.as_object().unwrap().keys().collect();
    assert_eq!(keys[keys.len() - 2..], ["provenance", "parts"]);
    assert_eq!((&sum["body"], &sum["year"]), (&json!("某县"), &one["year"]));
    let total = |report: &Value| report["t3"]["received_new"]["total"].as_i64().unwrap();
    assert!(total(&one) > 0);
    assert_eq!(total(&sum), 3 * total(&one));
    assert_eq!(
        sum["parts"],
        json!([
            { "file": "甲.json", "body": "甲乡", "year": one["year"] },
            { "file": "其余.jsonl 第 1 行", "body": "乙镇", "year": one["year"] },
            { "file": "其余.jsonl 第 2 行", "body": "丙镇", "year": one["year"] },
        ])
    );
    assert_eq!(folder.run(&["report", "read", "全县.json"]).exit, 0, "a sum is a report again");
}

#[test]
fn what_comes_through_a_pipe_is_one_report_or_one_a_line() {
    let folder = Folder::new();
    let (one, other) = (report(&folder, "甲乡"), report(&folder, "乙镇"));
    let pretty = serde_json::to_string_pretty(&one).unwrap();
    let cases = [(pretty, 1), (lines(std::slice::from_ref(&one)), 1), (lines(&[one, other]), 2)];
    for (input, parts) in cases {
        let sum = folder.run_with(&["report", "sum", "-"], input.as_bytes()).json(0);
        assert_eq!(sum["parts"].as_array().unwrap().len(), parts);
    }
}

/// The lines pass the size of one piece, so that borders of pieces fall inside lines.
#[test]
fn pieces_of_a_long_file_are_joined_without_losing_a_line() {
    let folder = Folder::new();
    let mut each = report(&folder, "");
    each["sections"]["1"] = json!("文".repeat(20_000));
    let bodies: Vec<Value> = (0..180)
        .map(|number| {
            each["body"] = json!(format!("第{number}乡"));
            each.clone()
        })
        .collect();
    let text = lines(&bodies);
    assert!(text.len() > 9 << 20, "more than one piece");
    folder.put("全省.jsonl", text.trim_end());
    let sum = folder.run(&["report", "sum", "全省.jsonl"]).json(0);
    assert_eq!(sum["parts"].as_array().unwrap().len(), 180);
    assert_eq!(sum["parts"][179]["file"], "全省.jsonl 第 180 行");
    let one = each["t3"]["received_new"]["total"].as_i64().unwrap();
    assert_eq!(sum["t3"]["received_new"]["total"], 180 * one);
}

#[test]
fn parts_that_cannot_be_added_are_all_named() {
    let folder = Folder::new();
    let one = report(&folder, "甲乡");
    let mut other_year = report(&folder, "乙镇");
    other_year["year"] = json!(2023);
    folder.put("甲.jsonl", lines(&[one.clone(), one, other_year])).put("缺.txt", RECEIVED);
    let said = folder.run(&["report", "sum", "甲.jsonl", "缺.txt"]);
    said.refused(1, "report.sum.twice").refused(1, "report.sum.years").refused(1, "report.sum.incomplete");
}

#[test]
fn a_broken_file_is_told_by_its_first_lines_and_the_rest_is_counted() {
    let folder = Folder::new();
    folder.put("坏.jsonl", "{\"body\":\n".repeat(300));
    let said = folder.run(&["report", "sum", "坏.jsonl"]);
    said.refused(2, "report.sum.unreadable");
    assert!(said.err.contains("有 300 处不行，先列出前 20 处"), "{}", said.err);
    assert_eq!(said.err.matches("怎么办：").count(), 20);
}

#[test]
fn every_cell_of_a_sum_is_the_sum_of_that_cell_whatever_the_parts_were_written_in() {
    let folder = Folder::new();
    let (one, other) = (report(&folder, "甲乡"), report(&folder, "乙镇"));
    let mut text = made::small();
    text.body = "乙镇人民政府".into();
    text.tell();
    folder.put("乙.txt", typeset(&text, Layout::TabsTen).bytes).put("甲.json", one.to_string());
    // Two reports a line also where the name does not say so.
    folder.put("两份.json", lines(&[one, other]));
    for parts in [&["甲.json", "乙.txt"][..], &["两份.json"]] {
        let sum = folder.run(&[&["report", "sum"], parts].concat()).json(0);
        for (name, count) in
            form::cell_names(Format::F2021).iter().filter_map(|name| Some((name, made::small().count(name)?)))
        {
            let found = name.split('.').fold(&sum, |at, key| &at[key]).to_string();
            // Money is a text, so that no system rounds it.
            assert_eq!(found.trim_matches('"'), (2 * count).to_string(), "{name} of {parts:?}");
        }
    }
}
