//! Files that point to themselves or are nested without end: neither may exhaust the stack, for nothing catches that.

use crate::made::{Page, pdf_with, stream, texts};

/// Reads a page with text, a piece of content before it and objects besides.
fn read(before: &str, objects: &[String], resources: &str) -> Result<papers::Paper, papers::PaperError> {
    let page = Page::new().raw(before).text(60.0, 200.0, 12.0, "正文");
    pdf::read(&pdf_with(&[page], objects, resources))
}

#[test]
fn objects_that_name_themselves() {
    let function = "<< /FunctionType 3 /Domain [0 1] /Functions [100 0 R 100 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>";
    let cases = [
        ("[/Indexed 100 0 R 1 <0001>]", "/ColorSpace << /C 100 0 R >>", "/C cs 1 sc", "an index into itself"),
        ("[/Separation /Black 100 0 R 100 0 R]", "/ColorSpace << /C 100 0 R >>", "/C cs 1 sc", "its own alternative"),
        (function, "/ColorSpace << /C [/Separation /K /DeviceGray 100 0 R] >>", "/C cs 1 sc", "a function of itself"),
        (
            "<< /Type /ExtGState /SMask << /S /Luminosity /G 100 0 R >> >>",
            "/ExtGState << /C 100 0 R >>",
            "/C gs",
            "a mask",
        ),
        ("100 0 R", "/XObject << /C 100 0 R >>", "/C Do", "a reference to itself"),
        ("<< /Length 100 0 R >>\nstream\nx\nendstream", "/XObject << /C 100 0 R >>", "/C Do", "its own length"),
    ];
    for (object, resources, before, why) in cases {
        let read = read(before, &[object.to_owned()], resources);
        assert_eq!(read.as_ref().map(texts), Ok(vec!["正文"]), "{why}");
    }
}

#[test]
fn nesting_without_end() {
    for depth in [100, 10_000, 300_000] {
        let cases = [
            (format!("{}{} pop", "[".repeat(depth), "]".repeat(depth)), String::new(), "arrays in the content"),
            (format!("/A {}{} BDC EMC", "<< /A ".repeat(depth), ">>".repeat(depth)), String::new(), "descriptions"),
            ("q ".repeat(depth), String::new(), "states kept and never given back"),
            ("/A BMC ".repeat(depth), String::new(), "marks never closed"),
            (String::new(), format!("{}{}", "[".repeat(depth), "]".repeat(depth)), "arrays in an object"),
            (String::new(), format!("{}1{}", "<< /A ".repeat(depth), ">>".repeat(depth)), "dictionaries in an object"),
            ("(".repeat(depth), String::new(), "brackets in a string"),
        ];
        for (before, object, why) in cases {
            let read = read(&before, &[object], "/ColorSpace << /C 100 0 R >>");
            assert!(read.is_ok_and(|paper| paper.encoding == "PDF"), "{why}, {depth} deep");
        }
    }
}

#[test]
fn a_tree_of_pages_that_holds_itself() {
    let form = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "");
    let whole = String::from_utf8(pdf_with(&[Page::new().text(60.0, 200.0, 12.0, "正文")], &[form], "")).expect("text");
    let knotted = whole.replace("/Kids [1000 0 R]", "/Kids [2 0 R 1000 0 R 2 0 R 1000 0 R]");
    assert_eq!(pdf::read(knotted.as_bytes()).as_ref().map(texts), Ok(vec!["正文"]), "the page counts once");
}
