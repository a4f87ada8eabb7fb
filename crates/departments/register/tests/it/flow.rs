//! Entered, amended, confirmed, struck; who may, and what the ledger keeps of it.

use affairs::{
    register::{Coded as _, Facts, GroupDuty, Kind, Measure, MeasureTopic, Meeting, Member},
    role::Role,
};
use office::DeskError;
use register::{
    NewRecord, desk, named,
    records::{self, Asked},
    try_key,
};
use store::Scope;

use crate::rehearsal::{
    application, clerk, codes, crowd, day, entered, head, key, new, officer, on_both_engines, people, problem, read,
    stranger, training,
};

#[test]
fn a_training_is_entered_amended_and_struck_and_the_names_stay_sealed() {
    on_both_engines("flow", |here| {
        let office = &here.office;
        let guests = people(&["桂月兰", " 桂月兰 ", "柏秋川", ""]);
        let first = entered(here, &training("2025-03-03", "《条例》解读", guests));
        assert_eq!(first.record.number, "peixun-2025-001");
        let Facts::Training(of) = &first.record.facts else { panic!("{first:?}") };
        assert_eq!(of.attendees, 2, "one person twice in one session is one, a blank line nobody");

        let third = people(&["桂月兰", "柏秋川", "柳夏云"]);
        let better = training("2025-03-03", "《条例》解读", third);
        let mended = desk::amend(&here.later().office, &officer(), key(&first), &better, ("补记一人", "")).unwrap();
        let names = office.store.read(&Scope::body("sangcun"), |tx| named(office, tx, "sangcun", "peixun-2025-001"));
        let names: Vec<String> = names.unwrap().iter().map(|person| person.name.unmask().clone()).collect();
        assert_eq!(names, ["桂月兰", "柏秋川", "柳夏云"]);
        try_key(office).unwrap();
        let stale = desk::strike(&here.later().office, &officer(), key(&first), "登记错了").unwrap_err();
        assert_eq!(codes(&stale), ["register.stale"], "the page from before the change");

        let gone = desk::strike(&here.later().office, &officer(), key(&mended), "登记错了").unwrap();
        assert!(gone.record.struck);
        assert_eq!(read(here, |tx| records::find(tx, "sangcun", "peixun-2025-001")), Some(gone));
        let said: Vec<String> =
            read(here, |tx| records::remarks(tx, "sangcun", "peixun-2025-001")).into_iter().map(|one| one.2).collect();
        assert_eq!(said, ["补记一人", "登记错了"]);
        let ledger = here.ledger();
        for word in ["桂月兰", "柏秋川", "解读", "补记", "登记错了"] {
            assert!(ledger.iter().all(|(_, bytes)| !bytes.contains(word)), "{word} stands in the ledger");
        }
        assert_eq!(here.count("SELECT COUNT(*) AS n FROM figure"), 0, "struck, it counts nothing");
        office.store.verify().unwrap().unwrap();
    });
}

#[test]
fn the_same_training_twice_names_the_earlier_and_passes_with_a_reason() {
    on_both_engines("twin", |here| {
        let first = entered(here, &training("2025-03-03", "平台操作", crowd(10)));
        let again = training("2025-03-03", "平台 操作", crowd(12));
        let refused = desk::enter(&here.office, &officer(), None, &again, "").unwrap_err();
        assert_eq!(codes(&refused), ["register.twin"]);
        assert!(refused.messages()[0].what.contains("peixun-2025-001"));
        let second = desk::enter(&here.office, &officer(), None, &again, "两个会场同时开").unwrap();
        assert_eq!(second.record.number, "peixun-2025-002", "a refusal leaves no gap in the numbers");
        desk::strike(&here.office, &officer(), key(&second), "并成一场").unwrap();
        desk::strike(&here.office, &officer(), key(&first), "重新登记").unwrap();
        assert!(desk::enter(&here.office, &officer(), None, &again, "").is_ok(), "what was struck is no twin");
    });
}

#[test]
fn whoever_holds_no_duty_and_whoever_is_of_another_body_does_nothing() {
    on_both_engines("duties", |here| {
        let office = &here.office;
        let held = entered(here, &application("2025-03-03", None));
        let reader = clerk("fu", Role::LeaderInCharge, "");
        let (again, seen) = (application("2025-03-04", None), key(&held));
        let refused = [
            desk::enter(office, &reader, None, &again, ""),
            desk::amend(office, &reader, seen, &again, ("r", "")),
            desk::strike(office, &reader, seen, "r"),
        ];
        for outcome in refused {
            assert_eq!(codes(&outcome.unwrap_err()), ["desk.not-allowed"]);
        }
        assert!(desk::open_book(office, &reader, Kind::Application, 2025).is_err());
        let foreign = [
            desk::amend(office, &stranger(), seen, &again, ("r", "")),
            desk::strike(office, &stranger(), seen, "r"),
            desk::confirm(office, &stranger(), seen),
            desk::strike(office, &officer(), ("shenqing-2025-999", 1), "r"),
            desk::strike(office, &officer(), ("../../etc", 1), "r"),
        ];
        for outcome in foreign {
            assert!(matches!(outcome, Err(DeskError::NotFound)), "the same answer as for none at all: {outcome:?}");
        }
        let theirs = desk::enter(office, &stranger(), None, &again, "").unwrap();
        assert_eq!(theirs.record.number, "shenqing-2025-001", "each body counts its own");
        assert_eq!(read(here, |tx| records::find(tx, "sangcun", "shenqing-2025-001")), Some(held));
        let registrar = clerk("deng", Role::Registrar, "office");
        assert!(desk::enter(office, &registrar, None, &again, "").is_ok(), "the registrar registers applications");
        let other = desk::enter(office, &registrar, None, &training("2025-03-03", "甲", crowd(1)), "").unwrap_err();
        assert_eq!(codes(&other), ["desk.not-allowed"], "and nothing else");
    });
}

#[test]
fn a_problem_counts_once_its_trainee_says_so() {
    on_both_engines("problem", |here| {
        let held = entered(here, &problem("2025-05-06", None));
        let trainee = clerk("wei", Role::Trainee, "service");
        let early = desk::confirm(&here.office, &trainee, key(&held)).unwrap_err();
        assert_eq!(codes(&early), ["register.problem.not-solved"]);
        let solved = desk::amend(
            &here.office,
            &officer(),
            key(&held),
            &problem("2025-05-06", Some("2025-05-07")),
            ("解决了", ""),
        );
        let solved = solved.unwrap();
        assert_eq!(
            codes(&desk::confirm(&here.office, &officer(), key(&solved)).unwrap_err()),
            ["register.problem.not-own"]
        );
        let other = clerk("ma", Role::Trainee, "service");
        assert!(matches!(desk::confirm(&here.office, &other, key(&solved)), Err(DeskError::NotFound)));
        assert_eq!(here.count("SELECT COUNT(*) AS n FROM figure WHERE metric = 'M-14'"), 0, "solved is not confirmed");
        let waits = "SELECT COUNT(*) AS n FROM waiting WHERE what = 'register.confirm' AND account = 'wei'";
        assert_eq!(here.count(waits), 1, "it stands on the trainee's desk");
        let done = desk::confirm(&here.office, &trainee, key(&solved)).unwrap();
        assert_eq!(done.record.confirmed.as_ref().map(|one| one.by.as_str()), Some("wei"));
        assert_eq!((here.filed("register.confirmed"), here.count(waits)), (1, 0));
    });
}

#[test]
fn people_and_evidence_are_looked_at() {
    on_both_engines("evidence", |here| {
        let office = &here.office;
        let enter = |new: &NewRecord| desk::enter(office, &officer(), None, new, "");
        let member =
            new(Facts::Member(Member { duty: GroupDuty::of("head").unwrap(), from: day("2025-01-02"), to: None }));
        assert_eq!(codes(&enter(&member).unwrap_err()), ["register.blank"], "a member has a name");
        assert!(enter(&NewRecord { people: people(&["钟远山"]), ..member }).is_ok());
        let meeting = new(Facts::Meeting(Meeting { on: day("2025-02-03"), attendees: 99, sign_in: String::new() }));
        assert_eq!(codes(&enter(&meeting).unwrap_err()), ["register.zero"], "the head-count is that of the list");
        let held = enter(&NewRecord { people: crowd(7), ..meeting }).unwrap();
        let Facts::Meeting(of) = &held.record.facts else { panic!("{held:?}") };
        assert_eq!(of.attendees, 7);
        let named = NewRecord { people: crowd(1), ..application("2025-03-03", None) };
        assert_eq!(codes(&enter(&named).unwrap_err()), ["register.not-asked"], "no names beside an application");
        let measure = |evidence: &[&str]| {
            let evidence = evidence.iter().map(|id| (*id).to_owned()).collect();
            new(Facts::Measure(Measure { topic: MeasureTopic::Improvement, on: day("2025-06-06"), evidence }))
        };
        assert_eq!(codes(&enter(&measure(&["peixun-2025-001"])).unwrap_err()), ["register.measure.unknown"]);
        assert!(enter(&measure(&["huiyi-2025-001", "sangcun/2025-00001"])).is_ok());
        desk::strike(office, &officer(), key(&held), "没有开成").unwrap();
        let gone = enter(&measure(&["huiyi-2025-001"])).unwrap_err();
        assert_eq!(codes(&gone), ["register.measure.unknown"], "what was struck shows nothing");
    });
}

#[test]
fn lists_turn_by_day_and_number() {
    on_both_engines("lists", |here| {
        for (on, n) in [("2025-03-05", 1), ("2025-03-03", 2), ("2025-03-03", 3), ("2024-12-31", 4)] {
            entered(here, &training(on, &format!("主题{n}"), crowd(n)));
        }
        let numbers =
            |rows: Vec<records::Shown>| -> Vec<String> { rows.into_iter().map(|row| row.record.number).collect() };
        let asked = Asked { kind: Kind::Training, year: Some(2025) };
        let first = read(here, |tx| records::list(tx, "sangcun", asked, None, 2));
        assert_eq!(numbers(first), ["peixun-2025-002", "peixun-2025-003"]);
        let rest =
            read(here, |tx| records::list(tx, "sangcun", asked, Some((day("2025-03-03"), "peixun-2025-003")), 9));
        assert_eq!(numbers(rest), ["peixun-2025-001"]);
        let every = Asked { year: None, ..asked };
        assert_eq!(read(here, |tx| records::count(tx, "sangcun", every)), 4);
        let latest = read(here, |tx| records::page(tx, "sangcun", every, (1, 2)));
        assert_eq!(numbers(latest), ["peixun-2025-003", "peixun-2025-002"], "the latest first");
        let theirs = here.office.store.read(&stranger().scope(), |tx| records::count(tx, "xinzhuang", every));
        assert_eq!(theirs.unwrap_or_else(|error: store::StoreError| panic!("{error:?}")), 0);
        assert_eq!(read(here, |tx| records::counts(tx, "sangcun", 2025)), [(Kind::Training, (3, 0))].into());
        assert!(head().holds(&[Role::OfficeHead]));
    });
}
