//! 办理状态 Where a case stands, and which acts each stage knows.

use serde::Serialize;

use super::event::Act;

/// 办理状态 The stages of an application after its receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 已收到.
    Received,
    /// 等待补正.
    AwaitingClarification,
    /// 办理中.
    InProcess,
    /// 等待说明理由.
    AwaitingReason,
    /// 等待缴费.
    AwaitingPayment,
    /// 延迟答复 A reasonable later date stands instead of the period.
    Deferred,
    /// 已办结.
    Closed,
    /// 重新办理 As in process, by order of a decision.
    Reopened,
}

impl Stage {
    /// The name a clerk knows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "已收到",
            Self::AwaitingClarification => "等待补正",
            Self::InProcess => "办理中",
            Self::AwaitingReason => "等待申请人说明理由",
            Self::AwaitingPayment => "等待缴费",
            Self::Deferred => "延迟答复",
            Self::Closed => "已办结",
            Self::Reopened => "责令重新办理中",
        }
    }

    /// Whether the stage knows the act. An act of handling implies that a received application is accepted, so
    /// `received` knows what `in_process` knows, and clarification besides.
    pub(super) const fn knows(self, act: &Act) -> bool {
        use Stage::{
            AwaitingClarification, AwaitingPayment, AwaitingReason, Closed, Deferred, InProcess, Received, Reopened,
        };
        match act {
            Act::Accept | Act::IssueClarification { .. } => matches!(self, Received),
            Act::Supplement { .. } | Act::ClarificationExpired => matches!(self, AwaitingClarification),
            Act::PaidInFull | Act::PaymentExpired => matches!(self, AwaitingPayment),
            Act::ReasonsUnreasonable | Act::ReasonsAccepted { .. } => matches!(self, AwaitingReason),
            Act::OrderedToRedo { .. } => matches!(self, Closed),
            Act::IssueFeeNotice { .. } => matches!(self, Received | InProcess | Reopened | Deferred),
            Act::Decide => matches!(self, Received | InProcess | Reopened | Deferred | AwaitingReason),
            Act::Withdraw | Act::DeadlinePassed | Act::Reply { .. } | Act::Silent { .. } => !matches!(self, Closed),
            Act::Receipt(_) => false,
            Act::AnswerOnTheSpot
            | Act::StillUnclear
            | Act::Consult { .. }
            | Act::OverridePublicInterest
            | Act::Extend { .. }
            | Act::AskReasons => matches!(self, Received | InProcess | Reopened),
        }
    }
}
