//! 任务 One thing owed once: why, by when, and how it was answered.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Act, Entry};

/// 由来 Why a task is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Cause {
    /// 每年固定日期
    Yearly {
        /// The year in which it falls due.
        year: i16,
    },
    /// 按期 A period that asks for something by itself.
    Period {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// 有没有发生 Nobody knows yet whether there is anything.
    Question {
        /// The year asked about.
        year: i16,
    },
    /// 事件 Something happened.
    Event {
        /// The civil day.
        on: Date,
        /// Reference of the words.
        what: String,
    },
}

impl Cause {
    /// The key under which an item owes this once: made again, a calendar makes no second one.
    #[must_use]
    pub fn slot(&self) -> String {
        match self {
            Self::Yearly { year } => format!("yearly/{year}"),
            Self::Period { from, .. } => format!("period/{from}"),
            Self::Question { year } => format!("question/{year}"),
            Self::Event { on, what } => format!("event/{on}/{what}"),
        }
    }

    /// From which day on something published can answer it.
    #[must_use]
    pub fn begins(&self) -> Date {
        match self {
            Self::Yearly { year } | Self::Question { year } => Date::new(*year, 1, 1).unwrap_or(Date::MIN),
            Self::Period { from, .. } => *from,
            Self::Event { on, .. } => *on,
        }
    }

    /// The last day of what is asked about; nothing where nothing runs.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        match self {
            Self::Period { to, .. } => Some(*to),
            Self::Question { year } => Date::new(*year, 12, 31).ok(),
            Self::Yearly { .. } | Self::Event { .. } => None,
        }
    }
}

/// 答复 How a task was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// 已公开
    Published {
        /// Number of the item.
        item: String,
        /// The day of its first publication.
        on: Date,
        /// 迟 Working days behind the due day.
        late: i64,
    },
    /// 没有发生
    NotHappened {
        /// Reference of the reason.
        reason: String,
    },
    /// 不涉及
    NotConcerned {
        /// Reference of the reason.
        reason: String,
    },
}

/// 了结 An answer, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// How.
    #[serde(flatten)]
    pub answer: Answer,
    /// The account.
    pub by: String,
    /// The civil day on which it was filed.
    pub filed: Date,
}

impl Closing {
    /// The day from which it counts: that of publication, or that of the answer.
    #[must_use]
    pub const fn day(&self) -> Date {
        match self.answer {
            Answer::Published { on, .. } => on,
            _ => self.filed,
        }
    }
}

/// 任务 One thing a body owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Public number, such as `renwu-2026-0017`.
    pub number: String,
    /// Code of the catalogue's item.
    pub code: String,
    /// Why.
    pub cause: Cause,
    /// 起 The day from which its time runs.
    pub since: Date,
    /// 宜在
    pub target: Date,
    /// 应在
    pub due: Date,
    /// 几点 For limits that count hours.
    pub hour: Option<DateTime>,
    /// 轮到 Whether somebody was told that it is their turn.
    pub called: bool,
    /// How it was answered; none while it is open.
    pub closing: Option<Closing>,
    /// How many acts made it.
    pub version: u32,
}

impl Task {
    /// 过期没有 Open, and its time is up.
    #[must_use]
    pub fn is_late(&self, now: DateTime) -> bool {
        self.closing.is_none() && self.hour.map_or(now.date() > self.due, |hour| now > hour)
    }

    /// The task after an act on it; entries on other things leave it alone.
    pub(super) fn follow(&mut self, entry: &Entry) {
        match &entry.act {
            Act::Specified { on, what, since, target, due, hour } => {
                self.cause = Cause::Event { on: *on, what: what.clone() };
                (self.since, self.target, self.due, self.hour) = (*since, *target, *due, *hour);
                self.called = false;
            }
            Act::Called {} => self.called = true,
            Act::Closed { answer } => {
                self.closing = Some(Closing { answer: answer.clone(), by: entry.by.clone(), filed: entry.on });
            }
            Act::Reopened { .. } => self.closing = None,
            _ => return,
        }
        self.version += 1;
    }
}

/// The public number of the `n`-th task of a year.
#[must_use]
pub fn number_of(year: i16, n: i64) -> String {
    format!("renwu-{year}-{n:04}")
}

/// 公开即了结 The open task that an item first published on `day` answers: of its code the one that falls due first, among
/// those whose time had begun. An event that lies ahead (征求意见) is answered before it comes.
#[must_use]
pub fn answered_by<'a>(tasks: impl IntoIterator<Item = &'a Task>, code: &str, day: Date) -> Option<&'a Task> {
    let open = tasks.into_iter().filter(|task| task.code == code && task.closing.is_none());
    let begun = open.filter(|task| day >= task.since.min(task.cause.begins()).min(task.due));
    begun.min_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)))
}
