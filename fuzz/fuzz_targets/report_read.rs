//! 年报 Whatever paper comes, as text or as a web page: read, checked, described, rendered, and read back.

#![no_main]

use documents::html::HtmlOptions;
use libfuzzer_sys::fuzz_target;
use messages::Catalogued;
use papers::Kind;
use report::{Purpose, Reading, Source, check, describe, read_paper};
use statute::report::{Figures, Number};

fuzz_target!(|bytes: &[u8]| {
    for (kind, source) in [(Kind::Text, Source::File(Kind::Text)), (Kind::Html, Source::File(Kind::Html))] {
        if let Some(reading) = read(bytes, kind, source) {
            judge(&reading);
        }
    }
});

fn read(bytes: &[u8], kind: Kind, source: Source) -> Option<Reading> {
    let paper = papers::read(bytes, Some(kind)).ok()?;
    match read_paper(&paper, source) {
        Ok(reading) => Some(reading),
        Err(error) => {
            assert!(!error.message().todo.is_empty(), "every refusal says what to do");
            None
        }
    }
}

fn judge(reading: &Reading) {
    let figures = &reading.report.figures;
    adds_up(figures);
    numbers_print(figures);
    for finding in check(reading, None, None).findings {
        assert!(!finding.message.to_string().is_empty());
        assert!(finding.cells.iter().all(|cell| usize::from(cell.0) < figures.form().size()));
    }
    let document = describe(&reading.report, &Purpose::file());
    let page = documents::html::file(&document, &HtmlOptions::default());
    assert!(page.contains("</html>"), "a page is whole");
    let text = documents::text::render(&document);
    if figures.absent().next().is_none() {
        let back = read(text.as_bytes(), Kind::Text, Source::File(Kind::Text)).expect("our own text is a report");
        let back = &back.report.figures;
        assert_eq!(back.format(), figures.format(), "the edition comes back");
        for cell in figures.form().cells() {
            assert_eq!(back.content(cell), figures.content(cell), "{} comes back", figures.form().name(cell));
        }
    }
}

fn adds_up(figures: &Figures) {
    let coverage = figures.coverage();
    assert_eq!(coverage.expected, figures.form().size());
    assert_eq!(coverage.expected, coverage.read + coverage.blank + coverage.lost + coverage.unreadable);
    assert_eq!(figures.absent().count(), coverage.expected - coverage.read);
}

fn numbers_print(figures: &Figures) {
    for cell in figures.form().cells() {
        let Some(number) = figures.get(cell) else { continue };
        assert_eq!(Number::parse(&number.to_string()), Some(number), "digits mean their number");
        assert!(figures.print(cell).is_some_and(|text| !text.trim().is_empty()), "a number that was read is printed");
    }
}
