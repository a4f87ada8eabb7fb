//! 公开日历 A fresh township's year, from the catalogue alone (N25).

use std::{collections::BTreeSet, time::Instant};

use affairs::obligation::{Cause, Planned, make_year, matters, year};
use statute::calendar::Calendar;

use super::*;

fn planned(of: i16) -> Vec<Planned> {
    year(&matters(&[]), of, Calendar::bundled())
}

fn of(plan: &[Planned], code: &str) -> Vec<(String, String)> {
    let own = plan.iter().filter(|it| it.code == code);
    own.map(|it| (it.cause.slot(), format!("{} {}", it.target, it.due))).collect()
}

#[test]
fn yearly_days_periods_and_questions_fall_where_the_catalogue_says() {
    let plan = planned(2026);
    let cases: [(&str, &[(&str, &str)], &str); 7] = [
        ("G-09", &[("yearly/2026", "2026-01-30 2026-01-31")], "the annual report: 31 January is a Saturday and stays"),
        ("G-23", &[("period/2026-01-01", "2026-12-31 2026-12-31")], "statistics: once a year, by its last day"),
        ("G-17", &[("question/2026", "2026-12-31 2026-12-31")], "an interpretation only follows a document"),
        (
            "V-01",
            &[
                ("period/2025-07-01", "2025-12-31 2025-12-31"),
                ("period/2025-10-01", "2026-03-31 2026-03-31"),
                ("period/2026-01-01", "2026-06-30 2026-06-30"),
                ("period/2026-04-01", "2026-09-30 2026-09-30"),
                ("period/2026-07-01", "2026-12-31 2026-12-31"),
            ][1..],
            "village affairs: each quarter by the end of the next, the last one of the former year too",
        ),
        (
            "F10-02",
            &[
                ("period/2026-01-01", "2026-03-31 2026-03-31"),
                ("period/2026-04-01", "2026-06-30 2026-06-30"),
                ("period/2026-07-01", "2026-09-30 2026-09-30"),
                ("period/2026-10-01", "2026-12-31 2026-12-31"),
            ],
            "village environment: each quarter",
        ),
        ("G-16", &[], "what superiors publish is only repeated"),
        ("G-36", &[], "news: the rhythm of the week is counted by itself"),
    ];
    for (code, expected, because) in cases {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(slot, days)| ((*slot).to_owned(), (*days).to_owned())).collect();
        assert_eq!(of(&plan, code), expected, "{code}: {because}");
    }
    assert_eq!(of(&plan, "V-02").len(), 12, "village finances: month by month");
}

#[test]
fn every_item_the_township_owes_stands_in_the_year_and_nothing_twice() {
    for of in [2025, 2026] {
        let plan = planned(of);
        let slots: BTreeSet<(&str, String)> = plan.iter().map(|it| (it.code.as_str(), it.cause.slot())).collect();
        assert_eq!(slots.len(), plan.len(), "{of}");
        assert!(plan.iter().all(|it| it.due.year() == of && it.target <= it.due && !it.provisional), "{of}");
        assert!(plan.is_sorted_by_key(|it| it.due), "{of}");
        let codes: BTreeSet<&str> = plan.iter().map(|it| it.code.as_str()).collect();
        for matter in matters(&[]).iter().filter(|matter| matter.is_owed() && matter.code() != "G-36") {
            assert!(codes.contains(matter.code()), "{of}: {} has no task", matter.code());
        }
    }
}

#[test]
fn a_fresh_year_is_planned_in_well_under_100_ms() {
    let all = matters(&[]);
    let begun = Instant::now();
    let plan = year(&all, 2026, Calendar::bundled());
    let took = begun.elapsed();
    println!("{} tasks of 2026 planned in {took:?}", plan.len());
    assert!(took.as_millis() < 100, "{took:?}");
}

#[test]
fn a_year_without_a_notice_is_planned_and_marked() {
    let plan = planned(2027);
    let report = plan.iter().find(|it| it.code == "G-09").unwrap();
    assert!(report.provisional && report.due == day("2027-01-31"), "the day is the law's, only the aim is provisional");
}

#[test]
fn a_calendar_made_again_adds_only_what_is_new() {
    let plan = planned(2026);
    let (tasks, entry) = make_year(2026, &plan, |_, _| false, 1, &now("2026-01-05")).unwrap();
    assert_eq!((tasks.len(), entry.number.as_str()), (plan.len(), "rili-2026"));
    assert_eq!(tasks[0].number, "renwu-2026-0001");
    let again = make_year(2026, &plan, |_, _| true, 300, &now("2026-01-05")).unwrap_err();
    assert_eq!(codes(&again), ["obligation.year-made"]);
    let one = |code: &str, _: &str| code != "G-23";
    let (rest, _) = make_year(2026, &plan, one, 300, &now("2026-01-05")).unwrap();
    assert_eq!(
        rest.iter().map(|task| (task.code.as_str(), task.number.as_str())).collect::<Vec<_>>(),
        [("G-23", "renwu-2026-0300")]
    );
    for wrong in [2007, 2028] {
        let refused = make_year(wrong, &plan, |_, _| false, 1, &now("2026-01-05")).unwrap_err();
        assert_eq!(codes(&refused), ["obligation.year"], "{wrong}");
    }
}

#[test]
fn an_undecided_limit_makes_a_question_and_no_due_day() {
    let mut added = matter("F19-04");
    added.undecided = true;
    added.item.to_mut().code = "X-01".into();
    let plan = year(&[added], 2026, Calendar::bundled());
    assert!(matches!(plan[..], [Planned { cause: Cause::Question { year: 2026 }, .. }]), "{plan:?}");
}
