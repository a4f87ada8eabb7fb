//! 写 What `gongkai report write` prints, and what it leaves alone when it cannot write.

use std::fs;

use serde_json::{Value, json};
use testkit::{Format, Layout, form, made, typeset};

use crate::program::{Folder, RECEIVED};

/// A whole report, one with lost cells, and an old report that is in the way.
fn reports() -> Folder {
    let folder = Folder::new();
    folder
        .put("整.txt", typeset(&made::small(), Layout::TabsTen).bytes)
        .put("缺.txt", RECEIVED)
        .put("旧", "以前的内容");
    folder
}

fn cell<'a>(report: &'a Value, name: &str) -> &'a Value {
    name.split('.').fold(report, |at, key| &at[key])
}

#[test]
fn each_blank_cell_of_what_is_written_reads_back_as_null_and_each_zero_as_0() {
    let folder = reports();
    let before = folder.run(&["report", "read", "缺.txt", "--json"]).json(0);
    for kind in ["txt", "html"] {
        let name = format!("空白.{kind}");
        let written = folder.run(&["report", "write", "缺.txt", "--to", kind, "--blank", "--out", &name]);
        assert_eq!((written.exit, written.out.as_str()), (0, ""), "{written:?}");
        let again = folder.run(&["report", "read", &name, "--json"]).json(0);
        assert_eq!(again["coverage"], json!({ "expected": 200, "read": 156, "blank": 44, "lost": 0, "unreadable": 0 }));
        for name in form::cell_names(Format::F2021) {
            assert_eq!(cell(&again, &name), cell(&before, &name), "{kind}: {name}");
        }
    }
}

#[test]
fn every_printed_number_is_read_and_written_as_it_was_printed() {
    let figures = made::busy(Format::F2021);
    for layout in [Layout::HtmlClean, Layout::TabsTen, Layout::PipesMarkdown, Layout::TextGb18030] {
        let set = typeset(&figures, layout);
        let read = Folder::new().put("年报", &set.bytes).run(&["report", "read", "年报", "--json"]).json(0);
        for (name, text) in set.readable(&figures) {
            assert_eq!(cell(&read, name).to_string().trim_matches('"'), text, "{layout:?}: {name}");
        }
    }
}

#[test]
fn a_report_written_twice_over_stays_the_same_byte_for_byte() {
    let folder = reports();
    for kind in ["html", "txt", "json"] {
        let (first, second) = (format!("一.{kind}"), format!("二.{kind}"));
        folder.run(&["report", "write", "整.txt", "--to", kind, "--out", &first]);
        folder.run(&["report", "write", &first, "--to", kind, "--out", &second]);
        assert_eq!(folder.read(&first), folder.read(&second), "{kind}");
    }
}

#[test]
fn numbers_that_are_no_counts_are_written_as_they_are_and_said() {
    let folder = reports();
    let mut report = folder.run(&["report", "read", "整.txt", "--json"]).json(0);
    report["t3"]["received_new"]["natural"] = json!(-3);
    report["t4"]["review"]["upheld"] = json!(1.5);
    folder.put("怪.json", report.to_string());
    for kind in ["txt", "html", "json"] {
        let name = format!("怪.{kind}写");
        let written = folder.run(&["report", "write", "怪.json", "--to", kind, "--out", &name]);
        assert_eq!((written.exit, written.out.as_str()), (0, ""), "{written:?}");
        assert!(written.err.starts_with("有 2 个数不像件数或金额，照原样写出："), "{}", written.err);
        assert!(
            written.err.contains("自然人填的是 -3。") && written.err.contains("结果维持填的是 1.5。"),
            "{}",
            written.err
        );
        let again = folder.run(&["report", "read", &name, "--json"]).json(0);
        assert_eq!(cell(&again, "t3.received_new.natural"), &json!(-3), "{kind}");
        assert_eq!(cell(&again, "t4.review.upheld"), &json!("1.5"), "{kind}: decimals travel as text");
    }
    let quiet = folder.run(&["report", "write", "整.txt", "--to", "txt", "--out", "静.txt"]);
    assert_eq!((quiet.exit, quiet.err.as_str()), (0, ""), "a whole report is written without a word");
}

#[test]
fn places_where_no_file_can_stand_are_told_in_chinese_and_leave_no_litter() {
    let folder = reports();
    fs::create_dir(folder.path().join("夹")).unwrap();
    let before = folder.list(".");
    let long = "年".repeat(200);
    let cases = [
        ("夹", "file.is-folder", "文件夹"),
        ("旧/年报.txt", "file.writing", "不是文件夹"),
        (&long, "file.writing", "太长"),
    ];
    for (place, code, why) in cases {
        let said = folder.run(&["report", "write", "整.txt", "--to", "txt", "--out", place]);
        said.refused(2, code);
        assert!(said.err.contains(why) && !said.err.contains("os error"), "{}", said.err);
    }
    assert_eq!((folder.list("."), folder.list("夹").len()), (before, 0));
    assert_eq!(folder.read("旧"), "以前的内容".as_bytes());
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_half_way_keeps_the_old_file_and_no_litter() {
    let folder = reports();
    let before = folder.list(".");
    // Files may grow to a few blocks only; the signal that would end the program is ignored, so that it must cope.
    let line = "trap '' XFSZ; ulimit -f 4; exec \"$0\" report write 整.txt --to html --out 旧";
    let written = std::process::Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_gongkai")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(written.stderr).unwrap();
    assert_eq!((written.status.code(), said.matches("怎么办：").count()), (Some(2), 1), "{said}");
    assert!(said.contains("原来的文件没有动") && !said.contains("os error"), "{said}");
    assert_eq!((folder.read("旧"), folder.list(".")), ("以前的内容".into(), before));
}

#[cfg(unix)]
#[test]
fn a_folder_one_may_not_write_to_keeps_the_old_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = reports();
    let locked = folder.path().join("锁");
    fs::create_dir(&locked).unwrap();
    folder.put("锁/年报.txt", "以前的内容");
    let mode = |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let is_barred = fs::write(locked.join("试"), "").is_err();
    let written = folder.run(&["report", "write", "整.txt", "--to", "txt", "--out", "锁/年报.txt"]);
    mode(0o755);
    let now = String::from_utf8(folder.read("锁/年报.txt")).unwrap();
    // An administrator of the machine may write anywhere: then the new report must stand there whole.
    match is_barred {
        true => assert_eq!((written.exit, now.as_str()), (2, "以前的内容"), "{written:?}"),
        false => assert!(written.exit == 0 && now.contains("六、"), "{written:?}"),
    }
}
