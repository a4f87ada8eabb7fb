//! 每条一次 What is kept of records beside their rows gives the same as the rows, whatever was filed, amended and struck.

use std::collections::{BTreeMap, BTreeSet};

use affairs::role::Role;
use jiff::civil::{Date, date};
use office::{Behind, EVERY, Figure, figure_behind};
use rehearsal::{NoCheck, Rehearsal, clerk};
use store::Scope;

use crate::figures::file;

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn draw(&mut self, n: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % n).unwrap()
    }
}

fn rounds() -> usize {
    std::env::var("GONGKAI_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(3)
}

/// Every page of what stands behind a number, three records each; each page says how many there are.
fn opened(here: &Rehearsal, behind: Behind<'_>, expected: &BTreeSet<String>) {
    let body = clerk("lin", Role::InfoOfficer, "office").body;
    let mut found = Vec::new();
    for skip in (0..=expected.len()).step_by(3) {
        let page = |tx: &store::Tx<'_>| figure_behind(tx, &body, behind, |_| (skip, 3));
        let (all, records) = here.office.store.read::<_, store::StoreError>(&Scope::body(&body), page).unwrap();
        assert_eq!(all, expected.len(), "{behind:?}");
        found.extend(records);
    }
    assert_eq!(found, expected.iter().cloned().collect::<Vec<_>>(), "{behind:?}");
}

type Key = (&'static str, &'static str, Date, String, i64);

#[test]
fn a_record_of_many_rows_stands_once_in_each_year_as_long_as_one_of_them_counts() {
    rehearsal::on_both_engines("once-record", &office::Checks::of(NoCheck), |here| {
        let (mut dice, mut rows) = (Dice(20_261_130), BTreeSet::<Key>::new());
        for _ in 0..rounds() * 10 {
            let some = (0..=dice.draw(6)).map(|_| {
                let metric = ["M-05", "M-06", "M-18"][dice.draw(3)];
                let part = ["", "returned", "t2.normative.made"][dice.draw(3)];
                let day = date(2024 + [0, 1, 2][dice.draw(3)], [1, 7, 12][dice.draw(3)], [1, 31][dice.draw(2)]);
                let (record, ordinal) = (format!("r{}", dice.draw(7)), [0, 1, 2][dice.draw(3)]);
                let amount = [None, None, Some(1), Some(-1), Some(28)][dice.draw(5)];
                let key = (metric, part, day, record.clone(), ordinal);
                if amount.is_some() {
                    rows.insert(key)
                } else {
                    rows.remove(&key)
                };
                Figure { metric, part: part.into(), day, record, ordinal, amount }
            });
            file(here, some.collect());
        }
        let of = |metric: &str, parts: &[String], (from, to): (Date, Date)| -> BTreeSet<String> {
            let own = |(of, part, day, ..): &&Key| {
                *of == metric && (from..=to).contains(day) && parts.iter().any(|own| own == EVERY || own == part)
            };
            rows.iter().filter(own).map(|(.., record, _)| record.clone()).collect()
        };
        let spans = [2024, 2025, 2026].map(|year| (date(year, 1, 1), date(year, 12, 31)));
        let others = [(date(2024, 7, 2), date(2025, 7, 1)), (date(2025, 12, 31), date(2025, 12, 31))];
        for span in spans.into_iter().chain(others) {
            for parts in [&["", "returned"][..], &["returned"], &[""]] {
                let flows: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
                let behind = |metric| Behind { metric, flows: &flows, span, stocks: &[], at: span.1 };
                for metric in ["M-05", "M-06", "M-18"] {
                    opened(here, behind(metric), &of(metric, &flows, span));
                }
            }
        }
        for (metric, span) in ["M-05", "M-18"].into_iter().flat_map(|metric| spans.map(|span| (metric, span))) {
            let flows = [EVERY.to_owned()];
            opened(here, Behind { metric, flows: &flows, span, stocks: &[], at: span.1 }, &of(metric, &flows, span));
        }
    });
}

const OPEN: [&str; 2] = ["t3.open.natural", "t3.open.company"];

/// What a record files as it moves from one life to another: the category, the day it came, the day it was answered.
fn moved(record: &str, before: Option<&Life>, after: Option<&Life>) -> Vec<Figure> {
    let row = |part: &str, day, ordinal, amount| Figure {
        metric: "M-03",
        part: part.into(),
        day,
        record: record.into(),
        ordinal,
        amount,
    };
    let rows = |life: &Life, counts: bool| {
        let (part, came, answered) = *life;
        let mut rows = vec![row(part, came, 0, counts.then_some(1))];
        rows.extend(answered.map(|day| row(part, day, 1, counts.then_some(-1))));
        rows
    };
    let gone = before.into_iter().flat_map(|life| rows(life, false));
    gone.chain(after.into_iter().flat_map(|life| rows(life, true))).collect()
}

type Life = (&'static str, Date, Option<Date>);

#[test]
fn what_runs_on_stands_at_the_end_of_any_month_from_its_beginning_to_its_end() {
    rehearsal::on_both_engines("once-open", &office::Checks::of(NoCheck), |here| {
        let (mut dice, mut lives) = (Dice(71), BTreeMap::<String, Life>::new());
        for _ in 0..rounds() * 12 {
            let record = format!("shenqing-{}", dice.draw(9));
            let came = date(2024 + [0, 1][dice.draw(2)], [2, 11][dice.draw(2)], [1, 28][dice.draw(2)]);
            // The same day, the same year, the next, or not yet.
            let answered = [Some(came), Some(date(came.year(), 12, 31)), Some(date(2026, 1, 1)), None][dice.draw(4)];
            let life = Some((OPEN[dice.draw(2)], came, answered)).filter(|_| dice.draw(4) > 0);
            file(here, moved(&record, lives.get(&record), life.as_ref()));
            match life {
                Some(life) => drop(lives.insert(record, life)),
                None => drop(lives.remove(&record)),
            }
            let at = date(2024 + [0, 1, 2][dice.draw(3)], [1, 11, 12][dice.draw(3)], 1).last_of_month();
            for parts in [&OPEN[..1], &OPEN[1..], &OPEN[..]] {
                let open = |(part, came, answered): &Life| {
                    parts.contains(part) && *came <= at && answered.is_none_or(|day| day > at)
                };
                let expected = lives.iter().filter(|(_, life)| open(life)).map(|(record, _)| record.clone()).collect();
                let stocks: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
                let span = (date(at.year(), 1, 1), at);
                opened(here, Behind { metric: "M-03", flows: &[], span, stocks: &stocks, at }, &expected);
            }
        }
        assert!(lives.len() > 3, "{lives:?}");
        for (record, life) in &lives {
            file(here, moved(record, Some(life), None));
        }
        assert_eq!(here.count("SELECT COUNT(*) AS n FROM figure_open"), 0, "struck, nothing of it stands");
        assert_eq!(here.count("SELECT COUNT(*) AS n FROM figure"), 0);
    });
}

#[test]
fn a_review_taken_away_that_was_never_counted_leaves_nothing() {
    rehearsal::on_both_engines("once-none", &office::Checks::of(NoCheck), |here| {
        let decision = |ordinal, amount| {
            let (day, record) = (date(2025, 7, 1), "pub-1".to_owned());
            vec![Figure { metric: "M-06", part: String::new(), day, record, ordinal, amount }]
        };
        let kept = || here.count("SELECT COALESCE(CAST(SUM(times) AS BIGINT), -1) AS n FROM figure_record");
        file(here, decision(0, None));
        assert_eq!(kept(), -1, "no row");
        file(here, decision(0, Some(1)));
        file(here, decision(0, Some(1)));
        file(here, decision(1, Some(1)));
        assert_eq!(kept(), 2, "one of them filed twice");
        file(here, decision(0, None));
        file(here, decision(0, None));
        assert_eq!(kept(), 1);
        file(here, decision(1, None));
        assert_eq!(kept(), -1, "no row");
    });
}
