//! Every kind of entry ever written keeps its reader, and every kind of record its facts.

use affairs::register::KINDS;

use super::*;

const GOLDEN: [(&str, &str); 7] = golden![
    "register.entered",
    "register.amended",
    "register.struck",
    "register.confirmed",
    "register.book-opened",
    "register.book-closed",
    "register.book-reopened",
];

#[test]
fn every_kind_is_read_and_written_as_it_was() {
    crate::golden::keep(&GOLDEN, &KINDS, |kind, version, payload| {
        let entry = Entry::read(kind, version, payload).unwrap();
        (entry.kind(), entry.version(), entry.payload())
    });
}

#[test]
fn the_facts_of_every_kind_are_read_and_written_as_they_were() {
    let lines: Vec<&str> = include_str!("../golden/register.facts.1.jsonl").lines().collect();
    let mut kinds = Vec::new();
    for line in &lines {
        let entry = Entry::read("register.entered", 1, line).unwrap();
        assert_eq!(entry.payload(), *line);
        let affairs::register::Act::Entered { facts, .. } = entry.act else { panic!("{line}") };
        kinds.push(facts.kind());
    }
    kinds.dedup();
    assert_eq!(kinds, Kind::ALL, "every kind, in their order");
}

/// The same object with every key before those it stood behind, and one more that nobody knows.
fn turned(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Object(object) => {
            let turned = object.into_iter().rev().map(|(key, value)| (key, turned(value)));
            turned.chain([("later".to_owned(), serde_json::Value::Null)]).collect()
        }
        value => value,
    }
}

#[test]
fn the_order_of_the_keys_says_nothing() {
    let facts = include_str!("../golden/register.facts.1.jsonl").lines().map(|line| (KINDS[0], line));
    for (kind, payload) in GOLDEN.into_iter().chain(facts) {
        let other = turned(serde_json::from_str(payload.trim()).unwrap()).to_string();
        assert_ne!(other, payload.trim());
        assert_eq!(Entry::read(kind, 1, &other), Entry::read(kind, 1, payload), "{other}");
        assert!(Entry::read(kind, 1, &other).is_ok(), "{other}");
    }
}

#[test]
fn an_entry_that_lacks_something_is_not_read() {
    for (kind, payload) in GOLDEN {
        let whole: serde_json::Map<String, serde_json::Value> = serde_json::from_str(payload).unwrap();
        for key in whole.keys() {
            let mut less = whole.clone();
            less.remove(key);
            assert!(
                Entry::read(kind, 1, &serde_json::Value::Object(less).to_string()).is_err(),
                "{kind} without {key}"
            );
        }
    }
}

#[test]
fn a_damaged_or_newer_row_is_told_and_not_guessed() {
    let (kind, payload) = GOLDEN[0];
    let cases = [
        (Entry::read(kind, 2, payload), "no reader for register.entered version 2", "a newer program"),
        (Entry::read("register.burnt", 1, payload), "no reader for register.burnt version 1", "no such kind"),
        (Entry::read(KINDS[2], 1, payload), "no reader for register.struck version 1", "a mixed-up row"),
    ];
    for (outcome, said, because) in cases {
        assert_eq!(outcome.unwrap_err().to_string(), said, "{because}");
    }
    assert!(Entry::read(kind, 1, "{").is_err(), "a damaged row");
}
