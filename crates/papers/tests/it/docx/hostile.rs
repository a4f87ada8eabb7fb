//! Files that are cut off, altered or meant to hurt.

use std::io::Cursor;

use papers::{Kind, PaperError};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Maker, p, tbl, tc};

const DAMAGED: PaperError = PaperError::Damaged { kind: Kind::Docx };

/// A file like those people have, some ten kilobytes.
fn usual() -> Vec<u8> {
    let rows: Vec<String> = (0..200).map(|row| format!("事项{row} {} {}", row * 7, row * 13 % 11)).collect();
    let prose: String = (0..200).map(|at| p(&format!("第{at}段，全年办理 {} 件。", at * 31 % 97))).collect();
    let styles = "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>";
    Maker::document(&(prose + &tbl(&rows.join("/")))).styles(styles).numbering("").bytes()
}

#[test]
fn a_file_cut_off_anywhere_is_damaged() {
    let whole = usual();
    assert!(papers::read(&whole, None).is_ok() && whole.len() > 3 * 997);
    for end in (0..whole.len()).step_by(997) {
        let read = papers::read(&whole[..end], Some(Kind::Docx));
        let is_told = matches!(&read, Err(DAMAGED | PaperError::Archive | PaperError::Empty));
        assert!(is_told, "the first {end} bytes: {read:?}");
    }
}

#[test]
fn a_file_altered_anywhere_is_read_or_refused() {
    let whole = usual();
    let mut seed = 20_240_131_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let original = papers::read(&whole, None).expect("the file is whole");
    for _ in 0..300 {
        let mut bytes = whole.clone();
        let at = next(bytes.len());
        bytes[at] ^= 1 << next(8);
        // A flip in a date or an attribute of an entry changes nothing; what is read is never something else.
        if let Ok(paper) = papers::read(&bytes, Some(Kind::Docx)) {
            assert_eq!(paper.blocks.len(), original.blocks.len(), "byte {at}");
        }
    }
}

#[test]
fn parts_that_grow_beyond_measure_are_refused() {
    let huge = format!("<w:document><w:body><!--{}--></w:body></w:document>", " ".repeat(papers::limits::ENTRY_BYTES));
    let bomb = Maker::document("").part("word/document.xml", &huge);
    assert!(bomb.bytes().len() < 100 << 10, "a small file");
    assert_eq!(bomb.read(), Err(PaperError::Bomb));
    let most = " ".repeat(20 << 20);
    let three = Maker::document(&p("文")).styles(&most).numbering(&most).part("docProps/core.xml", &most);
    assert_eq!(three.read(), Err(PaperError::Bomb), "each part is within its limit, all together are not");
}

#[test]
fn a_package_of_endless_entries_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for at in 0..papers::limits::ENTRIES + 10 {
        zip.start_file(format!("word/document{at}"), stored).unwrap();
    }
    assert_eq!(papers::read(&zip.finish().unwrap().into_inner(), None), Err(PaperError::Bomb));
    let listed = [b"PK\x03\x04word/document".as_slice(), &b"PK\x01\x02".repeat(100_000)].concat();
    assert_eq!(papers::read(&listed, None), Err(PaperError::Bomb), "a list that is all there is to the file");
}

#[test]
fn elements_inside_each_other_are_bounded() {
    let nested = |open: &str, close: &str, levels: usize| {
        Maker::document(&(open.repeat(levels) + &p("文") + &close.repeat(levels))).read()
    };
    assert_eq!(nested("<w:sdt>", "</w:sdt>", 100_000), Err(PaperError::TooDeep));
    let most = papers::limits::DEPTH - 5;
    assert!(nested("<w:sdt>", "</w:sdt>", most).is_ok(), "body, p, r and t are levels too");
    assert_eq!(nested("<w:sdt>", "</w:sdt>", most + 1), Err(PaperError::TooDeep));
    assert_eq!(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000), Err(PaperError::TooDeep));
    assert!(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 160).is_ok());
    let boxes = "<w:p><w:r><w:pict><w:txbxContent>";
    assert!(nested(boxes, "</w:txbxContent></w:pict></w:r></w:p>", 120).is_ok());
    let field = "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>";
    assert_eq!(Maker::document(&format!("<w:p>{}</w:p>", field.repeat(600))).read(), Err(PaperError::TooDeep));
    assert!(nested("<w:del>", "</w:del>", 100_000).is_err(), "what is passed over is bounded too");
}

#[test]
fn more_parts_than_any_report_has_are_refused() {
    let too_many = Err(PaperError::TooManyParts);
    let paragraph = "<w:p><w:r><w:t>1</w:t></w:r></w:p>";
    assert_eq!(Maker::document(&paragraph.repeat(papers::limits::BLOCKS + 1)).read(), too_many);
    assert_eq!(Maker::document(&"<w:p/>".repeat(papers::limits::NODES + 1)).read(), too_many);
    let rows =
        |rows: usize| format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(500)).repeat(rows));
    assert_eq!(Maker::document(&rows(papers::limits::CELLS / 500 + 1)).read(), too_many);
    assert_eq!(
        Maker::document(&format!("<w:tbl>{}</w:tbl>", "<w:tr/>".repeat(papers::limits::CELLS + 1))).read(),
        too_many
    );
    assert_eq!(Maker::document(&format!("<w:p>{}</w:p>", "<w:r/>".repeat(1_000_000))).read(), too_many);
    assert_eq!(Maker::document(&p(&"文".repeat(700_000))).read(), too_many, "a paragraph of two megabytes");
    let unended = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>文字文字文字文字</w:t></w:r></w:p>";
    assert_eq!(Maker::document(&unended.repeat(100_000)).read(), too_many, "paragraphs joined without end");
    let wide = "<w:tr><w:trPr><w:gridBefore w:val='998'/></w:trPr><w:tc/><w:tc/></w:tr>".repeat(3_000);
    assert_eq!(Maker::document(&format!("<w:tbl>{wide}</w:tbl>")).read(), too_many, "three million columns");
    let drawn =
        format!("<w:abstractNum><w:lvl w:ilvl='0'><w:lvlText w:val='{}'/></w:lvl></w:abstractNum>", "%1".repeat(200));
    assert_eq!(Maker::document(&p("文")).numbering(&drawn).read(), too_many, "a number of four hundred letters");
    let styles: String = (0..20_000).map(|at| format!("<w:style w:styleId='{at}'/>")).collect();
    assert_eq!(Maker::document(&p("文")).styles(&styles).read(), too_many);
    let lists: String = (0..60_000).map(|at| format!("<w:num w:numId='{at}'/>")).collect();
    assert_eq!(Maker::document(&p("文")).numbering(&lists).read(), too_many);
    let values: String = (0..10_000).map(|at| format!(" a{at}=''")).collect();
    assert_eq!(Maker::document(&format!("<w:p><w:r><w:br{values}/></w:r></w:p>")).read(), too_many);
}

#[test]
fn styles_based_on_each_other_and_odd_places_come_to_an_end() {
    let circle = "<w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>";
    assert!(Maker::document(body).styles(circle).read().is_ok());
    let stray = format!("<w:tc>{}</w:tc><w:tr>{}</w:tr><w:tbl>{}</w:tbl>", p("甲"), p("乙"), tc("", "丙") + &p("丁"));
    assert_eq!(Maker::document(&stray).paper().blocks.len(), 4, "cells and rows without a table are only text");
    let inside_out =
        format!("<w:tbl><w:tr><w:tc><w:tr>{}{}</w:tr>{}</w:tc></w:tr></w:tbl>", tc("", "1"), tc("", "2"), tc("", "3"));
    assert!(Maker::document(&inside_out).read().is_ok());
}

/// Pieces of documents, so that random ones are full of tables, fields, changes and boxes.
fn piece() -> impl Strategy<Value = String> {
    let tags = "p r t tbl tr tc sdt sdtContent sdtPr del ins drawing pict txbxContent pPr rPr trPr tcPr numPr";
    let names: Vec<&'static str> = tags.split(' ').collect();
    let open = prop::sample::select(names.clone()).prop_map(|name| format!("<w:{name}>"));
    let close = prop::sample::select(names).prop_map(|name| format!("</w:{name}>"));
    let whole = prop::sample::select(vec![
        "<w:vMerge/>",
        "<w:vMerge w:val='restart'/>",
        "<w:gridSpan w:val='3'/>",
        "<w:hMerge/>",
        "<w:gridBefore w:val='2'/>",
        "<w:del/>",
        "<w:vanish/>",
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:fldChar w:fldCharType='end'/>",
        "<w:br/>",
        "文",
        "7",
        "<w:numId w:val='1'/>",
        "<w:p><w:r><w:t>文</w:t></w:r></w:p>",
        "<w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc>",
    ]);
    prop_oneof![3 => open, 3 => close, 4 => whole.prop_map(String::from)]
}

/// Closes what is open and drops ends that fit nothing, so that most documents are well formed.
fn balanced(pieces: &[String]) -> String {
    let mut text = String::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces {
        let name = piece.trim_matches(['<', '/', '>']);
        if piece.starts_with("</") {
            if open.last() != Some(&name) {
                continue;
            }
            open.pop();
        } else if piece.starts_with("<w:") && !piece.contains(' ') && !piece.contains("/>") && !piece.contains("</") {
            open.push(name);
        }
        text.push_str(piece);
    }
    open.iter().rev().for_each(|name| text.push_str(&format!("</{name}>")));
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mutated_file_is_read_or_refused_without_a_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = Maker::document(&(p("文") + &tbl("甲 1/乙 2"))).styles("").numbering("").bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = papers::read(&bytes, None);
        let _ = papers::read(&bytes, Some(Kind::Docx));
    }

    #[test]
    fn any_document_gives_sound_grids(pieces in prop::collection::vec(piece(), 0..80)) {
        let body = balanced(&pieces);
        match Maker::document(&body).read() {
            Ok(paper) => crate::grids(&paper).into_iter().for_each(crate::properties::assert_sound),
            Err(error) => prop_assert_eq!(error, PaperError::NoText, "{}", body),
        }
    }

    #[test]
    fn any_text_as_a_main_part_is_read_or_refused(text in "[<>/&;!\\[\\]a-zw:= '\"\\-文0-9]{0,200}") {
        let _ = Maker::document("").part("word/document.xml", &text).read();
        let _ = Maker::document(&text).read();
    }
}
