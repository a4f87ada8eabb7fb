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
