//! Files that are broken, huge or meant to hurt: one clear answer, early. Nothing here is timed; a limit that does not
//! hold shows as a test that does not end.

use papers::{Kind, PaperError};

fn html(source: &str) -> Option<PaperError> {
    papers::read(source.as_bytes(), Some(Kind::Html)).err()
}

fn text(source: &str) -> Option<PaperError> {
    papers::read(source.as_bytes(), Some(Kind::Text)).err()
}

#[test]
fn deep_pages_are_refused_and_pages_just_below_are_read() {
    assert_eq!(html(&"<div>".repeat(20_000)), Some(PaperError::TooDeep));
    let at = |levels: usize| format!("{}深", "<div>".repeat(levels));
    assert_eq!(html(&at(papers::limits::DEPTH - 3)), None, "html, body and the text are levels too");
    assert_eq!(html(&at(papers::limits::DEPTH - 2)), Some(PaperError::TooDeep));
}

#[test]
fn tables_in_tables_are_refused_when_too_deep() {
    assert_eq!(html(&"<table><tr><td>a<td>".repeat(5_000)), Some(PaperError::TooDeep));
    assert_eq!(html(&"<table>a".repeat(50_000)), None, "tables that close each other are not nested");
}

#[test]
fn unclosed_formatting_and_its_repair_are_bounded() {
    assert_eq!(html(&"<b>".repeat(50_000)), Some(PaperError::TooDeep));
    let fonts: String = (0..500).map(|size| format!("<font size={size}>")).collect();
    assert!(
        html(&format!("<p>{fonts}</p>{}", "<p>x</p>".repeat(20_000))).is_some(),
        "500 fonts in each of 20,000 paragraphs"
    );
    let wide: String = (0..60).map(|at| format!(" b{at}")).collect();
    let fonts: String = (0..490).map(|size| format!("<font a={size}{wide}>")).collect();
    let compared = format!("<p>{fonts}</p>{}", format!("<font{wide}></font>").repeat(20_000));
    assert_eq!(html(&compared), Some(PaperError::TooManyParts), "attributes compared with those of all that are open");
    assert!(html(&"<a><div>".repeat(50_000)).is_some());
    assert!(html(&"<a href=x><table><tr><td>".repeat(20_000)).is_some());
    let _ = html(&"<p><i><b></p>".repeat(20_000));
    let _ = html(&"<b><p></b></p>".repeat(20_000));
}

#[test]
fn elements_beyond_the_limit_are_refused() {
    assert_eq!(html(&"<i></i>".repeat(papers::limits::NODES + 1)), Some(PaperError::TooManyParts));
    let cells = "<td>1</td><td>2</td>".repeat(papers::limits::COLUMNS);
    assert_eq!(html(&format!("<table><tr>{cells}</table>")), Some(PaperError::TooManyParts), "2,000 columns");
}

#[test]
fn a_tag_of_endless_attributes_is_refused_and_a_long_comment_is_not() {
    let attributes: String = (0..200_000).map(|at| format!(" a{at}")).collect();
    assert_eq!(html(&format!("<p{attributes}>x")), Some(PaperError::TooManyParts));
    let slashes: String = (0..200_000).map(|at| format!("/a{at}")).collect();
    assert_eq!(html(&format!("<p{slashes}>x")), Some(PaperError::TooManyParts));
    let few: String = (0..300).map(|at| format!(" a{at}")).collect();
    assert_eq!(html(&format!("<p{few}>x")), Some(PaperError::TooManyParts));
    assert_eq!(html(&format!("<!--{}--><p>x", "注释 ".repeat(20_000))), None);
}

#[test]
fn a_picture_inside_its_own_address_costs_nothing() {
    let source = format!("<p>文</p><img alt=图 src='data:image/png;base64,{}'>", "QUJD/+".repeat(500_000));
    assert_eq!(papers::read(source.as_bytes(), Some(Kind::Html)).unwrap().blocks.len(), 2);
}

#[test]
fn text_of_too_many_lines_or_fields_is_refused() {
    assert_eq!(text(&"行\n".repeat(papers::limits::BLOCKS + 1)), Some(PaperError::TooManyParts));
    assert_eq!(text(&"行\n\n".repeat(papers::limits::BLOCKS + 1)), Some(PaperError::TooManyParts));
    assert_eq!(text(&format!("a{}b", "\t".repeat(2_000_000))), Some(PaperError::TooManyParts));
    assert_eq!(text(&format!("a{}b\nc|d|e", "|".repeat(2_000_000))), Some(PaperError::TooManyParts));
    assert_eq!(text(&"0\t0\t0\t0\t0\t0\t0\t0\n".repeat(50_000)), Some(PaperError::TooManyParts));
}

#[test]
fn lines_that_look_like_tables_and_are_none_are_looked_at_once() {
    for line in ["\t字\n", "+--\n", "a  b\n", "a  b  c\na  b\n", "──\n", "|\n"] {
        let _ = text(&line.repeat(40_000));
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let bytes = vec![b' '; 100 << 20];
    assert_eq!(papers::read(&bytes, None), Err(PaperError::TooLarge { bytes: 100 << 20 }));
}

#[test]
fn files_without_words_say_so() {
    assert_eq!(papers::read(b"", None), Err(PaperError::Empty));
    assert_eq!(papers::read("\u{feff}\r\n \u{3000}\n".as_bytes(), None), Err(PaperError::Empty));
    assert_eq!(html("<html><body><div id=app></div><script>load()</script>"), Some(PaperError::NoText));
    assert_eq!(html("<frameset><frame src=a><frame src=b></frameset>"), Some(PaperError::NoText));
}

#[test]
fn a_wrongly_named_file_is_told_what_it_is() {
    let told = PaperError::Mistaken { told: Kind::Html, found: Kind::Pdf };
    assert_eq!(papers::read(b"%PDF-1.4\n", Some(Kind::Html)), Err(told));
    assert_eq!(papers::read(b"\x7fELF\x02\x01\x01\0\0\0\0", Some(Kind::Text)), Err(PaperError::Binary));
}

#[test]
fn every_error_has_its_own_code_and_three_sentences() {
    use messages::Catalogued;
    let all: Vec<_> = PaperError::examples().iter().map(Catalogued::message).collect();
    let mut codes: Vec<_> = all.iter().map(|message| message.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all.len());
    for message in all {
        assert!(message.code.starts_with("paper."));
        let parts = [&message.what, &message.why, &message.todo];
        assert!(parts.iter().all(|part| part.ends_with('。')), "{message}");
    }
}
