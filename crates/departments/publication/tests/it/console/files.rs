//! Files that come with a text: in by script and without, out to those who may see them.

use std::io::Read as _;

use ::rehearsal::{Answer, Rehearsal, Visitor};
use office::{Clerk, DeskError};
use publication::{desk, files, site};

use super::{
    clicks::{WRITER, act, pass, written},
    visitor,
};
use crate::rehearsal::{clerk, on_both_engines};

pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0123456789";

/// A form with a file, as a browser sends it; a script asks for JSON.
pub(super) fn sent(
    browser: &Visitor,
    path: &str,
    script: bool,
    fields: &[(&str, &str)],
    file: (&str, &[u8]),
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    let head = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n", file.0);
    body.extend(head.bytes());
    body.extend(file.1);
    body.extend(b"\r\n--edge--\r\n");
    raw(browser, path, script, body)
}

fn raw(browser: &Visitor, path: &str, script: bool, body: Vec<u8>) -> Answer {
    let request = browser.request("POST", path).header("sec-fetch-site", "same-origin");
    let request = request.header("sec-fetch-mode", if script { "cors" } else { "navigate" });
    let request = request.header("content-type", "multipart/form-data; boundary=edge");
    browser.ask(request.body(body.into()).unwrap())
}

fn rows(here: &Rehearsal) -> i64 {
    here.count("SELECT count(*) AS n FROM publication_file")
}

#[test]
fn a_script_puts_a_picture_in_and_the_body_sees_it() {
    on_both_engines("file-script", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let key = writer.form_key();
        let answer = sent(&writer, &format!("{item}/files"), true, &[("form", &key)], ("../../大堤.png", PNG));
        assert_eq!(answer.status, 200, "{}", answer.body);
        let src = answer.body.split("\"src\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(
            src.starts_with("/console/files/") && answer.body.contains("\"name\":\"大堤.png\",\"bytes\":18"),
            "{}",
            answer.body
        );
        let shown = writer.get(&src);
        assert_eq!((shown.status, shown.headers["content-type"].as_str()), (200, "image/png"));
        assert_eq!(shown.headers["content-security-policy"], "default-src 'none'; sandbox");
        assert_eq!(shown.headers["x-content-type-options"], "nosniff");
        let stranger = visitor(here, "wai/info_officer/office/liushu");
        assert_eq!(stranger.get(&src).status, 404, "another body does not know that it exists");
        assert_eq!(visitor(here, "").get(&src).status, 303, "nor does whoever is not signed in");
        for wrong in ["/console/files/x", "/console/files/..%2f..%2fkey", &format!("/console/files/{}", "%".repeat(64))]
        {
            assert!(matches!(writer.get(wrong).status, 400 | 404), "{wrong}");
        }
    });
}

#[test]
fn without_a_script_a_file_comes_with_the_whole_form_and_is_published_with_the_text() {
    on_both_engines("file-form", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let page = writer.get(&format!("{item}/edit"));
        let fields = page.form(&format!("{item}/edit")).unwrap();
        let mut fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend([("title", "关于春季防火的通知"), ("text", "各村：\n名单见附件。"), ("subject", "notice")]);
        fields.extend([("attribute", "public"), ("event_date", "2025-03-03")]);
        let csv = "村,户\n东村,12\n".as_bytes();
        let led = sent(&writer, &format!("{item}/files"), false, &fields, ("名单.csv", csv));
        assert_eq!((led.status, led.location.clone()), (303, format!("{item}/edit#files")), "{}", led.body);
        let page = writer.get(&format!("{item}/edit"));
        assert!(page.body.contains("名单见附件。") && page.body.contains("value=\"名单.csv\""), "{}", page.body);
        let file = page.body.split("name=\"attach\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let name = format!("name-{file}");
        fields.extend([("attach", file.as_str()), (name.as_str(), "防火名单")]);
        let saved = writer.post(&format!("{item}/edit"), fields.clone());
        assert_eq!(saved.status, 303, "{}", saved.body);
        assert!(writer.get(&item).body.contains("防火名单.csv"), "named anew, with its ending");

        let of = |body: &str| site::file(&here.office, body, &format!("/{body}/files/{file}/x")).unwrap();
        let public = || of("sangcun");
        assert!(public().is_none(), "not public yet");
        assert_eq!(act(&writer, &item, "submit", &[]).status, 303);
        pass(here, &item);
        assert_eq!(act(&writer, &item, "publish", &[]).status, 303);
        let mut shown = public().unwrap();
        let mut content = Vec::new();
        shown.content.read_to_end(&mut content).unwrap();
        assert_eq!((content.as_slice(), shown.name.as_str()), (csv, "防火名单.csv"));
        assert!(of("liushu").is_none());
        act(&writer, &item, "withdraw", &[("reason", "error"), ("opinion", "写错了")]);
        assert!(public().is_none(), "withdrawn with its text");
    });
}

#[test]
fn what_is_not_what_it_says_is_refused_and_leaves_nothing() {
    on_both_engines("file-refused", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let (path, key) = (format!("{item}/files"), writer.form_key());
        let cases: [(&str, &[u8], &str); 8] = [
            ("空.pdf", b"", "publication.file.empty"),
            ("安装.exe", b"MZ\x90\0", "publication.file.kind"),
            ("名单.pdf", b"MZ\x90\0", "publication.file.kind"),
            ("名单.pdf", PNG, "publication.file.mistyped"),
            ("网页.txt", b"<html><script>", "publication.file.kind"),
            ("图.svg", b"<svg onload=x>", "publication.file.kind"),
            ("名单.html", b"words", "publication.file.kind"),
            ("", b"", "publication.file.none"),
        ];
        for (name, bytes, code) in cases {
            let answer = sent(&writer, &path, true, &[("form", &key)], (name, bytes));
            assert_eq!((answer.status, answer.body.contains(code)), (422, true), "{name}: {}", answer.body);
        }
        assert_eq!(rows(here), 0);
        assert!(here.office.files.list().unwrap().is_empty(), "nothing lies in the file space");
        let shown = sent(&writer, &path, false, &[("form", &key), ("text", "写的还在")], ("安装.exe", b"MZ\x90\0"));
        assert!(shown.status == 422 && shown.body.contains("写的还在"), "nothing typed is lost: {}", shown.body);
    });
}

#[test]
fn a_form_that_breaks_off_or_is_not_ours_leaves_nothing() {
    on_both_engines("file-broken", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let path = format!("{item}/files");
        let cut = b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n\x89PNG\r\n\x1a\n01234".to_vec();
        let answer = raw(&writer, &path, true, cut);
        assert!(answer.body.contains("publication.form.broken"), "{} {}", answer.status, answer.body);
        assert!(raw(&writer, &path, true, b"nonsense".to_vec()).body.contains("publication.form.broken"));
        assert_eq!(rows(here), 0, "an upload that was broken off leaves no row");
        assert!(here.office.files.list().unwrap().is_empty(), "and no file");
        let foreign = sent(&writer, &path, true, &[("form", "x")], ("a.png", PNG));
        assert_eq!(foreign.status, 403, "{}", foreign.body);
        let gone = sent(&visitor(here, ""), &path, true, &[("form", "x")], ("a.png", PNG));
        assert_eq!(gone.status, 401, "{}", gone.body);
        let reader = visitor(here, "chu/section_head/office/sangcun");
        let key = reader.form_key();
        assert_eq!(sent(&reader, &path, true, &[("form", &key)], ("a.png", PNG)).status, 403, "who does not write");
    });
}

#[test]
fn a_file_beyond_the_limit_is_refused_while_it_arrives() {
    on_both_engines("file-large", |here| {
        let officer = clerk("lin", affairs::role::Role::InfoOfficer, "office");
        let mut endless = std::io::Read::chain(PNG, std::io::repeat(7));
        let refused = files::receive(&here.office, &officer, "a.png", &mut endless).unwrap_err();
        assert_eq!(::rehearsal::codes(&refused), ["publication.file.too-large"]);
        assert!(here.office.files.list().unwrap().is_empty());
        let other = Clerk { body: "liushu".into(), ..officer.clone() };
        let taken = files::receive(&here.office, &officer, "a.png", &mut &*PNG).unwrap();
        assert!(
            matches!(files::own_file(&here.office, &officer, &taken.file), Err(DeskError::NotFound)),
            "nobody's yet"
        );
        files::claim(&here.office, &officer, "n", &taken, true).unwrap();
        assert!(matches!(files::own_file(&here.office, &other, &taken.file), Err(DeskError::NotFound)));
        let new = crate::rehearsal::new_item("一件稿", affairs::publication::Subject::Notice);
        desk::propose(&here.office, &officer, &new).unwrap();
        assert_eq!(files::own_file(&here.office, &officer, &taken.file).unwrap().content, PNG);
    });
}
