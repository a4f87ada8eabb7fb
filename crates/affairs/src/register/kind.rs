//! 种类 The ledgers there are, each with its permanent identifier.

use serde::{Deserialize, Serialize};

use crate::role::Duty;

/// 种类 One ledger of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 依申请公开（第二十九条） Applications.
    Application,
    /// 行政复议、行政诉讼（第五十一条）
    Remedy,
    /// 信息处理费（第四十二条）
    Fee,
    /// 行政规范性文件（第二十条第一项）
    Normative,
    /// 行政许可、处罚、强制（第二十条第五、六项）
    Decision,
    /// 行政事业性收费（第二十条第八项）
    Charge,
    /// 制度（M-04）
    System,
    /// 培训（M-13）
    Training,
    /// 帮带
    Pairing,
    /// 实操问题（M-14）
    Problem,
    /// 领导小组成员（M-10）
    Member,
    /// 会议（M-10）
    Meeting,
    /// 工作计划（M-16）
    Plan,
    /// 举措 What section five of the report says was done.
    Measure,
}

impl Kind {
    /// Every kind, in the order in which people see them.
    pub const ALL: [Self; 14] = [
        Self::Application,
        Self::Remedy,
        Self::Fee,
        Self::Normative,
        Self::Decision,
        Self::Charge,
        Self::System,
        Self::Training,
        Self::Pairing,
        Self::Problem,
        Self::Member,
        Self::Meeting,
        Self::Plan,
        Self::Measure,
    ];

    /// The permanent identifier, in entries, tables and addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Remedy => "remedy",
            Self::Fee => "fee",
            Self::Normative => "normative",
            Self::Decision => "decision",
            Self::Charge => "charge",
            Self::System => "system",
            Self::Training => "training",
            Self::Pairing => "pairing",
            Self::Problem => "problem",
            Self::Member => "member",
            Self::Meeting => "meeting",
            Self::Plan => "plan",
            Self::Measure => "measure",
        }
    }

    /// The kind of this identifier.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// 编号的头 The first word of a record's number, such as `peixun` in `peixun-2025-003`.
    #[must_use]
    pub const fn head(self) -> &'static str {
        match self {
            Self::Application => "shenqing",
            Self::Remedy => "jiuji",
            Self::Fee => "xinxifei",
            Self::Normative => "guifan",
            Self::Decision => "jueding",
            Self::Charge => "shoufei",
            Self::System => "zhidu",
            Self::Training => "peixun",
            Self::Pairing => "bangdai",
            Self::Problem => "wenti",
            Self::Member => "chengyuan",
            Self::Meeting => "huiyi",
            Self::Plan => "jihua",
            Self::Measure => "jucuo",
        }
    }

    /// The words people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Application => "依申请公开",
            Self::Remedy => "复议诉讼",
            Self::Fee => "信息处理费",
            Self::Normative => "行政规范性文件",
            Self::Decision => "许可处罚强制决定",
            Self::Charge => "行政事业性收费",
            Self::System => "制度",
            Self::Training => "培训",
            Self::Pairing => "帮带",
            Self::Problem => "实操问题",
            Self::Member => "领导小组成员",
            Self::Meeting => "会议",
            Self::Plan => "工作计划",
            Self::Measure => "举措",
        }
    }

    /// Whether people stand in its records by name: who signed in, who is a member.
    #[must_use]
    pub const fn names_people(self) -> bool {
        matches!(self, Self::Training | Self::Meeting | Self::Member)
    }

    /// 谁来记 The duties that keep it; any one of them is enough.
    #[must_use]
    pub const fn kept_by(self) -> &'static [Duty] {
        match self {
            Self::Application => &[Duty::KeepRegisters, Duty::RegisterApplications, Duty::HandleApplications],
            Self::Training | Self::Pairing | Self::Problem => &[Duty::KeepRegisters, Duty::Train],
            _ => &[Duty::KeepRegisters],
        }
    }
}
