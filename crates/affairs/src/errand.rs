//! 差事 What leaves the house after a commit and could not be done: a person takes it over, and the ledger says how it
//! ended. Deliberately absent: what an errand carries; only its key and kind stand in an entry.

use serde::{Deserialize, Serialize};

use crate::Unread;

/// 不再办的原因 Why an errand is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DropReason {
    /// 已用别的方式办好 Done in another way, such as told by telephone.
    DoneOtherwise,
    /// 不再需要
    NotNeeded,
    /// 办错了 It should never have been.
    Mistaken,
}

impl DropReason {
    /// Every reason, in the order pages list them.
    pub const ALL: [Self; 3] = [Self::DoneOtherwise, Self::NotNeeded, Self::Mistaken];

    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DoneOtherwise => "已用别的方式办好",
            Self::NotNeeded => "不再需要",
            Self::Mistaken => "本来就不该有",
        }
    }
}

/// 台账记录 What became of an errand; the record is its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[allow(missing_docs, reason = "the fields are those of the golden files")]
pub enum Entry {
    /// 办不成 Tried so often, or not worth another try: a person takes it over.
    #[serde(rename = "errand.stuck")]
    Stuck { errand: String, of: String, tries: i64 },
    /// 再试
    #[serde(rename = "errand.retried")]
    Retried { errand: String, of: String },
    /// 不再办
    #[serde(rename = "errand.dropped")]
    Dropped { errand: String, of: String, reason: DropReason },
}

/// 全部种类 Every kind, in the order of the enum.
pub const KINDS: [&str; 3] = ["errand.stuck", "errand.retried", "errand.dropped"];

impl Entry {
    /// The permanent kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        KINDS[match self {
            Self::Stuck { .. } => 0,
            Self::Retried { .. } => 1,
            Self::Dropped { .. } => 2,
        }]
    }

    /// Version of the kind's shape.
    #[must_use]
    pub const fn version(&self) -> u32 {
        1
    }

    /// The key of the errand.
    #[must_use]
    pub fn record(&self) -> &str {
        match self {
            Self::Stuck { errand, .. } | Self::Retried { errand, .. } | Self::Dropped { errand, .. } => errand,
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
