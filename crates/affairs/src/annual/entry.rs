//! 台账记录 What the ledger remembers of a report: hashes, days, identifiers; its figures and sentences stand in rows.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Occasion;
use crate::{Unread, role::Role};

/// 事 What was done. Each variant keeps its kind for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "facts")]
#[allow(missing_docs, reason = "the fields are named after the fields of the report")]
pub enum Act {
    /// 起草
    #[serde(rename = "annual.compiled")]
    Compiled { snapshot: String, draft: String },
    /// 重数
    #[serde(rename = "annual.recounted")]
    Recounted { snapshot: String, draft: String },
    /// 修改, with the fields whose numbers are by hand.
    #[serde(rename = "annual.edited")]
    Edited { draft: String, overridden: Vec<String> },
    /// 送审
    #[serde(rename = "annual.handed-in")]
    HandedIn { item: String, content_hash: String, draft: String, snapshot: String },
    /// 读入 A report of the year that was published elsewhere, by the SM3 of its file.
    #[serde(rename = "annual.received")]
    Received { file: String },
}

/// Every kind, in the order of [`Act`].
pub const KINDS: [&str; 5] =
    ["annual.compiled", "annual.recounted", "annual.edited", "annual.handed-in", "annual.received"];

/// 台账记录 One act on the report of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The year reported on.
    pub year: i16,
    /// Instant, ms UTC.
    pub at: i64,
    /// Civil day in the zone of the body.
    pub on: Date,
    /// The account that acted.
    pub by: String,
    /// In which role.
    pub role: Role,
    /// For which account, if as a deputy.
    pub deputy_of: Option<String>,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}

impl Entry {
    pub(super) fn of(year: i16, occasion: &Occasion, act: Act) -> Self {
        let Occasion { at, today, by, role, deputy_of } = occasion.clone();
        Self { year, at, on: today, by, role, deputy_of, act }
    }

    /// 种类 The permanent dotted kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        KINDS[match self.act {
            Act::Compiled { .. } => 0,
            Act::Recounted { .. } => 1,
            Act::Edited { .. } => 2,
            Act::HandedIn { .. } => 3,
            Act::Received { .. } => 4,
        }]
    }

    /// Version of the kind's shape.
    #[must_use]
    pub const fn version(&self) -> u32 {
        1
    }

    /// The record it belongs to, such as `annual-2025`.
    #[must_use]
    pub fn record(&self) -> String {
        format!("annual-{}", self.year)
    }

    /// 内容 The JSON object that the ledger keeps.
    #[must_use]
    pub fn payload(&self) -> String {
        serde_json::to_string(self).expect("an entry has only text keys and finite numbers")
    }

    /// 读 An entry from its row.
    ///
    /// # Errors
    ///
    /// [`Unread`] for a kind or version this program does not know, or a payload of another shape.
    pub fn read(kind: &str, version: u32, payload: &str) -> Result<Self, Unread> {
        crate::unread::read((kind, version), payload, |entry: &Self| (entry.kind(), entry.version()))
    }
}
