//! The people of a small office, and what they usually register.

use ::rehearsal::{NoCheck, Rehearsal};
use affairs::{
    private::Private,
    register::{
        Application, CaseResult, Category, Coded as _, Facts, Kind, Problem, ProblemCategory, Training, Words, asked,
    },
    role::Role,
};
use jiff::civil::Date;
use office::{Checks, Clerk};
use register::{NewRecord, Person, desk, records::Shown};
use store::{Scope, StoreError, Tx};

pub(crate) use ::rehearsal::{clerk, codes};

pub(crate) fn on_both_engines(name: &str, case: impl Fn(&Rehearsal)) {
    ::rehearsal::on_both_engines(&format!("register-{name}"), &Checks::of(NoCheck), |here| {
        here.at("2026-01-05 09:00:00");
        case(here);
    });
}

pub(crate) fn officer() -> Clerk {
    clerk("lin", Role::InfoOfficer, "office")
}

pub(crate) fn head() -> Clerk {
    clerk("zhou", Role::OfficeHead, "office")
}

/// Somebody of another body of the same database.
pub(crate) fn stranger() -> Clerk {
    Clerk { body: "xinzhuang".into(), ..officer() }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn people(names: &[&str]) -> Vec<Person> {
    names.iter().map(|name| Person { name: Private::new((*name).into()), section: "党政办".into() }).collect()
}

/// So many people of invented names.
pub(crate) fn crowd(count: usize) -> Vec<Person> {
    let names: Vec<String> = (1..=count).map(|n| format!("学员{n}")).collect();
    people(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(crate) fn new(facts: Facts) -> NewRecord {
    let needed = asked(facts.kind()).iter().filter(|asked| asked.required);
    let words = needed.fold(Words::default(), |words, asked| words.with(asked.field, "说明"));
    NewRecord { facts, words, people: Vec::new() }
}

pub(crate) fn training(on: &str, topic: &str, people: Vec<Person>) -> NewRecord {
    let facts = Training { on: day(on), start: 540, end: 660, attendees: 0, sign_in: String::new() };
    let words = Words { topic: topic.into(), ..Words::default() };
    NewRecord { facts: Facts::Training(facts), words, people }
}

pub(crate) fn application(received: &str, closed: Option<(&str, &str)>) -> NewRecord {
    let closed = closed.map(|(on, row)| CaseResult { on: day(on), row: row.into() });
    new(Facts::Application(Application { received: day(received), category: Category::of("natural").unwrap(), closed }))
}

pub(crate) fn problem(raised: &str, solved: Option<&str>) -> NewRecord {
    let (by, category) = ("wei".into(), ProblemCategory::Publishing);
    new(Facts::Problem(Problem { raised: day(raised), by, category, solved: solved.map(day) }))
}

pub(crate) fn entered(here: &Rehearsal, new: &NewRecord) -> Shown {
    desk::enter(&here.later().office, &officer(), None, new, "").unwrap()
}

pub(crate) fn key(shown: &Shown) -> (&str, u32) {
    (&shown.record.number, shown.record.version)
}

pub(crate) fn read<T>(here: &Rehearsal, look: impl Fn(&Tx<'_>) -> Result<T, StoreError>) -> T {
    here.office.store.read(&Scope::body("sangcun"), look).unwrap()
}

/// Every book of a year opened.
pub(crate) fn open_all(here: &Rehearsal, year: i16) {
    for kind in Kind::ALL {
        desk::open_book(&here.office, &head(), kind, year).unwrap();
    }
}
