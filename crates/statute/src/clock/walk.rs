//! 逐日计算 One answer period, walked day by day: which days count, which do not, and why.

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{Calendar, DayKind};

/// 起算 What set day zero of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// 收到申请 (第三十一条).
    Receipt,
    /// 收到补正 (第三十条).
    Supplement,
    /// 缴费 (收费办法第六条).
    Payment,
    /// 责令重新答复.
    Order,
}

impl Origin {
    const fn why(self) -> &'static str {
        match self {
            Self::Receipt => "收到申请之日，不计入",
            Self::Supplement => "收到补正之日，不计入，期限从次日起重新计算",
            Self::Payment => "足额缴费之日，不计入，期限从次日起重新计算",
            Self::Order => "收到责令重新答复决定之日，不计入",
        }
    }
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// So many counting days.
    Days(u32),
    /// Until a fixed date, which does not roll.
    Until(Date),
}

/// 答复期限 One answer period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) start: Date,
    pub(super) origin: Origin,
    pub(super) length: Length,
    /// Counting days on top.
    pub(super) extension: u32,
}

/// 一日 One day of the explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// Civil date.
    pub on: Date,
    /// Whether it is one of the working days of the period.
    pub counts: bool,
    /// Why, in a short Chinese phrase.
    pub why: String,
    /// What kind of day it is.
    pub kind: DayClass,
}

/// 日的类别 Class of a day in the explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayClass {
    /// Day zero.
    Start,
    /// A working day that counts.
    Work,
    /// A make-up working day that counts.
    MakeUp,
    /// A Saturday or Sunday.
    Weekend,
    /// A holiday.
    Free,
    /// 暂停 A working day on which the count stands still.
    Stopped,
}

/// 暂停区间 Half-open intervals (sent, heard], merged and ascending: several consultations count once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pauses(Vec<(Date, Date)>);

impl Pauses {
    pub(super) fn union(mut intervals: Vec<(Date, Date)>) -> Self {
        intervals.retain(|(sent, heard)| sent < heard);
        intervals.sort_unstable();
        let mut merged: Vec<(Date, Date)> = Vec::with_capacity(intervals.len());
        for (sent, heard) in intervals {
            match merged.last_mut() {
                Some(last) if sent <= last.1 => last.1 = last.1.max(heard),
                _ => merged.push((sent, heard)),
            }
        }
        Self(merged)
    }

    fn cover(&self, day: Date) -> bool {
        let begun = self.0.partition_point(|(sent, _)| *sent < day);
        begun.checked_sub(1).is_some_and(|last| day <= self.0[last].1)
    }
}

/// A walked period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Walk {
    pub(super) days: Vec<Day>,
    pub(super) due: Date,
    /// Counting days of the whole period.
    pub(super) length: i64,
    pub(super) provisional: bool,
}

impl Walk {
    /// Counting days up to `today`; after the due day every working day counts, for a pause that begins then changes
    /// nothing.
    pub(super) fn used(&self, today: Date, calendar: &Calendar) -> i64 {
        let within = self.days.iter().filter(|day| day.counts && day.on <= today).count();
        let beyond = if today > self.due {
            calendar.working_days_between(self.due, today).unwrap_or_else(|gap| gap.provisional)
        } else {
            0
        };
        i64::try_from(within).unwrap_or(i64::MAX) + beyond
    }
}

/// Walks `period`: `k` = 0; each day after the start that works and is not paused adds one, until the length is reached.
pub(super) fn walk(period: &Period, pauses: &Pauses, calendar: &Calendar) -> Walk {
    let start = Day { on: period.start, counts: false, why: period.origin.why().to_owned(), kind: DayClass::Start };
    let mut walk = Walk { days: vec![start], due: period.start, length: 0, provisional: false };
    match period.length {
        Length::Days(days) => walk.go_on(pauses, calendar, |_, counted| counted < i64::from(days + period.extension)),
        Length::Until(date) => {
            walk.go_on(pauses, calendar, |at, _| at < date);
            let whole = walk.length + i64::from(period.extension);
            walk.go_on(pauses, calendar, |_, counted| counted < whole);
        }
    }
    walk
}

impl Walk {
    fn go_on(&mut self, pauses: &Pauses, calendar: &Calendar, wanting: impl Fn(Date, i64) -> bool) {
        while wanting(self.due, self.length) {
            let Ok(next) = self.due.tomorrow() else { break };
            self.due = next;
            let (kind, known) = match calendar.day_kind(next) {
                Ok(kind) => (kind, true),
                Err(gap) => (gap.provisional, false),
            };
            self.provisional |= !known;
            let day = self.judge(next, kind, known, pauses.cover(next));
            self.days.push(day);
        }
    }

    fn judge(&mut self, on: Date, kind: DayKind, known: bool, paused: bool) -> Day {
        let (class, counts) = match kind {
            DayKind::Weekend => (DayClass::Weekend, false),
            DayKind::Holiday => (DayClass::Free, false),
            _ if paused => (DayClass::Stopped, false),
            DayKind::MakeUp => (DayClass::MakeUp, true),
            DayKind::Working => (DayClass::Work, true),
        };
        self.length += i64::from(counts);
        let mut why = match class {
            DayClass::Stopped => "征求意见期间，不计入".to_owned(),
            _ if counts => format!("{}，第{}日", kind.name(), self.length),
            _ => format!("{}，不计入", kind.name()),
        };
        if !known {
            why.push_str("（当年放假通知尚未录入，暂按周一至周五推算）");
        }
        Day { on, counts, why, kind: class }
    }
}
