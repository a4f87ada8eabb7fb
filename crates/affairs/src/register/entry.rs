//! 台账记录 What the ledger remembers of an act: identifiers, days, codes, counts and hashes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Closing, Facts, Kind};
use crate::Unread;

/// 事 What was done. Each variant keeps its kind for ever; `reading` reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "facts")]
#[allow(missing_docs, reason = "the fields are named after the fields of the record")]
pub enum Act {
    /// 登记
    #[serde(rename = "register.entered")]
    Entered {
        facts: Facts,
        words: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        despite: Option<Despite>,
    },
    /// 更改
    #[serde(rename = "register.amended")]
    Amended {
        facts: Facts,
        words: String,
        reason: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        despite: Option<Despite>,
    },
    /// 划去
    #[serde(rename = "register.struck")]
    Struck { reason: String },
    /// 确认
    #[serde(rename = "register.confirmed")]
    Confirmed {},
    /// 开簿
    #[serde(rename = "register.book-opened")]
    BookOpened { of: Kind, year: i16 },
    /// 结簿
    #[serde(rename = "register.book-closed")]
    BookClosed { of: Kind, year: i16, closing: Closing },
    /// 重开
    #[serde(rename = "register.book-reopened")]
    BookReopened { of: Kind, year: i16, reason: String },
}

/// 仍要登记 It looks like an earlier record, and somebody said why it is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Despite {
    /// Number of the earlier record.
    pub twin: String,
    /// Reference of the reason.
    pub reason: String,
}

/// Every kind, in the order of [`Act`].
pub const KINDS: [&str; 7] = [
    "register.entered",
    "register.amended",
    "register.struck",
    "register.confirmed",
    "register.book-opened",
    "register.book-closed",
    "register.book-reopened",
];

/// 台账记录 One act on one record or one book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Number of the record or the book.
    pub number: String,
    /// Civil day in the zone of the body.
    pub on: Date,
    /// The account that acted.
    pub by: String,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}

impl Entry {
    /// 种类 The permanent dotted kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        KINDS[match self.act {
            Act::Entered { .. } => 0,
            Act::Amended { .. } => 1,
            Act::Struck { .. } => 2,
            Act::Confirmed {} => 3,
            Act::BookOpened { .. } => 4,
            Act::BookClosed { .. } => 5,
            Act::BookReopened { .. } => 6,
        }]
    }

    /// 版本 The version of the shape of the payload.
    #[must_use]
    pub const fn version(&self) -> u32 {
        1
    }

    /// 内容 The JSON object that the ledger keeps.
    #[must_use]
    pub fn payload(&self) -> String {
        serde_json::to_string(self).expect("an entry has only text keys and whole numbers")
    }

    /// 读 An entry from its row.
    ///
    /// # Errors
    ///
    /// [`Unread`] when the row is damaged or of a newer program.
    pub fn read(kind: &str, version: u32, payload: &str) -> Result<Self, Unread> {
        crate::unread::read((kind, version), payload, |entry: &Self| (entry.kind(), entry.version()))
    }
}
