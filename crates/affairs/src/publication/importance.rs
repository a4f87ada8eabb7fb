//! 重要程度 How many reviews an item needs (`operations.md` §3.2); rules only lift, never lower.

use serde::{Deserialize, Serialize};

/// 重要程度 The class of an item, in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    /// 一般 Secrecy, first and second review.
    Routine,
    /// 重要 And the final review.
    Important,
    /// 特别重要 And a written consultation (第十一条) and the record of a meeting.
    Special,
    /// 应急 One leader releases at once; the remaining steps are a debt of 24 hours.
    Urgent,
}

impl Importance {
    /// The Chinese name printed on the review sheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Routine => "一般",
            Self::Important => "重要",
            Self::Special => "特别重要",
            Self::Urgent => "应急",
        }
    }
}

/// 目录事项的种类 What kind of matter the catalogue says an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// 工作动态 Work news.
    News {
        /// 领导 It tells of a leader.
        leader: bool,
        /// 资金 It holds figures of finance.
        finance: bool,
    },
    /// 活动通知 A notice of an event.
    Notice,
    /// 行政规范性文件
    NormativeDocument,
    /// 财政预算、决算
    Budget,
    /// 人事
    Personnel,
    /// 规划、计划
    Plan,
    /// 政策解读
    Interpretation,
    /// 意见征集
    Consultation,
    /// 含个人信息的名单
    PersonalList,
    /// 行政处罚
    Penalty,
    /// 征收
    Expropriation,
    /// 回应社会关切
    PublicConcern,
    /// 政府信息公开工作年度报告
    AnnualReport,
    /// 制度文件
    SystemDocument,
    /// 舆情事件
    OpinionIncident,
    /// 灾害信息
    Disaster,
    /// 涉及其他机关 A matter that involves other organs (第十一条).
    OtherOrgans,
    /// 预警、转移通知
    Warning,
    /// 村务 Village affairs: never counted for the weekly rhythm.
    VillageAffairs,
    /// 无此事项的说明 A statement that the catalogue item does not apply here.
    NotApplicable,
    /// 其他
    Other,
}

impl Subject {
    /// 自动定级 The class below which such an item never falls.
    #[must_use]
    pub const fn floor(self) -> Importance {
        match self {
            Self::News { leader: true, .. } | Self::News { finance: true, .. } => Importance::Important,
            Self::NormativeDocument
            | Self::Budget
            | Self::Personnel
            | Self::Plan
            | Self::Interpretation
            | Self::Consultation
            | Self::PersonalList
            | Self::Penalty
            | Self::Expropriation
            | Self::PublicConcern
            | Self::AnnualReport
            | Self::SystemDocument => Importance::Important,
            Self::OpinionIncident | Self::Disaster | Self::OtherOrgans => Importance::Special,
            Self::News { .. }
            | Self::Notice
            | Self::Warning
            | Self::VillageAffairs
            | Self::NotApplicable
            | Self::Other => Importance::Routine,
        }
    }

    /// 种类的名称 Every kind with the one name people write for it.
    pub const NAMES: [(&'static str, Self); 24] = [
        ("工作动态", Self::News { leader: false, finance: false }),
        ("工作动态（领导）", Self::News { leader: true, finance: false }),
        ("工作动态（资金）", Self::News { leader: false, finance: true }),
        ("工作动态（领导、资金）", Self::News { leader: true, finance: true }),
        ("活动通知", Self::Notice),
        ("行政规范性文件", Self::NormativeDocument),
        ("财政预算、决算", Self::Budget),
        ("人事", Self::Personnel),
        ("规划、计划", Self::Plan),
        ("政策解读", Self::Interpretation),
        ("意见征集", Self::Consultation),
        ("含个人信息的名单", Self::PersonalList),
        ("行政处罚", Self::Penalty),
        ("征收", Self::Expropriation),
        ("回应社会关切", Self::PublicConcern),
        ("年度报告", Self::AnnualReport),
        ("制度文件", Self::SystemDocument),
        ("舆情事件", Self::OpinionIncident),
        ("灾害信息", Self::Disaster),
        ("涉及其他机关", Self::OtherOrgans),
        ("预警、转移通知", Self::Warning),
        ("村务", Self::VillageAffairs),
        ("无此事项的说明", Self::NotApplicable),
        ("其他", Self::Other),
    ];

    /// The name people write.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("其他", |(name, _)| name)
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// Whether such items count for "twice a week" (`operations.md` §4).
    #[must_use]
    pub const fn in_rhythm(self) -> bool {
        !matches!(self, Self::VillageAffairs | Self::NotApplicable)
    }
}
