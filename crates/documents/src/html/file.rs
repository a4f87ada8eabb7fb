//! 单个网页文件 A document as one HTML file that needs nothing beside it.

use super::{HtmlOptions, colophon, escape, line, sections};
use crate::{Block, Document, text::one_line};

/// 打印样式 How any of our documents goes to A4 paper; the file carries it, and so does the sheet of the pages.
pub const PRINT_STYLE: &str = include_str!("../../style/print.css");

/// What the file looks like on a screen.
const SCREEN_STYLE: &str = include_str!("../../style/file.css");

/// 写成网页文件 A complete file: opens by double click, prints as an official document, same input, same bytes.
///
/// Remarks of ours are left out. A figure is a link only where its full address is known: a file has no site.
#[must_use]
pub fn file(document: &Document, options: &HtmlOptions) -> String {
    let title = escape(&one_line(&document.title));
    let issuer = escape(&document.issuer);
    let options =
        HtmlOptions { plain_figures: options.plain_figures || !options.base.starts_with("http"), ..options.clone() };
    let body: String = sections(&without_notes(document), &options).into_iter().map(|part| part.html).collect();
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"author\" content=\"{issuer}\">\n<title>{title}</title>\n\
         <style>\n{SCREEN_STYLE}{PRINT_STYLE}</style>\n</head>\n<body>\n<main class=\"doc sheet\">\n{}{body}{}\
         </main>\n</body>\n</html>\n",
        head(document),
        colophon(document),
    )
}

fn head(document: &Document) -> String {
    let facts: String = document.facts.iter().map(|fact| format!("<span>{}</span>", line(fact))).collect();
    let below = if facts.is_empty() { facts } else { format!("<p class=\"line\">{facts}</p>\n") };
    format!("<header class=\"item-head\">\n<h1>{}</h1>\n{below}</header>\n", line(&document.title))
}

fn without_notes(document: &Document) -> Document {
    let blocks = document.blocks.iter().filter(|block| !matches!(block, Block::Note { .. })).cloned().collect();
    Document { blocks, ..document.clone() }
}
