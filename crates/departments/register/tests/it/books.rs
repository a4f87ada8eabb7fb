//! Books: opened, closed, reopened; a closed year refuses what would change it.

use affairs::register::{BookState, Closing, Kind};
use register::{desk, records};

use crate::rehearsal::{application, codes, entered, head, key, officer, on_both_engines, read, stranger, training};

#[test]
fn a_closed_year_refuses_and_says_the_way_forward() {
    on_both_engines("books", |here| {
        let office = &here.office;
        let of = (Kind::Application, 2025);
        let held = entered(here, &application("2025-12-30", None));
        let book = desk::open_book(office, &officer(), of.0, of.1).unwrap();
        assert_eq!(codes(&desk::open_book(office, &officer(), of.0, of.1).unwrap_err()), ["register.book.already"]);
        let wrong = desk::close_book(office, &officer(), of, Closing::Complete, book.version).unwrap_err();
        assert_eq!(codes(&wrong), ["desk.not-allowed"], "the head of the office closes");
        let wrong = desk::close_book(office, &head(), of, Closing::Nothing, book.version).unwrap_err();
        assert_eq!(codes(&wrong), ["register.book.not-empty"]);
        let closed = desk::close_book(office, &head(), of, Closing::Complete, book.version).unwrap();
        assert_eq!(closed.state, BookState::Closed(Closing::Complete));

        let late = application("2025-12-31", None);
        for refused in [
            desk::enter(office, &officer(), None, &late, "").unwrap_err(),
            desk::amend(office, &officer(), key(&held), &late, ("r", "")).unwrap_err(),
            desk::strike(office, &officer(), key(&held), "r").unwrap_err(),
        ] {
            assert_eq!(codes(&refused), ["register.book.closed"]);
            assert!(refused.messages()[0].todo.contains("重开"));
        }
        let answered = application("2025-12-30", Some(("2026-01-05", "granted")));
        let done = desk::amend(office, &officer(), key(&held), &answered, ("答复了", "")).unwrap();
        assert_eq!(done.record.version, 2, "an answer in the new year changes nothing of the old one");

        let mute = desk::reopen_book(office, &head(), of, closed.version, " ").unwrap_err();
        assert_eq!(codes(&mute), ["register.no-reason"]);
        let open = desk::reopen_book(office, &head(), of, closed.version, "漏记一件").unwrap();
        assert!(desk::enter(office, &officer(), None, &late, "").is_ok());
        desk::close_book(office, &head(), of, Closing::Complete, open.version).unwrap();
        assert_eq!(here.filed("register.book-closed"), 2);
        assert_eq!(read(here, |tx| records::remarks(tx, "sangcun", "shenqing-2025"))[0].2, "漏记一件");
        assert!(desk::enter(office, &stranger(), None, &late, "").is_ok(), "another body's year is its own");
    });
}

#[test]
fn nothing_is_said_only_of_a_year_without_anything() {
    on_both_engines("nothing", |here| {
        let office = &here.office;
        entered(here, &application("2024-12-30", Some(("2025-01-05", "granted"))));
        entered(here, &training("2024-12-30", "甲", crate::rehearsal::crowd(1)));
        for (kind, refused) in [(Kind::Application, true), (Kind::Training, false), (Kind::Fee, false)] {
            let book = desk::open_book(office, &head(), kind, 2025).unwrap();
            let closed = desk::close_book(office, &head(), (kind, 2025), Closing::Nothing, book.version);
            assert_eq!(closed.is_err(), refused, "{kind:?}: an answer of the year is something");
        }
        here.at("2027-01-05 09:00:00");
        entered(here, &application("2025-06-06", None));
        let book = desk::open_book(office, &head(), Kind::Application, 2026).unwrap();
        let closed = desk::close_book(office, &head(), (Kind::Application, 2026), Closing::Nothing, book.version);
        assert_eq!(codes(&closed.unwrap_err()), ["register.book.not-empty"], "carried in from the year before");
    });
}
