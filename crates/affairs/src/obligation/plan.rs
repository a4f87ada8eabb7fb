//! 公开日历 The tasks of a year as they follow from the catalogue alone.

use jiff::{ToSpan as _, civil::Date};
use statute::{
    calendar::Calendar,
    catalogue::{CycleKind, Deadline, Unit},
};

use super::{Cause, Matter};

/// 计划中的一项 A task before it has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Code of the item.
    pub code: String,
    /// Why it is owed.
    pub cause: Cause,
    /// 宜在
    pub target: Date,
    /// 应在
    pub due: Date,
    /// 暂定 A year on the way has no holiday notice yet.
    pub provisional: bool,
}

/// Shorter periods are no tasks of a calendar: the rhythm of the week is counted by itself (`operations.md` §4).
const SHORTEST: i32 = 28;

/// 一年的公开日历 Everything a body owes in `year`, by its due days and then by code.
///
/// - A yearly day falls due on its day (第四十九条 and the like).
/// - What is due by the end of the month or quarter after a period falls due when that lies in the year.
/// - Reading (口径): another period (每年、每半年、每季度、每月) asks for something by its own last day; once the information
///   was formed and that was recorded, the limit of the item counts from then.
/// - Whatever only happens gets one question a year, to be answered by its last day: did it happen?
///
/// Items that another organ publishes, that are for request only, or whose limit nobody has decided make none.
#[must_use]
pub fn year<'a>(matters: impl IntoIterator<Item = &'a Matter>, year: i16, calendar: &Calendar) -> Vec<Planned> {
    let mut plan: Vec<Planned> = matters
        .into_iter()
        .filter(|matter| matter.is_owed())
        .flat_map(|matter| of(matter, year, calendar))
        .filter(|planned| planned.due.year() == year)
        .collect();
    plan.sort_by(|one, other| (one.due, &one.code).cmp(&(other.due, &other.code)));
    plan
}

fn of(matter: &Matter, year: i16, calendar: &Calendar) -> Vec<Planned> {
    let item = &matter.item;
    let plan = |cause: Cause, found: (Deadline, bool)| Planned {
        code: item.code.clone(),
        cause,
        target: found.0.target,
        due: found.0.due,
        provisional: found.1,
    };
    let (Some(first), Some(last)) = (day(year, 1, 1), day(year, 12, 31)) else { return Vec::new() };
    let by = |end: Date| aimed(end, calendar);
    match (item.due.unit, item.cycle.kind, item.cycle.every_days) {
        _ if matter.undecided => vec![plan(Cause::Question { year }, by(last))],
        (Unit::FixedDate, ..) => {
            vec![plan(Cause::Yearly { year }, settled(item.due.after(first.at(0, 0, 0, 0), calendar)))]
        }
        (Unit::Month | Unit::Quarter, ..) => {
            let months = if item.due.unit == Unit::Month { 1 } else { 3 };
            // Two periods before the year can fall due in it, and the last ones of the year do not.
            let begin = first.saturating_sub((2 * months).months());
            periods(begin, months, 12 / months + 2)
                .map(|(from, to)| {
                    let found = settled(item.due.after(to.at(0, 0, 0, 0), calendar));
                    plan(Cause::Period { from, to }, found)
                })
                .collect()
        }
        (_, CycleKind::Period, Some(days)) if days >= SHORTEST => {
            let months = months_of(days);
            periods(first, months, 12 / months).map(|(from, to)| plan(Cause::Period { from, to }, by(to))).collect()
        }
        (_, CycleKind::Period, _) => Vec::new(),
        (_, CycleKind::Event, _) => vec![plan(Cause::Question { year }, by(last))],
    }
}

/// Runs of so many months, as first and last day.
fn periods(begin: Date, months: i32, count: i32) -> impl Iterator<Item = (Date, Date)> {
    (0..count).map(move |at| {
        let from = begin.saturating_add((at * months).months());
        let to = from.saturating_add(months.months()).yesterday().unwrap_or(from);
        (from, to)
    })
}

const fn months_of(days: i32) -> i32 {
    match days {
        ..=31 => 1,
        32..=92 => 3,
        93..=184 => 6,
        _ => 12,
    }
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A last day that is not moved, aimed at on the last working day before it.
fn aimed(end: Date, calendar: &Calendar) -> (Deadline, bool) {
    let on = |target: Date| Deadline { target, due: end, hour: None };
    match calendar.last_working_day_on_or_before(end) {
        Ok(target) => (on(target), false),
        Err(gap) => (on(gap.provisional), true),
    }
}

/// The day, and whether it is provisional.
pub(super) fn settled(found: Result<Deadline, statute::calendar::CalendarGap<Deadline>>) -> (Deadline, bool) {
    found.map_or_else(|gap| (gap.provisional, true), |deadline| (deadline, false))
}
