//! Files that are cut, altered or made to keep a reader busy: a clear error or a paper, soon, never a panic.

use std::io::Write;

use papers::{Kind, PaperError};
use proptest::prelude::*;

use crate::made::{Page, pdf, pdf_with, stream, texts};

fn sound() -> Vec<u8> {
    let rows: &[&[&str]] = &[&["事项", "本年", "上年"], &["规章", "0", "12"]];
    pdf(&[Page::new().text(60.0, 80.0, 12.0, "桑村乡").table(&[60.0, 160.0, 260.0, 360.0], 100.0, rows)])
}

/// Whatever comes, it comes back.
fn survives(bytes: &[u8]) -> bool {
    match pdf::read(bytes) {
        Ok(paper) => paper.encoding == "PDF",
        Err(error) => matches!(
            error,
            PaperError::Damaged { kind: Kind::Pdf }
                | PaperError::TooManyParts
                | PaperError::Encrypted { .. }
                | PaperError::Bomb
        ),
    }
}

#[test]
fn cut_at_any_place() {
    let whole = sound();
    for at in (0..whole.len()).step_by(37) {
        assert!(survives(&whole[..at]), "cut at {at}");
    }
}

/// Found by fuzzing: places beyond any whole number met the grid of doubled characters.
#[test]
fn a_page_higher_than_any_number() {
    let read = pdf::read(include_bytes!("data/higher-than-any-number.pdf"));
    assert!(read.is_ok(), "{read:?}");
}

#[test]
fn bytes_turned_over() {
    let whole = sound();
    let mut seed = 20_250_311_u64;
    for round in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..1 + round % 4 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % bytes.len();
            bytes[at] ^= (seed >> 17) as u8 | 1;
        }
        assert!(survives(&bytes), "round {round}");
    }
}

#[test]
fn nothing_readable_is_said_to_be_damaged() {
    let cases: [(&[u8], &str); 4] = [
        (b"", "nothing"),
        (b"%PDF-1.7\n", "a head alone"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "no pages"),
        (b"PK\x03\x04 no PDF at all", "something else"),
    ];
    for (bytes, why) in cases {
        assert_eq!(pdf::read(bytes), Err(PaperError::Damaged { kind: Kind::Pdf }), "{why}");
    }
}

#[test]
fn a_broken_table_of_objects_is_mended() {
    let whole = String::from_utf8(sound()).expect("written here");
    let wrong = whole.replace("startxref\n", "startxref\n9");
    assert_eq!(texts(&pdf::read(wrong.as_bytes()).expect("objects are found by looking")), ["桑村乡"]);
}

/// A form that draws two of the next, thirty deep: a billion drawings in two kilobytes.
#[test]
fn forms_that_draw_forms_are_left_in_time() {
    let form = |next: usize| {
        let inner =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {next} 0 R >> >>");
        stream(&inner, "/X Do /X Do")
    };
    let deep: Vec<String> = (0..30).map(|at| form(101 + at)).collect();
    let own = vec![form(100)];
    for (forms, expected, why) in
        [(deep, Some(PaperError::TooManyParts), "forms in forms"), (own, None, "a form that draws itself")]
    {
        let begun = std::time::Instant::now();
        let read = pdf::read(&pdf_with(&[Page::new().raw("/X Do")], &forms, "/XObject << /X 100 0 R >>"));
        if let Some(expected) = expected {
            assert_eq!(read, Err(expected), "{why}");
        }
        assert!(begun.elapsed().as_secs() < 120, "{why}: {:?}", begun.elapsed());
    }
}

/// A file with one packed stream.
fn packed(body: &[u8]) -> Vec<u8> {
    let mut file =
        format!("%PDF-1.7\n9 0 obj\n<< /Length {} /Filter /FlateDecode >>\nstream\n", body.len()).into_bytes();
    file.extend_from_slice(body);
    file.extend_from_slice(b"\nendstream\nendobj\n");
    file
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[test]
fn streams_that_grow_beyond_measure_are_refused() {
    let large = deflated(&vec![0; 130 << 20]);
    let small = deflated(&vec![b' '; 1 << 20]);
    let cases = [
        (packed(&large), PaperError::Bomb, "130 MB of nothing"),
        (packed(&deflated(&large)), PaperError::Bomb, "the same packed twice"),
        (packed(&small).repeat(130), PaperError::Bomb, "130 small ones"),
        (packed(&small), PaperError::Damaged { kind: Kind::Pdf }, "a single one may be, but has no page"),
    ];
    for (bytes, expected, why) in cases {
        assert_eq!(pdf::read(&bytes), Err(expected), "{why}: {} bytes", bytes.len());
    }
}

#[test]
fn content_that_comes_again_and_again_is_refused() {
    let whole = String::from_utf8(sound()).expect("written here");
    let again = whole.replace("/Contents 1001 0 R", &format!("/Contents [{}]", "1001 0 R ".repeat(500)));
    assert_eq!(pdf::read(again.as_bytes()), Err(PaperError::TooManyParts));
}

#[test]
fn huge_counts_are_refused() {
    let lines = "0 0 m 500 0 l 500 500 l 0 500 l s\n".repeat(60_000);
    let glyphs = format!("BT /F1 9 Tf <{}> Tj ET\n", "4E00".repeat(10_000)).repeat(210);
    let cases = [(lines, "more lines than a drawing"), (glyphs, "two million characters")];
    for (content, why) in cases {
        assert_eq!(pdf::read(&pdf(&[Page::new().raw(&content)])), Err(PaperError::TooManyParts), "{why}");
    }
    assert_eq!(pdf::read(&pdf(&vec![Page::new(); 2_001])), Err(PaperError::TooManyParts), "2,001 pages");
}

#[test]
fn numbers_beyond_measure_are_no_marks() {
    let page = Page::new()
        .raw("1e38 0 0 1e38 0 0 cm 1e38 1e38 m 3e38 1e38 l S BT /F1 1e38 Tf <4E00> Tj ET")
        .raw("0 0 0 0 0 0 cm BT /F1 12 Tf <4E004E00> Tj ET 0 0 10 10 re f");
    assert!(survives(&pdf(&[page])));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// 改动 Any piece of a sound file written over with anything.
    #[test]
    fn altered_files_come_back(at in 0_usize..6_000, piece in prop::collection::vec(any::<u8>(), 0..64)) {
        let mut bytes = sound();
        let at = at % bytes.len();
        let end = (at + piece.len()).min(bytes.len());
        bytes.splice(at..end, piece);
        prop_assert!(survives(&bytes));
    }
}
