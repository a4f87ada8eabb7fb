//! 内存 What a backup and its restoring hold in memory at most, above what the program holds at rest.

use std::{fs, path::Path, time::Instant};

use migrations::Script;
use store::{
    Durability, Engine, Options, Store, StoreError,
    backup::{backup, restore},
    files::Folder,
};

use crate::clerks;

pub const ENTRIES: i64 = 300_000;

pub fn measure(name: &str, from: &Engine, to: &Engine, folder: &Path) {
    let store = clerks::office(from, Durability::Relaxed);
    for page in 0..ENTRIES / 1_000 {
        let filed = store.write::<_, StoreError>(&clerks::scope(), |tx| {
            (0..1_000).try_for_each(|at| tx.append(&clerks::entry(page * 1_000 + at)).map(drop))
        });
        filed.expect("a relaxed ledger grows");
    }
    store.settle().expect("what was built reaches the disk");
    let files = Folder::open(folder.join("files")).expect("an empty file space");
    let archive = folder.join(format!("{name}.zip"));
    let pack = || drop(backup(&store, &files, &archive, 1).expect("a backup is made"));
    told(name, "backup", pack);
    let bytes = fs::metadata(&archive).expect("the archive is there").len();
    println!("{name}: an archive of {ENTRIES} entries has {:.1} MB", bytes as f64 / 1e6);
    let scripts: Vec<Script> = clerks::scripts();
    let new = Store::open(to, &Options::default()).expect("an empty cabinet opens");
    let unpack = || drop(restore(&new, &files, &archive, &scripts, 2).expect("a backup comes back"));
    told(name, "restore", unpack);
    new.verify().expect("the ledger can be read").expect("the chain came back whole");
    // Both engines take and give the same archive; one name is free again.
    fs::remove_file(&archive).expect("the archive is there");
}

fn told(name: &str, what: &str, act: impl FnOnce()) {
    // proc(5): 5 sets the peak back to what is resident now.
    fs::write("/proc/self/clear_refs", "5").expect("this bench runs on Linux");
    let (rest, start) = (kilobytes("VmRSS"), Instant::now());
    act();
    let above = kilobytes("VmHWM").saturating_sub(rest) as f64 / 1e3;
    println!(
        "{name}: {what} {:.1} s, at most {above:.1} MB above the {:.1} MB at rest",
        start.elapsed().as_secs_f64(),
        rest as f64 / 1e3
    );
}

fn kilobytes(field: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("this bench runs on Linux");
    let line = status.lines().find(|line| line.starts_with(field)).expect("the field is there");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number of kB")
}
