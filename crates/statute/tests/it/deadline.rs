//! 到期 Every unit of a limit, each boundary from both sides (`catalogue.md` §4.2, `calendar.md` §3).

use jiff::civil::{Date, DateTime, date, time};
use statute::{
    calendar::Calendar,
    catalogue::{Deadline, Due, Unit, item},
};

fn due(unit: Unit, n: i32) -> Due {
    Due { unit, n: Some(n), date: None, from: "信息形成或者变更之日".into() }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A day, or a day with its hour.
fn event(text: &str) -> DateTime {
    text.parse().unwrap_or_else(|_| day(text).at(0, 0, 0, 0))
}

fn deadline(due: &Due, on: &str) -> Deadline {
    due.after(event(on), Calendar::bundled()).unwrap()
}

#[test]
fn each_unit_has_its_own_end() {
    let cases = [
        // unit, count, event, aim at, due, because
        (Unit::Workday, 20, "2025-03-03", "2025-03-31", "2025-03-31", "第二十六条: four plain weeks"),
        (
            Unit::Workday,
            20,
            "2025-04-26",
            "2025-05-27",
            "2025-05-27",
            "27 April is a working Sunday, 1 to 5 May closed",
        ),
        (Unit::Workday, 7, "2025-09-30", "2025-10-16", "2025-10-16", "eight days of October closed, 11 October works"),
        (
            Unit::Day,
            20,
            "2025-03-03",
            "2025-03-21",
            "2025-03-24",
            "20 days end on a Sunday: aim at Friday, late after Monday",
        ),
        (Unit::Day, 20, "2025-04-15", "2025-04-30", "2025-05-06", "the last day is a holiday: before it and behind it"),
        (Unit::Day, 20, "2025-03-05", "2025-03-25", "2025-03-25", "a plain Tuesday is aimed at itself"),
        (Unit::Day, 1, "2025-10-01", "2025-10-01", "2025-10-09", "nobody aims at a day before the event"),
        (
            Unit::Day,
            -30,
            "2025-06-30",
            "2025-05-30",
            "2025-05-31",
            "before the event: not moved, a rest day is no excuse",
        ),
        (
            Unit::Workday,
            -3,
            "2025-05-06",
            "2025-04-28",
            "2025-04-28",
            "three working days lie between, over the holiday",
        ),
        (Unit::Workday, -4, "2025-05-06", "2025-04-27", "2025-04-27", "the working Sunday counts backwards too"),
        (Unit::Month, 1, "2025-04-30", "2025-05-30", "2025-05-31", "the end of the next month, not moved"),
        (Unit::Month, 1, "2025-01-31", "2025-02-28", "2025-02-28", "a short month"),
        (Unit::Month, 1, "2024-12-31", "2025-01-27", "2025-01-31", "over the year, into the Spring Festival"),
        (Unit::Quarter, 1, "2025-03-31", "2025-06-30", "2025-06-30", "the end of the next quarter"),
        (Unit::Quarter, 1, "2025-02-10", "2025-06-30", "2025-06-30", "any day of a quarter"),
        (Unit::Quarter, 1, "2025-12-31", "2026-03-31", "2026-03-31", "over the year"),
    ];
    for (unit, n, on, target, end, because) in cases {
        let found = deadline(&due(unit, n), on);
        assert_eq!((found.target, found.due, found.hour), (day(target), day(end), None), "{because}");
    }
}

#[test]
fn a_yearly_day_never_moves() {
    let report = &item("G-09").unwrap().due;
    let cases = [
        ("2026-01-01", "2026-01-30", "2026-01-31", "第四十九条: 31 January 2026 is a Saturday and stays the last day"),
        ("2025-01-01", "2025-01-27", "2025-01-31", "inside the Spring Festival: the last working day before it"),
        ("2026-01-31", "2026-01-30", "2026-01-31", "the day itself"),
        ("2025-02-01", "2026-01-30", "2026-01-31", "behind it the next year's"),
    ];
    for (on, target, end, because) in cases {
        let found = deadline(report, on);
        assert_eq!((found.target, found.due), (day(target), day(end)), "{because}");
    }
}

#[test]
fn hours_end_at_their_minute_and_at_once_within_a_day() {
    let cases = [
        (due(Unit::Hour, 48), "2025-03-07T09:30", "2025-03-09T09:30", "48 hours run over the weekend"),
        (due(Unit::Hour, -24), "2025-03-07T09:30", "2025-03-06T09:30", "a notice before the water is cut off"),
        (due(Unit::Realtime, 0), "2025-03-07T09:30", "2025-03-08T09:30", "at once: late after a day (口径)"),
    ];
    for (due, on, hour, because) in cases {
        let found = deadline(&due, on);
        let hour = event(hour);
        assert_eq!((found.due, found.hour), (hour.date(), Some(hour)), "{because}");
        assert!(!found.is_over(hour) && found.is_over(hour.saturating_add(jiff::SignedDuration::from_secs(1))));
    }
    assert_eq!(
        deadline(&due(Unit::Realtime, 0), "2025-03-07T09:30").target,
        day("2025-03-07"),
        "aim at the day itself"
    );
}

#[test]
fn a_day_is_over_behind_its_last_minute_and_lateness_counts_working_days() {
    let budget = deadline(&item("F03-01").unwrap().due, "2025-04-15");
    assert!(!budget.is_over(date(2025, 5, 6).to_datetime(time(23, 59, 59, 0))), "the moved day is in time to its end");
    assert!(budget.is_over(date(2025, 5, 7).at(0, 0, 0, 0)));
    let calendar = Calendar::bundled();
    for (on, late) in [("2025-05-05", 0), ("2025-05-06", 0), ("2025-05-07", 1), ("2025-05-11", 3), ("2025-05-12", 4)] {
        assert_eq!(budget.lateness(day(on), calendar), Ok(late), "{on}");
    }
}

#[test]
fn a_year_without_a_notice_gives_a_provisional_day_and_says_so() {
    let gap = due(Unit::Workday, 20).after(event("2026-12-20"), Calendar::bundled()).unwrap_err();
    assert_eq!((gap.year, gap.provisional.due), (2027, day("2027-01-15")));
    let gap = item("G-09").unwrap().due.after(event("2027-01-01"), Calendar::bundled()).unwrap_err();
    assert_eq!(gap.provisional.due, day("2027-01-31"), "the yearly day itself needs no calendar");
    assert_eq!(gap.provisional.target, day("2027-01-29"));
}

#[test]
fn counts_beyond_every_calendar_stop_at_its_ends() {
    for n in [i32::MAX, i32::MIN] {
        for unit in [Unit::Day, Unit::Month, Unit::Quarter, Unit::Hour] {
            let found = due(unit, n).after(event("2025-03-03"), Calendar::bundled());
            let due = found.map_or_else(|gap| gap.provisional.due, |found| found.due);
            assert_eq!(due > day("2025-03-03"), n > 0, "{unit:?} {n}");
        }
    }
}
