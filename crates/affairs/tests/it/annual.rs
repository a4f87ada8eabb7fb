//! 年度报告 From the ledger to the reviews: each step from each state, legal and not.

use affairs::{
    annual::{Annual, Entry, KINDS, Obstacle, Occasion, compile, edit, hand_in, may_hand_in, receive, recount},
    role::Role,
};
use jiff::civil::{Date, date};

use crate::golden;

fn on(today: Date) -> Occasion {
    Occasion { at: 1_768_449_600_000, today, by: "zhou-ning".into(), role: Role::InfoOfficer, deputy_of: None }
}

fn compiled(today: Date) -> Annual {
    compile(2025, ("s1", "d1"), &on(today)).expect("a year that may be compiled").next
}

#[test]
fn every_kind_of_entry_keeps_its_reader() {
    let golden = golden!["annual.compiled", "annual.recounted", "annual.edited", "annual.handed-in", "annual.received"];
    golden::keep(&golden, &KINDS, |kind, version, payload| {
        let entry = Entry::read(kind, version, payload).unwrap();
        (entry.kind(), entry.version(), entry.payload())
    });
    assert!(Entry::read("annual.compiled", 2, golden[0].1).is_err(), "a version from the future");
    assert!(Entry::read("annual.edited", 1, golden[0].1).is_err(), "another kind in the row");
}

#[test]
fn a_report_is_compiled_for_a_year_that_has_begun_and_has_the_present_form() {
    let cases = [
        // year, today, allowed, because
        (2025, date(2026, 1, 5), true, "the usual case"),
        (2026, date(2026, 3, 1), true, "to see early what is missing"),
        (2027, date(2026, 12, 31), false, "it has not begun"),
        (2021, date(2026, 1, 5), true, "the first year of the form"),
        (2020, date(2026, 1, 5), false, "the trial form"),
    ];
    for (year, today, allowed, because) in cases {
        let found = compile(year, ("s", "d"), &on(today));
        assert_eq!(found.is_ok(), allowed, "{year}: {because}");
    }
}

#[test]
fn figures_of_a_year_are_those_of_its_last_midnight() {
    let cases: [(Date, Date, &[&str], &str); 4] = [
        // counted, handed in, obstacles, because
        (date(2026, 1, 1), date(2026, 1, 1), &[], "第四十九条: from the first day after the year"),
        (date(2025, 12, 31), date(2025, 12, 31), &["annual.year-not-over"], "the last day still counts"),
        (date(2025, 12, 31), date(2026, 1, 5), &["annual.counted-too-early"], "counted before midnight"),
        (date(2026, 1, 15), date(2026, 1, 31), &[], "the last day on which it is in time"),
    ];
    for (counted, today, obstacles, because) in cases {
        let found = may_hand_in(&compiled(counted), 1, &on(today)).err().unwrap_or_default();
        let codes: Vec<_> = found.iter().map(|one| messages::Catalogued::message(one).code).collect();
        assert_eq!(codes, obstacles, "{because}");
    }
}

#[test]
fn whoever_comes_second_changes_nothing() {
    let known = compiled(date(2026, 1, 5));
    let (today, stale) = (on(date(2026, 1, 6)), vec![Obstacle::Stale { revision: 1 }]);
    assert_eq!(edit(&known, 7, "d2", &[], &today).unwrap_err(), stale);
    assert_eq!(recount(&known, 0, ("s2", "d2"), &today).unwrap_err(), stale);
    assert_eq!(hand_in(&known, 2, ("item", "hash"), &today).unwrap_err(), stale);
    let edited = edit(&known, 1, "d2", &["M-13".into()], &today).unwrap();
    assert_eq!((edited.next.revision, edited.next.draft.as_str(), edited.next.snapshot.as_str()), (2, "d2", "s1"));
    assert!(edited.entry.payload().contains("M-13"), "the ledger says which numbers are by hand");
}

#[test]
fn what_was_handed_in_is_remembered_while_people_write_on() {
    let known = compiled(date(2026, 1, 5));
    let today = on(date(2026, 1, 6));
    let handed = hand_in(&known, 1, ("4f6a1b2c3d4e", "hash"), &today).unwrap().next;
    assert_eq!(handed.handed.as_ref().map(|one| one.draft.as_str()), Some("d1"));
    let edited = edit(&handed, 2, "d2", &[], &today).unwrap().next;
    assert_eq!(edited.handed, handed.handed, "the reviewers have the text that was handed in");
}

#[test]
fn a_report_from_elsewhere_is_kept_for_its_own_year_once_that_is_over() {
    let today = on(date(2026, 1, 15));
    assert_eq!(receive(2024, Some(2024), "file", &today).unwrap().record(), "annual-2024");
    assert!(
        receive(2024, None, "file", &today).is_ok(),
        "a report that names no year is taken for the one it is put to"
    );
    let found = receive(2026, Some(2025), "file", &today).unwrap_err();
    assert_eq!(found, [Obstacle::NoSuchYear { year: 2026 }, Obstacle::OtherYear { year: 2026, found: 2025 }]);
    assert!(receive(2007, None, "file", &today).is_err());
}
