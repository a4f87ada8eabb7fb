//! 起草 A draft of the report from records: sentences with bound numbers, and the list of what could not be said.
//!
//! The way through: a [`Snapshot`] of the year's figures and what records [`Told`] → [`compose`] → a [`Draft`] that people
//! edit → [`judge`] (no number without a snapshot, no claim without a record)
//! and [`prove`] (every rule of the report) → [`finish`] → a [`crate::Report`].
//! Deliberately absent: how a figure is counted (that is the affair's), and every sentence that no record bears out.

mod across;
mod changes;
mod compose;
mod finish;
mod judge;
mod marks;
mod obstacle;
mod proof;
mod renew;
mod snapshot;
mod typed;

pub use across::{Break, breaks, unexplained};
pub use changes::changes;
pub use compose::{Coat, Improved, LeftOut, Noted, Told, compose};
pub use finish::{Marks, finish};
pub use judge::{judge, judge_claim};
pub use marks::{Piece, mark, pieces, stripped};
pub use obstacle::DraftObstacle;
pub use proof::{another, faults, moved, prove};
pub use renew::renew;
pub use snapshot::{Field, Snapshot};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// 位置 Where a sentence stands in the report; in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// 导语
    Lead,
    /// 一（一）主动公开
    Publishing,
    /// 一（二）依申请公开
    Applications,
    /// 一（三）政府信息管理
    Management,
    /// 一（四）政府信息公开平台建设
    Platform,
    /// 一（五）监督保障
    Oversight,
    /// 五（一）存在的主要问题
    Problems,
    /// 五（二）改进情况
    Improvement,
    /// 六 其他需要报告的事项
    Other,
}

impl Place {
    /// Every place, in the order of the report.
    pub const ALL: [Self; 9] = [
        Self::Lead,
        Self::Publishing,
        Self::Applications,
        Self::Management,
        Self::Platform,
        Self::Oversight,
        Self::Problems,
        Self::Improvement,
        Self::Other,
    ];

    /// The section of the form, 0 for the lead.
    #[must_use]
    pub const fn section(self) -> u8 {
        match self {
            Self::Lead => 0,
            Self::Problems | Self::Improvement => 5,
            Self::Other => 6,
            _ => 1,
        }
    }

    /// 小标题 The heading of the part; empty where a section has none.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Lead | Self::Other => "",
            Self::Publishing => "（一）主动公开",
            Self::Applications => "（二）依申请公开",
            Self::Management => "（三）政府信息管理",
            Self::Platform => "（四）政府信息公开平台建设",
            Self::Oversight => "（五）监督保障",
            Self::Problems => "（一）存在的主要问题",
            Self::Improvement => "（二）改进情况",
        }
    }
}

/// 一条表述 One sentence or paragraph, with the records that bear it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// A name that stays while its words change, such as `published`; unique within a draft.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// Its words; a bound number stands in it as [`mark`] writes it.
    pub text: String,
    /// 依据 Public identifiers of the records behind its words; the records behind its numbers are the snapshot's.
    pub records: Vec<String>,
    /// 理由 Why it stands without a record, or with numbers that no ledger gives; printed on the review sheet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// 改过 A person wrote or changed it: its words are theirs, and only its numbers follow the ledger.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub edited: bool,
}

/// 改数 A bound number that somebody changed by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// What stands in the report instead of what the ledger says.
    pub digits: String,
    /// Why; printed on the review sheet.
    pub reason: String,
}

/// 说明 Why the report does not go on from last year's in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The numbers it speaks of, as [`Break::numbers`] has them; for others it says nothing.
    pub numbers: String,
    /// Printed on the review sheet.
    pub reason: String,
}

/// 草稿 What people edit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// In the order in which they stand within their places.
    pub claims: Vec<Claim>,
    /// 按理由改的数 By the key of the field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub overrides: BTreeMap<String, Override>,
    /// 删去的 Names of sentences that a person took out; they do not come back with the next count.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub removed: BTreeSet<String>,
    /// 断点的说明 By [`Break::key`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Answer>,
}

impl Draft {
    /// The sentences of one place.
    pub fn at(&self, place: Place) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| claim.place == place)
    }

    /// What a bound number prints: the hand's number where one changed it with a reason, else the ledger's.
    #[must_use]
    pub fn digits<'a>(&'a self, key: &str, snapshot: &'a Snapshot) -> Option<&'a str> {
        let field = snapshot.fields.get(key)?;
        Some(self.overrides.get(key).map_or(&field.digits, |change| &change.digits))
    }
}
