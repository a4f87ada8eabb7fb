//! 到期 From an event to the day by which an item must be public, for every unit of a limit.

use jiff::{
    SignedDuration, Span as Length, ToSpan as _,
    civil::{Date, DateTime, time},
};

use super::{Due, Span, Unit};
use crate::calendar::{Calendar, CalendarGap};

/// 到期之日 When one must be public: the day to aim at, and the last moment at which it is in time.
///
/// Civil days of the body's zone. `target` never lies behind `due`, and is a working day where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// 宜在 The day to aim at.
    pub target: Date,
    /// 应在 The last day that is in time.
    pub due: Date,
    /// 几点 The last minute of that day, for limits that count hours.
    pub hour: Option<DateTime>,
}

impl Deadline {
    const fn on(target: Date, due: Date) -> Self {
        Self { target, due, hour: None }
    }

    /// 过期没有 Whether it is too late at this moment: behind the hour, or behind the whole day.
    #[must_use]
    pub fn is_over(&self, now: DateTime) -> bool {
        self.hour.map_or(now.date() > self.due, |hour| now > hour)
    }

    /// 迟了几个工作日 Working days from the due day to the day of publication; zero when it was in time, and for an hour
    /// that was missed on its own day.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] with the count of Mondays to Fridays where years are unknown.
    pub fn lateness(&self, published: Date, calendar: &Calendar) -> Result<i64, CalendarGap<i64>> {
        if published <= self.due { Ok(0) } else { calendar.working_days_between(self.due, published) }
    }
}

impl Due {
    /// 到期 By when the item must be public, something having happened at `event` (`catalogue.md` §4.2).
    ///
    /// - 工作日: the end of the n-th working day; the day of the event is day zero.
    /// - 日: the n-th day, moved to the next working day when it is a rest day (民法典第二百零三条). Reading (口径): one aims
    ///   at the last working day on or before the day itself, and is late only after the moved one.
    /// - 小时, 即时: the hour itself; at once allows a day (口径).
    /// - 每年固定日期: the yearly day on or after the event, never moved (第四十九条).
    /// - 次月、次季度: the end of the n-th month or quarter after that of the event (口径), not moved.
    /// - A negative count: at least so long before the event, not moved; a rest day is no excuse.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] with what Mondays to Fridays alone would say, when a year on the way has no notice.
    pub fn after(&self, event: DateTime, calendar: &Calendar) -> Result<Deadline, CalendarGap<Deadline>> {
        if self.unit == Unit::FixedDate {
            let year = event.date().year();
            let next = [year, year.saturating_add(1)].into_iter().filter_map(|year| self.fixed_in(year));
            let due = next.into_iter().find(|day| *day >= event.date()).unwrap_or(event.date());
            return aimed(due, calendar);
        }
        counted(self.unit, self.n.unwrap_or(0), event, calendar)
    }
}

impl Span {
    /// 到期 The same count for a target of the house.
    ///
    /// # Errors
    ///
    /// As [`Due::after`].
    pub fn after(&self, event: DateTime, calendar: &Calendar) -> Result<Deadline, CalendarGap<Deadline>> {
        counted(self.unit, self.n, event, calendar)
    }
}

fn counted(unit: Unit, n: i32, event: DateTime, calendar: &Calendar) -> Result<Deadline, CalendarGap<Deadline>> {
    let day = event.date();
    match unit {
        Unit::Workday if n >= 0 => {
            let end = calendar.add_working_days(day, n.unsigned_abs());
            end.map(|end| Deadline::on(end, end)).map_err(|gap| gap.map(|end| Deadline::on(end, end)))
        }
        Unit::Workday => {
            let (due, gap) = working_days_before(day, n.unsigned_abs(), calendar);
            told(Deadline::on(due, due), gap)
        }
        Unit::Day if n >= 0 => {
            let unmoved = later(day, 1.days(), n);
            let (moved, one) = known(calendar.days_after(day, n.unsigned_abs()));
            let (target, other) = known(calendar.last_working_day_on_or_before(unmoved));
            // A day that no rest day moves is aimed at itself; nobody aims at a day before the event.
            told(Deadline::on(target.max(day), moved), one.or(other))
        }
        Unit::Day => aimed(later(day, 1.days(), n), calendar),
        Unit::Hour | Unit::Realtime => {
            let hours = if unit == Unit::Realtime { 24 } else { i64::from(n) };
            let hour = event.saturating_add(SignedDuration::from_hours(hours));
            let target = if unit == Unit::Realtime { day } else { hour.date() };
            Ok(Deadline { target, due: hour.date(), hour: Some(hour) })
        }
        Unit::Month => aimed(end_of_months(day, n, 1), calendar),
        Unit::Quarter => aimed(end_of_months(quarter_end(day), n, 3), calendar),
        Unit::FixedDate => aimed(day, calendar),
    }
}

/// A day that does not move is aimed at the last working day on or before it.
fn aimed(due: Date, calendar: &Calendar) -> Result<Deadline, CalendarGap<Deadline>> {
    let (target, gap) = known(calendar.last_working_day_on_or_before(due));
    told(Deadline::on(target, due), gap)
}

fn known(found: Result<Date, CalendarGap>) -> (Date, Option<i16>) {
    found.map_or_else(|gap| (gap.provisional, Some(gap.year)), |day| (day, None))
}

fn told(deadline: Deadline, gap: Option<i16>) -> Result<Deadline, CalendarGap<Deadline>> {
    gap.map_or(Ok(deadline), |year| Err(CalendarGap { year, provisional: deadline }))
}

fn later(day: Date, unit: Length, n: i32) -> Date {
    let end = if n < 0 { Date::MIN } else { Date::MAX };
    unit.checked_mul(i64::from(n)).ok().and_then(|span| day.checked_add(span).ok()).unwrap_or(end)
}

/// The last day of the `n`-th run of so many months after the one in which `day` lies.
fn end_of_months(day: Date, n: i32, months: i32) -> Date {
    later(day.first_of_month(), 1.months(), n.saturating_mul(months)).last_of_month()
}

fn quarter_end(day: Date) -> Date {
    let month = (day.month() - 1) / 3 * 3 + 3;
    Date::new(day.year(), month, 1).map_or(day, Date::last_of_month)
}

/// The latest day on which something still lies `n` working days before `day`: those between them are full ones.
fn working_days_before(day: Date, n: u32, calendar: &Calendar) -> (Date, Option<i16>) {
    let (mut at, mut counted, mut gap) = (day, 0, None);
    while counted < n {
        let Ok(before) = at.yesterday() else { break };
        at = before;
        counted += u32::from(calendar.is_working_day(at).unwrap_or_else(|unknown| {
            gap.get_or_insert(unknown.year);
            unknown.provisional
        }));
    }
    (at, gap)
}

/// 当日之末 The last moment of a day, for events of which only the day is known.
impl From<Deadline> for DateTime {
    fn from(deadline: Deadline) -> Self {
        deadline.hour.unwrap_or_else(|| deadline.due.to_datetime(time(23, 59, 59, 0)))
    }
}
