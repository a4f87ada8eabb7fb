//! 文稿 What is written: title, text and attachments, as people see it and as its hash is taken.

use office::{Attachment, Looked};
use serde::{Deserialize, Serialize};
use store::files::FileSpace;

/// 文稿 One text of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The title.
    pub title: String,
    /// Plain text, one paragraph a line.
    pub text: String,
    /// Files beside it, in their order.
    pub attachments: Vec<Attachment>,
}

impl Text {
    /// 内容校验值 The hash that signatures name.
    #[must_use]
    pub fn hash(&self) -> String {
        let attachments: Vec<(&str, &str)> =
            self.attachments.iter().map(|attachment| (attachment.name.as_str(), attachment.file.as_str())).collect();
        affairs::publication::content_hash(&self.title, &self.text, &attachments)
    }

    /// 送检 The text as checks look at it.
    #[must_use]
    pub fn looked<'a>(&'a self, files: &'a dyn FileSpace) -> Looked<'a> {
        Looked { title: &self.title, text: &self.text, attachments: &self.attachments, files }
    }

    /// Signs of the text, blanks left out: what a proof-reader has to read.
    #[must_use]
    pub fn length(&self) -> usize {
        self.title.chars().chain(self.text.chars()).filter(|sign| !sign.is_whitespace()).count()
    }
}
