//! What the benches share: the reports they read, and the whole way from bytes to findings.

use papers::Kind;
use report::{Reading, Source};
use statute::report::Judgement;
use testkit::{Layout, figures, typeset};

/// A full report of a city as its own site would print it, about 10 KB of clean HTML.
#[must_use]
pub fn clean_page() -> Vec<u8> {
    typeset(&figures::real_one("suqian-2024"), Layout::HtmlClean).bytes
}

/// The same with the longer text that most offices write, about 20 KB.
#[must_use]
pub fn long_page() -> Vec<u8> {
    let mut set = figures::real_one("suqian-2024");
    let more = "围绕群众关心的事项及时发布政策文件、办事指南和工作进展，对政策性强的内容配发通俗说明，并在服务窗口摆放纸质材料。";
    for aspect in &mut set.narrative.overall {
        aspect.push_str(&more.repeat(12));
    }
    typeset(&set, Layout::HtmlClean).bytes
}

/// The same as a site with menus, footers and print buttons prints it.
#[must_use]
pub fn site_page() -> Vec<u8> {
    typeset(&figures::real_one("suqian-2024"), Layout::HtmlChrome).bytes
}

/// The same out of Word, in GB18030.
#[must_use]
pub fn word_page() -> Vec<u8> {
    typeset(&figures::real_one("suqian-2024"), Layout::HtmlWordGb18030).bytes
}

/// The same as tabbed text.
#[must_use]
pub fn tabbed_text() -> Vec<u8> {
    typeset(&figures::real_one("suqian-2024"), Layout::TabsTen).bytes
}

/// The same report in every format that is written, by our own writers.
///
/// # Panics
///
/// When a writer refuses a report of a real city.
#[must_use]
pub fn written() -> Vec<(&'static str, Kind, Vec<u8>)> {
    let (reading, _) = read_and_check(&clean_page(), Kind::Html);
    let document = report::describe(&reading.report, &report::Purpose::file());
    vec![
        ("docx", Kind::Docx, documents::docx::render(&document, &day()).expect("a document")),
        ("xlsx", Kind::Xlsx, documents::xlsx::render(&document, &day()).expect("a workbook")),
        ("pdf", Kind::Pdf, press::pdf(&document, &day()).expect("a page").bytes),
    ]
}

/// The day files are dated with.
#[must_use]
pub fn day() -> documents::Imprint {
    documents::Imprint::EARLIEST
}

/// From bytes to findings.
///
/// # Panics
///
/// When the bytes are no report.
#[must_use]
pub fn read_and_check(bytes: &[u8], kind: Kind) -> (Reading, Judgement) {
    let paper = papers::read_with(bytes, Some(kind), pdf::read).expect("a readable file");
    let reading = report::read_paper(&paper, Source::File(kind)).expect("a report");
    let judgement = report::check(&reading, None, None);
    (reading, judgement)
}

/// The parser alone, with the tree its authors test it with.
///
/// # Panics
///
/// When the bytes are not UTF-8.
#[must_use]
pub fn parse_alone(bytes: &[u8]) -> usize {
    use html5ever::tendril::TendrilSink;
    let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), html5ever::ParseOpts::default())
        .from_utf8()
        .one(bytes);
    dom.document.children.borrow().len()
}
