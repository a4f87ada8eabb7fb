//! The year's other ledgers: what may be entered, what it counts, and the tables it fills.

mod books;
mod golden;
mod properties;
mod rules;
mod tables;

use std::collections::BTreeMap;

use affairs::register::{
    Application, BookState, CaseResult, Category, Coded as _, Entry, Facts, Kind, Obstacle, Occasion, Order, Record,
    Step, Training, Twin, Words, asked, enter, number_of, reason,
};
use jiff::civil::Date;
use messages::Catalogued as _;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Words that satisfy what a kind asks for.
fn words(kind: Kind) -> Words {
    asked(kind)
        .iter()
        .filter(|asked| asked.required)
        .fold(Words::default(), |words, asked| words.with(asked.field, "说明"))
}

fn order(facts: Facts) -> Order {
    Order { words: words(facts.kind()), facts }
}

fn training(on: &str, attendees: u32) -> Facts {
    Facts::Training(Training { on: day(on), start: 540, end: 660, attendees, sign_in: "hash".into() })
}

fn application(received: &str, column: &str, closed: Option<(&str, &str)>) -> Facts {
    let closed = closed.map(|(on, row)| CaseResult { on: day(on), row: row.into() });
    Facts::Application(Application { received: day(received), category: Category::of(column).unwrap(), closed })
}

fn none() -> BTreeMap<i16, BookState> {
    BTreeMap::new()
}

fn now<'a>(today: &str, books: &'a BTreeMap<i16, BookState>) -> Occasion<'a> {
    Occasion { by: "lin", today: day(today), books }
}

fn codes(found: &[Obstacle]) -> Vec<&'static str> {
    found.iter().map(|obstacle| obstacle.message().code).collect()
}

/// Entered on this day, with no closed book in the way; a sum of decisions says where it comes from.
fn entered(n: i64, facts: Facts, today: &str) -> Step {
    let number = number_of(facts.kind(), facts.year(), n);
    let mut order = order(facts);
    if order.facts.kind() == Kind::Decision {
        order.words.source = "决定清单".into();
    }
    enter(&number, &order, Twin::default(), &now(today, &none())).unwrap()
}

fn refused(facts: Facts) -> Vec<&'static str> {
    let number = number_of(facts.kind(), facts.year(), 1);
    enter(&number, &order(facts), Twin::default(), &now("2026-01-10", &none()))
        .map_or_else(|found| codes(&found), |_| vec![])
}
