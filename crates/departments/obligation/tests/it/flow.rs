//! A year of obligations at the desks.

use std::time::Instant;

use affairs::obligation::{Answer, Cause, Task};
use obligation::{
    desk::{self, Reply},
    records,
};
use office::waiting_on;

use crate::rehearsal::{Town, codes, day, head, officer, on_both_engines, read};

fn of(here: &::rehearsal::Rehearsal, code: &str) -> Vec<Task> {
    read(here, |tx| records::of_code(tx, "sangcun", code))
}

fn made(here: &::rehearsal::Rehearsal, town: &Town) -> usize {
    desk::prepare_year(&here.office, town, &head(), 2026).unwrap().tasks
}

#[test]
fn a_fresh_township_gets_its_whole_year_once() {
    on_both_engines("year", |here, town| {
        let begun = Instant::now();
        let tasks = made(here, &town);
        println!("{tasks} tasks of a fresh year filed in {:?}", begun.elapsed());
        assert!(tasks > 150, "{tasks}");
        assert_eq!(here.filed("obligation.year-made"), 1);
        let again = desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap_err();
        assert_eq!(codes(&again), ["obligation.year-made"]);
        let wrong = desk::prepare_year(&here.office, &*town, &officer(), 2027).unwrap_err();
        assert_eq!(codes(&wrong), ["desk.not-allowed"]);
        let open = read(here, |tx| records::of_year(tx, "sangcun", 2026));
        assert_eq!(open.len(), tasks);
        let report = of(here, "G-09").remove(0);
        assert!(report.called, "31 January is near: it waits already");
        let waits = read(here, |tx| waiting_on(tx, "sangcun", &report.number));
        assert_eq!(
            (waits[0].section.as_str(), waits[0].due),
            ("office", day("2026-01-31")),
            "党政综合办公室 is the office"
        );
        assert!(!of(here, "G-23")[0].called, "December is far off");
    });
}

#[test]
fn what_is_published_answers_its_task_with_the_days_it_is_late() {
    on_both_engines("settle", |here, town| {
        town.publishes(here, "early", "F10-02", "2026-01-04");
        here.later();
        made(here, &town);
        let quarters = of(here, "F10-02");
        assert!(quarters[0].closing.is_some(), "published before the calendar was made, in the same year");
        assert!(quarters[1..].iter().all(|task| task.closing.is_none()), "one item answers one task");
        here.at("2026-02-05 10:00:00");
        town.publishes(here, "report", "G-09", "2026-02-05");
        assert_eq!(desk::settle(&here.office, &*town, "sangcun").unwrap(), 1);
        let report = of(here, "G-09").remove(0);
        let Some(Answer::Published { item, late, on }) = report.closing.clone().map(|closing| closing.answer) else {
            panic!("{report:?}")
        };
        assert_eq!((item.as_str(), on, late), ("report", day("2026-02-05"), 4), "Monday to Thursday");
        assert!(read(here, |tx| waiting_on(tx, "sangcun", &report.number)).is_empty(), "nobody waits any more");
        assert_eq!(desk::settle(&here.office, &*town, "sangcun").unwrap(), 0, "once");

        let reopened = desk::reopen(&here.office, &*town, &head(), (&report.number, report.version), "发错了").unwrap();
        assert!(reopened.closing.is_none());
        let seen = of(here, "G-09").remove(0).version;
        let again = desk::attach(&here.office, &*town, &officer(), (&report.number, seen), "X/early").unwrap_err();
        assert_eq!(codes(&again), ["obligation.answers"], "one item answers one task");
        let none = desk::attach(&here.office, &*town, &officer(), (&report.number, seen), "nothing").unwrap_err();
        assert_eq!(codes(&none), ["obligation.not-published"]);
        let back = desk::attach(&here.office, &*town, &officer(), (&report.number, seen), "X/report").unwrap();
        assert!(back.closing.is_some(), "by its index number");
    });
}

#[test]
fn an_event_sharpens_a_question_and_a_second_one_is_a_task_of_its_own() {
    on_both_engines("event", |here, town| {
        made(here, &town);
        here.at("2026-03-10 09:00:00");
        let at = day("2026-03-03").at(0, 0, 0, 0);
        let first = desk::record_event(&here.office, &*town, &officer(), "F19-04", (at, "一季度低保审核结束")).unwrap();
        assert!(matches!(first.cause, Cause::Event { .. }) && first.called, "{first:?}");
        assert_eq!((first.due, of(here, "F19-04").len()), (day("2026-03-17"), 1), "the question became the task");
        let waits = read(here, |tx| waiting_on(tx, "sangcun", &first.number));
        assert_eq!((waits[0].role.as_str(), waits[0].section.as_str()), ("info_officer", "service"));
        let twin =
            desk::record_event(&here.office, &*town, &officer(), "F19-04", (at, "一季度低保审核结束")).unwrap_err();
        assert_eq!(codes(&twin), ["obligation.twin"]);
        let second = desk::record_event(&here.office, &*town, &officer(), "F19-04", (at, "临时增补一批")).unwrap();
        assert!(second.number != first.number && of(here, "F19-04").len() == 2);
        let again = desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap_err();
        assert_eq!(codes(&again), ["obligation.year-made"], "the question is not asked twice");
        let unknown = desk::record_event(&here.office, &*town, &officer(), "F99-01", (at, "x")).unwrap_err();
        assert_eq!(codes(&unknown), ["obligation.no-such"]);
    });
}

#[test]
fn nothing_happened_is_an_answer_with_its_words() {
    on_both_engines("silence", |here, town| {
        made(here, &town);
        here.at("2026-12-10 09:00:00");
        let asked = of(here, "F06-04");
        assert!(asked.is_empty(), "what another organ publishes is not owed");
        let question = of(here, "F19-04").remove(0);
        let of_it = (question.number.as_str(), question.version);
        let mute = Reply::NotHappened(String::new());
        assert_eq!(
            codes(&desk::answer(&here.office, &*town, &officer(), of_it, &mute).unwrap_err()),
            ["obligation.no-reason"]
        );
        let no = Reply::NotHappened("今年没有新审核的".into());
        let done = desk::answer(&here.office, &*town, &officer(), of_it, &no).unwrap();
        assert!(matches!(done.closing.unwrap().answer, Answer::NotHappened { .. }));
        let said = read(here, |tx| records::remarks(tx, "sangcun", &question.number));
        assert_eq!(said[0].2, "今年没有新审核的");
        assert!(!here.ledger().iter().any(|(_, row)| row.contains("没有新审核的")), "the ledger holds only its hash");
        let other = Reply::NotConcerned("x".into());
        let refused = desk::answer(&here.office, &*town, &officer(), of_it, &other).unwrap_err();
        assert_eq!(codes(&refused), ["desk.not-allowed"], "不涉及 is said by whoever keeps the table");
    });
}

#[test]
fn a_relayed_text_answers_nothing_and_a_statement_says_that_nothing_happened() {
    on_both_engines("statement", |here, town| {
        made(here, &town);
        here.at("2026-12-10 09:00:00");
        town.shows(here, ("relay", "F19-04", "2026-12-09"), (true, false));
        here.later();
        town.shows(here, ("none", "F19-05", "2026-12-10"), (false, true));
        here.later();
        town.shows(here, ("report", "G-09", "2026-12-10"), (false, true));
        assert_eq!(desk::settle(&here.office, &*town, "sangcun").unwrap(), 1);
        assert!(of(here, "F19-04")[0].closing.is_none(), "another organ's text");
        assert!(of(here, "G-09")[0].closing.is_none(), "an annual report is no matter of none");
        let quarters = of(here, "F19-05");
        assert!(matches!(quarters[0].closing.as_ref().unwrap().answer, Answer::NotHappened { .. }), "{quarters:?}");
        let said = read(here, |tx| records::remarks(tx, "sangcun", &quarters[0].number));
        assert_eq!(said[0].2, "公开了说明《关于none的信息》");
    });
}

#[test]
fn another_body_has_a_year_of_its_own() {
    on_both_engines("foreign", |here, town| {
        made(here, &town);
        let stranger = office::Clerk { body: "xinzhuang".into(), ..head() };
        let first = of(here, "G-09").remove(0);
        let refused = desk::reopen(&here.office, &*town, &stranger, (&first.number, 1), "r").unwrap_err();
        assert_eq!(codes(&refused), ["desk.not-found"]);
        assert!(desk::prepare_year(&here.office, &*town, &stranger, 2026).is_ok());
    });
}
