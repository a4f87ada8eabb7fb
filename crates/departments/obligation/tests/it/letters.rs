//! Letters before and behind the due day, and the errand that answers tasks.

use std::sync::{Arc, atomic::AtomicBool};

use ::rehearsal::{AddressList, Rehearsal};
use obligation::{desk, records};
use office::{Errands, Mailroom};

use crate::rehearsal::{Town, head, on_both_engines, read};

/// Who hears of the annual report at an hour, with what the letters of this department are called.
fn told(here: &Rehearsal, town: &Arc<Town>, hour: &str) -> Vec<(String, String)> {
    let people = AddressList::default().with("office_head", "office", "zhou").with("info_officer", "office", "lin");
    let people = people.with("leader_in_charge", "", "fu").with("principal", "", "gu");
    let mailroom = obligation::naming(Mailroom::new(Arc::new(people), ""));
    let errands = obligation::errands(Errands::new(mailroom), Arc::<Town>::clone(town));
    here.at(hour);
    // The first round finds what is due, the next one carries the letters.
    for _ in 0..3 {
        here.office.run_errands(&errands, &AtomicBool::new(false)).unwrap();
    }
    let own = here.post.taken().into_iter().filter(|it| it.subject.contains("公开任务") && it.text.contains("G-09"));
    let mut own: Vec<_> = own.map(|letter| (letter.to.replace("@sangcun.example", ""), letter.subject)).collect();
    own.sort();
    own
}

#[test]
fn the_annual_report_is_told_of_at_each_mark_to_whom_it_concerns() {
    on_both_engines("letters", |here, town| {
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        let cases = [
            ("2026-01-19 08:30:00", None, "half of the time is the office's own letter"),
            ("2026-01-25 07:59:00", None, "before eight"),
            ("2026-01-25 08:30:00", Some("lin"), "four fifths"),
            ("2026-01-26 08:30:00", None, "once"),
            ("2026-01-30 08:30:00", Some("lin"), "the last working day before"),
            ("2026-01-31 08:30:00", Some("fu"), "on the day the leader in charge"),
            ("2026-02-02 08:30:00", None, "late, and the principal not yet"),
            ("2026-02-06 08:30:00", Some("gu"), "five working days behind: the principal"),
            ("2026-02-09 08:30:00", None, "and no more"),
        ];
        for (hour, who, because) in cases {
            let heard: Vec<String> = told(here, &town, hour).into_iter().map(|(who, _)| who).collect();
            assert_eq!(heard, who.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{hour}: {because}");
        }
    });
}

#[test]
fn a_publication_answers_its_task_in_the_next_round_and_ends_the_letters() {
    on_both_engines("letters-done", |here, town| {
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        here.at("2026-01-20 10:00:00");
        town.publishes(here, "report", "G-09", "2026-01-20");
        assert!(told(here, &town, "2026-01-25 08:30:00").is_empty());
        let report = read(here, |tx| records::of_code(tx, "sangcun", "G-09")).remove(0);
        assert_eq!(report.closing.unwrap().by, "lin", "in the name of whoever published it");
        assert!(told(here, &town, "2026-01-31 08:30:00").is_empty());
    });
}

#[test]
fn a_house_that_slept_over_several_marks_tells_of_the_latest_only() {
    on_both_engines("letters-late", |here, town| {
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        let heard = told(here, &town, "2026-02-20 08:30:00");
        assert_eq!(heard.len(), 1, "{heard:?}");
        assert!(heard[0].0 == "gu" && heard[0].1.contains("五个工作日"), "{heard:?}");
    });
}

#[test]
fn tasks_of_the_calendar_come_to_a_desk_a_month_before() {
    on_both_engines("called", |here, town| {
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        let called = |code: &str| read(here, |tx| records::of_code(tx, "sangcun", code)).remove(0).called;
        told(here, &town, "2026-02-27 08:30:00");
        assert!(!called("F10-02"), "32 days before the end of the quarter");
        told(here, &town, "2026-02-28 08:30:00");
        assert!(called("F10-02"), "31 days before");
    });
}
