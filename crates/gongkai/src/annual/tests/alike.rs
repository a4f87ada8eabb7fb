//! 一个数和所有的数 A number that is opened alone, page by page, is the one that stands among all others.

use std::collections::{BTreeMap, BTreeSet};

use affairs::register::Kind;
use jiff::civil::{Date, date};
use office::{Figure, Filing, NewEntry};
use store::{Scope, StoreError, Tx, params};
use towns::{play::reporter, quiet::CAST};
use year_end::{Number, Sources as _};

use super::town::{Town, on_both_engines};
use crate::annual::Ledgers;

/// Metric, division, day, ordinal, amount.
type Row = (&'static str, String, Date, i64, i64);

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn draw(&mut self, n: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % n).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.draw(of.len() as u64)]
    }

    fn day(&mut self) -> Date {
        date(self.one(&[2024, 2025, 2025, 2026]), self.one(&[1, 2, 3, 7, 12]), self.one(&[1, 2, 9, 15, 28]))
    }

    /// A day not before another.
    fn later(&mut self, than: Date) -> Date {
        self.day().max(than)
    }
}

/// An item: published once, in a field and on a channel, reviewed up to four times, some of them returns.
fn item(dice: &mut Dice) -> Vec<Row> {
    let (out, field) = (dice.day(), dice.one(&["field:finance", "field:land"]));
    let parts = ["", field, "channel:site"].map(|part| ("M-01", part.to_owned(), out, 0, 1));
    let mut rows: Vec<Row> = parts.into_iter().chain([("M-11", String::new(), out, 0, 1)]).collect();
    for ordinal in 0..dice.draw(5) {
        let (day, ordinal) = (dice.day(), i64::try_from(ordinal).unwrap());
        rows.push(("M-06", String::new(), day, ordinal, 1));
        if dice.draw(2) == 0 {
            rows.push(("M-06", "returned".into(), day, ordinal, 1));
        }
    }
    rows
}

/// What begins in one division, is open in another, and perhaps ends in a third.
fn case(dice: &mut Dice, metric: &'static str, (begins, open, ends): (&str, &str, &str)) -> Vec<Row> {
    let came = dice.day();
    let mut rows = vec![(metric, begins.to_owned(), came, 0, 1), (metric, open.to_owned(), came, 0, 1)];
    if dice.draw(3) > 0 {
        let closed = dice.later(came);
        rows.extend([(metric, ends.to_owned(), closed, 0, 1), (metric, open.to_owned(), closed, 1, -1)]);
    }
    rows
}

fn application(dice: &mut Dice) -> Vec<Row> {
    let category = dice.one(&["natural", "enterprise"]);
    let [begins, open, ends] = ["received_new", "open", "granted"].map(|row| format!("t3.{row}.{category}"));
    let mut rows = case(dice, "M-03", (&begins, &open, &ends));
    rows.push(("M-03", String::new(), rows[0].2, 0, 1));
    rows
}

/// A record of each kind in turn.
fn drawn(dice: &mut Dice, n: usize) -> (String, Vec<Row>) {
    let number = |kind: Kind| format!("{}-2025-{n:03}", kind.head());
    match n % 5 {
        0 | 1 => (format!("item{n:03}"), item(dice)),
        2 => (number(Kind::Application), application(dice)),
        3 => {
            let track = dice.one(&["review", "suit_direct"]);
            let parts = (String::new(), format!("t4.{track}.pending"), format!("t4.{track}.upheld"));
            (number(Kind::Remedy), case(dice, "M-18", (&parts.0, &parts.1, &parts.2)))
        }
        _ => {
            let parts = ("t2.normative.made", "t2.normative.in_force", "t2.normative.repealed");
            (number(Kind::Normative), case(dice, "M-05", parts))
        }
    }
}

/// Files a record as it is from now on; without rows it was struck.
fn file(town: &Town, known: &mut BTreeMap<String, Vec<Row>>, record: &str, rows: Vec<Row>) {
    let figure = |row: &Row, counts: bool| {
        let (metric, part, day, ordinal, amount) = row.clone();
        Figure { metric, part, day, record: record.to_owned(), ordinal, amount: counts.then_some(amount) }
    };
    let before = known.remove(record).unwrap_or_default();
    let gone = before.iter().filter(|row| !rows.contains(row)).map(|row| figure(row, false));
    let figures = gone.chain(rows.iter().map(|row| figure(row, true))).collect();
    let clerk = reporter(&CAST);
    let entry = NewEntry { kind: "test.counted", version: 1, record: record.to_owned(), payload: "{}".into() };
    let filing = Filing { figures, ..Filing::default() };
    let office = &town.office;
    let filed = office.store.write::<_, StoreError>(&clerk.scope(), |tx| office.file(tx, &clerk, 1, &entry, &filing));
    filed.unwrap();
    known.insert(record.to_owned(), rows);
}

fn open_books(town: &Town) {
    let open = |tx: &Tx<'_>| {
        for (kind, year) in Kind::ALL.into_iter().flat_map(|kind| [(kind, 2024_i64), (kind, 2025), (kind, 2026)]) {
            let sql = "INSERT INTO register_book (body, kind, year, state, version, next)
                       VALUES (:body, :kind, :year, 'open', 1, 1)";
            tx.execute(sql, params! { body: "sangcun", kind: kind.id(), year })?;
        }
        Ok(())
    };
    town.office.store.write::<_, StoreError>(&Scope::body("sangcun"), open).unwrap();
}

fn number(town: &Town, year: i16, key: &str, page: (usize, usize)) -> Number {
    let read = |tx: &Tx<'_>| Ledgers.number(&town.office, tx, ("sangcun", year, key), &|_| page);
    let found = town.office.store.read::<_, StoreError>(&Scope::body("sangcun"), read).unwrap();
    found.unwrap_or_else(|| panic!("{key} of {year} opens nothing"))
}

/// The records of a number page by page, each once.
fn turned(town: &Town, year: i16, key: &str) -> Vec<String> {
    let Number { field, all } = number(town, year, key, (0, usize::MAX));
    let pages: Vec<String> =
        (0..=all).step_by(4).flat_map(|skip| number(town, year, key, (skip, 4)).field.records).collect();
    assert_eq!(pages, field.records, "{key} of {year}, page by page");
    assert_eq!(pages.len(), all, "{key} of {year}: each of them stands on a page");
    let each: BTreeSet<&String> = pages.iter().collect();
    assert_eq!(each.len(), all, "{key} of {year}: no record twice");
    pages
}

#[test]
fn every_number_opens_page_by_page_to_the_records_it_has_among_all_others() {
    on_both_engines(|town| {
        open_books(town);
        let (mut dice, mut known) = (Dice(2_026_113_071), BTreeMap::new());
        for n in (0..90).chain(0..90) {
            // The second time round some are amended and some struck.
            let (record, rows) = drawn(&mut dice, n);
            let rows = if dice.draw(6) == 0 { Vec::new() } else { rows };
            file(town, &mut known, &record, rows);
        }
        let mut opened = 0;
        for year in 2024..=2026 {
            let read = |tx: &Tx<'_>| {
                let all = Ledgers.snapshot(&town.office, tx, "sangcun", year)?;
                Ok((all, Ledgers.spread(&town.office, tx, "sangcun", year)?))
            };
            let (all, spread) = town.office.store.read::<_, StoreError>(&Scope::body("sangcun"), read).unwrap();
            for (key, field) in &all.fields {
                assert_eq!(number(town, year, key, (0, 0)).field.digits, field.digits, "{key} of {year}");
                let (mut one, among): (Vec<String>, BTreeSet<&String>) =
                    (turned(town, year, key), field.records.iter().collect());
                one.sort();
                assert_eq!(one.iter().collect::<Vec<_>>(), among.into_iter().collect::<Vec<_>>(), "{key} of {year}");
                opened += usize::from(one.len() > 4);
            }
            let weeks = spread.weeks.into_iter().map(|week| (week.key, week.field));
            for (key, field) in spread.parts.into_iter().map(|part| (part.key, part.field)).chain(weeks) {
                assert_eq!(turned(town, year, &key).len().to_string(), field.digits, "{key} of {year}");
            }
        }
        assert!(opened > 15, "{opened} numbers of more than one page");
    });
}
