//! Counts are lists are tables; a figure without a book is a gap (acceptance 6 of `operations.md` §12).

use std::collections::{BTreeMap, BTreeSet};

use affairs::{
    register::{
        Charge, Closing, Decision, DecisionKind, Entry, Facts, Fee, GroupDuty, Kind, Member, Normative, Pairing, Plan,
        Progress, Received, Remedy, System, Track, fold,
        tables::{Sums, tables as fill},
    },
    role::Role,
};
use office::Counted;
use register::{
    NewRecord, desk,
    figures::{Gap, METRICS, counted, counted_one, gaps, records_page, summed, summed_one, tables},
    recount,
};

use crate::rehearsal::{
    application, clerk, crowd, day, entered, head, key, new, officer, on_both_engines, open_all, people, problem, read,
    training,
};

fn one(figures: &[Counted], id: &str) -> Counted {
    figures.iter().find(|figure| figure.id == id).cloned().unwrap_or_else(|| panic!("no {id} among {figures:?}"))
}

#[test]
fn acceptance_6_sessions_of_ten_twelve_and_six_are_twenty_eight() {
    on_both_engines("28", |here| {
        open_all(here, 2025);
        for (on, count) in [("2025-04-10", 10), ("2025-07-11", 12), ("2025-10-17", 6)] {
            entered(here, &training(on, "《条例》解读", crowd(count)));
        }
        entered(here, &training("2024-10-17", "《条例》解读", crowd(6)));
        let trained = one(&read(here, |tx| counted(tx, "sangcun", 2025)), "M-13");
        assert_eq!((trained.value.as_str(), trained.unit), ("28", "人次"));
        assert_eq!(trained.records, ["peixun-2025-001", "peixun-2025-002", "peixun-2025-003"]);
        let parts: BTreeMap<String, i64> = trained.parts.into_iter().collect();
        assert_eq!((parts["sessions"], parts["persons"], parts["minutes"]), (3, 12, 360), "twelve people came");
    });
}

#[test]
fn acceptance_6_twelve_confirmed_problems_count_and_the_unconfirmed_one_does_not() {
    on_both_engines("12", |here| {
        open_all(here, 2025);
        let trainee = clerk("wei", Role::Trainee, "service");
        for n in 1..=13 {
            let held = entered(here, &problem("2025-05-06", Some(&format!("2025-05-{:02}", n + 6))));
            if n != 5 {
                desk::confirm(&here.office, &trainee, key(&held)).unwrap();
            }
        }
        let solved = one(&read(here, |tx| counted(tx, "sangcun", 2025)), "M-14");
        assert_eq!((solved.value.as_str(), solved.records.len()), ("12", 12));
        assert!(!solved.records.contains(&"wenti-2025-005".to_owned()));
        assert_eq!(solved.parts, [("category:publishing".to_owned(), 12)]);
    });
}

#[test]
fn zero_is_a_number_only_with_a_book() {
    on_both_engines("zero", |here| {
        assert_eq!(read(here, |tx| counted(tx, "sangcun", 2025)), []);
        let every: usize = METRICS.iter().map(|one| one.kinds.len()).sum();
        assert_eq!(read(here, |tx| gaps(tx, "sangcun", 2025)).len(), every);
        let book = desk::open_book(&here.office, &head(), Kind::Application, 2025).unwrap();
        let zero = one(&read(here, |tx| counted(tx, "sangcun", 2025)), "M-03");
        assert_eq!((zero.value.as_str(), zero.records.len()), ("0", 0), "an open book is enough");
        desk::close_book(&here.office, &head(), (Kind::Application, 2025), Closing::Nothing, book.version).unwrap();
        let year = read(here, |tx| tables(tx, "sangcun", 2025));
        let missing: BTreeSet<Kind> = year.missing();
        assert_eq!(missing, [Kind::Remedy, Kind::Fee, Kind::Normative, Kind::Decision, Kind::Charge].into());
        let left = read(here, |tx| gaps(tx, "sangcun", 2025));
        assert!(left.contains(&Gap { id: "M-13", kind: Kind::Training }) && left.iter().all(|gap| gap.id != "M-03"));
        open_all_but(here, Kind::Application);
        let year = read(here, |tx| tables(tx, "sangcun", 2025));
        assert_eq!(year.figures().absent().count(), 0, "two hundred cells, every one a zero that somebody stands for");
    });
}

fn open_all_but(here: &::rehearsal::Rehearsal, not: Kind) {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != not) {
        desk::open_book(&here.office, &head(), kind, 2025).unwrap();
    }
}

fn everywhere(here: &::rehearsal::Rehearsal) -> [BTreeMap<office::TallyKey, office::Tally>; 2] {
    let scope = store::Scope::everywhere("every number of every body");
    here.office.store.read(&scope, office::kept_tallies).unwrap()
}

#[test]
fn the_ledger_folded_gives_the_same_figures_and_the_same_tables() {
    on_both_engines("fold", |here| {
        open_all(here, 2025);
        busy(here);
        let entries: Vec<Entry> = here
            .office
            .store
            .ledger_after(0, 10_000)
            .unwrap()
            .into_iter()
            .map(|row| {
                let json: serde_json::Value = serde_json::from_slice(&row.canonical).unwrap();
                Entry::read(&row.kind, row.version, &json["payload"].to_string()).unwrap()
            })
            .collect();
        let all = fold(&entries);
        let rows = all.rows();
        assert_eq!(here.count("SELECT COUNT(*) AS n FROM figure"), i64::try_from(rows.len()).unwrap());
        let last = read(here, |tx| tx.last_position());
        let [sums, added] = everywhere(here);
        assert_eq!(sums, added, "the sums are those of the rows, month by month");
        for readers in 1..=9 {
            // The more stretches, the more records are entered in one and amended in another.
            let anew = recount(&here.office.store, last, readers).unwrap();
            assert_eq!(anew.differences(&sums), [], "{readers} readers");
        }
        let scope = store::Scope::everywhere("every record of every body");
        let astray = |most| here.office.store.read(&scope, |tx| office::astray(tx, most)).unwrap();
        assert_eq!(astray(10), Vec::<[String; 4]>::new(), "what a number opens is what it counts");
        assert_ne!(recount(&here.office.store, last - 1, 2).unwrap().differences(&sums), [], "the last entry counts");
        let kept = read(here, |tx| office::sums(tx, "sangcun", day("1949-01-01"), day("2999-12-31")));
        let kept: BTreeMap<(String, String), (i64, i64)> =
            kept.into_iter().map(|sum| ((sum.metric, sum.part), (sum.amount, sum.records))).collect();
        let mut added: BTreeMap<(String, String), (i64, i64)> = BTreeMap::new();
        for row in &rows {
            let sum = added.entry((row.metric.to_owned(), row.part.clone())).or_default();
            *sum = (sum.0 + row.amount, sum.1 + 1);
        }
        assert_eq!(kept, added, "the sums kept beside the rows, of every metric and division");
        for year in 2024..=2026 {
            let books = all.books.keys().filter(|(_, of)| *of == year).map(|(kind, _)| *kind).collect();
            let folded = fill(&Sums::of(&rows, year), year, &books);
            assert_eq!(read(here, |tx| tables(tx, "sangcun", year)), folded, "{year}");
        }
        let figures = read(here, |tx| counted(tx, "sangcun", 2025));
        for figure in &figures {
            let one = read(here, |tx| counted_one(tx, "sangcun", 2025, figure.id));
            assert_eq!(one.as_ref(), Some(figure));
        }
        // The sums say all of it but the records, and how many different people were trained.
        let said = figures.iter().cloned().map(|mut figure| {
            figure.records.clear();
            figure.parts.retain(|(part, _)| part != "persons");
            figure
        });
        let said: Vec<Counted> = said.collect();
        let of_sums = read(here, |tx| summed(tx, "sangcun", 2025));
        assert_eq!(of_sums, said);
        for figure in &of_sums {
            let one = read(here, |tx| summed_one(tx, "sangcun", 2025, figure.id));
            assert_eq!(one.as_ref(), Some(figure));
        }
        // Page after page, the records of a metric that is their number.
        for figure in figures.iter().filter(|figure| ["M-05", "M-18"].contains(&figure.id)) {
            let page = |skip| read(here, |tx| records_page(tx, ("sangcun", 2025), figure.id, |_| (skip, 2)));
            let pages: Vec<(usize, Vec<String>)> = (0..figure.records.len()).step_by(2).map(page).collect();
            assert!(pages.iter().all(|(all, _)| *all == figure.records.len()), "{}: {pages:?}", figure.id);
            assert_eq!(pages.into_iter().flat_map(|(_, records)| records).collect::<Vec<_>>(), figure.records);
        }
        assert_eq!(read(here, |tx| summed(tx, "sangcun", 2024)), [], "no book of that year");
        let told: Vec<(&str, &str)> = figures.iter().map(|one| (one.id, one.value.as_str())).collect();
        let expected = [
            ("M-03", "2"),
            ("M-04", "1"),
            ("M-05", "5"),
            ("M-10", "0"),
            ("M-13", "2"),
            ("M-14", "0"),
            ("M-16", "1"),
            ("M-17", "40.00"),
            ("M-18", "2"),
        ];
        assert_eq!(told, expected);
        let parts: BTreeMap<String, i64> = one(&figures, "M-10").parts.into_iter().collect();
        assert_eq!(parts["members"], 1, "one of two members left within the year");
        let parts: BTreeMap<String, i64> = one(&figures, "M-03").parts.into_iter().collect();
        assert_eq!((parts["t3.open.natural"], parts["t3.granted.natural"]), (1, 2), "carried in, answered, left open");
    });
}

/// A record of every kind, some amended, some struck.
fn busy(here: &::rehearsal::Rehearsal) {
    entered(here, &application("2024-12-30", Some(("2025-01-05", "granted"))));
    entered(here, &application("2025-03-03", Some(("2025-03-04", "granted"))));
    entered(here, &application("2025-12-31", None));
    let wrong = entered(here, &application("2025-03-03", None));
    desk::strike(&here.office, &officer(), key(&wrong), "登记错了").unwrap();
    let case =
        |accepted: &str| new(Facts::Remedy(Remedy { track: Track::Review, accepted: day(accepted), closed: None }));
    entered(here, &case("2024-06-06"));
    entered(here, &case("2025-06-06"));
    let received = Some(Received { on: day("2025-02-02"), fen: 4_000 });
    entered(here, &new(Facts::Fee(Fee { notice: day("2025-01-02"), notified_fen: 4_000, received })));
    entered(here, &new(Facts::Normative(Normative { made: day("2025-01-02"), ended: None, led_elsewhere: false })));
    entered(here, &new(Facts::Normative(Normative { made: day("2020-01-02"), ended: None, led_elsewhere: false })));
    entered(here, &new(Facts::Charge(Charge { on: day("2025-01-02"), fen: 150 })));
    entered(here, &new(Facts::Decision(Decision { what: DecisionKind::Licence, on: day("2025-01-02"), count: 1 })));
    entered(here, &new(Facts::System(System { issued: day("2025-01-02"), revised: false })));
    let held = entered(here, &training("2025-05-05", "甲", crowd(1)));
    let mended = training("2025-05-06", "甲", crowd(2));
    desk::amend(&here.office, &officer(), key(&held), &mended, ("核对签到表", "")).unwrap();
    let (mentor, trainee, from) = ("zhou".into(), "wei".into(), day("2025-02-02"));
    entered(here, &new(Facts::Pairing(Pairing { mentor, trainee, from, to: None })));
    entered(here, &problem("2025-05-06", Some("2025-05-07")));
    for (name, to) in [("钟远山", None), ("谷雨桐", Some("2025-06-30"))] {
        let member = Member { duty: GroupDuty::Member, from: day("2024-01-02"), to: to.map(day) };
        entered(here, &NewRecord { people: people(&[name]), ..new(Facts::Member(member)) });
    }
    let plan = Plan { year: 2025, due: day("2025-12-31"), progress: Progress::Planned, done: None };
    entered(here, &new(Facts::Plan(plan)));
    let decisions = new(Facts::Decision(Decision { what: DecisionKind::Penalty, on: day("2025-01-31"), count: 30 }));
    let mut sum = decisions.clone();
    sum.words.source = "一月处罚决定清单".into();
    entered(here, &sum);
}
