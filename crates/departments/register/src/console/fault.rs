//! 填错了 What is wrong with a form before anything is registered.

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
    /// No money.
    Money(&'static str),
    /// Not of the list.
    Choice(&'static str),
    /// One of two that come together.
    Both(&'static str, &'static str),
    /// More rows than a file holds.
    TooMuch,
}

impl FormFault {
    pub(super) fn blocks(self) -> DeskError {
        DeskError::Blocked(vec![self.message()])
    }
}

impl Catalogued for FormFault {
    fn examples() -> Vec<Self> {
        vec![
            Self::Day("培训日期"),
            Self::Hour("开始时刻"),
            Self::Number("件数"),
            Self::Money("金额"),
            Self::Choice("申请人"),
            Self::Both("办结日期", "办理结果"),
            Self::TooMuch,
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::Day(field) => (
                "register.form.day",
                format!("“{field}”没有填，或者不是一个日期。"),
                "这一天决定它算在哪一年。",
                "请填年月日，例如 2025-03-03。",
            ),
            Self::Hour(field) => (
                "register.form.hour",
                format!("“{field}”不是一个时刻。"),
                "时长和有没有登记过，都看这个时刻。",
                "请用二十四小时制填写，例如 09:00。",
            ),
            Self::Number(field) => {
                ("register.form.number", format!("“{field}”不是一个整数。"), "这一栏要计数。", "请只填数字，例如 12。")
            }
            Self::Money(field) => (
                "register.form.money",
                format!("“{field}”不是一笔钱。"),
                "金额以元为单位，最多两位小数。",
                "请只填数字，例如 40 或者 40.50。",
            ),
            Self::Choice(field) => (
                "register.form.choice",
                format!("“{field}”没有选，或者不是列出的一项。"),
                "年报按这些类别计数。",
                "请从列出的选项里选一项。",
            ),
            Self::Both(one, other) => (
                "register.form.both",
                format!("“{one}”和“{other}”只填了一个。"),
                "两个合起来才说得清。",
                "请两个都填；还没有的，两个都空着。",
            ),
            Self::TooMuch => (
                "register.form.rows",
                "这份清单超过十万行。".to_owned(),
                "太大的文件，电子表格打不开。",
                "请按年份分开导出。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
