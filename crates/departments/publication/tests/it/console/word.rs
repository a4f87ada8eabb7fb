//! A Word file read into the form: what it sets off, its lists, links, tables and pictures.

use std::io::{Cursor, Write as _};

use ::rehearsal::{Answer, Visitor};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    clicks::{WRITER, act},
    files::{PNG, sent},
    visitor,
    writing::{form, typed},
};
use crate::rehearsal::on_both_engines;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LISTS: &str = "<w:numbering xmlns:w='w'>\
    <w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='·'/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
    <w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
    </w:numbering>";

/// A document with a body, relations of its main part and other parts.
pub(super) fn document(body: &str, relations: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let main =
        format!("<w:document xmlns:w='w' xmlns:r='r' xmlns:wp='wp' xmlns:a='a'><w:body>{body}</w:body></w:document>");
    let top = format!(
        "<Relationships><Relationship Id='r1' Type='{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>"
    );
    let inner = format!("<Relationships>{relations}</Relationships>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let own = [
        ("_rels/.rels", top.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", inner.as_bytes()),
        ("word/numbering.xml", LISTS.as_bytes()),
    ];
    for (name, content) in own.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn paragraph(properties: &str, inside: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>")
}

fn item(list: u8, level: u8, text: &str) -> String {
    let number = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>");
    paragraph(&number, &run("", text))
}

fn picture(id: &str, alt: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:extent cx='900000' cy='900000'/><wp:docPr id='1' name='图片 1' descr='{alt}'/>\
         <a:blip r:embed='{id}'/></w:drawing></w:r></w:p>"
    )
}

fn relation(id: &str, kind: &str, target: &str, is_outside: bool) -> String {
    let mode = if is_outside { " TargetMode='External'" } else { "" };
    format!("<Relationship Id='{id}' Type='{OFFICE}/{kind}' Target='{target}'{mode}/>")
}

/// Sends a file to be read into a new item.
fn read(writer: &Visitor, name: &str, bytes: &[u8]) -> Answer {
    let number = form(&writer.get("/console/items/new"), "/console/items")["number"].clone();
    let key = writer.form_key();
    sent(writer, &format!("/console/items/{number}/read"), false, &[("form", &key)], (name, bytes))
}

#[test]
fn a_word_file_brings_what_it_sets_off_its_lists_links_tables_and_pictures() {
    on_both_engines("word", |here| {
        let writer = visitor(here, WRITER);
        let cell = |properties: &str, text: &str| format!("<w:tc>{}</w:tc>", paragraph("", &run(properties, text)));
        let row = |properties: &str, one: &str, two: &str| {
            format!("<w:tr>{}{}</w:tr>", cell(properties, one), cell(properties, two))
        };
        let link = |id: &str, text: &str| format!("<w:hyperlink r:id='{id}'>{}</w:hyperlink>", run("", text));
        let body = [
            paragraph("<w:outlineLvl w:val='0'/>", &run("<w:b/>", "防火")),
            paragraph("", &(run("", "各村") + &run("<w:b/>", "务必") + &run("<w:i/><w:u w:val='single'/>", "做好"))),
            paragraph("", &(link("r7", "办法") + &run("", "见") + &link("r8", "这里"))),
            item(1, 0, "巡查"),
            item(1, 1, "白天"),
            item(1, 0, "值班 <![CDATA[<script>]]>"),
            item(2, 0, "其他"),
            format!("<w:tbl>{}{}</w:tbl>", row("<w:b/>", "村", "户"), row("", "东村", "12")),
            picture("r5", "大堤"),
            picture("r5", ""),
            picture("r6", "曲线"),
            picture("r9", "网上的"),
            paragraph("<w:jc w:val='right'/>", &run("", "桑村镇人民政府")),
        ];
        let relations = [
            relation("r5", "image", "media/image1.png", false),
            relation("r6", "image", "media/image2.emf", false),
            relation("r9", "image", "http://example.org/a.png", true),
            relation("r7", "hyperlink", "https://example.org/?a=1&amp;b=2", true),
            relation("r8", "hyperlink", "javascript:alert(1)", true),
        ];
        let parts: [(&str, &[u8]); 2] = [("word/media/image1.png", PNG), ("word/media/image2.emf", b"\x01\0\0\0EMF")];
        let shown = read(&writer, "防火.docx", &document(&body.concat(), &relations.concat(), &parts));
        assert_eq!(shown.status, 200, "{}", shown.body);
        let prose = typed(&shown, "prose");
        let (_, hash) = prose.split_once("/console/files/").expect("a picture of our own");
        let hash = &hash[..64];
        let expected = format!(
            "<h2>防火</h2><p>各村<strong>务必</strong><em><u>做好</u></em></p>\
             <p><a href=\"https://example.org/?a=1&amp;b=2\">办法</a>见这里</p>\
             <ol><li>巡查<ul><li>白天</li></ul></li><li>值班 &lt;script&gt;</li></ol><p>一、其他</p>\
             <table><thead><tr><th scope=\"col\">村</th><th scope=\"col\">户</th></tr></thead>\
             <tbody><tr><td>东村</td><td>12</td></tr></tbody></table>\
             <figure><img src=\"/console/files/{hash}\" alt=\"大堤\"></figure>\
             <figure><img src=\"/console/files/{hash}\" alt=\"\"></figure><p data-align=\"right\">桑村镇人民政府</p>"
        );
        assert_eq!(prose, expected);
        for said in ["prose.loss.link", "有 1 张图没有读进来", "有 1 张图不是网页能显示的格式"] {
            assert!(shown.body.contains(said), "{said}: {}", shown.body);
        }
        assert_eq!(writer.get(&format!("/console/files/{hash}")).status, 200, "the picture belongs to the body");

        let saved = writer.post("/console/items", form(&shown, "/console/items"));
        assert_eq!(saved.status, 303, "{}", saved.body);
        let page = writer.get(&saved.location).body;
        assert!(page.contains("alt=\"大堤\"") && page.contains("<ol><li>巡查"), "kept as it was read: {page}");
        let blocked = act(&writer, &saved.location, "submit", &[]);
        assert!(
            blocked.status == 422 && blocked.body.contains("F-08"),
            "words for the picture are asked: {}",
            blocked.body
        );
    });
}

#[test]
fn pictures_that_are_bombs_or_lie_elsewhere_are_left_out_and_the_words_are_read() {
    on_both_engines("word-hostile", |here| {
        let writer = visitor(here, WRITER);
        let relations = [
            relation("r1", "image", "media/a.png", false),
            relation("r2", "image", "media/b.png", false),
            relation("r3", "image", "../../../../../etc/passwd", false),
            relation("r4", "image", "document.xml", false),
        ];
        let mut bomb = b"\x89PNG\r\n\x1a\n".to_vec();
        bomb.resize(papers::limits::ENTRY_BYTES + 1, 0);
        let body = [picture("r3", ""), picture("r4", ""), picture("r1", "好"), picture("r2", "")].concat();
        let file = document(
            &(paragraph("", &run("", "各村")) + &body + &picture("r1", "又").repeat(400)),
            &relations.concat(),
            &[("word/media/a.png", PNG), ("word/media/b.png", &bomb)],
        );
        let shown = read(&writer, "炸弹.docx", &file);
        assert_eq!(shown.status, 200, "{}", shown.body);
        let prose = typed(&shown, "prose");
        assert_eq!(prose.matches("<img").count(), 401, "one file, shown as often as the document does");
        assert!(
            shown.body.contains("有 2 张图没有读进来") && shown.body.contains("有 1 张图不是网页能显示"),
            "{}",
            shown.body
        );
        assert_eq!(here.count("SELECT count(*) AS n FROM publication_file"), 1);

        // Five million signs are more than one text holds: said, and nothing stays behind.
        let long = paragraph("", &run("", &"长".repeat(500_000))).repeat(4);
        let file = document(&(long + &picture("r1", "")), &relations.concat(), &[("word/media/a.png", PNG)]);
        let refused = read(&writer, "长.docx", &file);
        assert!(refused.status == 422 && refused.body.contains("prose.too-large"), "{}", refused.status);
    });
}
