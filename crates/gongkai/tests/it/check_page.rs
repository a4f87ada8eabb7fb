//! `/check`: a clerk hands in a report and sees what is wrong with it; nothing is kept.

use crate::{
    program::RECEIVED,
    visitor::{Answer, Served},
};

fn hand_in(served: &Served, file: &str, bytes: &[u8]) -> Answer {
    served.hand_in("/check", &[("file", file, bytes), ("previous", "", b""), ("level", "", b"township")])
}

#[test]
fn the_form_names_every_field_and_works_without_a_script() {
    let page = Served::new().get("/check");
    assert_eq!(page.status, 200);
    for words in ["enctype=\"multipart/form-data\"", "for=\"file\"", "for=\"previous\"", "for=\"level\"", "不存盘"] {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(!page.body.contains("<script"));
}

#[test]
fn a_report_comes_back_with_each_finding_in_its_place() {
    let page = hand_in(&Served::new(), "报送稿.txt", RECEIVED.as_bytes());
    assert_eq!(page.status, 200);
    assert_eq!(page.header("cache-control"), "no-store", "what somebody handed in is nobody else's");
    assert!(page.body.contains("报送稿.txt") && page.body.contains("没有保存"), "which file, and that it is gone");
    assert_eq!(page.body.matches("class=\"slip\"").count(), 12, "twelve findings in the list");
    assert_eq!(page.body.matches("<p class=\"reading\" id=\"f").count(), 12, "and in place");
    assert_eq!(page.body.matches("data-blank").count(), 44, "every lost cell is marked");
    assert!(page.body.contains("44<small>格"), "and counted");
}

#[test]
fn last_years_report_decides_the_rules_across_years() {
    let served = Served::new();
    let set = testkit::made::small();
    let now = testkit::typeset(&set, testkit::Layout::HtmlClean).bytes;
    let alone = hand_in(&served, "a.html", &now);
    assert!(alone.body.contains("没有交上年报告"), "{}", alone.status);
    let twice = served.hand_in("/check", &[("file", "a.html", &now), ("previous", "b.html", &now)]);
    assert!(twice.body.contains("和上年报告一起核对"));
}

#[test]
fn what_cannot_be_read_brings_the_form_back_with_the_reason() {
    let served = Served::new();
    let cases: [(&str, &[u8], &str, u16); 4] = [
        ("", b"", "check.no-file", 422),
        ("a.docx", b"\x89PNG\r\n\x1a\n", "paper.is-picture", 422),
        ("<b>.txt", "今天天气不错。".as_bytes(), "report.not-a-report", 422),
        ("a.pdf", b"%PDF-1.7\nnothing", "paper.damaged", 422),
    ];
    for (file, bytes, code, status) in cases {
        let page = hand_in(&served, file, bytes);
        assert_eq!(page.status, status, "{file}");
        assert!(page.body.contains(code) && page.body.contains("role=\"alert\""), "{file}: {}", page.body);
        assert!(page.body.contains("value=\"township\" selected"), "the level that was chosen stays chosen");
    }
}

#[test]
fn hostile_forms_are_answered_and_the_next_visitor_is_served() {
    let served = Served::new();
    let plain = [("Content-Type", "text/plain"), ("Content-Length", "3")];
    assert_eq!(served.send("POST", "/check", &plain, b"abc").status, 400, "no form");
    let cut = [("Content-Type", "multipart/form-data; boundary=x"), ("Content-Length", "19")];
    assert_eq!(served.send("POST", "/check", &cut, b"--x\r\nContent-Dispos").status, 400, "a form cut off");
    let large = hand_in(&served, "a.txt", &vec![b' '; 40 << 20]);
    assert_eq!(large.status, 413, "larger than a form may be");
    assert!(large.body.contains("check.too-large"));
    let many: Vec<(String, Vec<u8>)> = (0..200).map(|at| (format!("f{at}"), vec![b'x'; 10])).collect();
    let many: Vec<(&str, &str, &[u8])> =
        many.iter().map(|(name, bytes)| (name.as_str(), "", bytes.as_slice())).collect();
    assert_eq!(served.hand_in("/check", &many).status, 422, "two hundred fields, none of them a report");
    assert_eq!(hand_in(&served, "报送稿.txt", RECEIVED.as_bytes()).status, 200);
}

#[test]
fn a_name_of_a_file_is_text_and_never_markup() {
    let page = hand_in(&Served::new(), "<img src=x onerror=1>.txt", RECEIVED.as_bytes());
    assert!(!page.body.contains("<img"), "the name is escaped");
}

#[test]
fn the_report_that_was_shown_is_written_in_every_format_offered() {
    let served = Served::new();
    let page = hand_in(&served, "a.txt", RECEIVED.as_bytes()).body;
    let report =
        page.split("name=\"report\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("it is there");
    let report = report.replace("&#34;", "\"").replace("&quot;", "\"").replace("&#38;", "&").replace("&#60;", "<");
    for (to, begins) in [("html", "<!doctype html>"), ("docx", "PK"), ("xlsx", "PK"), ("pdf", "%PDF-")] {
        let file = served.hand_in("/check/write", &[("report", "", report.as_bytes()), ("to", "", to.as_bytes())]);
        assert_eq!(file.status, 200, "{to}: {}", file.body);
        assert!(file.body.starts_with(begins), "{to}");
        assert!(file.header("content-disposition").starts_with("attachment"), "{to}");
    }
    let wrong = served.hand_in("/check/write", &[("report", "", b"{}"), ("to", "", b"exe")]);
    assert_eq!(wrong.status, 400);
}
