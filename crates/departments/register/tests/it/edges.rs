//! The edges of a year's ledgers: entered twice, confirmed by the wrong person, closed by two at once, struck too late.

use ::rehearsal::Rehearsal;
use affairs::{
    register::{BookState, Closing, Facts, Kind, Words},
    role::Role,
};
use register::{NewRecord, desk, figures::counted, records};

use crate::rehearsal::{
    clerk, codes, crowd, entered, head, key, officer, on_both_engines, people, problem, read, training,
};

/// The value of a metric of 2025, and its records.
fn value(here: &Rehearsal, id: &str) -> (String, usize) {
    let figures = read(here, |tx| counted(tx, "sangcun", 2025));
    figures.into_iter().find(|it| it.id == id).map_or_else(Default::default, |it| (it.value, it.records.len()))
}

fn session(on: &str, start: u16, topic: &str, lecturer: &str) -> NewRecord {
    let mut new = training(on, topic, crowd(10));
    if let Facts::Training(of) = &mut new.facts {
        (of.start, of.end) = (start, start + 120);
    }
    new.words = Words { organiser: lecturer.into(), ..new.words };
    new
}

#[test]
fn a_training_entered_twice_is_asked_about_and_never_merged() {
    on_both_engines("twice", |here| {
        desk::open_book(&here.office, &head(), Kind::Training, 2025).unwrap();
        entered(here, &session("2025-04-18", 540, "《条例》解读", "县政务服务和大数据局"));
        let cases = [
            ("2025-04-18", 540, "《条例》解读", "县政务服务和大数据局", true, "the very same"),
            (
                "2025-04-18",
                570,
                "《条例》解读",
                "县政务服务和大数据局",
                true,
                "half an hour later, as another clerk wrote it",
            ),
            ("2025-04-18", 540, "《条例》 解读", "", true, "a blank in the topic, and no lecturer"),
            ("2025-04-19", 540, "《条例》解读", "县政务服务和大数据局", false, "the next day"),
            ("2025-04-18", 840, "平台操作", "县政务服务和大数据局", false, "another topic in the afternoon"),
        ];
        for (on, start, topic, lecturer, asked, because) in cases {
            let before = value(here, "M-13");
            let outcome = desk::enter(&here.later().office, &officer(), None, &session(on, start, topic, lecturer), "");
            assert_eq!(outcome.is_err(), asked, "{because}");
            let Err(refused) = outcome else { continue };
            assert_eq!(codes(&refused), ["register.twin"], "{because}");
            assert_eq!(value(here, "M-13"), before, "{because}: nothing was added");
        }
        let second = session("2025-04-18", 540, "《条例》解读", "县政务服务和大数据局");
        desk::enter(&here.office, &officer(), None, &second, "分两个会场").unwrap();
        assert_eq!(value(here, "M-13"), ("40".into(), 4), "with a reason it is another session, and both stand");
    });
}

#[test]
fn a_person_counts_once_a_session_and_again_in_the_next() {
    on_both_engines("person-times", |here| {
        desk::open_book(&here.office, &head(), Kind::Training, 2025).unwrap();
        let twice = people(&["桂月兰", "柏秋川", "桂月兰", " 桂月兰"]);
        entered(here, &training("2025-04-18", "甲", twice));
        assert_eq!(value(here, "M-13"), ("2".into(), 1), "who signs twice in one session came once");
        entered(here, &training("2025-07-11", "乙", people(&["桂月兰"])));
        assert_eq!(value(here, "M-13"), ("3".into(), 2), "in two sessions the same person is two person-times");
        let figures = read(here, |tx| counted(tx, "sangcun", 2025));
        let trained = figures.iter().find(|it| it.id == "M-13").unwrap();
        assert!(trained.parts.contains(&("persons".to_owned(), 2)), "of two persons: {:?}", trained.parts);
    });
}

#[test]
fn a_problem_is_confirmed_by_who_raised_it_and_not_by_who_says_it_is_solved() {
    on_both_engines("confirmed", |here| {
        desk::open_book(&here.office, &head(), Kind::Problem, 2025).unwrap();
        let own = clerk("wei", Role::InfoOfficer, "service");
        let solved = problem("2025-05-06", Some("2025-05-07"));
        let held = desk::enter(&here.office, &own, None, &solved, "").unwrap();
        let refused = desk::confirm(&here.office, &own, key(&held)).unwrap_err();
        assert_eq!(codes(&refused), ["register.problem.own-solution"]);
        let waits = "SELECT COUNT(*) AS n FROM waiting WHERE what = 'register.confirm' AND account = 'wei'";
        assert_eq!(here.count(waits), 0, "nothing waits for somebody who would be refused");
        let mentor = officer();
        assert_eq!(codes(&desk::confirm(&here.office, &mentor, key(&held)).unwrap_err()), ["register.problem.not-own"]);
        assert_eq!(value(here, "M-14"), ("0".into(), 0), "solved and not confirmed is not counted");
        let again = problem("2025-05-06", Some("2025-05-08"));
        let told = desk::amend(&here.later().office, &mentor, key(&held), &again, ("第二天才解决", "")).unwrap();
        assert_eq!(here.count(waits), 1, "a colleague said so: now it does");
        desk::confirm(&here.later().office, &own, key(&told)).unwrap();
        assert_eq!(here.count(waits), 0);
        assert_eq!(value(here, "M-14"), ("1".into(), 1));
    });
}

#[test]
fn of_two_who_close_a_book_at_once_one_does() {
    on_both_engines("closing", |here| {
        let of = (Kind::Meeting, 2025);
        let book = desk::open_book(&here.office, &head(), of.0, of.1).unwrap();
        let close = |account: &str| {
            let clerk = clerk(account, Role::OfficeHead, "office");
            desk::close_book(&here.office, &clerk, of, Closing::Nothing, book.version)
        };
        let outcomes = std::thread::scope(|scope| {
            let hands = ["zhou", "wu"].map(|account| scope.spawn(move || close(account)));
            hands.map(|hand| hand.join().unwrap())
        });
        let closed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!((closed, here.filed("register.book-closed")), (1, 1));
        let refused = outcomes.into_iter().find_map(Result::err).unwrap();
        assert_eq!(codes(&refused)[0], "register.stale", "the other one is told that somebody was there");
        let now = read(here, |tx| records::books(tx, "sangcun", of.0)).remove(&2025).unwrap();
        assert_eq!(now.state, BookState::Closed(Closing::Nothing));
    });
}

#[test]
fn whoever_enters_while_another_closes_comes_before_or_is_refused() {
    on_both_engines("racing", |here| {
        for round in 0..8_i16 {
            let year = 2010 + round;
            let book = desk::open_book(&here.office, &head(), Kind::Training, year).unwrap();
            let new = training(&format!("{year}-05-06"), "甲", crowd(3));
            let (entered, closed) = std::thread::scope(|scope| {
                let enters = scope.spawn(|| desk::enter(&here.office, &officer(), None, &new, ""));
                let of = (Kind::Training, year);
                let closes =
                    scope.spawn(move || desk::close_book(&here.office, &head(), of, Closing::Nothing, book.version));
                (enters.join().unwrap(), closes.join().unwrap())
            });
            assert!(entered.is_ok() != closed.is_ok(), "{year}: nothing was said of a year that has a record");
            let refused = entered.err().or(closed.err()).unwrap();
            let code = codes(&refused)[0];
            assert!(matches!(code, "register.book.closed" | "register.book.not-empty"), "{code}");
        }
    });
}

#[test]
fn a_record_of_a_closed_year_is_struck_only_after_the_book_was_reopened() {
    on_both_engines("struck-late", |here| {
        let of = (Kind::Training, 2025);
        let book = desk::open_book(&here.office, &head(), of.0, of.1).unwrap();
        let held = entered(here, &training("2025-04-18", "甲", crowd(10)));
        entered(here, &training("2025-07-11", "乙", crowd(12)));
        let closed = desk::close_book(&here.office, &head(), of, Closing::Complete, book.version).unwrap();
        let refused = desk::strike(&here.office, &officer(), key(&held), "没有开成").unwrap_err();
        assert_eq!(codes(&refused), ["register.book.closed"]);
        assert_eq!(value(here, "M-13"), ("22".into(), 2), "what was closed stands");
        let open = desk::reopen_book(&here.office, &head(), of, closed.version, "有一场没有开成").unwrap();
        desk::strike(&here.later().office, &officer(), key(&held), "没有开成").unwrap();
        desk::close_book(&here.office, &head(), of, Closing::Complete, open.version).unwrap();
        assert_eq!(value(here, "M-13"), ("12".into(), 1));
        assert_eq!(
            (here.filed("register.book-reopened"), here.filed("register.struck")),
            (1, 1),
            "and the ledger tells it"
        );
    });
}
