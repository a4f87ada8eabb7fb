//! 柜的快慢 Durable acts a second and the verification of the ledger, beside the bare drivers on the same disk.
//!
//! An act is what a desk files: one row, one ledger entry, one waiting row. Bare is a transaction of the same three
//! INSERTs, without chain, head or scope. Rounds alternate, so that a busy machine disturbs all alike; medians count.

mod bare;
mod clerks;
mod desks;
mod memory;

use std::{path::PathBuf, time::Instant};

use store::{Durability, Engine, Store, StoreError};

use crate::clerks::{act, act_after_looking, entry, rate};

const ROUNDS: usize = 5;
const VERIFICATIONS: usize = 9;
const ENTRIES: i64 = 200_000;

fn main() {
    let folder = Folder::new();
    let file = |name: &str| Engine::Sqlite(folder.0.join(name));
    let server = || Engine::Postgres(testkit::postgres::database());
    // Words of the command line choose parts, such as `acts SQLite`; none choose all.
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let skips = |part: [&str; 2]| wanted.iter().any(|word| !part.contains(&word.as_str()));
    for (name, is_file) in [("SQLite", true), ("PostgreSQL", false)] {
        let place = |name: &str| if is_file { file(name) } else { server() };
        if !skips(["acts", name]) {
            acts(name, &place("ours.db"), &place("bare.db"));
        }
        if !skips(["verify", name]) {
            verification(name, &place("ledger.db"));
        }
        if !skips(["memory", name]) {
            memory::measure(name, &place("from.db"), &place("to.db"), &folder.0);
        }
    }
    let bare = |name, engine: &dyn Fn() -> Engine| (name, (!skips(["desks", name])).then(|| commits(&engine())));
    let bare = [bare("SQLite", &|| file("commits.db")), bare("PostgreSQL", &server)];
    if bare.iter().any(|(_, bare)| bare.is_some()) {
        desks::measure(&bare);
    }
}

/// What the bare driver commits a second.
fn commits(engine: &Engine) -> f64 {
    drop(clerks::office(engine, Durability::Full));
    let bare = bare::Bare::open(engine);
    median((0..ROUNDS).map(|_| rate(1, &|| bare.act())).collect())
}

fn acts(name: &str, ours: &Engine, bare: &Engine) {
    let store = clerks::office(ours, Durability::Full);
    drop(clerks::office(bare, Durability::Full));
    let bare = bare::Bare::open(bare);
    let (mut raw, mut one, mut sixteen, mut looking) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        raw.push(rate(1, &|| bare.act()));
        one.push(rate(1, &|| act(&store)));
        sixteen.push(rate(16, &|| act(&store)));
        looking.push(rate(16, &|| act_after_looking(&store)));
    }
    let (raw, one, sixteen, looking) = (median(raw), median(one), median(sixteen), median(looking));
    store.verify().expect("the ledger can be read").expect("every act stands in the chain");
    println!("{name}: bare {raw:.0}, one writer {one:.0}, sixteen writers {sixteen:.0} durable acts/s");
    println!("RATIO {name}, one writer / bare commits: {:.2} (bar 0.50)", one / raw);
    println!("RATIO {name}, sixteen writers / bare commits: {:.1} (bar 10)", sixteen / raw);
    println!("{name}: sixteen writers who look up two things first {looking:.0} acts/s, {:.1} x bare", looking / raw);
}

fn verification(name: &str, engine: &Engine) {
    let store: Store = clerks::office(engine, Durability::Relaxed);
    let start = Instant::now();
    for page in 0..ENTRIES / 1_000 {
        let filed = store.write::<_, StoreError>(&clerks::scope(), |tx| {
            (0..1_000).try_for_each(|at| tx.append(&entry(page * 1_000 + at)).map(drop))
        });
        filed.expect("a relaxed ledger grows");
    }
    let built = ENTRIES as f64 / start.elapsed().as_secs_f64();
    store.settle().expect("what was built reaches the disk");
    let before = processor_seconds();
    let once = || {
        let start = Instant::now();
        let head = store.verify().expect("the ledger can be read").expect("the chain holds");
        assert_eq!(head.position, ENTRIES);
        ENTRIES as f64 / start.elapsed().as_secs_f64()
    };
    let rates: Vec<f64> = (0..VERIFICATIONS).map(|_| once()).collect();
    // The same work each time: the round that others disturbed least says how long it takes.
    let (best, usual) = (rates.iter().copied().fold(0.0, f64::max), median(rates));
    let processor = (VERIFICATIONS as i64 * ENTRIES) as f64 / (processor_seconds() - before);
    println!(
        "{name}: {ENTRIES} entries, built at {built:.0}/s in batches of 1,000, verified at {usual:.0}/s, at best {best:.0}/s"
    );
    println!(
        "RATIO {name}, entries verified a second / 200,000: {:.2}, at best {:.2} (bar 1)",
        usual / 2e5,
        best / 2e5
    );
    println!("{name}: {processor:.0} entries verified for each second of the processor spent in this program");
}

/// What this process has had of all processors together, after proc(5): hundredths of seconds in fields 14 and 15.
pub(crate) fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("this bench runs on Linux");
    let (_, behind) = stat.rsplit_once(')').expect("the name of the program stands in brackets");
    let ticks = behind.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

/// A folder on the disk of the temporary files, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("gongkai-bench-store-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the folder of temporary files can be written");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
