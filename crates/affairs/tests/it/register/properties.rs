//! What holds whatever people enter: running figures are those of the ledger, and the tables of any year reconcile.

use affairs::register::{
    CaseResult, Closing, Decision, DecisionKind, Ended, Ending, Normative, Problem, ProblemCategory, Recount, Remedy,
    Track, Verdict, amend, confirm,
    figures::{Counts, Rows},
    fold, open_book, outcome, strike,
    tables::{Sums, Value, tables},
};
use proptest::prelude::*;
use statute::report::{Format, Level, Part, across_years, reconcile};
use std::collections::BTreeMap;

use super::*;

type Move = (u8, u8, u16, u16, u8);

fn some_day(n: u16) -> Date {
    day("2023-06-01").saturating_add(jiff::Span::new().days(i64::from(n % 900)))
}

/// Facts of any counted kind; the second day may lie before the first.
fn facts(what: u8, a: u16, b: u16, code: u8) -> Facts {
    let (first, then) = (some_day(a), (!b.is_multiple_of(3)).then(|| some_day(b)));
    let pick = |n: usize| usize::from(code) % n;
    match what % 5 {
        0 => {
            let leaves: Vec<_> = Format::F2021.form().rows.iter().filter(|row| row.part == Part::Result).collect();
            let closed = then.map(|on| CaseResult { on, row: leaves[pick(leaves.len())].id.into() });
            Facts::Application(Application { received: first, category: Category::ALL[pick(6)], closed })
        }
        1 => {
            let track = Track::ALL[pick(3)];
            let outcomes: Vec<_> = outcome::outcomes(track).collect();
            let closed = then.map(|on| Verdict { on, outcome: outcomes[pick(outcomes.len())].code.into() });
            Facts::Remedy(Remedy { track, accepted: first, closed })
        }
        2 => {
            let ended = then.map(|on| Ended { on, how: Ending::ALL[pick(4)] });
            Facts::Normative(Normative { made: first, ended, led_elsewhere: code.is_multiple_of(5) })
        }
        3 => Facts::Decision(Decision { what: DecisionKind::ALL[pick(3)], on: first, count: 1 }),
        _ => {
            let (by, category) = ("wei".into(), ProblemCategory::ALL[pick(3)]);
            Facts::Problem(Problem { raised: first, by, category, solved: then })
        }
    }
}

struct Play {
    entries: Vec<Entry>,
    records: Vec<Record>,
    running: Rows,
}

fn play(acts: &[Move]) -> Play {
    let mut played = Play { entries: Vec::new(), records: Vec::new(), running: Rows::new() };
    let books = none();
    for (n, (verb, what, a, b, code)) in acts.iter().enumerate() {
        let occasion = Occasion { by: "wei", ..now("2026-01-10", &books) };
        let order = order(facts(*what, *a, *b, *code));
        let at = usize::from(*a) % played.records.len().max(1);
        let step = match (verb % 6, played.records.get(at)) {
            (0..3, _) | (_, None) => {
                let number = number_of(order.facts.kind(), order.facts.year(), i64::try_from(n).unwrap() + 1);
                enter(&number, &order, Twin::default(), &occasion)
            }
            (3, Some(record)) => amend(record, &order, ("r", record.version), Twin::default(), &occasion),
            (4, Some(record)) => strike(record, "r", record.version, &occasion),
            (_, Some(record)) => confirm(record, record.version, &occasion),
        };
        let Ok(step) = step else { continue };
        step.delta.follow(&mut played.running);
        played.entries.push(step.entry);
        match played.records.iter_mut().find(|record| record.number == step.next.number) {
            Some(record) => *record = step.next,
            None => played.records.push(step.next),
        }
    }
    played
}

type Added = BTreeMap<(&'static str, String, Date), (i64, i64)>;

fn added(rows: &Rows) -> Added {
    let mut all = Added::new();
    for row in rows {
        let sum = all.entry((row.metric, row.part.clone(), row.day)).or_default();
        *sum = (sum.0 + row.amount, sum.1 + 1);
    }
    all
}

fn heard(all: &mut Added, counts: Counts<'_>, times: i64) {
    let sum = all.entry((counts.metric, counts.part.to_owned(), counts.day)).or_default();
    *sum = (sum.0 + counts.amount * times, sum.1 + times);
}

fn backwards(entries: &[Entry]) -> Added {
    let (mut recount, mut all) = (Recount::default(), Added::new());
    for entry in entries.iter().rev() {
        let row = (entry.kind(), entry.version(), entry.number.as_str());
        recount.take(row, entry.payload().as_bytes(), &mut |counts, times| heard(&mut all, counts, times)).unwrap();
    }
    let open = recount.done(&mut |counts, times| heard(&mut all, counts, times)).unwrap();
    assert_eq!(open, Vec::<String>::new(), "every record was entered");
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn running_figures_are_those_of_the_ledger(acts in prop::collection::vec(any::<Move>(), 0..60)) {
        let played = play(&acts);
        let folded = fold(&played.entries);
        prop_assert_eq!(&folded.rows(), &played.running);
        let read: Vec<Entry> =
            played.entries.iter().map(|entry| Entry::read(entry.kind(), 1, &entry.payload()).unwrap()).collect();
        prop_assert_eq!(fold(&read), folded, "what the ledger keeps is enough");
        let mut expected = added(&played.running);
        expected.retain(|_, sum| *sum != (0, 0));
        prop_assert_eq!(backwards(&played.entries), expected, "read from the last to the first");
        prop_assert_eq!(played.records.len(), fold(&played.entries).records.len());
    }

    #[test]
    fn the_tables_of_any_year_reconcile_with_themselves_and_the_year_before(
        acts in prop::collection::vec(any::<Move>(), 0..80),
    ) {
        let played = play(&acts);
        let all = Kind::ALL.into();
        let of = |year| tables(&Sums::of(&played.running, year), year, &all).figures();
        for year in 2023..=2026 {
            let judged = reconcile(&of(year), Some(Level::Township));
            prop_assert!(judged.findings.is_empty() && judged.unjudged.is_empty(), "{year}: {judged:?}");
            let across = across_years(&of(year), Some(&of(year - 1)));
            prop_assert!(across.findings.is_empty(), "{year}: {across:?}");
        }
    }

    #[test]
    fn a_closed_year_never_changes(acts in prop::collection::vec(any::<Move>(), 0..40), last in any::<Move>()) {
        let played = play(&acts);
        let (_, what, a, b, code) = last;
        let books = [(2024, BookState::Closed(Closing::Complete))].into();
        let order = order(facts(what, a, b, code));
        let number = number_of(order.facts.kind(), order.facts.year(), 999);
        let before = tables(&Sums::of(&played.running, 2024), 2024, &Kind::ALL.into());
        if let Ok(step) = enter(&number, &order, Twin::default(), &now("2026-01-10", &books)) {
            let mut after = played.running.clone();
            step.delta.follow(&mut after);
            prop_assert_eq!(tables(&Sums::of(&after, 2024), 2024, &Kind::ALL.into()), before);
        }
    }
}

#[test]
fn the_random_acts_reach_every_table() {
    let acts: Vec<Move> =
        (0..400).map(|n: u16| ((n % 5) as u8, (n % 7) as u8, n * 37 % 900, n * 53 % 900, (n % 251) as u8)).collect();
    let played = play(&acts);
    let year = tables(&Sums::of(&played.running, 2024), 2024, &Kind::ALL.into());
    let some = |table: &str| {
        year.cells.iter().any(|cell| {
            cell.name.starts_with(table)
                && cell.value != Value::Counted(statute::report::Number::ZERO)
                && cell.value != Value::ByLaw
        })
    };
    assert!(["t2.", "t3.", "t4."].into_iter().all(some), "a property over nothing proves nothing");
    assert!(open_book((Kind::Fee, 2024), None, ("zhou", day("2024-01-01"))).is_ok());
}

/// More different records than are heaped at once, and some of them many times over.
#[test]
fn heaps_of_like_records_are_counted_each_as_often_as_it_stands_there() {
    let mut recount = Recount::default();
    let (mut all, mut expected) = (Added::new(), 0_i64);
    for n in 0..70_000_u32 {
        let (came, went) = (some_day((n / 300 % 300) as u16), some_day((n % 300) as u16));
        let closed = Some(CaseResult { on: went, row: "granted".into() });
        let facts = Facts::Application(Application { received: came, category: Category::Natural, closed });
        let act = affairs::register::Act::Entered { facts, words: "0".repeat(64), despite: None };
        let entry = Entry { number: format!("shenqing-2025-{n}"), on: came, by: "wei".into(), act };
        for _ in 0..1 + n % 3 {
            let row = (entry.kind(), 1, entry.number.as_str());
            recount.take(row, entry.payload().as_bytes(), &mut |counts, times| heard(&mut all, counts, times)).unwrap();
            expected += 1;
        }
    }
    assert!(!all.is_empty(), "the first heaps were read before the last were begun");
    recount.done(&mut |counts, times| heard(&mut all, counts, times)).unwrap();
    let granted = all.iter().filter(|((_, part, _), _)| part == "t3.granted.natural");
    assert_eq!(granted.map(|(_, (amount, _))| amount).sum::<i64>(), expected);
    let damaged = recount_of(b"{\"facts\":{\"facts\":{\"of\":\"application\"},\"words\":\"\"}}");
    assert_eq!(damaged.unwrap_err().0, "shenqing-2025-7", "whose entry cannot be read is named");
}

fn recount_of(payload: &[u8]) -> Result<Vec<String>, affairs::register::Damaged> {
    let mut recount = Recount::default();
    recount.take(("register.entered", 1, "shenqing-2025-7"), payload, &mut |_, _| {})?;
    recount.done(&mut |_, _| {})
}
