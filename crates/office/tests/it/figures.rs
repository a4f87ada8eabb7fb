//! 统计数之和 The sums kept beside the records are what the records add up to, whatever was filed, changed and taken away.

use std::collections::{BTreeMap, BTreeSet};

use affairs::role::Role;
use jiff::civil::{Date, date};
use office::{
    Behind, Figure, Figured, Filing, NewEntry, Sum, figure, figure_behind, figure_dates, figure_days, figure_months,
    figure_page, sums,
};
use rehearsal::{NoCheck, Rehearsal, clerk};
use store::{Scope, StoreError};

pub(crate) fn file(here: &Rehearsal, figures: Vec<Figure>) {
    let lin = clerk("lin", Role::InfoOfficer, "office");
    let entry = NewEntry { kind: "test.counted", version: 1, record: "r".into(), payload: "{}".into() };
    let filing = Filing { figures, ..Filing::default() };
    here.office
        .store
        .write::<_, StoreError>(&lin.scope(), |tx| here.office.file(tx, &lin, here.now(), &entry, &filing))
        .unwrap();
}

fn counted(metric: &'static str, part: &str, day: Date, record: &str, amount: Option<i64>) -> Figure {
    Figure { metric, part: part.into(), day, record: record.into(), ordinal: 0, amount }
}

fn kept(here: &Rehearsal, from: Date, to: Date) -> Vec<Sum> {
    let body = clerk("lin", Role::InfoOfficer, "office").body;
    here.office.store.read::<_, StoreError>(&Scope::body(&body), |tx| sums(tx, &body, from, to)).unwrap()
}

/// The same, added up from the records themselves.
fn folded(here: &Rehearsal, metrics: &[&'static str], from: Date, to: Date) -> Vec<Sum> {
    let body = clerk("lin", Role::InfoOfficer, "office").body;
    let mut all: BTreeMap<(String, String), (i64, i64)> = BTreeMap::new();
    for metric in metrics {
        let rows = here
            .office
            .store
            .read::<_, StoreError>(&Scope::body(&body), |tx| figure(tx, &body, metric, from, to))
            .unwrap();
        for row in rows {
            let sum = all.entry(((*metric).to_owned(), row.part)).or_default();
            *sum = (sum.0 + row.amount, sum.1 + 1);
        }
    }
    let sum = |((metric, part), (amount, records))| Sum { metric, part, amount, records };
    all.into_iter().map(sum).collect()
}

/// Page after page gives every row once, in the order of days and records.
fn turned(here: &Rehearsal, from: Date, to: Date) {
    let body = clerk("lin", Role::InfoOfficer, "office").body;
    let parts = ["", "channel:site", "t3.open.natural"].map(str::to_owned);
    let (rows, pages) = here
        .office
        .store
        .read::<_, StoreError>(&Scope::body(&body), |tx| {
            let page = |skip| figure_page(tx, &body, ("M-01", &parts), (from, to), |_| (skip, 4));
            let (all, _) = page(0)?;
            let pages = (0..=all).step_by(4).map(page).collect::<Result<Vec<_>, _>>()?;
            Ok((figure(tx, &body, "M-01", from, to)?, pages))
        })
        .unwrap();
    let mut expected: Vec<(String, String)> = rows.into_iter().map(|row| (row.day, row.record)).collect();
    expected.sort();
    assert!(pages.iter().all(|(all, records)| *all == expected.len() && records.len() <= 4), "{pages:?}");
    let found: Vec<String> = pages.into_iter().flat_map(|(_, records)| records).collect();
    assert_eq!(found, expected.into_iter().map(|(_, record)| record).collect::<Vec<_>>());
}

/// Each record once, page after page in their order: those of a division in a span, those that began and have not ended,
/// and both together.
fn opened(here: &Rehearsal, from: Date, to: Date) {
    let body = clerk("lin", Role::InfoOfficer, "office").body;
    let (flows, stocks) = (["".to_owned(), "channel:site".to_owned()], ["t4.review.pending".to_owned()]);
    let read = |what: &dyn Fn(&store::Tx<'_>) -> Result<Vec<Figured>, StoreError>| {
        here.office.store.read::<_, StoreError>(&Scope::body(&body), |tx| what(tx)).unwrap()
    };
    let flow = read(&|tx| figure(tx, &body, "M-18", from, to)).into_iter().filter(|row| flows.contains(&row.part));
    let flow: BTreeSet<String> = flow.map(|row| row.record).collect();
    let mut open: BTreeMap<String, i64> = BTreeMap::new();
    for row in read(&|tx| figure(tx, &body, "M-18", date(1900, 1, 1), to)) {
        if stocks.contains(&row.part) {
            *open.entry(row.record).or_default() += row.amount;
        }
    }
    let open: BTreeSet<String> = open.into_iter().filter(|(_, sum)| *sum != 0).map(|(record, _)| record).collect();
    let none: &[String] = &[];
    for (flows, stocks, expected) in [
        (&flows[..], none, flow.clone()),
        (none, &stocks[..], open.clone()),
        (&flows, &stocks, flow.union(&open).cloned().collect()),
        (none, none, BTreeSet::new()),
    ] {
        let behind = Behind { metric: "M-18", flows, span: (from, to), stocks, at: to };
        let mut found = Vec::new();
        for skip in (0..=expected.len()).step_by(3) {
            let page = |tx: &store::Tx<'_>| figure_behind(tx, &body, behind, |_| (skip, 3));
            let (all, records) = here.office.store.read::<_, StoreError>(&Scope::body(&body), page).unwrap();
            assert_eq!(all, expected.len(), "{behind:?}");
            found.extend(records);
        }
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{behind:?}");
    }
}

#[test]
fn a_number_opens_each_of_its_records_once_whatever_it_counts() {
    rehearsal::on_both_engines("figure-behind", &office::Checks::of(NoCheck), |here| {
        let case = |n: i8, until: Option<i8>| {
            let of = |part: &str, month, ordinal, amount| Figure {
                metric: "M-18",
                part: part.into(),
                day: date(2025, month, 3),
                record: format!("jiuji-2025-{n:03}"),
                ordinal,
                amount: Some(amount),
            };
            let mut rows = vec![of("t4.review.pending", n, 0, 1), of("", n, 0, 1), of("", n, 1, 1)];
            rows.extend(until.map(|month| of("t4.review.pending", month, 1, -1)));
            rows.extend(until.map(|month| of("channel:site", month, 0, 1)));
            rows
        };
        for n in 1..=10 {
            file(here, case(n, (n % 3 != 0).then_some(n + 2)));
        }
        for (from, to) in [(1, 12), (1, 6), (4, 8), (12, 12)] {
            opened(here, date(2025, from, 1), date(2025, to, 1).last_of_month());
        }
    });
}

#[test]
fn days_and_months_count_the_figure_itself() {
    rehearsal::on_both_engines("figure-days", &office::Checks::of(NoCheck), |here| {
        let body = clerk("lin", Role::InfoOfficer, "office").body;
        let rows = [(1, 5, "r1"), (1, 5, "r2"), (3, 9, "r3")];
        file(
            here,
            rows.map(|(month, day, record)| counted("M-11", "", date(2025, month, day), record, Some(2))).into(),
        );
        file(here, vec![counted("M-11", "other", date(2025, 2, 1), "r4", Some(1))]);
        file(here, vec![counted("M-11", "", date(2025, 3, 9), "r3", None)]);
        file(here, vec![counted("M-11", "", date(2024, 12, 31), "r5", Some(1))]);
        let read = |tx: &store::Tx<'_>| {
            let days = figure_days(tx, &body, "M-11", (date(2025, 1, 1), date(2025, 12, 31)))?;
            let dates = |from, to| figure_dates(tx, &body, "M-11", (from, to));
            let dates = [
                dates(date(2025, 1, 1), date(2025, 12, 31))?,
                dates(date(2024, 12, 31), date(2025, 1, 5))?,
                dates(date(2025, 1, 6), date(2025, 12, 31))?,
            ];
            Ok((days, dates, figure_months(tx, &body, 2025)?))
        };
        let (days, dates, months) = here.office.store.read::<_, StoreError>(&Scope::body(&body), read).unwrap();
        assert_eq!(days, [(date(2025, 1, 5), 2)]);
        let (eve, day) = (date(2024, 12, 31), date(2025, 1, 5));
        assert_eq!(dates, [vec![day], vec![eve, day], vec![]]);
        assert_eq!(months, [("M-11".to_owned(), 1, 4)]);
    });
}

#[test]
fn a_division_that_no_form_has_finds_nothing() {
    rehearsal::on_both_engines("figure-odd", &office::Checks::of(NoCheck), |here| {
        let day = date(2025, 7, 1);
        file(here, vec![counted("M-01", "", day, "r1", Some(1))]);
        let body = clerk("lin", Role::InfoOfficer, "office").body;
        let asked = |parts: &[&str]| {
            let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
            let find = |tx: &store::Tx<'_>| figure_page(tx, &body, ("M-01", &parts), (day, day), |_| (0, 9));
            here.office.store.read::<_, StoreError>(&Scope::body(&body), find).unwrap()
        };
        assert_eq!(asked(&[""]), (1, vec!["r1".to_owned()]));
        assert_eq!(asked(&["') OR ('' = '"]), (0, Vec::new()));
        assert_eq!(asked(&[]), (0, Vec::new()));
    });
}

#[test]
fn sums_follow_their_records_through_random_acts() {
    let rounds: u64 = std::env::var("GONGKAI_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    rehearsal::on_both_engines("figure-sums", &office::Checks::of(NoCheck), |here| {
        let mut seed = 20_250_101_u64;
        let mut draw = move |n: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % n
        };
        for _ in 0..rounds {
            for _ in 0..40 {
                let some = (0..1 + draw(4)).map(|_| {
                    let metric = ["M-01", "M-13"][usize::try_from(draw(2)).unwrap()];
                    let part = ["", "channel:site", "t3.open.natural"][usize::try_from(draw(3)).unwrap()];
                    let month = i8::try_from(1 + draw(12)).unwrap();
                    let amount = [None, Some(1), Some(-1), Some(28)][usize::try_from(draw(4)).unwrap()];
                    let day = i8::try_from(1 + draw(28)).unwrap();
                    counted(metric, part, date(2025, month, day), &format!("r{}", draw(6)), amount)
                });
                file(here, some.collect());
            }
            for (from, to) in [(1, 12), (1, 6), (3, 3), (12, 12)] {
                let (from, to) = (date(2025, from, 1), date(2025, to, 28));
                assert_eq!(kept(here, from, to), folded(here, &["M-01", "M-13"], from, to), "{from} to {to}");
                turned(here, from, to);
            }
            // Days within months: the weeks of a rhythm.
            for (from, to) in [((1, 15), (12, 14)), ((3, 9), (3, 22)), ((2, 20), (5, 3)), ((6, 7), (6, 7))] {
                turned(here, date(2025, from.0, from.1), date(2025, to.0, to.1));
            }
        }
    });
}

#[test]
fn a_record_filed_twice_counts_once_and_one_taken_away_twice_is_gone_once() {
    rehearsal::on_both_engines("figure-twice", &office::Checks::of(NoCheck), |here| {
        let day = date(2025, 7, 1);
        let training = |amount| vec![counted("M-13", "", day, "peixun-2025-001", amount)];
        file(here, training(Some(10)));
        file(here, training(Some(10)));
        let one = Sum { metric: "M-13".into(), part: String::new(), amount: 10, records: 1 };
        assert_eq!(kept(here, day, day), std::slice::from_ref(&one), "filed twice");
        file(here, training(Some(12)));
        assert_eq!(kept(here, day, day), [Sum { amount: 12, ..one }], "amended");
        file(here, training(None));
        file(here, training(None));
        assert_eq!(kept(here, day, day), [], "struck");
    });
}

/// What an older program counted as published of the villages' own affairs stands apart after the script, and nothing else
/// moves; the sums are again those of the rows, on both engines.
#[test]
fn village_affairs_counted_before_are_moved_out_of_what_the_government_published() {
    const SCRIPT: &str = include_str!("../../../migrations/sql/0078_village.sql");
    rehearsal::on_both_engines("village-apart", &office::Checks::of(NoCheck), |here| {
        let (march, may) = (date(2025, 3, 4), date(2025, 5, 6));
        for (record, field, day) in [("own", "field:G", march), ("village", "field:V", march), ("late", "field:V", may)]
        {
            let parts = ["", field, "channel:site"];
            file(here, parts.iter().map(|part| counted("M-01", part, day, record, Some(1))).collect());
        }
        file(here, vec![counted("M-11", "", march, "own", Some(1))]);
        let statements: String = SCRIPT.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
        let scope = Scope::everywhere("a script changes every body");
        here.office
            .store
            .write::<_, StoreError>(&scope, |tx| {
                let each = statements.split(';').map(str::trim).filter(|sql| !sql.is_empty());
                each.clone().try_for_each(|sql| tx.execute(sql, store::params! {}).map(drop))
            })
            .unwrap();
        let year = (date(2025, 1, 1), date(2025, 12, 31));
        let told: Vec<(String, String, i64)> =
            kept(here, year.0, year.1).into_iter().map(|sum| (sum.metric, sum.part, sum.amount)).collect();
        let expected = [("M-01", "", 1), ("M-01", "channel:site", 1), ("M-01", "field:G", 1), ("M-01", "village", 2)];
        let expected = expected.into_iter().chain([("M-11", "", 1)]);
        let expected: Vec<_> = expected.map(|(metric, part, n)| (metric.to_owned(), part.to_owned(), n)).collect();
        assert_eq!(told, expected);
        let [sums, rows] = here.office.store.read::<_, StoreError>(&scope, office::kept_tallies).unwrap();
        assert_eq!(sums, rows);
    });
}
