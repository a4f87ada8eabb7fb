//! The package around: where parts lie, how they are encoded, what makes one unreadable.

use papers::PaperError;

use super::{Maker, OFFICE, RELATIONS, main, p};
use crate::outline;

fn relations(of: &str) -> String {
    format!("<Relationships xmlns='{RELATIONS}'>{of}</Relationships>")
}

fn relation(kind: &str, target: &str) -> String {
    format!("<Relationship Id='r' Type='{OFFICE}/{kind}' Target='{target}'/>")
}

#[test]
fn the_main_part_is_found_where_the_package_says() {
    let told = |target: &str| Maker::default().part("_rels/.rels", &relations(&relation("officeDocument", target)));
    let cases = [
        (told("word/document2.xml").part("word/document2.xml", &main(&p("文"))), "a name of its own"),
        (told("/word/document2.xml").part("word/document2.xml", &main(&p("文"))), "from the root"),
        (told("word/gone.xml").part("word/document.xml", &main(&p("文"))), "told wrongly, in the usual place"),
        (Maker::default().part("word/document.xml", &main(&p("文"))), "not told"),
        (
            told("word/document.xml").part("Word\\Document.xml", &main(&p("文"))).part("word/documents", ""),
            "spelled as on Windows",
        ),
        (
            Maker::document("").part(
                "word/document.xml",
                &main(&p("文")).replace(
                    "schemas.openxmlformats.org/wordprocessingml/2006",
                    "purl.oclc.org/ooxml/wordprocessingml",
                ),
            ),
            "the strict vocabulary",
        ),
        (Maker::document("").part("word/document.xml", &main(&p("文")).replace("w:", "x:")), "another prefix"),
        (Maker::document("").part("word/document.xml", &format!("\u{feff}{}", main(&p("文")))), "a byte order mark"),
    ];
    for (maker, because) in cases {
        assert_eq!(outline(&maker.paper()), ["文"], "{because}");
    }
}

#[test]
fn styles_are_found_where_the_document_says_and_the_title_is_kept() {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='x'><w:name w:val='heading 3'/></w:style></w:styles>";
    let paper = Maker::document("<w:p><w:pPr><w:pStyle w:val='x'/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>")
        .part("word/_rels/document.xml.rels", &relations(&relation("styles", "../parts/s.xml")))
        .part("parts/s.xml", styles)
        .part("docProps/core.xml", "<cp:coreProperties><dc:title>桑村乡 &amp; 年度报告</dc:title><dc:creator>甲</dc:creator></cp:coreProperties>")
        .paper();
    assert_eq!((outline(&paper), paper.title.as_str()), (vec!["### 题".to_owned()], "桑村乡 & 年度报告"));
}

#[test]
fn wide_parts_are_read_and_unknown_bytes_are_damage() {
    let with = |bytes: Vec<u8>| {
        let mut maker = Maker::document("");
        maker.parts.last_mut().expect("the main part").1 = bytes;
        maker.read()
    };
    let text = main(&p("文")).replace("UTF-8", "UTF-16");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cases = [
        ([b"\xFF\xFE".as_slice(), &little].concat(), true, "little end first"),
        ([b"\xFE\xFF".as_slice(), &big].concat(), true, "big end first"),
        (little.clone(), true, "without a mark"),
        ([b"\xFF\xFE".as_slice(), &little[..little.len() - 1]].concat(), false, "half a character"),
        (
            main("<w:p><w:r><w:t>?</w:t></w:r></w:p>")
                .replace('?', "\u{80}")
                .into_bytes()
                .into_iter()
                .filter(|&b| b != 0xC2)
                .collect(),
            false,
            "no characters",
        ),
    ];
    for (bytes, is_read, because) in cases {
        let read = with(bytes);
        assert_eq!(read.is_ok(), is_read, "{because}: {read:?}");
    }
}

#[test]
fn what_makes_a_package_unreadable_is_told() {
    let damaged = PaperError::Damaged { kind: papers::Kind::Docx };
    let body = |xml: &str| Maker::document("").part("word/document.xml", xml);
    let cases = [
        (Maker::document("").part("word/document.xml", ""), &damaged, "an empty part"),
        (Maker::default().part("word/documents.txt", "x"), &damaged, "no main part"),
        (body("<w:document><w:body><w:p>"), &damaged, "elements that do not end"),
        (body("<w:document><w:p></w:body></w:document>"), &damaged, "ends that do not fit"),
        (
            body("<w:document><w:p><w:r><w:t>1 &lt 2</w:t></w:r></w:p></w:document>"),
            &damaged,
            "a reference without its end",
        ),
        (body("<!DOCTYPE d [<!ENTITY a 'b'>]><w:document/>"), &PaperError::DocumentType, "a document type"),
        (body("<w:document><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>"), &PaperError::Bomb, "an entity"),
        (
            body("<w:document><w:p><w:pPr><w:pStyle w:val='&a;'/></w:pPr></w:p></w:document>"),
            &PaperError::Bomb,
            "an entity in a value",
        ),
        (
            Maker::document(&p("文")).part("word/styles.xml", "<!DOCTYPE d><w:styles/>"),
            &PaperError::DocumentType,
            "in any part",
        ),
        (Maker::document(""), &PaperError::NoText, "a document without a word"),
    ];
    for (maker, expected, because) in cases {
        assert_eq!(maker.read().as_ref(), Err(expected), "{because}");
    }
}
