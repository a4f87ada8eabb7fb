//! 导出 A list that left the house as a file: the ledger says which, how much of it, and by whom (`operations.md` §11).
//! Deliberately absent: what stood in it, and what was asked for: words that somebody looked for may be a name.

use serde::{Deserialize, Serialize};

use crate::Unread;

/// 台账记录 One list that somebody took; the record is the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[allow(missing_docs, reason = "the fields are those of the golden files")]
pub enum Entry {
    /// 导出清单
    #[serde(rename = "export.list")]
    List { list: String, format: Format, rows: u32 },
}

/// 格式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// 电子表格
    Xlsx,
    /// 逗号分隔
    Csv,
}

/// 全部种类 Every kind, in the order of the enum.
pub const KINDS: [&str; 1] = ["export.list"];

impl Entry {
    /// The permanent kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::List { .. } => KINDS[0],
        }
    }

    /// Version of the kind's shape.
    #[must_use]
    pub const fn version(&self) -> u32 {
        1
    }

    /// Which list.
    #[must_use]
    pub fn record(&self) -> &str {
        match self {
            Self::List { list, .. } => list,
        }
    }

    /// The JSON object of the ledger.
    #[must_use]
    pub fn payload(&self) -> String {
        serde_json::to_string(self).expect("an entry is plain data")
    }

    /// 读 The entry that a row of the ledger holds.
    ///
    /// # Errors
    ///
    /// [`Unread`] for a kind or version this program does not know, or a payload of another shape.
    pub fn read(kind: &str, version: u32, payload: &str) -> Result<Self, Unread> {
        crate::unread::read((kind, version), payload, |entry: &Self| (entry.kind(), entry.version()))
    }
}
