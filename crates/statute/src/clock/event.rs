//! 事件 What happened to one application, as it stands in its event list.

use jiff::civil::Date;
use serde::Serialize;

/// 办理经过 One application: the day of receipt, what happened since, and the day on which the clock is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEvents {
    /// 收到申请之日 Day zero of the first answer period (第三十一条).
    pub received: Date,
    /// In the order given; events of one day are taken in that order.
    pub events: Vec<Event>,
    /// The day on which the clock is read, a civil date in the organ's zone. When absent, the caller fills it in.
    pub today: Option<Date>,
}

/// 事件 One act or arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its civil date in the organ's zone.
    pub on: Date,
    /// What was done.
    pub act: Act,
}

/// 征求意见的对象 Who was asked; only their time is left out of the count (第三十三条第三款).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Consulted {
    /// 第三方 (第三十二条): fifteen working days, silence decides nothing.
    ThirdParty,
    /// 共同制作机关 (第三十四条): fifteen working days, silence agrees.
    JointMaker,
    /// 其他行政机关 (第十一、十七条): no statutory limit.
    OtherOrgan,
}

/// 行为 The acts of an event list, with what the clock needs to know of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// 受理 The content is clear. Any act of handling implies it.
    Accept,
    /// 当场答复 (第三十三条第一款).
    AnswerOnTheSpot,
    /// 发出补正告知 (第三十条).
    IssueClarification {
        /// The last day set for the supplement. Not given: the clock does not judge a supplement as late, and takes the
        /// reading of ten working days for [`Act::ClarificationExpired`].
        reply_by: Option<Date>,
    },
    /// 收到补正 Starts twenty fresh working days.
    Supplement {
        /// 正当理由 Whether a late supplement had a good reason.
        good_reason: bool,
    },
    /// 逾期不补正 Deemed abandoned.
    ClarificationExpired,
    /// 补正后仍不明确.
    StillUnclear,
    /// 发出征求意见书 The day it was sent; the pause begins with the next day.
    Consult {
        /// Who is asked.
        whom: Consulted,
        /// Pairs the consultation with its end; empty when the list has one unnamed consultation at a time.
        id: String,
        /// The day the letter arrived. Not given: assumed to have arrived the day it was sent.
        received: Option<Date>,
    },
    /// 收到意见 The pause ends with this day.
    Reply {
        /// Who answered.
        whom: Consulted,
        /// The consultation it ends.
        id: String,
    },
    /// 逾期未回复 The last of the fifteen working days.
    Silent {
        /// Who kept silent.
        whom: Consulted,
        /// The consultation it ends.
        id: String,
    },
    /// 因公共利益公开 Against an objection (第十五条); no effect on the clock.
    OverridePublicInterest,
    /// 延长答复期限 (第三十三条第二款).
    Extend {
        /// Working days, one to twenty; any whole number is read, so that a wrong one can be named.
        days: i64,
    },
    /// 要求说明理由 (第三十五条); the clock keeps running.
    AskReasons,
    /// 理由不合理 Not processed.
    ReasonsUnreasonable,
    /// 理由合理.
    ReasonsAccepted {
        /// 延迟答复 The reasonable later date set instead of the period; absent when the period goes on.
        until: Option<Date>,
    },
    /// 发出收费通知 (第四十二条).
    IssueFeeNotice {
        /// The day the applicant received it. Not given: assumed to be the day it was sent.
        received: Option<Date>,
    },
    /// 足额缴费 Starts twenty fresh working days.
    PaidInFull,
    /// 逾期不缴费 Deemed abandoned.
    PaymentExpired,
    /// 撤回申请.
    Withdraw,
    /// 答复 The final letter counts as given this day.
    Decide,
    /// 责令重新答复 By a reconsideration or court decision received this day.
    OrderedToRedo {
        /// The last day fixed in that decision.
        due: Option<Date>,
        /// Or its length in working days. Neither: the reading of twenty.
        within: Option<i64>,
    },
    /// 期限届满 The period passed without an answer; changes nothing, lateness is derived from dates.
    DeadlinePassed,
    /// 收到环节 Rows one to six of the state machine: the field `received` stands for them, so they are illegal here.
    Receipt(&'static str),
}

/// Every event name with the fields it takes besides `on` and `event`, in the order of the state machine.
pub(super) const EVENTS: [(&str, &[&str]); 32] = [
    ("submit_in_person", &[]),
    ("apply_orally", &[]),
    ("mail_signed", &[]),
    ("ordinary_mail_arrives", &[]),
    ("online_or_fax_arrives", &[]),
    ("confirm", &[]),
    ("accept", &[]),
    ("answer_on_the_spot", &[]),
    ("issue_clarification", &["reply_by"]),
    ("supplement", &["good_reason"]),
    ("clarification_expired", &[]),
    ("still_unclear", &[]),
    ("consult_third_party", &["id", "received"]),
    ("third_party_replies", &["id"]),
    ("third_party_silent", &["id"]),
    ("override_public_interest", &[]),
    ("consult_joint_maker", &["id", "received"]),
    ("joint_maker_replies", &["id"]),
    ("joint_maker_silent", &["id"]),
    ("consult_other_organ", &["id", "received"]),
    ("other_organ_replies", &["id"]),
    ("extend", &["days"]),
    ("ask_reasons", &[]),
    ("reasons_unreasonable", &[]),
    ("reasons_accepted", &["until"]),
    ("issue_fee_notice", &["received"]),
    ("paid_in_full", &[]),
    ("payment_expired", &[]),
    ("withdraw", &[]),
    ("decide", &[]),
    ("ordered_to_redo", &["due", "within"]),
    ("deadline_passed", &[]),
];

impl Act {
    /// The name in an event list, and the name a clerk knows.
    #[must_use]
    pub const fn names(&self) -> (&'static str, &'static str) {
        use Consulted::{JointMaker, OtherOrgan, ThirdParty};
        match self {
            Self::Accept => ("accept", "受理"),
            Self::AnswerOnTheSpot => ("answer_on_the_spot", "当场答复"),
            Self::IssueClarification { .. } => ("issue_clarification", "发出补正告知"),
            Self::Supplement { .. } => ("supplement", "收到补正"),
            Self::ClarificationExpired => ("clarification_expired", "逾期不补正"),
            Self::StillUnclear => ("still_unclear", "补正后仍不明确"),
            Self::Consult { whom: ThirdParty, .. } => ("consult_third_party", "征求第三方意见"),
            Self::Consult { whom: JointMaker, .. } => ("consult_joint_maker", "征求共同制作机关意见"),
            Self::Consult { whom: OtherOrgan, .. } => ("consult_other_organ", "征求其他行政机关意见"),
            Self::Reply { whom: ThirdParty, .. } => ("third_party_replies", "第三方回复"),
            Self::Reply { whom: JointMaker, .. } => ("joint_maker_replies", "共同制作机关回复"),
            Self::Reply { whom: OtherOrgan, .. } => ("other_organ_replies", "其他行政机关回复"),
            Self::Silent { whom: ThirdParty, .. } => ("third_party_silent", "第三方逾期未回复"),
            Self::Silent { .. } => ("joint_maker_silent", "共同制作机关逾期未回复"),
            Self::OverridePublicInterest => ("override_public_interest", "因公共利益公开"),
            Self::Extend { .. } => ("extend", "延长答复期限"),
            Self::AskReasons => ("ask_reasons", "要求说明理由"),
            Self::ReasonsUnreasonable => ("reasons_unreasonable", "理由不合理"),
            Self::ReasonsAccepted { .. } => ("reasons_accepted", "理由合理"),
            Self::IssueFeeNotice { .. } => ("issue_fee_notice", "发出收费通知"),
            Self::PaidInFull => ("paid_in_full", "足额缴费"),
            Self::PaymentExpired => ("payment_expired", "逾期不缴费"),
            Self::Withdraw => ("withdraw", "撤回申请"),
            Self::Decide => ("decide", "答复"),
            Self::OrderedToRedo { .. } => ("ordered_to_redo", "责令重新答复"),
            Self::DeadlinePassed => ("deadline_passed", "期限届满"),
            Self::Receipt(name) => (name, "收到申请"),
        }
    }
}
