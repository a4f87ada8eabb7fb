//! 填错了 What is wrong with a form before anything is filed.

use messages::{Catalogued, Message};
use office::DeskError;

/// 填错了 One field of a form that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// No day.
    Day(&'static str),
    /// No hour.
    Hour(&'static str),
    /// No number.
    Number(&'static str),
    /// Nothing ticked.
    Nothing,
}

impl FormFault {
    pub(super) fn blocks(self) -> DeskError {
        DeskError::Blocked(vec![self.message()])
    }
}

impl Catalogued for FormFault {
    fn examples() -> Vec<Self> {
        vec![Self::Day("发生日期"), Self::Hour("几点"), Self::Number("几个"), Self::Nothing]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::Day(field) => (
                "obligation.form.day",
                format!("“{field}”没有填，或者不是一个日期。"),
                "时限从这一天起算。",
                "请填年月日，例如 2026-03-03。",
            ),
            Self::Hour(field) => (
                "obligation.form.hour",
                format!("“{field}”不是一个时刻。"),
                "按小时算的时限从这个时刻起算。",
                "请用二十四小时制填写，例如 09:00；不知道的空着。",
            ),
            Self::Number(field) => (
                "obligation.form.number",
                format!("“{field}”不是一个整数。"),
                "时限和周期要数得出来。",
                "请只填数字，例如 10；不自定的空着。",
            ),
            Self::Nothing => (
                "obligation.form.nothing",
                "一项也没有勾选。".to_owned(),
                "一起答复的，是勾选的那几项。",
                "请勾选要答复的任务。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
