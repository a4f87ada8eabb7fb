//! 文件和决定 Documents, decisions, money, plans, and what was done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::coded;

coded! {
    /// 怎么失去效力 Kept apart in the ledger: whether 失效 counts as 废止 is «unverified» (`annual-report.md` §2).
    Ending {
        Repealed = "repealed", "废止";
        Expired = "expired", "有效期届满失效";
        Invalid = "invalid", "宣布失效";
        Replaced = "replaced", "修改后重新发布";
    }
}

coded! {
    /// 哪种决定
    DecisionKind {
        Licence = "licence", "行政许可";
        Penalty = "penalty", "行政处罚";
        Coercion = "coercion", "行政强制";
    }
}

coded! {
    /// 进度
    Progress {
        Planned = "planned", "还没有开始";
        UnderWay = "under_way", "正在做";
        Done = "done", "做完了";
        Dropped = "dropped", "不做了";
    }
}

/// 行政规范性文件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Normative {
    /// 制发之日
    pub made: Date,
    /// 不再有效
    pub ended: Option<Ended>,
    /// 联合制发，由别的单位牵头 Counted there and not here.
    pub led_elsewhere: bool,
}

/// 不再有效
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// The day.
    pub on: Date,
    /// How.
    pub how: Ending,
}

/// 处理决定 One decision, or those of a month as one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Licence, penalty or coercion; refused licences as well.
    pub what: DecisionKind,
    /// The day; of a monthly sum its last day.
    pub on: Date,
    /// How many.
    pub count: u32,
}

/// 行政事业性收费 Money actually charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// The day.
    pub on: Date,
    /// The money, in fen.
    pub fen: i64,
}

/// 制度
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct System {
    /// The day it was issued.
    pub issued: Date,
    /// Revised, not new.
    pub revised: bool,
}

/// 工作计划 One item of a year's plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The year of the plan.
    pub year: i16,
    /// The day by which it is to be done, within the year.
    pub due: Date,
    /// How far it is.
    pub progress: Progress,
    /// The day it was done.
    pub done: Option<Date>,
}

coded! {
    /// 写在哪里 The place of the report where a measure is told.
    MeasureTopic {
        Improvement = "improvement", "改进措施";
        Platform = "platform", "平台建设";
        Oversight = "oversight", "组织领导";
        Problem = "problem", "存在的问题";
        Assessment = "assessment", "工作考核结果";
        Evaluation = "evaluation", "社会评议结果";
        Accountability = "accountability", "责任追究结果";
        Other = "other", "其他需要报告的事项";
    }
}

impl MeasureTopic {
    /// Whether it says that something was done, which only records show. A problem is the office's own word about itself,
    /// and of the three results even 没有开展 is one (第五十条第四项).
    #[must_use]
    pub const fn needs_evidence(self) -> bool {
        matches!(self, Self::Improvement | Self::Platform | Self::Oversight)
    }
}

/// 举措 A sentence of the report that is no number: what was done, found or lacking, with the records that show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Where it is told.
    pub topic: MeasureTopic,
    /// The day.
    pub on: Date,
    /// Numbers of records of this house; none for a topic that [needs none](MeasureTopic::needs_evidence).
    pub evidence: Vec<String>,
}
