//! 说法 How public pages print days and instants, and what kind of text a matter is.

use affairs::publication::Subject;
use jiff::civil::Date;
use office::Zone;

/// `2025 年 3 月 4 日`
pub(super) fn day(day: Date) -> String {
    format!("{} 年 {} 月 {} 日", day.year(), day.month(), day.day())
}

/// `3 月 4 日`
pub(super) fn short_day(day: Date) -> String {
    format!("{} 月 {} 日", day.month(), day.day())
}

/// `2025 年 3 月 4 日 14:00`
pub(super) fn minute(at: i64) -> String {
    let at = Zone::shanghai().civil(at);
    format!("{} {:02}:{:02}", day(at.date()), at.hour(), at.minute())
}

/// As inspections want it: `2025-03-04 14:00`, Beijing time.
pub(super) fn stamp(at: i64) -> String {
    let at = Zone::shanghai().civil(at);
    format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
}

/// 体裁 What a kind of matter says about the kind of text; empty where it says nothing (`website.md` §5.4).
pub(super) const fn genre(subject: Subject) -> &'static str {
    match subject {
        Subject::Plan => "规划",
        Subject::Budget => "预算、决算",
        Subject::Interpretation => "解读",
        Subject::AnnualReport => "年报",
        Subject::PersonalList => "公示",
        _ => "",
    }
}
