//! 提示 What is wrong or uncertain about a legal event list: said beside the result, never instead of it.

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// 提示 A fault that does not make the event list illegal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "every variant carries the dates that its message prints")]
pub enum ClockFault {
    /// The clarification notice went out after the seventh working day.
    ClarificationLate { on: Date, due: Date },
    /// The answer came after the due day.
    AnsweredLate { on: Date, due: Date },
    /// The fee was paid after the payment period, and the office went on.
    PaymentLate { on: Date, until: Date },
    /// An opinion arrived after the fifteen working days.
    OpinionLate { on: Date, last: Date },
    /// Silence was recorded later than the fifteen working days from sending.
    SilenceAssumed { on: Date, last: Date },
    /// A consultation is open although its fifteen working days are over.
    ConsultationOverrun { last: Date },
    /// Another organ has not answered for fifteen working days.
    ReminderDue { since: Date },
    /// Events lie after the day on which the clock is read.
    ReadEarly { today: Date, last: Date },
    /// Received before the present text was in force.
    OldText { received: Date },
}

/// In force since (第五十六条).
pub(super) const IN_FORCE: Date = Date::constant(2019, 5, 15);

impl Catalogued for ClockFault {
    fn examples() -> Vec<Self> {
        let (on, due) = (date(2025, 10, 14), date(2025, 10, 13));
        vec![
            Self::ClarificationLate { on, due },
            Self::AnsweredLate { on, due },
            Self::PaymentLate { on, until: due },
            Self::OpinionLate { on, last: due },
            Self::SilenceAssumed { on, last: due },
            Self::ConsultationOverrun { last: due },
            Self::ReminderDue { since: due },
            Self::ReadEarly { today: due, last: on },
            Self::OldText { received: date(2019, 3, 1) },
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = self.of_the_office().unwrap_or_else(|| self.of_the_reading());
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

type Sentences = (&'static str, String, &'static str, &'static str);

impl ClockFault {
    fn of_the_office(&self) -> Option<Sentences> {
        Some(match self {
            Self::ClarificationLate { on, due } => (
                "clock.clarification.late",
                format!("补正告知于{on}发出，晚于{due}。"),
                "告知补正应在收到申请之日起七个工作日内（《条例》第三十条）；迟了是程序瑕疵，收到补正后期限仍重新计算（口径）。",
                "请在案卷中写明原因。",
            ),
            Self::AnsweredLate { on, due } => (
                "clock.decide.late",
                format!("答复于{on}作出，期限是{due}。"),
                "逾期不影响答复的效力，但申请人可以投诉、申请复议或者起诉（《条例》第五十一条）。",
                "请在案卷中写明原因。",
            ),
            Self::PaymentLate { on, until } => (
                "clock.payment.late",
                format!("费用于{on}缴清，缴费期限是{until}。"),
                "逾期未缴本可视为放弃申请，本机关继续办理，期限自缴费次日起重新计算。",
                "请核对缴费日期。",
            ),
            Self::ConsultationOverrun { last } => (
                "clock.consultation.overrun",
                format!("有征求意见的十五个工作日已于{last}届满，还没有登记结果。"),
                "期满之后再等下去，不一定还能从答复期限中扣除（《条例》第三十二至三十四条）。",
                "请登记对方的回复，或者登记逾期未回复。",
            ),
            Self::ReminderDue { since } => (
                "clock.consultation.reminder",
                format!("其他行政机关自{since}起已超过十五个工作日没有回复。"),
                "征求其他行政机关意见没有法定期限，十五个工作日是提醒的口径。",
                "请催办。",
            ),
            _ => return None,
        })
    }

    fn of_the_reading(&self) -> Sentences {
        match self {
            Self::OpinionLate { on, last } => (
                "clock.consultation.opinion-late",
                format!("意见于{on}收到，十五个工作日到{last}已满。"),
                "期满之后等待的日子是否扣除可能有争议；这里按收到意见之日计算，并假定征求意见书发出当天送达。",
                "征求意见书晚些送达的，请在征求意见的事件上写明 received。",
            ),
            Self::SilenceAssumed { on, last } => (
                "clock.consultation.silence-assumed",
                format!("逾期未回复登记为{on}，从发出之日算起十五个工作日到{last}已满。"),
                "这里认为征求意见书晚些才送达，以登记的日子为准。",
                "请在征求意见的事件上写明送达日 received，以便核对。",
            ),
            Self::ReadEarly { today, last } => (
                "clock.today.early",
                format!("查看日期是{today}，事件已经记到{last}。"),
                "查看日期之后的事件也已计入期限；已用的天数只算到查看日期。",
                "请核对查看日期。",
            ),
            Self::OldText { received } => (
                "clock.old-text",
                format!("申请于{received}收到，早于现行《条例》施行之日{IN_FORCE}。"),
                "当时适用的是修订前的文本，期限不同；这里按现行文本计算（《条例》第五十六条）。",
                "请以当时的文本为准。",
            ),
            other => unreachable!("{other:?} is told with the office"),
        }
    }
}

/// Shape: `{"code": "clock.clarification.late", "message": "…"}`.
impl Serialize for ClockFault {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let message = self.message();
        let mut fault = serializer.serialize_struct("ClockFault", 2)?;
        fault.serialize_field("code", message.code)?;
        fault.serialize_field("message", &format!("{}{}{}", message.what, message.why, message.todo))?;
        fault.end()
    }
}
