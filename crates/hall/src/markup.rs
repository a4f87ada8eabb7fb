//! 可以照印的 Markup that a template prints as it is: it comes from blocks of rich text or from plain lines, never from a
//! string that somebody typed.

use std::fmt;

use askama::filters::HtmlSafe;
use documents::{
    Document,
    html::{HtmlOptions, sections},
};
use prose::Prose;

/// 可以照印的 Markup that is safe by the way it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Rich text; the file of a hash stands where `address` says. A table that is wider than its page rolls in a frame of
    /// its own, which the keyboard reaches, and never the page.
    #[must_use]
    pub fn prose(prose: &Prose, address: &dyn Fn(&str) -> String) -> Self {
        Self::part_of_prose(prose, address, 0)
    }

    /// A part of rich text before which so many tables stand: the frames of its tables are numbered on.
    #[must_use]
    pub fn part_of_prose(part: &Prose, address: &dyn Fn(&str) -> String, tables: usize) -> Self {
        Self(rolling(&part.html_with(address), tables))
    }

    /// One section of a document, by its anchor; nothing where it has none of that name.
    #[must_use]
    pub fn section(document: &Document, anchor: &str) -> Self {
        let found = sections(document, &HtmlOptions::default()).into_iter().find(|section| section.anchor == anchor);
        Self(found.map(|section| section.html).unwrap_or_default())
    }

    /// Plain text, a paragraph each line that is not empty.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 64);
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            out.push_str("<p>");
            for sign in line.chars() {
                match sign {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    '>' => out.push_str("&gt;"),
                    '"' => out.push_str("&quot;"),
                    sign => out.push(sign),
                }
            }
            out.push_str("</p>");
        }
        Self(out)
    }
}

/// Canonical markup with each table in its frame. No table stands in another one, and no sign of a text is a bracket.
fn rolling(html: &str, before: usize) -> String {
    let mut parts = html.split("<table>");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (at, part) in (before + 1..).zip(parts) {
        let caption = part.strip_prefix("<caption>").and_then(|rest| rest.split("</caption>").next());
        let name = caption.map(|caption| format!("　{}", bare(caption))).unwrap_or_default();
        out.push_str(&format!(
            "<div class=\"roll\" role=\"region\" aria-label=\"表 {at}{name}（可左右滚动）\" tabindex=\"0\"><table>"
        ));
        out.push_str(&part.replacen("</table>", "</table></div>", 1));
    }
    out
}

/// The words of markup; their quotation marks are written as in an attribute already.
fn bare(html: &str) -> String {
    let (first, tags) = html.split_once('<').unwrap_or((html, ""));
    let behind = tags.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, words)| words);
    std::iter::once(first).chain(behind).collect()
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_rolls_in_a_frame_of_its_own_that_has_a_name() {
        let html = "<p>前&lt;table&gt;</p><table><caption>补贴<strong>\"名单\"</strong></caption><tbody><tr><td>一</td><td>1</td></tr></tbody>\
                    </table><p>中</p><table><tbody><tr><td>二</td><td>2</td></tr></tbody></table>";
        let prose = Prose::read(html).unwrap().0;
        let shown = Markup::prose(&prose, &|file| file.to_owned()).to_string();
        let frames: Vec<&str> = shown.split("<div class=\"roll\" role=\"region\" aria-label=\"").skip(1).collect();
        assert_eq!(frames.len(), 2, "{shown}");
        assert!(
            frames[0].starts_with("表 1　补贴&quot;名单&quot;（可左右滚动）\" tabindex=\"0\"><table><caption>"),
            "{shown}"
        );
        assert!(frames[1].starts_with("表 2（可左右滚动）\" tabindex=\"0\"><table><tbody>"), "{shown}");
        assert!(frames[0].contains("</table></div><p>中</p>") && shown.ends_with("</table></div>"), "{shown}");
        assert!(shown.starts_with("<p>前&lt;table&gt;</p><div"), "words about a table are none: {shown}");
        let bare = shown.replace("</table></div>", "</table>");
        let bare: String = bare
            .split("<div class=\"roll\"")
            .map(|part| part.split_once("tabindex=\"0\">").map_or(part, |it| it.1))
            .collect();
        assert_eq!(bare, prose.html(), "and nothing else changed");
    }

    #[test]
    fn a_section_of_a_document_stands_alone_and_its_signs_are_text() {
        use documents::{Block, HeadingLevel, Paragraph, Run};
        let heading = |anchor: &str| Block::Heading {
            level: HeadingLevel::Section,
            text: "一、<总>体情况".into(),
            anchor: anchor.into(),
        };
        let words = |text: &str| Block::Paragraph(Paragraph { runs: vec![Run::Text(text.into())] });
        let blocks = vec![heading("s1"), words("甲&乙"), heading("s2"), words("丙")];
        let document = Document { blocks, ..Document::default() };
        let one = Markup::section(&document, "s1").to_string();
        assert!(one.contains("甲&amp;乙") && one.contains("&lt;总&gt;") && !one.contains("丙"), "{one}");
        assert_eq!(Markup::section(&document, "s9"), Markup::default());
    }

    #[test]
    fn lines_are_paragraphs_and_their_signs_are_text() {
        assert_eq!(Markup::lines("甲<b>\n\n 乙&\"").to_string(), "<p>甲&lt;b&gt;</p><p>乙&amp;&quot;</p>");
    }
}
