//! 写 What `gongkai report write` prints, refuses, and leaves alone.

use std::{fs, process::Command};

use serde_json::{Value, json};
use testkit::{Format, form};
use towns::quiet::REPORT_RECEIVED;

use crate::{
    program::Place,
    reports::{cell, small},
};

/// A folder with a whole report and one with lost cells, both in the interchange shape.
fn place() -> Place {
    let place = Place::new();
    place.put("整.txt", small()).put("缺.txt", REPORT_RECEIVED);
    for name in ["整", "缺"] {
        let read = place.run(&["report", "read", &format!("{name}.txt"), "--json"]);
        place.put(&format!("{name}.json"), read.out);
    }
    place
}

fn cells(report: &Value) -> Vec<(String, Value)> {
    form::cell_names(Format::F2021).into_iter().map(|name| (name.clone(), cell(report, &name).clone())).collect()
}

#[test]
fn absent_cells_are_refused_with_their_names_and_nothing_is_written() {
    let place = place();
    for kind in ["html", "txt"] {
        let written = place.run(&["report", "write", "缺.json", "--to", kind, "--out", "年报"]);
        assert_eq!((written.exit, written.ways_on()), (1, 1), "{written:#?}");
        assert!(written.err.contains("有 44 格没有数"), "{}", written.err);
        for row in ["一、本年新收政府信息公开申请数量", "2.没有现成信息需要另行制作", "四、结转下年度继续办理"]
        {
            assert!(written.err.contains(row), "{row} is not named: {}", written.err);
        }
        assert!(!place.path("年报").exists());
    }
}

#[test]
fn blanks_are_printed_blank_and_never_as_0() {
    let place = place();
    for kind in ["txt", "html"] {
        let name = format!("空白.{kind}");
        let written = place.run(&["report", "write", "缺.json", "--to", kind, "--blank", "--out", &name]);
        assert_eq!(written.exit, 0, "{written:#?}");
        let back = place.run(&["report", "read", &name, "--json"]).json();
        let before: Value = serde_json::from_str(&place.text("缺.json")).unwrap();
        assert_eq!(back["coverage"], json!({"expected": 200, "read": 156, "blank": 44, "lost": 0, "unreadable": 0}));
        assert_eq!(cells(&back), cells(&before), "{kind}");
    }
}

#[test]
fn what_is_written_reads_back_cell_for_cell() {
    let place = place();
    let before: Value = serde_json::from_str(&place.text("整.json")).unwrap();
    for kind in ["html", "txt", "json"] {
        let name = format!("写出.{kind}");
        let written = place.run(&["report", "write", "整.json", "--to", kind, "--out", &name]);
        assert_eq!((written.exit, written.out.as_str()), (0, ""), "{written:#?}");
        let back = place.run(&["report", "read", &name, "--json"]).json();
        assert_eq!(cells(&back), cells(&before), "{kind}");
        for same in ["body", "year", "format", "title", "sections"] {
            assert_eq!(back[same], before[same], "{same} of {kind}");
        }
    }
}

#[test]
fn a_report_written_twice_over_stays_the_same_byte_for_byte() {
    let place = place();
    for kind in ["html", "txt", "json"] {
        let (first, second) = (format!("一.{kind}"), format!("二.{kind}"));
        place.run(&["report", "write", "整.json", "--to", kind, "--out", &first]);
        place.run(&["report", "write", &first, "--to", kind, "--out", &second]);
        assert_eq!(place.text(&first), place.text(&second), "{kind}");
    }
}

#[test]
fn without_a_file_to_write_the_report_goes_to_standard_output() {
    let place = place();
    let printed = place.run(&["report", "write", "整.json", "--to", "txt"]);
    place.run(&["report", "write", "整.json", "--to", "txt", "--out", "写出.txt"]);
    assert_eq!(printed.out, place.text("写出.txt"));
    let part = place.run(&["report", "write", "整.json", "--to", "html", "--fragment"]);
    assert!(!part.out.contains("<html") && part.out.contains("<table"), "a part goes into another page");
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_file_and_no_litter() {
    let place = place();
    fs::create_dir(place.path("锁")).unwrap();
    place.put("锁/年报.txt", "旧的");
    // A folder stands where the file should: not even the administrator of the machine can write there.
    fs::create_dir(place.path("锁/年报.html")).unwrap();
    let written = place.run(&["report", "write", "整.json", "--to", "html", "--out", "锁/年报.html"]);
    assert_eq!((written.exit, written.ways_on()), (2, 1), "{written:#?}");
    let below = place.run(&["report", "write", "整.json", "--to", "html", "--out", "锁/年报.txt/年报.html"]);
    assert_eq!((below.exit, below.ways_on()), (2, 1), "{below:#?}");
    assert!(below.err.contains("不是文件夹"), "the system is quoted in Chinese: {}", below.err);
    let long = place.run(&["report", "write", "整.json", "--to", "txt", "--out", &"年".repeat(200)]);
    assert_eq!((long.exit, long.ways_on()), (2, 1), "{long:#?}");
    assert!(long.err.contains("文件名太长"), "{}", long.err);
    assert_eq!(place.text("锁/年报.txt"), "旧的");
    let refused = place.run(&["report", "write", "缺.json", "--to", "txt", "--out", "锁/年报.txt"]);
    assert_eq!(refused.exit, 1);
    assert_eq!(place.text("锁/年报.txt"), "旧的");
    assert_eq!(place.files().iter().filter(|name| name.starts_with("锁")).collect::<Vec<_>>(), ["锁/年报.txt"]);
}

#[cfg(unix)]
#[test]
fn a_folder_one_may_not_write_to_keeps_the_old_file() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    fs::create_dir(place.path("锁")).unwrap();
    place.put("锁/年报.txt", "旧的");
    let mode = |mode| fs::set_permissions(place.path("锁"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let is_barred = fs::write(place.path("锁/试"), "").is_err();
    let written = place.run(&["report", "write", "整.json", "--to", "txt", "--out", "锁/年报.txt"]);
    mode(0o755);
    // An administrator may write anywhere: then the new report must stand there whole.
    match is_barred {
        true => assert_eq!((written.exit, place.text("锁/年报.txt").as_str()), (2, "旧的"), "{written:#?}"),
        false => assert!(written.exit == 0 && place.text("锁/年报.txt").contains("六、"), "{written:#?}"),
    }
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_half_way_keeps_the_old_file_and_no_litter() {
    let place = place();
    place.put("年报.html", "旧的");
    let files = place.files();
    // Files may grow to a few blocks only; the signal that would end the program is ignored, so that it must cope.
    let line = "trap '' XFSZ; ulimit -f 4; exec \"$0\" report write 整.json --to html --out 年报.html";
    let written = Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_gongkai")])
        .current_dir(place.path("."))
        .output()
        .unwrap();
    let said = String::from_utf8(written.stderr).unwrap();
    assert_eq!((written.status.code(), said.matches("怎么办").count()), (Some(2), 1), "{said}");
    assert!(said.contains("原来的文件没有动") && !said.contains("os error"), "{said}");
    assert_eq!((place.text("年报.html").as_str(), place.files()), ("旧的", files));
}

#[test]
fn formats_of_a_later_version_say_so() {
    let place = place();
    for kind in ["docx", "pdf", "xlsx"] {
        let written = place.run(&["report", "write", "整.json", "--to", kind, "--out", "年报"]);
        assert_eq!((written.exit, written.ways_on()), (2, 1), "{written:#?}");
        assert!(written.err.contains(kind) && !place.path("年报").exists());
    }
}
