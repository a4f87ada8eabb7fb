//! 台账记录 What the ledger remembers of an act: identifiers, days, codes and hashes, never a text or a name.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Acting, CheckRun, Elsewhere, Facts, Proposal, Signature, ValidityMark, WithdrawalReason};
use crate::{handover::Reason, role::Role};

/// 事 What was done. Each variant keeps its kind for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "facts")]
#[allow(missing_docs, reason = "the fields are named after the fields of the item")]
pub enum Act {
    /// 提出
    #[serde(rename = "publication.proposed")]
    Proposed(Box<Proposal>),
    /// 修改
    #[serde(rename = "publication.revised")]
    Revised(Box<Facts>),
    /// 机器检查
    #[serde(rename = "publication.checked")]
    Checked(CheckRun),
    /// 放行 A blocking rule overridden, with the reference of the reason.
    #[serde(rename = "publication.overruled")]
    Overruled { rule: String, reason: String },
    /// 送审
    #[serde(rename = "publication.submitted")]
    Submitted { content_hash: String, restart: bool },
    /// 签字 A pass.
    #[serde(rename = "publication.signed")]
    Signed(Signature),
    /// 退回
    #[serde(rename = "publication.returned")]
    Returned(Signature),
    /// 定时
    #[serde(rename = "publication.scheduled")]
    Scheduled { release_at: i64 },
    /// 取消定时
    #[serde(rename = "publication.unscheduled")]
    Unscheduled {},
    /// 扣住 A scheduled release that became impossible, with the codes of what stood in the way.
    #[serde(rename = "publication.held")]
    Held { codes: Vec<String> },
    /// 发布
    #[serde(rename = "publication.published")]
    Published { content_hash: String, channels: Vec<String> },
    /// 应急发布 Released by one leader, who signs the step of his role.
    #[serde(rename = "publication.published-urgently")]
    PublishedUrgently { signature: Signature, channels: Vec<String>, reason: String, due_at: i64 },
    /// 增加渠道
    #[serde(rename = "publication.posted")]
    Posted { channels: Vec<String> },
    /// 更正
    #[serde(rename = "publication.corrected")]
    Corrected {
        substantive: bool,
        content_hash: String,
        note: String,
        prepared_by: String,
        /// The one review of a small correction; from version 2 on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signature: Option<Box<Signature>>,
    },
    /// 撤下
    #[serde(rename = "publication.withdrawn")]
    Withdrawn { reason: WithdrawalReason, note: String },
    /// 确认撤下
    #[serde(rename = "publication.confirmed")]
    Confirmed {},
    /// 恢复
    #[serde(rename = "publication.restored")]
    Restored {},
    /// 废弃
    #[serde(rename = "publication.discarded")]
    Discarded {},
    /// 澄清 Linked to the record of a rumour (第六条).
    #[serde(rename = "publication.clarified")]
    Clarified { rumour: String },
    /// 补录 An item that was public before the system came.
    #[serde(rename = "publication.recorded")]
    Recorded { proposal: Box<Proposal>, elsewhere: Elsewhere },
    /// 放弃新版本 A new version given up before it was released; the old one stands.
    #[serde(rename = "publication.version-dropped")]
    VersionDropped {},
    /// 移交 What waited for one account by name waits for another.
    #[serde(rename = "publication.handed-over")]
    HandedOver { from: String, to: String, reason: Reason },
    /// 标明有效性 What is public is in force no longer, or again.
    #[serde(rename = "publication.validity-marked")]
    ValidityMarked(ValidityMark),
    /// 改目录事项 A draft put under another matter of the catalogue, before anybody reviewed it.
    #[serde(rename = "publication.placed")]
    Placed { catalogue: String, field: String, due: Option<Date> },
    /// 确认只有汇总数 Whoever writes says that this text and its files hold totals and no list of persons.
    #[serde(rename = "publication.totals-confirmed")]
    TotalsConfirmed { content_hash: String },
}

/// Every kind, in the order of [`Act`].
pub const KINDS: [&str; 25] = [
    "publication.proposed",
    "publication.revised",
    "publication.checked",
    "publication.overruled",
    "publication.submitted",
    "publication.signed",
    "publication.returned",
    "publication.scheduled",
    "publication.unscheduled",
    "publication.held",
    "publication.published",
    "publication.published-urgently",
    "publication.posted",
    "publication.corrected",
    "publication.withdrawn",
    "publication.confirmed",
    "publication.restored",
    "publication.discarded",
    "publication.clarified",
    "publication.recorded",
    "publication.version-dropped",
    "publication.handed-over",
    "publication.validity-marked",
    "publication.placed",
    "publication.totals-confirmed",
];

/// 台账记录 One act on one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number of the item.
    pub number: String,
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

/// 读不出的记录 Why a stored payload is no entry; each is a damaged or a newer ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant carries what was met")]
pub enum ReadError {
    /// A kind or version that this program does not know.
    Unknown { kind: String, version: u32 },
    /// No JSON of the shape of its kind.
    Shape { kind: String, detail: String },
    /// The payload says another kind than its row.
    OtherKind { kind: String, found: &'static str },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { kind, version } => write!(f, "no reader for {kind} version {version}"),
            Self::Shape { kind, detail } => write!(f, "{kind}: {detail}"),
            Self::OtherKind { kind, found } => write!(f, "a row of {kind} holds {found}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl Entry {
    /// 种类 The permanent dotted kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        KINDS[match self.act {
            Act::Proposed(_) => 0,
            Act::Revised(_) => 1,
            Act::Checked(_) => 2,
            Act::Overruled { .. } => 3,
            Act::Submitted { .. } => 4,
            Act::Signed(_) => 5,
            Act::Returned(_) => 6,
            Act::Scheduled { .. } => 7,
            Act::Unscheduled {} => 8,
            Act::Held { .. } => 9,
            Act::Published { .. } => 10,
            Act::PublishedUrgently { .. } => 11,
            Act::Posted { .. } => 12,
            Act::Corrected { .. } => 13,
            Act::Withdrawn { .. } => 14,
            Act::Confirmed {} => 15,
            Act::Restored {} => 16,
            Act::Discarded {} => 17,
            Act::Clarified { .. } => 18,
            Act::Recorded { .. } => 19,
            Act::VersionDropped {} => 20,
            Act::HandedOver { .. } => 21,
            Act::ValidityMarked(_) => 22,
            Act::Placed { .. } => 23,
            Act::TotalsConfirmed { .. } => 24,
        }]
    }

    /// 版本 The version of the shape of the payload.
    #[must_use]
    pub const fn version(&self) -> u32 {
        match self.act {
            Act::Corrected { signature: Some(_), .. } => 2,
            _ => 1,
        }
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
    /// [`ReadError`] when the row is damaged or of a newer program.
    pub fn read(kind: &str, version: u32, payload: &str) -> Result<Self, ReadError> {
        let newest = if kind == "publication.corrected" { 2 } else { 1 };
        if !(1..=newest).contains(&version) || !KINDS.contains(&kind) {
            return Err(ReadError::Unknown { kind: kind.to_owned(), version });
        }
        let entry: Self = serde_json::from_str(payload)
            .map_err(|fault| ReadError::Shape { kind: kind.to_owned(), detail: fault.to_string() })?;
        if entry.kind() != kind {
            return Err(ReadError::OtherKind { kind: kind.to_owned(), found: entry.kind() });
        }
        if entry.version() != version {
            let detail = format!("the shape of version {}, not {version}", entry.version());
            return Err(ReadError::Shape { kind: kind.to_owned(), detail });
        }
        Ok(entry)
    }

    /// The account that acted, and whom it acted for.
    #[must_use]
    pub fn persons(&self) -> Vec<String> {
        std::iter::once(self.by.clone()).chain(self.deputy_of.clone()).collect()
    }

    pub(super) fn of(number: &str, occasion: &super::Occasion<'_>, act: Act) -> Self {
        let Acting { account, role, deputy_of, .. } = occasion.acting;
        let deputy_of = deputy_of.as_ref().map(|deputy| deputy.of.clone());
        Self {
            number: number.to_owned(),
            at: occasion.at,
            on: occasion.today,
            by: account.clone(),
            role: *role,
            deputy_of,
            act,
        }
    }
}
