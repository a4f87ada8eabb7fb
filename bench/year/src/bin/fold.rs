//! 全部重算 The figures of a year folded anew from every entry of a ledger, beside the same records as the files that
//! `fold.py` hands to another program.
//!
//! `fold make FOLDER ROWS` fills a cabinet with applications as their register files them, and writes the records as the
//! register exports them, a hundred thousand a file. `fold sum FOLDER` counts every figure anew from every entry, as
//! `gongkai audit figures` does, and prints how long that took and what came out.

use std::{fs, path::Path, time::Instant};

use affairs::register::{Act, Coded, Entry, Facts, Kind, number_of};
use documents::list::{Cell, Column, List, csv};
use statute::report::{APPLICANTS, Format, TOTAL};
use store::{Actor, Durability, Engine, Options, Scope, Store, StoreError};

const YEAR: &str = "2025-";
const BODY: &str = "sangcun";
/// Rows of one file, as the register exports them.
const PAGE: usize = 100_000;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", folder, rows] => make(Path::new(folder), rows.parse().expect("a number of rows")),
        ["sum", folder] => sum(Path::new(folder)),
        _ => panic!("fold make FOLDER ROWS, or fold sum FOLDER"),
    }
}

fn cabinet(folder: &Path) -> Store {
    let options = Options { durability: Durability::Relaxed, ..Options::default() };
    Store::open(&Engine::Sqlite(folder.join("fold.db")), &options).expect("a cabinet opens")
}

/// One application of five years; two of three were answered.
fn entry(n: usize, leaves: &[&str]) -> Entry {
    let day = |shift: usize| {
        let from = jiff::civil::date(2021, 1, 1);
        from.saturating_add(jiff::Span::new().days(i64::try_from(n % 1_800 + shift).unwrap_or(0)))
    };
    let closed = match n % 3 {
        0 => serde_json::Value::Null,
        _ => serde_json::json!({ "on": day(14), "row": leaves[n / 3 % leaves.len()] }),
    };
    let case = serde_json::json!({ "received": day(0), "category": APPLICANTS[n % TOTAL].0, "closed": closed });
    let case = serde_json::from_value(case).expect("an application of the register");
    let number = number_of(Kind::Application, day(0).year(), i64::try_from(n).unwrap_or(0));
    let act = Act::Entered { facts: Facts::Application(case), words: format!("{n:064x}"), despite: None };
    Entry { number, on: day(0), by: "a-8".into(), act }
}

fn make(folder: &Path, rows: usize) {
    let store = cabinet(folder);
    store.migrate(migrations::SCRIPTS, 0).expect("the scripts apply to an empty cabinet");
    let form = Format::F2021.form();
    let leaves: Vec<&str> = form.leaves().map(|leaf| form.rows[leaf].id).collect();
    for (page, first) in (0..rows).step_by(PAGE).enumerate() {
        let entries: Vec<Entry> = (first..rows.min(first + PAGE)).map(|n| entry(n, &leaves)).collect();
        for part in entries.chunks(1_000) {
            store
                .write::<_, StoreError>(&Scope::body(BODY), |tx| {
                    part.iter().try_for_each(|entry| tx.append(&kept(entry)).map(drop))
                })
                .expect("a relaxed ledger grows");
        }
        let name = folder.join(format!("records-{page:02}.csv"));
        fs::write(name, csv(&exported(&entries))).expect("the folder can be written");
    }
    store.settle().expect("what was built reaches the disk");
}

fn kept(entry: &Entry) -> store::Entry {
    store::Entry {
        at: 1_767_225_600_000,
        body: BODY.into(),
        kind: entry.kind().into(),
        version: entry.version(),
        record: entry.number.clone(),
        actor: Actor { account: entry.by.clone(), role: "info_officer".into(), ..Actor::default() },
        payload: entry.payload(),
    }
}

fn exported(entries: &[Entry]) -> List {
    let names = ["编号", "收到日期", "申请人", "办结日期", "办理结果", "状态"];
    let day = |day: jiff::civil::Date| Cell::Day(day.year(), day.month(), day.day());
    let row = |entry: &Entry| {
        let Act::Entered { facts: Facts::Application(of), .. } = &entry.act else { unreachable!("made so above") };
        let closed = of.closed.as_ref();
        vec![
            Cell::from(entry.number.as_str()),
            day(of.received),
            Cell::from(of.category.id()),
            closed.map_or(Cell::Blank, |closed| day(closed.on)),
            closed.map_or(Cell::Blank, |closed| Cell::from(closed.row.as_str())),
            Cell::from("在册"),
        ]
    };
    List {
        title: "申请台账".into(),
        columns: names.map(|name| Column { name, width: 16 }).to_vec(),
        rows: entries.iter().map(row).collect(),
    }
}

fn sum(folder: &Path) {
    let store = cabinet(folder);
    let begun = Instant::now();
    let readers = std::thread::available_parallelism().map_or(1, usize::from);
    let everywhere = Scope::everywhere("the chain runs through all bodies");
    let upto = store.read::<_, StoreError>(&everywhere, |tx| tx.last_position()).expect("it reads");
    let sums = register::recount(&store, upto, readers).expect("every entry can be read").named();
    let took = begun.elapsed();
    let of = |head: &str| {
        let parts = APPLICANTS.iter().take(TOTAL).map(|(id, ..)| format!("{head}.{id}"));
        let within = |part: &String| {
            let mine = sums.iter().filter(|((_, _, of, month), _)| of == part && month.starts_with(YEAR));
            mine.map(|(_, tally)| tally.amount).sum::<i64>()
        };
        parts.map(|part| within(&part)).collect::<Vec<_>>()
    };
    println!(
        "{{\"entries\": {upto}, \"ms\": {:.1}, \"new\": {:?}, \"granted\": {:?}}}",
        took.as_secs_f64() * 1e3,
        of("t3.received_new"),
        of("t3.granted"),
    );
}
