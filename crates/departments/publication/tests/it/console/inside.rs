//! What lies in attachments, seen without opening them.

use ::rehearsal::{Rehearsal, Visitor};
use papers::{Block, Paper, PaperError, Paragraph, Region};
use publication::files;

use super::{
    clicks::{WRITER, written},
    files::{PNG, sent},
    visitor,
    word::document,
};
use crate::rehearsal::{clerk, on_both_engines};

/// Brings a file and gives its hash.
fn brought(here: &Rehearsal, name: &str, bytes: &[u8]) -> String {
    let officer = clerk("lin", affairs::role::Role::InfoOfficer, "office");
    let taken = files::receive(&here.office, &officer, name, &mut &*bytes).unwrap();
    files::claim(&here.office, &officer, "n", &taken, false).unwrap();
    taken.file
}

#[test]
fn words_and_tables_are_shown_and_what_was_not_read_is_said() {
    on_both_engines("inside", |here| {
        let writer = visitor(here, WRITER);
        let seen = |name: &str, bytes: &[u8]| {
            let file = brought(here, name, bytes);
            let answer = writer.get(&format!("/console/files/{file}/inside?item=lin-1"));
            assert_eq!(answer.status, 200, "{name}: {}", answer.body);
            answer.body
        };
        let row = |cells: [&str; 2]| {
            format!(
                "<w:tr>{}</w:tr>",
                cells.map(|cell| format!("<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>")).concat()
            )
        };
        let body = format!(
            "<w:p><w:r><w:t>&lt;script&gt;x&lt;/script&gt;名单</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>\
             <w:tbl>{}{}</w:tbl>",
            row(["村", "户"]),
            row(["东村", "12"])
        );
        let word = seen("名单.docx", &document(&body, "", &[]));
        for expected in ["&#60;script&#62;", "<td>东村</td>", "有 1 处隐藏文字，没有读取", "/console/items/lin-1#files"]
        {
            assert!(word.contains(expected), "{expected}: {word}");
        }
        assert!(!word.contains("<script>x"), "{word}");
        let long = format!("{}{}", "各村：\n".repeat(300), "村\t户\n".repeat(10));
        let text = seen("长.txt", long.as_bytes());
        assert!(text.contains("没有列出") && text.matches("<p>各村：").count() == 200, "{text}");
        let wide = format!("{}\n", ["1"; 50].join(",")).repeat(100);
        let sheet = seen("宽.csv", wide.as_bytes());
        assert!(sheet.contains("这张表共 100 行 50 列") && sheet.matches("<td").count() == 1_800, "{}", sheet.len());
        assert!(seen("图.png", PNG).contains("这里有一张图：图.png"));
    });
}

#[test]
fn what_cannot_be_read_is_a_sentence_and_nothing_breaks() {
    on_both_engines("inside-hostile", |here| {
        let writer = visitor(here, WRITER);
        let whole = document("<w:p><w:r><w:t>文</w:t></w:r></w:p>", "", &[]);
        let deep = document(&"<w:tbl><w:tr><w:tc>".repeat(300), "", &[]);
        let bomb = document("<w:p/>", "", &[("word/styles.xml", &vec![b' '; papers::limits::ENTRY_BYTES + 1])]);
        let cases: [(&str, &[u8], &str); 5] = [
            ("断了.docx", &whole[..whole.len() / 2], "paper."),
            ("太深.docx", &deep, "paper."),
            ("炸弹.docx", &bomb, "paper."),
            ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing else", "paper."),
            ("名单.pdf", b"%PDF-1.7\n", "paper."),
        ];
        for (name, bytes, code) in cases {
            let file = brought(here, name, bytes);
            let answer = writer.get(&format!("/console/files/{file}/inside?item=../../x"));
            assert!(answer.status == 200 && answer.body.contains(code), "{name}: {} {}", answer.status, answer.body);
            assert!(answer.body.contains("下载原件") && !answer.body.contains("../../x"), "{name}: {}", answer.body);
        }
        let unknown = writer.get(&format!("/console/files/{}/inside", "0a".repeat(32)));
        assert_eq!(unknown.status, 404, "{}", unknown.body);
        let file = brought(here, "旧.txt", "文".as_bytes());
        let other = visitor(here, "liu/info_officer/office/liushu").get(&format!("/console/files/{file}/inside"));
        assert_eq!(other.status, 404, "another body sees nothing of it: {}", other.body);
    });
}

#[test]
fn a_pdf_is_read_by_the_reader_that_was_given() {
    on_both_engines("inside-pdf", |here| {
        fn reader(bytes: &[u8]) -> Result<Paper, PaperError> {
            assert!(bytes.starts_with(b"%PDF-"));
            let paragraph = Paragraph { text: "预算公开".into(), heading: None, region: Region(0), dress: None };
            Ok(Paper { blocks: vec![Block::Paragraph(paragraph)], regions: vec![Region(0)], ..Paper::default() })
        }
        let routes = publication::console::routes_with(reader);
        let writer = Visitor::new(&here.office, routes, ::rehearsal::Anybody).with(WRITER);
        let file = brought(here, "预算.pdf", b"%PDF-1.7\n");
        let answer = writer.get(&format!("/console/files/{file}/inside"));
        assert!(answer.status == 200 && answer.body.contains("<p>预算公开</p>"), "{}", answer.body);
    });
}

#[test]
fn the_page_of_an_item_shows_small_pictures_and_where_to_look_inside() {
    on_both_engines("inside-small", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let picture = |width: u32, height: u32| {
            [&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..], &width.to_be_bytes(), &height.to_be_bytes()].concat()
        };
        let edit = format!("{item}/edit");
        let fields = writer.get(&edit).form(&edit).unwrap();
        let mut fields: Vec<(String, String)> = fields.into_iter().collect();
        fields.extend(
            [("title", "通知"), ("text", "见附件"), ("subject", "notice")]
                .map(|(name, typed)| (name.into(), typed.into())),
        );
        for (name, bytes) in
            [("大堤.png", picture(320, 240)), ("炸弹.png", picture(60_000, 60_000)), ("名单.csv", b"a,b\n".to_vec())]
        {
            let key = writer.form_key();
            let came = sent(&writer, &format!("{item}/files"), true, &[("form", &key)], (name, &bytes));
            assert_eq!(came.status, 200, "{}", came.body);
            let file = came.body.split("/console/files/").nth(1).unwrap()[..64].to_owned();
            fields.extend([("attach".into(), file.clone()), (format!("name-{file}"), name.to_owned())]);
        }
        let saved = writer.post(&edit, fields);
        assert_eq!(saved.status, 303, "{}", saved.body);
        let page = writer.get(&format!("{item}?view=text")).body;
        assert_eq!(page.matches("loading=\"lazy\"").count(), 1, "the bomb is a name and nothing else: {page}");
        assert!(page.contains("width=\"160\" height=\"120\" alt=\"\""), "{page}");
        assert_eq!(page.matches("看看里面写了什么").count(), 1, "{page}");
        let inside = page.split("href=\"").find(|rest| rest.contains("/inside?")).unwrap().split('"').next().unwrap();
        assert!(writer.get(inside).body.contains("<td>a</td><td>b</td>"));
    });
}
