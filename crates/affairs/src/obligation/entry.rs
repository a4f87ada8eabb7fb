//! 台账记录 What the ledger remembers: identifiers, days, codes and hashes.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Answer, Cause, Terms};
use crate::Unread;

/// 事 What was done. Each variant keeps its kind for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "facts")]
#[allow(missing_docs, reason = "the fields are named after the fields of the record")]
pub enum Act {
    /// 排出日历 So many tasks of a year, from one number to another; `plan` is the hash of their codes, slots and days.
    #[serde(rename = "obligation.year-made")]
    YearMade { year: i16, first: i64, tasks: usize, calendar: String, plan: String },
    /// 登记事件
    #[serde(rename = "obligation.raised")]
    Raised {
        code: String,
        #[serde(flatten)]
        cause: Cause,
        since: Date,
        target: Date,
        due: Date,
        hour: Option<DateTime>,
    },
    /// 问到了事件 What a period or a question asked for has happened.
    #[serde(rename = "obligation.specified")]
    Specified { on: Date, what: String, since: Date, target: Date, due: Date, hour: Option<DateTime> },
    /// 轮到
    #[serde(rename = "obligation.called")]
    Called {},
    /// 答复
    #[serde(rename = "obligation.closed")]
    Closed {
        #[serde(flatten)]
        answer: Answer,
    },
    /// 重开
    #[serde(rename = "obligation.reopened")]
    Reopened { reason: String },
    /// 改责任
    #[serde(rename = "obligation.duty-changed")]
    DutyChanged { terms: Terms },
    /// 批准责任清单
    #[serde(rename = "obligation.table-approved")]
    TableApproved { lines: usize, table: String },
    /// 不涉及
    #[serde(rename = "obligation.exempted")]
    Exempted { of: String, reason: String },
    /// 又涉及了
    #[serde(rename = "obligation.restored")]
    Restored { of: String, reason: String },
    /// 增补事项
    #[serde(rename = "obligation.item-added")]
    ItemAdded { code: String, item: String, undecided: bool },
    /// 收回增补
    #[serde(rename = "obligation.item-taken-back")]
    ItemTakenBack { code: String, reason: String },
}

/// Every kind, in the order of [`Act`].
pub const KINDS: [&str; 12] = [
    "obligation.year-made",
    "obligation.raised",
    "obligation.specified",
    "obligation.called",
    "obligation.closed",
    "obligation.reopened",
    "obligation.duty-changed",
    "obligation.table-approved",
    "obligation.exempted",
    "obligation.restored",
    "obligation.item-added",
    "obligation.item-taken-back",
];

/// 台账记录 One act on one task, one line of the table, one exemption or one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number of what it is about.
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
            Act::YearMade { .. } => 0,
            Act::Raised { .. } => 1,
            Act::Specified { .. } => 2,
            Act::Called {} => 3,
            Act::Closed { .. } => 4,
            Act::Reopened { .. } => 5,
            Act::DutyChanged { .. } => 6,
            Act::TableApproved { .. } => 7,
            Act::Exempted { .. } => 8,
            Act::Restored { .. } => 9,
            Act::ItemAdded { .. } => 10,
            Act::ItemTakenBack { .. } => 11,
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
