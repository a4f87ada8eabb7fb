//! 网页 A document as HTML: a fragment for a page, or a file of its own.
//!
//! No inline style and no script: both renderings live under `default-src 'none'; style-src 'self'`, the file with
//! its one `<style>` element apart.

mod escape;
mod file;
mod table;

use std::fmt::Write as _;

pub use escape::escape;
pub use file::{PRINT_STYLE, file};

use crate::{BREAK, Block, Document, HeadingLevel, Paragraph, Run};

/// 网页选项 What a rendering may do with the addresses of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlOptions {
    /// Put before an address that begins with `/`, such as `https://www.example.gov.cn`; empty on the same site.
    pub base: String,
    /// Print plain digits even where a figure has an address.
    pub plain_figures: bool,
}

impl HtmlOptions {
    /// The address a figure opens under, when this rendering opens figures at all. Only addresses of a site or a
    /// page pass: whatever else stands in a record (`javascript:`) leaves plain digits.
    fn address(&self, href: Option<&str>) -> Option<String> {
        let href = href.filter(|_| !self.plain_figures)?;
        match href {
            _ if href.starts_with('/') => Some(format!("{}{href}", self.base)),
            _ if href.starts_with('#') || href.starts_with("https://") || href.starts_with("http://") => {
                Some(href.to_owned())
            }
            _ => None,
        }
    }
}

/// 一节网页 One section of a document, so that a page can set its margin beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its anchor; empty for what stands before the first heading.
    pub anchor: String,
    /// Its heading as plain text; empty before the first heading.
    pub heading: String,
    /// The `<section>` element.
    pub html: String,
}

/// 写成网页片段 The body without the title: sections with anchors (headings from `<h2>`), then the colophon.
#[must_use]
pub fn fragment(document: &Document, options: &HtmlOptions) -> String {
    let mut out: String = sections(document, options).into_iter().map(|section| section.html).collect();
    out.push_str(&colophon(document));
    out
}

/// 分节 The same fragment section by section, without the colophon.
#[must_use]
pub fn sections(document: &Document, options: &HtmlOptions) -> Vec<Section> {
    let mut tables = 0;
    split(&document.blocks).into_iter().map(|blocks| section(blocks, options, &mut tables)).collect()
}

/// 文末 What stands at the very end of the paper; empty when the document has none.
#[must_use]
pub fn colophon(document: &Document) -> String {
    if document.colophon.is_empty() {
        return String::new();
    }
    let lines: String = document.colophon.iter().map(|text| format!("<p>{}</p>", line(text))).collect();
    format!("<footer class=\"colophon print-only\">{lines}</footer>\n")
}

/// 行内 The runs of a paragraph: text, and figures as links where they open. A figure keeps its unit on its line.
#[must_use]
pub fn runs(paragraph: &Paragraph, options: &HtmlOptions) -> String {
    let mut out = String::new();
    let mut glued = 0;
    for (index, run) in paragraph.runs.iter().enumerate() {
        match run {
            Run::Text(text) => {
                out.push_str(&line(&text[glued..]));
                glued = 0;
            }
            Run::Figure { digits, href, label } => {
                let unit = match paragraph.runs.get(index + 1) {
                    Some(Run::Text(next)) => unit(next),
                    _ => "",
                };
                glued = unit.len();
                out.push_str(&figure(digits, options.address(href.as_deref()).as_deref(), label, unit));
            }
        }
    }
    out
}

/// 一行文字 Text for a page: escaped, borders of words as `<wbr>`, lines as `<br>`.
#[must_use]
pub fn line(text: &str) -> String {
    escape(text).replace(BREAK, "<wbr>").replace('\n', "<br>")
}

fn figure(digits: &str, href: Option<&str>, label: &str, unit: &str) -> String {
    let digits = match href {
        Some(href) => {
            format!(
                "<a class=\"num\" href=\"{}\" aria-label=\"{}\">{}</a>",
                escape(href),
                escape(label),
                escape(digits)
            )
        }
        None => escape(digits),
    };
    if unit.is_empty() { digits } else { format!("<span class=\"keep\">{digits}{}</span>", escape(unit)) }
}

/// The beginning of a text that must not stand alone on the next line: a blank, the unit, a closing mark.
fn unit(text: &str) -> &str {
    const CLOSING: &[char] = &['，', '。', '；', '、', '：', '）', '”', '》', ',', '.', ';', ')', '%'];
    let mut end = 0;
    let mut letters = 0;
    for c in text.chars() {
        let stays = c == ' ' || c == '\u{A0}' || CLOSING.contains(&c);
        if !stays && letters == 1 {
            break;
        }
        letters += usize::from(!stays);
        end += c.len_utf8();
        if CLOSING.contains(&c) {
            break;
        }
    }
    &text[..end]
}

fn seal(organ: &str, date: &str, sealed: bool) -> String {
    let mark = if sealed { " data-sealed" } else { "" };
    format!("<div class=\"seal\"{mark}><p>{}</p><p>{}</p></div>\n", line(organ), line(date))
}

fn split(blocks: &[Block]) -> Vec<&[Block]> {
    let starts = |block: &Block| matches!(block, Block::Heading { level: HeadingLevel::Section, .. });
    let mut parts = Vec::new();
    let mut begin = 0;
    for (index, block) in blocks.iter().enumerate() {
        if starts(block) && index > begin {
            parts.push(&blocks[begin..index]);
            begin = index;
        }
    }
    if begin < blocks.len() {
        parts.push(&blocks[begin..]);
    }
    parts
}

fn section(blocks: &[Block], options: &HtmlOptions, tables: &mut usize) -> Section {
    let (anchor, heading) = match blocks.first() {
        Some(Block::Heading { level: HeadingLevel::Section, text, anchor }) => (anchor.clone(), text.as_str()),
        _ => (String::new(), ""),
    };
    let class = match (anchor.is_empty(), blocks.iter().any(|block| matches!(block, Block::Table(_)))) {
        (true, false) => "prose lead",
        (_, true) => "tab-sec",
        (false, false) => "prose",
    };
    let mut html = format!("<section class=\"{class}\"");
    if !anchor.is_empty() {
        write!(html, " id=\"{0}\" aria-labelledby=\"{0}-h\"", escape(&anchor)).expect("a string takes any text");
    }
    html.push_str(">\n");
    for block in blocks {
        html.push_str(&element(block, options, tables));
    }
    html.push_str("</section>\n");
    Section { anchor, heading: crate::text::one_line(heading), html }
}

fn element(block: &Block, options: &HtmlOptions, tables: &mut usize) -> String {
    match block {
        Block::Heading { level: HeadingLevel::Section, text, anchor } => {
            format!("<h2 id=\"{}-h\">{}</h2>\n", escape(anchor), line(text))
        }
        Block::Heading { level: HeadingLevel::Part, text, anchor } => {
            format!("<h3 id=\"{}\">{}</h3>\n", escape(anchor), line(text))
        }
        Block::Paragraph(paragraph) => format!("<p>{}</p>\n", runs(paragraph, options)),
        Block::Note { text, anchor } if anchor.is_empty() => {
            format!("<p class=\"reading\">{}</p>\n", runs(text, options))
        }
        Block::Note { text, anchor } => {
            format!("<p class=\"reading\" id=\"{}\">{}</p>\n", escape(anchor), runs(text, options))
        }
        Block::Seal { organ, date, sealed } => seal(organ, date, *sealed),
        Block::Table(table) => {
            *tables += 1;
            table::render(table, *tables, options)
        }
    }
}
