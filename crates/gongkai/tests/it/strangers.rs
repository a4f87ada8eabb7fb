//! 不相干的文件 More of what gets dropped on the program: other kinds of files, mangled text, half pages, no report.

use std::{fs, time::Duration};

use serde_json::Value;
use testkit::{Layout, made, typeset};

use crate::program::{Folder, Said};

/// The longest that a refusal may take.
const SOON: Duration = Duration::from_secs(5);

/// One kind answer: exit 2, one way on, no talk of the machine, soon.
fn is_kindly_refused(said: &Said, what: &str) {
    assert_eq!((said.exit, said.ways_on()), (2, 1), "{what}: {said:?}");
    assert!(said.took < SOON, "{what}: {said:?}");
    for word in ["panicked", "RUST_BACKTRACE", "os error", ".rs:", "unexpected"] {
        assert!(!said.err.contains(word), "{what} lets {word} out: {}", said.err);
    }
}

/// Every command that takes a report refuses the bytes and writes nothing.
fn is_no_report(folder: &Folder, name: &str, bytes: impl AsRef<[u8]>) {
    folder.put(name, bytes);
    let before = folder.list(".");
    let commands: [&[&str]; 4] = [
        &["report", "read", name, "--json"],
        &["report", "check", name],
        &["report", "write", name, "--to", "txt", "--out", "写出"],
        &["report", "sum", name, "--out", "写出"],
    ];
    commands.iter().for_each(|command| is_kindly_refused(&folder.run(command), name));
    assert_eq!(folder.list("."), before, "{name}");
}

fn page(body: &str) -> String {
    format!("<!doctype html><html lang=zh><meta charset=utf-8><title>年报</title><body>{body}</body></html>")
}

#[test]
fn files_without_a_word_in_them() {
    let folder = Folder::new();
    is_no_report(&folder, "空.json", "");
    is_no_report(&folder, "空白.txt", " \r\n\t\u{3000}\u{a0}\n\n");
    is_no_report(&folder, "记号.txt", "\u{feff}");
    is_no_report(&folder, "空页.html", "<html><body> <p>&nbsp;</p></body></html>");
    is_no_report(&folder, "图.html", page(&"<p><img src=\"page.jpg\" alt=\"\"></p>".repeat(6)));
}

#[test]
fn files_of_another_kind_whatever_they_are_called() {
    let folder = Folder::new();
    is_no_report(&folder, "年报.docx", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml word/document.xml");
    is_no_report(&folder, "年报.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0");
    is_no_report(&folder, "照片.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01");
    let noise: Vec<u8> = (0..60_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
    is_no_report(&folder, "杂.txt", &noise);
    is_no_report(&folder, "杂.html", &noise);
    is_no_report(&folder, "零.txt", [vec![0; 4096], b"abc".to_vec(), vec![0; 4096]].concat());
}

#[test]
fn text_that_is_no_report() {
    let folder = Folder::new();
    is_no_report(&folder, "通知.txt", "关于召开会议的通知\n各科室：定于周五下午开会。\n");
    is_no_report(&folder, "别的.json", "{\"name\":\"gongkai\"}");
    is_no_report(&folder, "未知.json", "{\"format\":\"F2021\",\"t3\":{\"granted\":{\"company\":1}}}");
}

#[test]
fn boxes_in_boxes_in_boxes() {
    let folder = Folder::new();
    let deep = format!("{}桑村乡{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
    is_no_report(&folder, "深.html", page(&deep));
    is_no_report(&folder, "表.html", page(&"<table><tr><td>".repeat(20_000)));
    is_no_report(&folder, "深.json", "{\"t2\":".repeat(100_000));
}

#[test]
fn thirty_three_megabytes_of_real_text() {
    let folder = Folder::new();
    folder.put("大.txt", "公开".repeat((33 << 20) / "公开".len()));
    folder.run(&["report", "read", "大.txt"]).refused(2, "file.too-large");
}

#[test]
fn a_folder_or_nothing_where_a_list_or_a_notice_belongs() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("年报")).unwrap();
    for (name, code) in [("年报", "file.is-folder"), ("没有.json", "file.missing"), ("没有/年报.json", "file.missing")]
    {
        for command in [&["clock", name][..], &["calendar", "add", name], &["report", "sum", name]] {
            is_kindly_refused(folder.run(command).refused(2, code), name);
        }
    }
}

#[test]
fn a_page_that_was_not_saved_to_its_end_is_refused_or_its_losses_are_said() {
    let whole = typeset(&made::small(), Layout::HtmlClean).bytes;
    let folder = Folder::new();
    for tenths in 0..10 {
        folder.put("断.html", &whole[..whole.len() * tenths / 10]);
        let read = folder.run(&["report", "read", "断.html", "--json"]);
        assert!(read.took < SOON, "{read:?}");
        if read.exit == 2 {
            is_kindly_refused(&read, "断.html");
            continue;
        }
        let coverage: Value = read.json(0)["coverage"].clone();
        let count = |key: &str| coverage[key].as_u64().unwrap();
        assert_eq!(count("read") + count("blank") + count("lost") + count("unreadable"), 200, "{coverage}");
        let checked = folder.run(&["report", "check", "断.html"]);
        assert_eq!(checked.exit, 1, "a part is missing and must be an error: {tenths} tenths, {coverage}");
    }
}

#[test]
fn an_old_file_that_says_nothing_of_its_encoding_reads_and_one_mangled_by_it_is_refused() {
    let folder = Folder::new();
    let old = typeset(&made::small(), Layout::TextGb18030).bytes;
    let read = folder.put("国标.txt", &old).run(&["report", "read", "国标.txt", "--json"]).json(0);
    assert_eq!(read["coverage"]["read"], 200);
    // Bytes of one encoding shown in another and saved again: nobody can read that any more.
    is_no_report(&folder, "乱码.txt", old.iter().map(|&byte| char::from(byte)).collect::<String>());
}
