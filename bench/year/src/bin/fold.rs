//! 全部重算 The figures of a year folded anew from every entry of a ledger, beside the same records as the files that
//! `fold.py` hands to another program.
//!
//! `fold make FOLDER ROWS` fills a cabinet with applications as their register files them, and writes the records as the
//! register exports them, a hundred thousand a file. `fold sum FOLDER` reads every entry, makes every record, counts, and
//! prints how long that took and what came out.

use std::{collections::HashMap, fs, path::Path, thread, time::Instant};

use affairs::register::{Act, Coded, Entry, Facts, Kind, Record, apply, figures, number_of, tables::Sums};
use documents::list::{Cell, Column, List, csv};
use serde::Deserialize;
use statute::report::{APPLICANTS, Format, TOTAL};
use store::{Actor, Durability, Engine, Options, Scope, Store, StoreError, Tx};

const YEAR: i16 = 2025;
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

/// Of an entry as it was hashed, what the register put into it.
#[derive(Deserialize)]
struct Kept {
    payload: Entry,
}

fn sum(folder: &Path) {
    let store = cabinet(folder);
    let begun = Instant::now();
    let stretches = joined(stretches(&store));
    let read = begun.elapsed();
    let sums = in_parallel(&stretches, |stretches| {
        let mut sums = Sums::default();
        for record in stretches.iter().flat_map(|stretch| stretch.records.values()) {
            figures::each(record, &mut |counts| match counts.day.year().cmp(&YEAR) {
                std::cmp::Ordering::Less => sums.add_before(counts.part, counts.amount),
                std::cmp::Ordering::Equal => sums.add_within(counts.part, counts.amount),
                std::cmp::Ordering::Greater => {}
            });
        }
        sums
    });
    let took = begun.elapsed();
    let of = |head: &str| {
        let parts = APPLICANTS.iter().take(TOTAL).map(|(id, ..)| format!("{head}.{id}"));
        parts.map(|part| sums.iter().map(|sums| sums.within(&part)).sum::<i64>()).collect::<Vec<_>>()
    };
    let ms = |time: std::time::Duration| time.as_secs_f64() * 1e3;
    println!(
        "{{\"entries\": {}, \"ms\": {:.1}, \"read_ms\": {:.1}, \"sums_ms\": {:.1}, \"new\": {:?}, \"granted\": {:?}}}",
        stretches.iter().map(|stretch| stretch.entries).sum::<usize>(),
        ms(took),
        ms(read),
        ms(took - read),
        of("t3.received_new"),
        of("t3.granted"),
    );
}

/// A stretch of the ledger, folded.
#[derive(Default)]
struct Stretch {
    entries: usize,
    records: HashMap<String, Record>,
    /// Acts on what an earlier stretch entered, in their order.
    later: Vec<Entry>,
}

impl Stretch {
    fn take(&mut self, entry: Entry) {
        self.entries += 1;
        match self.records.remove(&entry.number) {
            None if !matches!(entry.act, Act::Entered { .. }) => self.later.push(entry),
            known => {
                let record = apply(known, &entry);
                self.records.extend(record.map(|record| (entry.number, record)));
            }
        }
    }
}

/// Every stretch with what later ones did to its records.
fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    for at in 0..stretches.len() {
        for entry in std::mem::take(&mut stretches[at].later) {
            let home = stretches[..at].iter_mut().find(|stretch| stretch.records.contains_key(&entry.number));
            if let Some(home) = home {
                home.take(entry);
                home.entries -= 1;
            }
        }
    }
    stretches
}

/// The whole ledger; each processor reads and folds a stretch of it.
fn stretches(store: &Store) -> Vec<Stretch> {
    let everywhere = || Scope::everywhere("the chain runs through all bodies");
    let last = store
        .read::<_, StoreError>(&everywhere(), |tx| {
            tx.first("SELECT position FROM ledger_head", store::params! {}, |row| row.get::<i64>("position"))
        })
        .expect("it reads")
        .unwrap_or(0);
    let long = last / i64::try_from(workers()).unwrap_or(1) + 1;
    let firsts: Vec<i64> = (0..last).step_by(usize::try_from(long).unwrap_or(1)).collect();
    let read = |from: &i64| {
        let upto = from + long;
        let sql =
            format!("SELECT canonical FROM ledger WHERE position > {from} AND position <= {upto} ORDER BY position");
        let stretch = |tx: &Tx<'_>| {
            let mut found = Stretch::default();
            tx.each::<StoreError>(&sql, |row| {
                let canonical: Vec<u8> = row.get("canonical")?;
                let Kept { payload } = serde_json::from_slice(&canonical).expect("an entry of the register");
                found.take(payload);
                Ok(())
            })?;
            Ok::<_, StoreError>(found)
        };
        store.read(&everywhere(), stretch).expect("it reads")
    };
    in_parallel(&firsts, |part| part.iter().map(&read).collect::<Vec<_>>()).into_iter().flatten().collect()
}

fn workers() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

/// What each processor makes of its part, in the order of the parts.
fn in_parallel<I: Sync, O: Send>(all: &[I], make: impl Fn(&[I]) -> O + Sync) -> Vec<O> {
    let parts = all.chunks(all.len().div_ceil(workers()).max(1));
    thread::scope(|scope| {
        let made: Vec<_> = parts.map(|part| scope.spawn(|| make(part))).collect();
        made.into_iter().map(|one| one.join().expect("no part panics")).collect()
    })
}
