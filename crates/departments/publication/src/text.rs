//! 文稿 What is written: title, text and attachments, as people see it and as its hash is taken.

use std::ops::Deref;

use hall::Markup;
use office::{Attachment, Looked};
use prose::Prose;
use store::files::FileSpace;

use crate::Paper;

/// 文稿 One text of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The title.
    pub title: String,
    /// The text itself.
    pub text: Body,
    /// Files beside it, in their order.
    pub attachments: Vec<Attachment>,
    /// 文件要素 What it says of itself as a document.
    pub paper: Paper,
}

/// 正文 Plain or rich. Whoever only reads words (checks, search, counting) reads either as plain lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Plain text, one paragraph a line.
    Plain(String),
    /// 带格式的正文
    Prose(Prose),
}

impl Default for Body {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl Deref for Body {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Prose(prose) => prose.plain_text(),
        }
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl Body {
    /// Rich, if it is.
    #[must_use]
    pub fn prose(&self) -> Option<&Prose> {
        match self {
            Self::Plain(_) => None,
            Self::Prose(prose) => Some(prose),
        }
    }

    /// The same as rich text; none of plain lines that are too many for it.
    #[must_use]
    pub fn as_prose(&self) -> Option<Prose> {
        match self {
            Self::Plain(text) => Prose::of_plain(text).ok(),
            Self::Prose(prose) => Some(prose.clone()),
        }
    }

    /// Whether the text names a file, as a picture or where a link leads.
    #[must_use]
    pub fn names(&self, file: &str) -> bool {
        self.prose().is_some_and(|prose| prose.files().contains(&file))
    }
}

impl Text {
    /// 内容校验值 The hash that signatures name.
    #[must_use]
    pub fn hash(&self) -> String {
        let attachments: Vec<(&str, &str)> =
            self.attachments.iter().map(|attachment| (attachment.name.as_str(), attachment.file.as_str())).collect();
        let (rich, words) = match &self.text {
            Body::Plain(text) => (false, text.as_str()),
            Body::Prose(prose) => (true, prose.html()),
        };
        let paper = self.paper.parts();
        affairs::publication::paper_hash(rich, &self.title, words, paper.each_ref().map(String::as_str), &attachments)
    }

    /// 送检 The text as checks look at it.
    #[must_use]
    pub fn looked<'a>(&'a self, files: &'a dyn FileSpace) -> Looked<'a> {
        let Self { title, text, attachments, .. } = self;
        Looked { title, text, prose: text.prose(), attachments, files }
    }

    /// 网页上的正文 The text for a page on which the file of a hash stands where `address` says.
    #[must_use]
    pub fn as_html(&self, address: &dyn Fn(&str) -> String) -> Markup {
        match &self.text {
            Body::Plain(text) => Markup::lines(text),
            Body::Prose(prose) => Markup::prose(prose, address),
        }
    }

    /// 公开网页上的正文 The same for the public pages of a body.
    #[must_use]
    pub fn public_html(&self, body: &str) -> Markup {
        self.as_html(&|file| format!("/{body}/files/{file}/file"))
    }

    /// Signs of the text, blanks left out: what a proof-reader has to read.
    #[must_use]
    pub fn length(&self) -> usize {
        self.title.chars().chain(self.text.chars()).filter(|sign| !sign.is_whitespace()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_look_like_markup_and_markup_never_share_a_hash() {
        let text = |text: Body| Text { title: "通知".into(), text, ..Text::default() };
        let plain = text("<p>甲</p>".into());
        let rich = text(Body::Prose(Prose::read("<p>甲</p>").unwrap().0));
        assert_ne!(plain.hash(), rich.hash());
        assert_eq!(plain.hash(), affairs::publication::content_hash("通知", "<p>甲</p>", &[]), "as ever");
        assert_eq!(plain.as_html(&|_| String::new()).to_string(), "<p>&lt;p&gt;甲&lt;/p&gt;</p>");
        assert_eq!((&*rich.text, rich.length()), ("甲", 3));
    }
}
