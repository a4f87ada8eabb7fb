//! 工作日 The working days of China in 2025, and the days on which a town publishes.
//!
//! A plain list, kept here because a town is data: the calendar with its notices is the law's (`statute`).

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::Hand;

/// First and last day of each holiday.
const CLOSED: [(Date, Date); 6] = [
    (date(2025, 1, 1), date(2025, 1, 1)),
    (date(2025, 1, 28), date(2025, 2, 4)),
    (date(2025, 4, 4), date(2025, 4, 6)),
    (date(2025, 5, 1), date(2025, 5, 5)),
    (date(2025, 5, 31), date(2025, 6, 2)),
    (date(2025, 10, 1), date(2025, 10, 8)),
];

/// 调休上班
const MADE_UP: [Date; 5] =
    [date(2025, 1, 26), date(2025, 2, 8), date(2025, 4, 27), date(2025, 9, 28), date(2025, 10, 11)];

/// Whether `day` is worked; days outside 2025 are not this list's.
pub(crate) fn is_working(day: Date) -> bool {
    let weekend = day.weekday().to_monday_zero_offset() >= 5;
    let closed = CLOSED.iter().any(|&(first, last)| first <= day && day <= last);
    day.year() == 2025 && (MADE_UP.contains(&day) || !(weekend || closed))
}

/// The first day from `day` on that is worked.
pub(crate) fn working_from(day: Date) -> Date {
    first(day, 1, is_working)
}

/// The working day `count` working days after `day`, or before it when negative.
pub(crate) fn working_days_off(day: Date, count: i32) -> Date {
    let step = count.signum();
    (0..count.abs()).fold(day, |day, _| first(plus(day, step), step, is_working))
}

/// The first day from `ready` on that a town publishes on.
pub(crate) fn publishing_from(ready: Date, hand: &Hand) -> Date {
    first(ready, 1, |day| publishes(day, hand))
}

/// The day `count` days after `day`.
pub(crate) fn plus(day: Date, count: i32) -> Date {
    day + count.days()
}

fn first(day: Date, step: i32, wanted: impl Fn(Date) -> bool) -> Date {
    let mut day = day;
    while !wanted(day) {
        day = plus(day, step);
    }
    day
}

/// The second and the fourth working day of a week, every other week the last too; short weeks use what they have.
fn publishes(day: Date, hand: &Hand) -> bool {
    if day < hand.rhythm {
        return hand.batches.contains(&day);
    }
    let monday = plus(day, -i32::from(day.weekday().to_monday_zero_offset()));
    let week: Vec<Date> = (0..7).map(|offset| plus(monday, offset)).filter(|&day| is_working(day)).collect();
    let Some(place) = week.iter().position(|&worked| worked == day) else { return false };
    let odd = monday.day_of_year() / 7 % 2 == 1;
    week.len() <= 3 || place == 1 || place == 3 || (odd && place + 1 == week.len())
}
