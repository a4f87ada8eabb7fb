//! 坏文件 Whatever is dropped on the program, a person gets one sentence of what to do, and soon.

use std::{fs, time::Duration};

use testkit::{Layout, made, typeset};

use crate::program::{Ended, Place};

/// The longest that a refusal may take.
const SOON: Duration = Duration::from_secs(5);

/// One kind answer: exit 2, one way on, no talk of the machine, nothing on standard output, soon.
fn is_kindly_refused(ended: &Ended, what: &str) {
    assert_eq!((ended.exit, ended.ways_on()), (2, 1), "{what}: {ended:#?}");
    assert!(ended.took < SOON, "{what}: {ended:#?}");
    for word in ["panicked", "unwrap", "RUST_BACKTRACE", "os error", ".rs:", "unexpected"] {
        assert!(!ended.err.contains(word), "{what} lets {word} out: {}", ended.err);
    }
}

/// Every command that takes a report refuses the file.
fn is_no_report(place: &Place, name: &str) {
    let read = place.run(&["report", "read", name, "--json"]);
    is_kindly_refused(&read, name);
    assert_eq!(read.out, "", "{name}");
    is_kindly_refused(&place.run(&["report", "check", name]), name);
    is_kindly_refused(&place.run(&["report", "write", name, "--to", "txt", "--out", "写出.txt"]), name);
    assert!(!place.path("写出.txt").exists());
    is_kindly_refused(&place.run(&["report", "sum", name, "--out", "写出.json"]), name);
    assert!(!place.path("写出.json").exists());
}

fn page(body: &str) -> String {
    format!("<!doctype html><html lang=zh><meta charset=utf-8><title>年报</title><body>{body}</body></html>")
}

#[test]
fn files_without_a_word_in_them() {
    let place = Place::new();
    for (name, bytes) in [
        ("空.txt", ""),
        ("空.html", ""),
        ("空.json", ""),
        ("空白.txt", " \r\n\t\u{3000}\u{a0}\n\n"),
        ("记号.txt", "\u{feff}"),
        ("空页.html", "<html><body> <p>&nbsp;</p></body></html>"),
    ] {
        is_no_report(place.put(name, bytes), name);
    }
}

#[test]
fn files_of_another_kind_than_their_name_says() {
    let place = Place::new();
    let files: [(&str, &[u8]); 5] = [
        ("截图.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0\0\0"),
        ("年报.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
        ("年报.docx", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml word/document.xml"),
        ("年报.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0"),
        ("照片.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01"),
    ];
    for (name, bytes) in files {
        is_no_report(place.put(name, bytes), name);
    }
}

#[test]
fn files_full_of_bytes_that_are_no_text() {
    let place = Place::new();
    let noise: Vec<u8> = (0..60_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let nul = [vec![0; 4096], b"abc".to_vec(), vec![0; 4096]].concat();
    for (name, bytes) in [("零.txt", nul), ("杂.txt", noise.clone()), ("杂.html", noise)] {
        is_no_report(place.put(name, bytes), name);
    }
}

#[test]
fn a_file_of_33_megabytes_is_not_read() {
    let place = Place::new();
    place.put("大.txt", "公开".repeat(33 << 20 >> 2));
    fs::File::create(place.path("大.html")).unwrap().set_len(33 << 20).unwrap();
    for name in ["大.txt", "大.html"] {
        let read = place.run(&["report", "read", name]);
        is_kindly_refused(&read, name);
        assert!(read.err.contains("太大"), "{}", read.err);
    }
    let fed = place.feed(&["report", "read", "-"], &vec![b'a'; 33 << 20]);
    is_kindly_refused(&fed, "standard input");
}

#[test]
fn a_folder_or_a_file_that_is_not_there() {
    let place = Place::new();
    fs::create_dir(place.path("年报")).unwrap();
    for name in ["年报", "没有.html", "没有/年报.html"] {
        is_no_report(&place, name);
        is_kindly_refused(&place.run(&["clock", name]), name);
        is_kindly_refused(&place.run(&["calendar", "add", name]), name);
    }
    assert!(place.run(&["report", "read", "年报"]).err.contains("文件夹"));
    assert!(place.run(&["report", "read", "没有.html"]).err.contains("没有找到"));
}

#[test]
fn a_page_with_pictures_only() {
    let place = Place::new();
    place.put("图.html", page(&"<p><img src=\"page.jpg\" alt=\"\"></p>".repeat(6)));
    is_no_report(&place, "图.html");
}

#[test]
fn twenty_thousand_nested_boxes() {
    let place = Place::new();
    let deep = page(&format!("{}桑村乡{}", "<div>".repeat(20_000), "</div>".repeat(20_000)));
    is_no_report(place.put("深.html", deep), "深.html");
    let tables = page(&"<table><tr><td>".repeat(20_000));
    is_no_report(place.put("表.html", tables), "表.html");
    let brackets = place.put("深.json", "{\"t2\":".repeat(100_000));
    is_no_report(brackets, "深.json");
}

#[test]
fn a_page_that_was_not_saved_to_its_end_is_refused_or_its_losses_are_said() {
    let whole = typeset(&made::small(), Layout::HtmlClean).bytes;
    let place = Place::new();
    for tenths in 0..10 {
        place.put("断.html", &whole[..whole.len() * tenths / 10]);
        let read = place.run(&["report", "read", "断.html", "--json"]);
        assert!(read.took < SOON, "{read:#?}");
        if read.exit == 2 {
            is_kindly_refused(&read, "断.html");
            continue;
        }
        let coverage = &read.json()["coverage"];
        let count = |key: &str| coverage[key].as_u64().unwrap();
        assert_eq!(count("read") + count("blank") + count("lost") + count("unreadable"), 200, "{coverage}");
        let checked = place.run(&["report", "check", "断.html", "--json"]);
        assert_eq!(checked.exit, 1, "a part is missing and must be an error: {tenths} tenths, {coverage}");
    }
}

#[test]
fn text_in_another_encoding_than_the_page_says_still_reads_or_is_refused() {
    let place = Place::new();
    let gb = typeset(&made::small(), Layout::TextGb18030).bytes;
    place.put("国标.txt", &gb);
    let read = place.run(&["report", "read", "国标.txt", "--json"]);
    assert_eq!(read.json()["coverage"]["read"], 200, "an old file says nothing of its encoding and reads all the same");
    // Bytes of one encoding shown in another and saved again: nobody can read that any more.
    let mangled: String = gb.iter().map(|&byte| char::from(byte)).collect();
    is_no_report(place.put("乱码.txt", mangled), "乱码.txt");
}

#[test]
fn a_text_that_is_no_report() {
    let place = Place::new();
    is_no_report(place.put("通知.txt", "关于召开会议的通知\n各科室：定于周五下午开会。\n"), "通知.txt");
    is_no_report(place.put("别的.json", "{\"name\":\"gongkai\"}"), "别的.json");
    is_no_report(place.put("断.json", "{\"body\":\"桑村乡\",\"t3\":{"), "断.json");
    is_no_report(place.put("未知.json", "{\"format\":\"F2021\",\"t3\":{\"granted\":{\"company\":1}}}"), "未知.json");
}
