//! 工作日历 Days counted by the bundled notices and by calendars given with a case.

mod notice;
mod properties;

use jiff::civil::{Date, date, time};
use statute::{
    calendar::{Calendar, CalendarGap, DayBorder, DayKind, Notice, Overlay},
    clock::terms,
};

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect(text)
}

/// A calendar with a few free and make-up days, every year that they and `also` touch known.
fn given(off: &[&str], work: &[&str], also: std::ops::RangeInclusive<i16>) -> Calendar {
    let list = |days: &[&str], year: i16| {
        let mine = days.iter().filter(|text| day(text).year() == year);
        mine.map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(",")
    };
    let years = also.map(|year| {
        format!("\"{year}\":{{\"source\":\"given\",\"off\":[{}],\"work\":[{}]}}", list(off, year), list(work, year))
    });
    let notice = Notice::read(&format!("{{{}}}", years.collect::<Vec<_>>().join(","))).unwrap();
    Calendar::empty().with_notice(&notice).unwrap().calendar
}

enum Count {
    Working(u32),
    Days(u32),
    Months(u32),
}
use Count::{Days, Months, Working};

fn last_day(calendar: &Calendar, from: &str, count: &Count) -> String {
    let last = match count {
        Working(n) => calendar.add_working_days(day(from), *n),
        Days(n) => calendar.days_after(day(from), *n),
        Months(n) => calendar.months_after(day(from), *n),
    };
    last.map_or_else(|gap| format!("{} (provisional)", gap.provisional), |last| last.to_string())
}

#[test]
fn the_worked_examples_of_the_calendar() {
    let cases = [
        ("2025-03-03", Working(20), "2025-03-31", "1 answer: no holiday inside"),
        ("2025-03-08", Working(20), "2025-04-07", "2 received on a Saturday; Tomb Sweeping 4 to 6 April"),
        ("2025-01-17", Working(20), "2025-02-20", "3 Spring Festival; 26 January and 8 February work"),
        ("2025-01-26", Working(20), "2025-02-28", "4 received on a make-up Sunday, which is day zero"),
        ("2025-09-08", Working(20), "2025-10-11", "5 ends on a make-up Saturday and does not roll"),
        ("2025-09-25", Working(20), "2025-10-29", "6 National Day; 28 September and 11 October work"),
        ("2026-02-12", Working(20), "2026-03-18", "7 Spring Festival 2026; 14 and 28 February work"),
        ("2020-01-16", Working(20), "2020-02-20", "8 the prolonged Spring Festival of 2020"),
        ("2023-09-22", Working(20), "2023-10-26", "9 7 and 8 October 2023 work"),
        ("2025-12-30", Working(20), "2026-01-28", "10 crosses the year; 4 January works"),
        ("2025-12-22", Working(terms::PUBLISH_DAYS), "2026-01-20", "11 publication, Article 26"),
        ("2025-04-21", Working(terms::CLARIFY_DAYS), "2025-04-29", "12 clarification; 27 April works"),
        ("2026-04-28", Working(terms::CLARIFY_DAYS), "2026-05-11", "13 clarification; 9 May works"),
        ("2024-09-27", Working(terms::CLARIFY_DAYS), "2024-10-12", "14 ends on a make-up Saturday"),
        ("2025-05-08", Working(20), "2025-06-06", "15 restart after the supplement"),
        ("2025-03-03", Working(40), "2025-04-28", "16 twenty and twenty"),
        ("2025-05-15", Working(terms::OPINION_DAYS), "2025-06-06", "20 third party, letter received 15 May"),
        ("2025-09-26", Working(terms::OPINION_DAYS), "2025-10-23", "21 joint maker; 28 September works"),
        ("2025-06-05", Working(terms::PAYMENT_DAYS), "2025-07-03", "22 fee payment"),
        ("2025-06-20", Working(20), "2025-07-18", "23 restart after payment"),
        ("2025-09-29", Working(terms::WITHDRAW_PENALTY_DAYS), "2025-10-10", "24 30 September, 9 and 10 October"),
        ("2025-08-05", Days(terms::RECONSIDERATION_DAYS), "2025-10-09", "25 raw 4 October is a rest day"),
        ("2025-11-20", Days(terms::RECONSIDERATION_DAYS), "2026-01-19", "26 no roll"),
        ("2025-08-31", Months(terms::SUIT_MONTHS), "2026-02-28", "27 month end, a make-up Saturday: no roll"),
        ("2025-04-04", Months(terms::SUIT_MONTHS), "2025-10-09", "28 raw 4 October is a rest day"),
        ("2026-02-03", Days(terms::SUIT_AFTER_REVIEW_DAYS), "2026-02-24", "29 raw 18 February is a rest day"),
    ];
    for (from, count, expected, because) in cases {
        assert_eq!(last_day(Calendar::bundled(), from, &count), expected, "{because}");
    }
}

#[test]
fn the_worked_examples_with_pauses() {
    type Pauses = &'static [(&'static str, &'static str)];
    let cases: [(&str, u32, Pauses, &str, &str); 3] = [
        ("2025-05-06", 20, &[("2025-05-13", "2025-05-26")], "2025-06-17", "17 nine working days asking"),
        (
            "2025-07-01",
            20,
            &[("2025-07-04", "2025-07-16"), ("2025-07-10", "2025-07-24")],
            "2025-08-18",
            "18 the union of two consultations is fourteen, not eighteen",
        ),
        ("2025-11-03", 40, &[("2025-11-12", "2025-11-25")], "2026-01-12", "19 a pause and an extension"),
    ];
    for (from, n, pauses, expected, because) in cases {
        let asking = |at: Date| pauses.iter().any(|(sent, heard)| day(sent) < at && at <= day(heard));
        assert_eq!(Calendar::bundled().nth_working_day_after(day(from), n, asking), Ok(day(expected)), "{because}");
    }
}

#[test]
fn the_days_of_three_periods_one_by_one() {
    let cases = [
        (
            "2025-01-17",
            "01-20 01-21 01-22 01-23 01-24 01-26 01-27 02-05 02-06 02-07 02-08 02-10 02-11 02-12 02-13 02-14 02-17 \
             02-18 02-19 02-20",
        ),
        (
            "2020-01-16",
            "01-17 01-19 01-20 01-21 01-22 01-23 02-03 02-04 02-05 02-06 02-07 02-10 02-11 02-12 02-13 02-14 02-17 \
             02-18 02-19 02-20",
        ),
        (
            "2025-09-08",
            "09-09 09-10 09-11 09-12 09-15 09-16 09-17 09-18 09-19 09-22 09-23 09-24 09-25 09-26 09-28 09-29 09-30 \
             10-09 10-10 10-11",
        ),
    ];
    for (from, list) in cases {
        for (n, expected) in (1..).zip(list.split_whitespace()) {
            let found = Calendar::bundled().add_working_days(day(from), n).unwrap();
            assert_eq!(found.to_string()[5..], *expected, "day {n} from {from}");
        }
    }
}

#[test]
fn fixed_dates_do_not_roll_but_have_a_day_to_aim_at() {
    let cases = [
        ("2025-01-31", "2025-01-27", "inside the Spring Festival"),
        ("2026-01-31", "2026-01-30", "a Saturday"),
        ("2026-03-31", "2026-03-31", "a plain Tuesday"),
        ("2025-10-11", "2025-10-11", "a make-up Saturday is a day to work"),
    ];
    for (fixed, expected, because) in cases {
        let aim = Calendar::bundled().last_working_day_on_or_before(day(fixed));
        assert_eq!(aim, Ok(day(expected)), "{because}");
    }
}

#[test]
fn working_days_of_each_year() {
    let years =
        [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)];
    for (year, expected) in years {
        let all = (1..=366).filter_map(|n| date(year, 1, 1).with().day_of_year(n).build().ok());
        let working = all.filter(|at| Calendar::bundled().is_working_day(*at).unwrap()).count();
        assert_eq!(working, expected, "{year}");
    }
}

#[test]
fn kinds_of_days() {
    let cases = [
        ("2025-05-06", DayKind::Working, "a Tuesday"),
        ("2025-04-27", DayKind::MakeUp, "a Sunday set to work"),
        ("2025-05-10", DayKind::Weekend, "a Saturday"),
        ("2025-05-03", DayKind::Holiday, "a Saturday inside a holiday"),
        ("2024-02-09", DayKind::Working, "New Year's Eve 2024 is only encouraged leave"),
        ("2020-02-01", DayKind::Holiday, "first announced as working, then free"),
        ("2022-12-31", DayKind::Holiday, "set by the notice for 2023"),
    ];
    for (at, expected, because) in cases {
        assert_eq!(Calendar::bundled().day_kind(day(at)), Ok(expected), "{because}");
    }
}

#[test]
fn counting_by_calendars_given_with_the_case() {
    let spring = given(&["2009-03-17", "2009-04-10", "2009-04-13"], &[], 2009..=2009);
    let christmas = given(&["2008-12-25", "2008-12-26"], &[], 2008..=2008);
    let china = Calendar::bundled();
    let cases = [
        (&spring, "2009-03-12", Working(20), "2009-04-14", "A04 three free days inside"),
        (&spring, "2009-03-13", Working(20), "2009-04-15", "A05 a Friday"),
        (&spring, "2009-03-14", Working(20), "2009-04-15", "A05 a Saturday counts from Monday too"),
        (&spring, "2009-03-15", Working(20), "2009-04-15", "A05 a Sunday"),
        (&christmas, "2008-12-05", Days(20), "2008-12-29", "A08 ends on a free day, rolls past the weekend"),
        (&christmas, "2008-12-04", Days(20), "2008-12-24", "A08 the day before does not roll"),
        (china, "2025-08-31", Months(6), "2026-02-28", "A19 no 31 February"),
        (china, "2025-01-30", Months(1), "2025-02-28", "A19 no 30 February"),
        (china, "2025-04-04", Months(6), "2025-10-09", "A19 rolls past the National Day"),
        (china, "2022-09-30", Working(20), "2022-11-02", "A22, N2: a court used this date"),
        (china, "2023-04-23", Working(20), "2023-05-23", "N2"),
        (china, "2023-06-01", Working(20), "2023-06-30", "N2"),
        (china, "2024-02-05", Working(20), "2024-03-08", "A24"),
        (china, "2024-02-09", Working(20), "2024-03-14", "A24"),
        (china, "2024-04-30", Working(20), "2024-05-30", "A24"),
        (china, "2024-09-13", Working(20), "2024-10-17", "A24 day one is Saturday 14 September"),
        (china, "2024-09-29", Working(20), "2024-10-31", "A24"),
        (china, "2025-12-31", Working(20), "2026-01-29", "A26"),
        (china, "2026-01-30", Working(20), "2026-03-05", "A26"),
        (china, "2026-02-14", Working(20), "2026-03-20", "A26"),
    ];
    for (calendar, from, count, expected, because) in cases {
        assert_eq!(last_day(calendar, from, &count), expected, "{because}");
    }
}

#[test]
fn weekday_only_counting_would_be_wrong() {
    let weekdays = given(&[], &[], 2022..=2022);
    assert_eq!(last_day(&weekdays, "2022-09-30", &Working(20)), "2022-10-28", "A22 what a naive count says");
}

#[test]
fn days_between_forwards_and_backwards() {
    let plain = given(&[], &[], 2013..=2015);
    let friday = given(&["2014-10-10"], &[], 2014..=2014);
    let cases = [
        (&plain, "2014-10-15", "2014-10-14", -1, "A15"),
        (&plain, "2014-10-23", "2014-10-18", -4, "A15 from a Thursday back to a Saturday"),
        (&plain, "2015-11-15", "2013-11-12", -523, "A15 two years"),
        (&friday, "2014-10-08", "2014-10-14", 3, "A16 one free Friday"),
        (&plain, "2014-10-08", "2014-10-14", 4, "A16 an empty table passed in by hand"),
        (&plain, "2014-10-08", "2014-10-08", 0, "no day lies between a day and itself"),
    ];
    for (calendar, from, to, expected, because) in cases {
        assert_eq!(calendar.working_days_between(day(from), day(to)), Ok(expected), "{because}");
    }
}

#[test]
fn an_unknown_year_is_a_gap_with_a_provisional_date() {
    let gap = Calendar::bundled().add_working_days(day("2026-12-18"), 20).unwrap_err();
    assert_eq!(gap, CalendarGap { year: 2027, provisional: day("2027-01-15") });
    let monday = Calendar::bundled().is_working_day(day("2027-01-04")).unwrap_err();
    assert_eq!(monday, CalendarGap { year: 2027, provisional: true });
    let empty = Calendar::empty().add_working_days(day("2025-03-03"), 1).unwrap_err();
    assert_eq!(empty.year, 2025, "A18 no calendar is never a silent weekday count");
    assert_eq!(Calendar::empty().version(), "empty");
}

#[test]
fn counting_to_the_end_of_all_dates_ends() {
    let calendar = Calendar::bundled();
    assert_eq!(calendar.days_after(Date::MAX, u32::MAX).unwrap_err().provisional, Date::MAX);
    assert_eq!(calendar.months_after(Date::MAX, u32::MAX).unwrap_err().provisional, Date::MAX);
    assert_eq!(calendar.add_working_days(day("9999-12-01"), u32::MAX).unwrap_err().provisional, Date::MAX);
    assert!(calendar.last_working_day_on_or_before(Date::MIN).is_err());
}

#[test]
fn the_border_of_the_day() {
    let (office, midnight) = (DayBorder::at(time(22, 0, 0, 0)), DayBorder::default());
    let at = |hour, minute| day("2025-05-06").at(hour, minute, 0, 0);
    let cases = [
        (midnight, at(23, 59), "2025-05-06", "A20 24:00 by default"),
        (midnight, at(0, 0), "2025-05-06", "A20 the first minute belongs to the day"),
        (office, at(21, 59), "2025-05-06", "A20 one minute before"),
        (office, at(22, 0), "2025-05-07", "A20 at the minute"),
    ];
    for (border, arrival, expected, because) in cases {
        assert_eq!(border.day_of(arrival), day(expected), "{because}");
    }
}

#[test]
fn each_office_uses_its_own_calendar() {
    let overlay = Overlay {
        region: "某自治州".into(),
        source: "放假决定".into(),
        off: [day("2025-07-19"), day("2025-07-21")].into(),
    };
    let local = Calendar::bundled().with_overlay(overlay);
    assert_eq!(last_day(Calendar::bundled(), "2025-07-18", &Working(1)), "2025-07-21", "A30 the nation works");
    assert_eq!(last_day(&local, "2025-07-18", &Working(1)), "2025-07-22", "A30 the region rests on Monday");
    assert_ne!(local.version(), Calendar::bundled().version());
}
