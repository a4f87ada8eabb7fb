//! Tables II to IV from records: the worked check of `annual-report.md` §5, and real reports folded again.

use std::collections::BTreeSet;

use affairs::register::{
    Charge, Decision, DecisionKind, Ended, Ending, Fee, Normative, Received, Remedy, Track, Verdict,
    figures::counted,
    tables::{Sums, Tables, Value, tables},
};
use statute::report::{Level, Part, reconcile};

use super::*;

fn all() -> BTreeSet<Kind> {
    Kind::ALL.into()
}

pub(super) fn filled(records: &[Record], year: i16) -> Tables {
    let rows: Vec<_> = records.iter().flat_map(counted).collect();
    tables(&Sums::of(&rows, year), year, &all())
}

fn value(tables: &Tables, cell: &str) -> String {
    match &tables.cell(cell).unwrap().value {
        Value::Counted(number) => number.to_string(),
        Value::ByLaw => "law".into(),
        Value::Gap(kinds) => format!("{kinds:?}"),
    }
}

fn records(facts: impl IntoIterator<Item = Facts>) -> Vec<Record> {
    facts.into_iter().zip(1..).map(|(facts, n)| entered(n, facts, "2026-01-10").next).collect()
}

#[test]
fn the_worked_check() {
    let answered = |column, row| application("2025-04-01", column, Some(("2025-04-20", row)));
    let all = records([
        application("2024-12-20", "natural", Some(("2025-01-10", "granted"))),
        answered("natural", "granted"),
        answered("natural", "granted"),
        answered("natural", "partial"),
        answered("natural", "unable.not_held"),
        answered("natural", "other.misc"),
        application("2025-12-31", "natural", Some(("2026-01-05", "granted"))),
        answered("enterprise", "unable.not_held"),
    ]);
    let year = filled(&all, 2025);
    let cases = [
        ("t3.received_new.natural", "6"),
        ("t3.received_new.enterprise", "1"),
        ("t3.carried_in.natural", "1"),
        ("t3.granted.natural", "3"),
        ("t3.partial.natural", "1"),
        ("t3.unable.not_held.natural", "1"),
        ("t3.unable.not_held.enterprise", "1"),
        ("t3.other.misc.natural", "1"),
        ("t3.carried_out.natural", "1"),
        ("t3.results_total.natural", "6"),
        ("t3.results_total.enterprise", "1"),
        ("t3.results_total.total", "7"),
        ("t3.received_new.total", "7"),
        ("t3.refused.internal.total", "0"),
    ];
    for (cell, expected) in cases {
        assert_eq!(value(&year, cell), expected, "{cell}");
    }
    assert_eq!(value(&filled(&all, 2026), "t3.carried_in.natural"), "1", "next year's carried in");
    let judged = reconcile(&year.figures(), Some(Level::Township));
    assert_eq!((judged.findings, judged.unjudged), (vec![], vec![]));
}

#[test]
fn table_two_counts_documents_decisions_and_money() {
    let document = |made: &str, ended: Option<(&str, Ending)>, led_elsewhere| {
        let ended = ended.map(|(on, how)| Ended { on: day(on), how });
        Facts::Normative(Normative { made: day(made), ended, led_elsewhere })
    };
    let all = records([
        document("2019-05-05", None, false),
        document("2020-05-05", Some(("2025-05-05", Ending::Expired)), false),
        document("2025-05-05", None, false),
        document("2025-06-05", None, true),
        document("2025-01-01", Some(("2026-01-01", Ending::Repealed)), false),
        Facts::Decision(Decision { what: DecisionKind::Coercion, on: day("2025-12-31"), count: 1 }),
        Facts::Charge(Charge { on: day("2025-05-05"), fen: 123_456 }),
        Facts::Fee(Fee {
            notice: day("2024-12-30"),
            notified_fen: 4_000,
            received: Some(Received { on: day("2025-01-02"), fen: 4_000 }),
        }),
    ]);
    let year = filled(&all, 2025);
    let cases = [
        ("t2.rules.made", "law", "a township makes no rules (立法法 第九十三条)"),
        ("t2.normative.made", "2", "led by another body: counted there"),
        ("t2.normative.repealed", "1", "expired counts as repealed by default"),
        ("t2.normative.in_force", "3", "at the end of 31 December"),
        ("t2.licence.decisions", "0", "none"),
        ("t2.coercion.decisions", "1", "on the last day"),
        ("t2.admin_fee.amount_wan", "0.127456", "the fee for information is an administrative charge"),
    ];
    for (cell, expected, because) in cases {
        assert_eq!(value(&year, cell), expected, "{because}");
    }
}

#[test]
fn table_four_counts_what_was_accepted_and_what_was_pending() {
    let case = |accepted: &str, closed: Option<(&str, &str)>| {
        let closed = closed.map(|(on, outcome)| Verdict { on: day(on), outcome: outcome.into() });
        Facts::Remedy(Remedy { track: Track::Review, accepted: day(accepted), closed })
    };
    let all = records([
        case("2024-05-05", None),
        case("2024-05-05", Some(("2024-06-05", "review.maintained"))),
        case("2024-11-05", Some(("2025-01-05", "review.revoked"))),
        case("2025-05-05", Some(("2025-06-05", "review.withdrawn"))),
    ]);
    let year = filled(&all, 2025);
    let row =
        ["upheld", "corrected", "other", "pending", "total"].map(|column| value(&year, &format!("t4.review.{column}")));
    assert_eq!(row, ["0", "1", "1", "1", "3"]);
    assert_eq!(value(&year, "t4.suit_direct.total"), "0");
}

#[test]
fn a_cell_without_a_book_is_a_gap_that_names_it() {
    let none = tables(&Sums::default(), 2025, &BTreeSet::new());
    assert_eq!(value(&none, "t3.granted.total"), "[Application]");
    assert_eq!(value(&none, "t2.admin_fee.amount_wan"), "[Charge, Fee]");
    assert_eq!(value(&none, "t2.rules.made"), "law");
    assert_eq!(none.figures().absent().count(), 197, "three cells are zero by law");
    let missing: Vec<Kind> = none.missing().into_iter().collect();
    assert_eq!(missing, [Kind::Application, Kind::Remedy, Kind::Fee, Kind::Normative, Kind::Decision, Kind::Charge]);
    let some = tables(&Sums::default(), 2025, &[Kind::Fee, Kind::Remedy].into());
    assert_eq!(value(&some, "t2.admin_fee.amount_wan"), "[Charge]", "one of two books is not enough");
    assert_eq!(value(&some, "t4.review.total"), "0");
}

/// Records that a real report would have come from: how many of each kind its cells say.
fn rebuilt(real: &testkit::figures::Figures) -> Vec<Record> {
    let year = i16::try_from(real.year).unwrap();
    let at = |offset: i16, rest: &str| format!("{}-{rest}", year + offset);
    let count = |cell: &str| real.count(cell).unwrap_or(0);
    let mut facts = Vec::new();
    let form = statute::report::Format::F2021.form();
    for category in Category::ALL {
        let column = category.id();
        let cell = |row: &str| count(&format!("t3.{row}.{column}"));
        let mut closings: Vec<Option<&str>> = Vec::new();
        for leaf in form.rows.iter().filter(|row| row.part == Part::Result) {
            closings.extend((0..cell(leaf.id)).map(|_| Some(leaf.id)));
        }
        closings.extend((0..cell("carried_out")).map(|_| None));
        for (n, closing) in closings.into_iter().enumerate() {
            let carried = i64::try_from(n).unwrap() < cell("carried_in");
            let received = at(if carried { -1 } else { 0 }, "05-06");
            let on = at(0, "06-06");
            facts.push(application(&received, column, closing.map(|row| (on.as_str(), row))));
        }
    }
    for track in Track::ALL {
        for (column, outcome) in [("upheld", 0), ("corrected", 2), ("other", 3), ("pending", 9)] {
            let suit = *track != Track::Review;
            let code = match (suit, outcome) {
                (_, 9) => None,
                (false, 0) => Some("review.maintained"),
                (false, 2) => Some("review.changed"),
                (false, _) => Some("review.mediated"),
                (true, 0) => Some("suit.claims-dismissed"),
                (true, 2) => Some("suit.void"),
                (true, _) => Some("suit.rejected"),
            };
            let closed = code.map(|code| Verdict { on: day(&at(0, "07-07")), outcome: code.into() });
            let case = Facts::Remedy(Remedy { track: *track, accepted: day(&at(0, "05-06")), closed });
            facts.extend((0..count(&format!("t4.{}.{column}", track.id()))).map(|_| case.clone()));
        }
    }
    facts.extend(second(real, &at));
    records(facts)
}

fn second(real: &testkit::figures::Figures, at: &impl Fn(i16, &str) -> String) -> Vec<Facts> {
    let count = |cell: &str| real.count(cell).unwrap_or(0);
    let (made, repealed) = (count("t2.normative.made"), count("t2.normative.repealed"));
    let old = count("t2.normative.in_force") + repealed - made;
    let document = |offset, ended: bool| {
        let ended = ended.then(|| Ended { on: day(&at(0, "08-08")), how: Ending::Repealed });
        Facts::Normative(Normative { made: day(&at(offset, "02-02")), ended, led_elsewhere: false })
    };
    let mut facts: Vec<Facts> = (0..old).map(|n| document(-3, n < repealed)).collect();
    facts.extend((0..made).map(|_| document(0, false)));
    for what in DecisionKind::ALL {
        let mut left = count(&format!("t2.{}.decisions", what.id()));
        while left > 0 {
            let some = left.min(10_000);
            left -= some;
            facts.push(Facts::Decision(Decision {
                what: *what,
                on: day(&at(0, "03-03")),
                count: u32::try_from(some).unwrap(),
            }));
        }
    }
    let money = real.text("t2.admin_fee.amount_wan").and_then(statute::report::Number::parse);
    let fen = money.map_or(0, statute::report::Number::millionths);
    facts.extend((fen > 0).then(|| Facts::Charge(Charge { on: day(&at(0, "03-03")), fen })));
    facts
}

#[test]
fn real_reports_come_back_cell_by_cell() {
    for id in ["sangcun-2025", "shuyang-2025", "jinhu-2023", "dapuqiao-2025"] {
        let real = testkit::figures::real_one(id);
        let year = filled(&rebuilt(&real), i16::try_from(real.year).unwrap());
        let mut compared = 0;
        for cell in &year.cells {
            // What the report left blank the ledgers say, and what was not collected nobody can compare.
            let Some(printed) = real.text(&cell.name) else { continue };
            if id == "dapuqiao-2025" && !cell.name.starts_with("t4.") {
                continue;
            }
            let folded = value(&year, &cell.name).replace("law", "0");
            if (id, cell.name.as_str()) == ("jinhu-2023", "t4.suit_direct.total") {
                assert_eq!((folded.as_str(), printed), ("3", "0"), "its own total was wrong, a fold's is not");
                continue;
            }
            let same = statute::report::Number::parse(&folded) == statute::report::Number::parse(printed);
            assert!(same, "{id} {}: {folded}, printed {printed}", cell.name);
            compared += 1;
        }
        assert!(compared >= 15, "{id}: {compared} cells compared");
        let judged = reconcile(&year.figures(), Some(Level::County));
        assert!(judged.findings.is_empty() && judged.unjudged.is_empty(), "{id}: {judged:?}");
    }
}
