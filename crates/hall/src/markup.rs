//! 可以照印的 Markup that a template prints as it is: it comes from blocks of rich text or from plain lines, never from a
//! string that somebody typed.

use std::fmt;

use askama::filters::HtmlSafe;
use prose::Prose;

/// 可以照印的 Markup that is safe by the way it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Rich text; the file of a hash stands where `address` says.
    #[must_use]
    pub fn prose(prose: &Prose, address: &dyn Fn(&str) -> String) -> Self {
        Self(prose.html_with(address))
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
    fn lines_are_paragraphs_and_their_signs_are_text() {
        assert_eq!(Markup::lines("甲<b>\n\n 乙&\"").to_string(), "<p>甲&lt;b&gt;</p><p>乙&amp;&quot;</p>");
    }
}
