//! The duty table, what does not concern the body, and rows of the county.

use affairs::{obligation::Duty, role::Role};
use hall::serving::Roster;
use obligation::{
    desk::{self, NewTerms},
    records::{self, Catalogue},
};
use office::{Clerk, waiting_on};
use statute::catalogue::{Item, Unit, item};

use crate::rehearsal::{Town, clerk, codes, head, leader, on_both_engines, read};

fn roster() -> Roster {
    let people = [("wei", "魏"), ("ma", "马")].map(|(id, name)| (id.to_owned(), name.to_owned()));
    Roster { people: people.into(), ..Roster::default() }
}

fn catalogue(here: &::rehearsal::Rehearsal, town: &Town) -> Catalogue {
    let added = records::added(&here.office, town, "sangcun").unwrap();
    read(here, |tx| Catalogue::read(town, tx, "sangcun", &added))
}

#[test]
fn a_changed_line_stands_once_the_leader_approved_it() {
    on_both_engines("table", |here, town| {
        let (office, people) = (&here.office, roster());
        let new = NewTerms {
            section: "office".into(),
            responsible: "wei".into(),
            deputy: "ma".into(),
            ..NewTerms::default()
        };
        let strange = NewTerms {
            section: "x".into(),
            responsible: "y".into(),
            limit: Some((Unit::Workday, 40, String::new())),
            ..NewTerms::default()
        };
        let wrong = desk::change_duty(office, (&*town, &people), &head(), ("G-01", 0), &strange).unwrap_err();
        assert_eq!(codes(&wrong), ["obligation.nobody", "obligation.nobody", "obligation.laxer"], "all at once");
        let line = desk::change_duty(office, (&*town, &people), &head(), ("G-01", 0), &new).unwrap();
        assert!(line.standing.is_none() && line.proposed.is_some());
        let stands = |code: &str| catalogue(here, &town).terms(item(code).unwrap());
        assert_eq!(stands("G-01").responsible, "", "not approved yet");
        let table = Duty::table(&catalogue(here, &town).duties.values().cloned().collect::<Vec<_>>());
        let refused = desk::approve_table(office, &*town, &head(), &table).unwrap_err();
        assert_eq!(codes(&refused), ["desk.not-allowed"], "who writes does not approve");
        assert_eq!(
            codes(&desk::approve_table(office, &*town, &leader(), "seen before").unwrap_err()),
            ["obligation.stale"]
        );
        assert_eq!(desk::approve_table(office, &*town, &leader(), &table).unwrap(), 1);
        assert_eq!((stands("G-01").responsible.as_str(), stands("G-01").deputy.as_str()), ("wei", "ma"));
        assert_eq!(
            codes(&desk::approve_table(office, &*town, &leader(), &table).unwrap_err()),
            ["obligation.nothing-to-approve"]
        );
        assert_eq!((here.filed("obligation.duty-changed"), here.filed("obligation.table-approved")), (1, 1));
    });
}

#[test]
fn a_task_waits_for_the_person_of_its_line() {
    on_both_engines("person", |here, town| {
        let new = NewTerms { section: "office".into(), responsible: "wei".into(), ..NewTerms::default() };
        desk::change_duty(&here.office, (&*town, &roster()), &head(), ("G-09", 0), &new).unwrap();
        let table = Duty::table(&catalogue(here, &town).duties.values().cloned().collect::<Vec<_>>());
        desk::approve_table(&here.office, &*town, &leader(), &table).unwrap();
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        let report = read(here, |tx| records::of_code(tx, "sangcun", "G-09")).remove(0);
        let waits = || read(here, |tx| waiting_on(tx, "sangcun", &report.number)).remove(0).account;
        assert_eq!(waits(), "wei");
        let other = NewTerms { responsible: "ma".into(), ..new };
        desk::change_duty(&here.office, (&*town, &roster()), &head(), ("G-09", 2), &other).unwrap();
        assert_eq!(waits(), "wei", "until it is approved");
        let table = Duty::table(&catalogue(here, &town).duties.values().cloned().collect::<Vec<_>>());
        desk::approve_table(&here.office, &*town, &leader(), &table).unwrap();
        assert_eq!(waits(), "ma", "what is open goes to whoever answers now");
    });
}

#[test]
fn a_shorter_cycle_of_the_house_makes_more_tasks() {
    on_both_engines("cycle", |here, town| {
        let new = NewTerms { every_days: Some(90), ..NewTerms::default() };
        desk::change_duty(&here.office, (&*town, &roster()), &head(), ("G-23", 0), &new).unwrap();
        let table = Duty::table(&catalogue(here, &town).duties.values().cloned().collect::<Vec<_>>());
        desk::approve_table(&here.office, &*town, &leader(), &table).unwrap();
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        let tasks = read(here, |tx| records::of_code(tx, "sangcun", "G-23"));
        assert_eq!(tasks.len(), 4, "statistics each quarter, not once a year");
    });
}

#[test]
fn what_does_not_concern_the_body_owes_nothing_and_is_printed() {
    on_both_engines("exempt", |here, town| {
        let office = &here.office;
        desk::exempt(office, &*town, &head(), "F22", "本乡没有涉农补贴").unwrap();
        desk::prepare_year(office, &*town, &head(), 2026).unwrap();
        let of = |code: &str| read(here, |tx| records::of_code(tx, "sangcun", code));
        assert!(of("F22-04").is_empty(), "no task of that field");
        let open = of("F10-02").len();
        assert_eq!(
            desk::exempt(office, &*town, &head(), "F10-02", "没有").unwrap(),
            open,
            "open tasks are answered so"
        );
        assert!(of("F10-02").iter().all(|task| task.closing.is_some()));
        assert_eq!(codes(&desk::exempt(office, &*town, &head(), "F10-02", "没有").unwrap_err()), ["obligation.exempt"]);
        let at = crate::rehearsal::day("2026-01-05").at(0, 0, 0, 0);
        let refused = desk::record_event(office, &*town, &head(), "F10-02", (at, "有了")).unwrap_err();
        assert_eq!(codes(&refused), ["obligation.exempt"]);
        desk::restore(office, &*town, &head(), "F10-02", "又有了").unwrap();
        assert!(desk::record_event(office, &*town, &head(), "F10-02", (at, "有了")).is_ok());
        let reasons = read(here, |tx| records::latest_remarks(tx, "sangcun", "bushe-"));
        assert_eq!(reasons["bushe-F22"], "本乡没有涉农补贴");
    });
}

#[test]
fn a_county_adds_rows_and_an_unread_limit_waits_for_a_decision() {
    on_both_engines("county", |here, town| {
        let county = Clerk { body: "county".into(), ..clerk("chen", Role::Supervisor, "") };
        let row =
            |code: &str| Item {
                code: code.into(), title: "县里要的一项".into(), ..item("F19-04").unwrap().clone()
            };
        let plain = desk::add_item(&here.office, &county, &row("X-01"), "自制作之日起5个工作日内，公示3天").unwrap();
        assert_eq!((plain.undecided, plain.item.due.n, plain.item.publicity.as_ref().unwrap().n), (false, Some(5), 3));
        let unread = desk::add_item(&here.office, &county, &row("X-02"), "按有关规定").unwrap();
        assert!(unread.undecided && unread.limit_text == "按有关规定");
        assert_eq!(
            codes(&desk::add_item(&here.office, &county, &row("X-01"), "3天").unwrap_err()),
            ["obligation.code-taken"]
        );
        assert_eq!(
            codes(&desk::add_item(&here.office, &head(), &row("X-03"), "3天").unwrap_err()),
            ["desk.not-allowed"]
        );
        assert_eq!(catalogue(here, &town).matters.len(), 122, "both stand in the catalogue of the township below");
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        let at = crate::rehearsal::day("2026-01-05").at(0, 0, 0, 0);
        let raised = desk::record_event(&here.office, &*town, &head(), "X-01", (at, "有了")).unwrap();
        assert_eq!(raised.due, crate::rehearsal::day("2026-01-12"));
        let refused = desk::record_event(&here.office, &*town, &head(), "X-02", (at, "有了")).unwrap_err();
        assert_eq!(codes(&refused), ["obligation.undecided"]);
        here.at("2026-01-14 09:00:00");
        town.publishes(here, "late", "X-01", "2026-01-14");
        assert_eq!(desk::settle(&here.office, &*town, "sangcun").unwrap(), 1, "closed by what was published under it");
        let closed = read(here, |tx| records::of_code(tx, "sangcun", "X-01"));
        let closed = closed.iter().find(|task| task.number == raised.number).unwrap().closing.clone().unwrap();
        assert!(
            matches!(closed.answer, affairs::obligation::Answer::Published { late: 2, .. }),
            "two working days behind its own limit: {closed:?}"
        );
        desk::take_back(&here.office, &county, "X-01", "并进别的一项").unwrap();
        assert_eq!(
            codes(&desk::take_back(&here.office, &county, "X-01", "再收一次").unwrap_err()),
            ["obligation.taken-back"]
        );
        assert!(matches!(
            desk::take_back(&here.office, &county, "X-99", "没有这一项"),
            Err(office::DeskError::NotFound)
        ));
        assert_eq!(codes(&desk::take_back(&here.office, &head(), "X-02", "r").unwrap_err()), ["desk.not-allowed"]);
        let refused = desk::record_event(&here.office, &*town, &head(), "X-01", (at, "又有了")).unwrap_err();
        assert_eq!(codes(&refused), ["obligation.taken-back"]);
        assert!(desk::prepare_year(&here.office, &*town, &head(), 2027).is_ok());
        let next = read(here, |tx| records::of_year(tx, "sangcun", 2027));
        assert!(next.iter().all(|task| task.code != "X-01"), "nothing new is owed under it");
    });
}
