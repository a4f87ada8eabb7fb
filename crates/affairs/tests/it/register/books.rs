//! Books: a zero is somebody's word, and a closed year does not change.

use affairs::register::{Book, Closing, amend, book_number, close_book, open_book, reopen_book, strike};

use super::*;

const BY: &str = "zhou";

fn book(state: BookState, version: u32) -> Book {
    Book { kind: Kind::Application, year: 2025, state, version }
}

#[test]
fn a_book_is_opened_closed_and_opened_again() {
    let of = (Kind::Application, 2025);
    let opened = open_book(of, None, (BY, day("2025-01-02"))).unwrap().next;
    assert_eq!(opened, book(BookState::Open, 1));
    let twice = open_book(of, Some(&opened), (BY, day("2025-01-02"))).unwrap_err();
    assert_eq!(codes(&twice), ["register.book.already"]);
    for (year, fine) in [(2007, false), (2008, true), (2026, true), (2027, false)] {
        assert_eq!(open_book((Kind::Fee, year), None, (BY, day("2025-12-31"))).is_ok(), fine, "{year}");
    }
    let new_year = (BY, day("2026-01-01"));
    let cases = [
        (Closing::Complete, 0, 1, (BY, day("2025-12-31")), vec!["register.book.early", "register.book.empty"], "early"),
        (Closing::Nothing, 2, 9, new_year, vec!["register.stale", "register.book.not-empty"], "not nothing"),
        (Closing::Nothing, 0, 1, new_year, vec![], "nothing"),
        (Closing::Complete, 2, 1, new_year, vec![], "complete"),
    ];
    for (closing, records, seen, who, expected, because) in cases {
        let outcome = close_book(of, Some(&opened), (closing, records, seen), who);
        assert_eq!(outcome.map_or_else(|found| codes(&found), |_| vec![]), expected, "{because}");
    }
    let never = close_book(of, None, (Closing::Nothing, 0, 0), new_year).unwrap_err();
    assert_eq!(codes(&never), ["register.book.not-open"]);
    let closed = book(BookState::Closed(Closing::Nothing), 2);
    assert_eq!(
        codes(&reopen_book(of, Some(&closed), ("", 1), new_year).unwrap_err()),
        ["register.stale", "register.no-reason"]
    );
    assert_eq!(codes(&reopen_book(of, Some(&opened), ("r", 1), new_year).unwrap_err()), ["register.book.already"]);
    assert_eq!(codes(&reopen_book(of, None, ("r", 1), new_year).unwrap_err()), ["register.book.not-open"]);
    let again = reopen_book(of, Some(&closed), ("r", 2), new_year).unwrap();
    assert_eq!((again.next, again.entry.number.as_str()), (book(BookState::Open, 3), "shenqing-2025"));
    assert_eq!(book_number(Kind::Training, 2025), "peixun-2025");
}

#[test]
fn nothing_that_a_closed_year_counts_is_entered_amended_or_struck() {
    let closed = |years: &[i16]| -> BTreeMap<i16, BookState> {
        years.iter().map(|year| (*year, BookState::Closed(Closing::Complete))).collect()
    };
    let attempt = |facts: Facts, books: &[i16]| {
        let (number, books) = (number_of(facts.kind(), facts.year(), 1), closed(books));
        let outcome = enter(&number, &order(facts), Twin::default(), &now("2026-03-01", &books));
        outcome.map_or_else(|found| found.len(), |_| 0)
    };
    assert_eq!(attempt(training("2025-03-03", 3), &[2025]), 1, "it would count there");
    assert_eq!(attempt(training("2025-03-03", 3), &[2024]), 0, "another year");
    let open = application("2024-12-30", "natural", None);
    assert_eq!(attempt(open.clone(), &[2025]), 1, "it would be carried into the closed year");
    let answered = application("2024-12-30", "natural", Some(("2024-12-31", "granted")));
    assert_eq!(attempt(answered, &[2025]), 0, "it was over before");
    let step = entered(1, open, "2024-12-30").next;
    let done = order(application("2024-12-30", "natural", Some(("2025-01-15", "granted"))));
    let amended = |books: &[i16]| {
        let books = closed(books);
        let outcome = amend(&step, &done, ("r", 1), Twin::default(), &now("2026-03-01", &books));
        outcome.map_or_else(|found| codes(&found), |_| vec![])
    };
    assert_eq!(amended(&[2024]), [""; 0], "an answer in the new year leaves what the old year counted");
    assert_eq!(amended(&[2024, 2025]), ["register.book.closed"], "and is one of the new year");
    let struck = |books: &[i16]| {
        strike(&step, "r", 1, &now("2026-03-01", &closed(books))).map_or_else(|f| codes(&f), |_| vec![])
    };
    assert_eq!(struck(&[2024]), ["register.book.closed"]);
    assert_eq!(struck(&[2026]), ["register.book.closed"], "it was carried into 2026 as well");
}

#[test]
fn the_refusal_says_the_way_forward() {
    let told = Obstacle::BookClosed { kind: Kind::Training, year: 2025 }.message();
    assert!(told.todo.contains("重开"), "{told:?}");
}
