//! 公开责任 The calendar of a year, what happened, answers, the duty table, coverage and columns.

mod acts;
mod golden;
mod plan;
mod table;

use affairs::obligation::{Cause, Matter, Occasion, Subject, Task, Terms};
use jiff::civil::{Date, date};
use statute::{calendar::Calendar, catalogue::item};

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn now(text: &str) -> Occasion<'static> {
    Occasion { by: "lin", now: day(text).at(10, 0, 0, 0), calendar: Calendar::bundled() }
}

pub(super) fn matter(code: &str) -> Matter {
    Matter::of(item(code).unwrap())
}

pub(super) fn subject<'a>(matter: &'a Matter, terms: &'a Terms) -> Subject<'a> {
    Subject { matter, terms, exempt: false }
}

pub(super) fn task(code: &str, cause: Cause, due: Date) -> Task {
    Task {
        number: "renwu-2026-0001".into(),
        code: code.into(),
        since: cause.begins(),
        cause,
        target: due,
        due,
        hour: None,
        called: false,
        closing: None,
        version: 1,
    }
}

pub(super) fn question(code: &str) -> Task {
    task(code, Cause::Question { year: 2026 }, date(2026, 12, 31))
}

pub(super) fn codes(found: &[affairs::obligation::Obstacle]) -> Vec<&'static str> {
    use messages::Catalogued as _;
    found.iter().map(|obstacle| obstacle.message().code).collect()
}
