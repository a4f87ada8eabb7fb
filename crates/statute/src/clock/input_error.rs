//! 不是事件列表的原因 Why a file is no event list.

use std::fmt;

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

/// 位置 Where in the file a fault stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The case itself: `received`, `events`, `today`.
    Case,
    /// The n-th event, counted from one.
    Event(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case => f.write_str("申请本身"),
            Self::Event(at) => write!(f, "第{at}个事件"),
        }
    }
}

/// 读不成事件列表 One fault of a file that should be an event list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "every variant carries its place, the field and what was found there")]
pub enum ClockInputError {
    /// Not JSON.
    NotJson { line: usize, column: usize },
    /// JSON without a list of events.
    NotAnEventList,
    /// More events than one application can have.
    TooManyEvents { count: usize },
    /// An event that is no object.
    EventShape { place: Place },
    /// A required field is absent.
    Missing { place: Place, field: &'static str },
    /// An event name nobody knows.
    UnknownEvent { place: Place, name: String, nearest: Option<&'static str> },
    /// A field nobody knows.
    UnknownField { place: Place, field: String, nearest: Option<&'static str>, known: Vec<&'static str> },
    /// No date, or a day that does not exist.
    NotADate { place: Place, field: &'static str, found: String },
    /// A date in a year in which no case can lie.
    FarDate { place: Place, field: &'static str, date: Date },
    /// No whole number.
    NotANumber { place: Place, field: &'static str, found: String },
    /// No text.
    NotAName { place: Place, field: &'static str, found: String },
    /// Neither true nor false.
    NotAFlag { place: Place, field: &'static str, found: String },
}

impl Catalogued for ClockInputError {
    fn examples() -> Vec<Self> {
        let place = Place::Event(2);
        let known = vec!["on", "event", "days"];
        vec![
            Self::NotJson { line: 1, column: 18 },
            Self::NotAnEventList,
            Self::TooManyEvents { count: 5_000 },
            Self::EventShape { place },
            Self::Missing { place: Place::Case, field: "received" },
            Self::UnknownEvent { place, name: "extent".into(), nearest: Some("extend") },
            Self::UnknownField { place, field: "day".into(), nearest: Some("days"), known },
            Self::NotADate { place, field: "on", found: "2025-02-30".into() },
            Self::FarDate { place, field: "on", date: date(1025, 5, 6) },
            Self::NotANumber { place, field: "days", found: "二十".into() },
            Self::NotAName { place, field: "id", found: "[]".into() },
            Self::NotAFlag { place, field: "good_reason", found: "yes".into() },
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = self.of_the_file().unwrap_or_else(|| self.of_a_value());
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

type Sentences = (&'static str, String, &'static str, String);

impl ClockInputError {
    fn of_the_file(&self) -> Option<Sentences> {
        const SHAPE: &str = "计时要知道收到日期 received 和按先后排列的事件 events，每个事件写明日期 on 和名称 event。";
        let see = "请对照 gongkai clock --help 中的例子改正。".to_owned();
        Some(match self {
            Self::NotJson { line, column } => {
                ("clock.input.not-json", format!("这个文件不是 JSON：第{line}行第{column}列读不下去。"), SHAPE, see)
            }
            Self::NotAnEventList => ("clock.input.not-an-event-list", "这个文件里没有事件列表。".into(), SHAPE, see),
            Self::TooManyEvents { count } => (
                "clock.input.too-many-events",
                format!("文件里有{count}个事件。"),
                "一件申请不会有一千个以上的事件，多半是把多件申请写在了一起。",
                "请每件申请单独一个文件。".into(),
            ),
            Self::EventShape { place } => {
                ("clock.input.event-shape", format!("{place}不是一个带日期和名称的事件。"), SHAPE, see)
            }
            Self::Missing { place, field } => {
                ("clock.input.missing", format!("{place}缺少 {field}。"), SHAPE, format!("请补上 {field}。"))
            }
            Self::UnknownEvent { place, name, nearest } => (
                "clock.input.unknown-event",
                format!("{place}的名称「{name}」不认识。"),
                "不认识的事件不知道对期限有什么影响，不能略过。",
                nearest.map_or(see, |nearest| format!("您是不是想写 {nearest}？请改正后再算。")),
            ),
            Self::UnknownField { place, field, nearest, known } => (
                "clock.input.unknown-field",
                format!("{place}里有一项「{field}」，不知道是什么。"),
                "略过不认识的内容，可能算错期限。",
                nearest.map_or_else(
                    || format!("这里可以写的有：{}。", known.join("、")),
                    |nearest| format!("您是不是想写 {nearest}？请改正后再算。"),
                ),
            ),
            _ => return None,
        })
    }

    fn of_a_value(&self) -> Sentences {
        let (code, place, field, found, why, todo) = match self {
            Self::NotADate { place, field, found } => (
                "clock.input.not-a-date",
                place,
                field,
                found.clone(),
                "这不是日期，或者这一天并不存在。",
                "请写成 2025-05-21 这样的形式。",
            ),
            Self::FarDate { place, field, date } => (
                "clock.input.far-date",
                place,
                field,
                date.to_string(),
                "没有申请会落在这样的年份，多半是年份输错了。",
                "请核对年份。",
            ),
            Self::NotANumber { place, field, found } => (
                "clock.input.not-a-number",
                place,
                field,
                found.clone(),
                "这里要写工作日数，是不带引号的整数。",
                "请写成 20 这样的整数。",
            ),
            Self::NotAName { place, field, found } => (
                "clock.input.not-a-name",
                place,
                field,
                found.clone(),
                "这里要写一个名称，用来把征求意见和它的回复对上。",
                "请写成 \"a\" 这样的文字。",
            ),
            Self::NotAFlag { place, field, found } => (
                "clock.input.not-a-flag",
                place,
                field,
                found.clone(),
                "这里只能是“是”或“否”。",
                "请写成 true 或 false。",
            ),
            other => unreachable!("{other:?} is told with the file"),
        };
        (code, format!("{place}的 {field} 写的是「{found}」，读不懂。"), why, todo.into())
    }
}
