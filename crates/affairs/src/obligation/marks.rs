//! 提醒的日子 When somebody hears of a task that is open (`catalogue.md` §8).

use jiff::{ToSpan as _, civil::Date};
use statute::calendar::Calendar;

/// 哪一次 Each is told once; whoever is absent longer than one of them hears of the latest only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// 过半
    Half,
    /// 过了八成
    Most,
    /// 前一个工作日
    Eve,
    /// 到期当天 To the leader in charge.
    Day,
    /// 过期五个工作日 To the principal.
    Late,
}

impl Mark {
    /// Every mark in the order of its day.
    pub const ALL: [Self; 5] = [Self::Half, Self::Most, Self::Eve, Self::Day, Self::Late];

    /// The permanent code.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Most => "most",
            Self::Eve => "eve",
            Self::Day => "day",
            Self::Late => "late",
        }
    }
}

/// 提醒的日子 The day of each mark of a task whose time runs from `since` to `due`; none of the first three lies behind the
/// due day, however short the time is.
#[must_use]
pub fn marks(since: Date, due: Date, calendar: &Calendar) -> [(Mark, Date); 5] {
    let days = i64::from((due - since).get_days().max(0));
    let at = |part: i64| since.saturating_add((days * part / 100).days()).min(due);
    let before = due.yesterday().unwrap_or(due);
    let eve = calendar.last_working_day_on_or_before(before).unwrap_or_else(|gap| gap.provisional);
    let late = calendar.add_working_days(due, 5).unwrap_or_else(|gap| gap.provisional);
    [(Mark::Half, at(50)), (Mark::Most, at(80)), (Mark::Eve, eve), (Mark::Day, due), (Mark::Late, late)]
}
