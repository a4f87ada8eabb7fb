//! 文稿 What is written: title, text and attachments, as people see it and as its hash is taken.

use serde::{Deserialize, Serialize};

/// 附件 One file beside the text, kept in the file space under the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The name people see, such as `桑村乡2025年部门预算.csv`.
    pub name: String,
    /// SM3 of its bytes, 64 lower-case hexadecimal digits.
    pub file: String,
    /// Length in bytes.
    pub bytes: u64,
}

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

    /// Signs of the text, blanks left out: what a proof-reader has to read.
    #[must_use]
    pub fn length(&self) -> usize {
        self.title.chars().chain(self.text.chars()).filter(|sign| !sign.is_whitespace()).count()
    }
}
