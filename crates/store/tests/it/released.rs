//! 历次版本 A database of every released version is brought up to date: nothing in it changes, and its chain holds.
//!
//! `released/VERSION/` keeps one for each engine, written by `cargo run -p store --example released -- VERSION`.

use std::{collections::BTreeSet, fs, path::Path};

use migrations::SCRIPTS;
use serde_json::Value as Json;
use store::{
    Engine, Options, Store, StoreError,
    archive::{Archive, ArchiveError, Manifest},
    backup::{backup, restore},
    files::Folder,
};

use crate::{
    Scratch,
    town::{entry, places, sangcun},
};

const NEWEST: u32 = u32::MAX;

fn kept() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/released");
    let versions = fs::read_dir(folder).expect("databases of released versions are kept").flatten();
    versions.map(|version| version.file_name().to_string_lossy().into_owned()).collect()
}

fn dump(version: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/released").join(version).join(name);
    fs::read_to_string(path).expect("a version keeps a database of each engine")
}

fn load(engine: &Engine, version: &str) {
    match engine {
        Engine::Sqlite(path) => {
            let link = rusqlite::Connection::open(path).expect("a new file");
            link.execute_batch(&dump(version, "sqlite.sql")).expect("a kept database can be read in");
        }
        Engine::Postgres(address) => {
            let mut link = postgres::Client::connect(address, postgres::NoTls).expect("the server runs");
            link.batch_execute(&dump(version, "postgresql.sql")).expect("a kept database can be read in");
        }
    }
}

/// The rows of a table, of these columns alone, in order.
fn rows(archive: &mut Archive, of: &str, columns: &[String]) -> Vec<Vec<Json>> {
    let manifest: Manifest = archive.manifest().clone();
    let table = manifest.tables.iter().find(|table| table.name == of);
    let table = table.unwrap_or_else(|| panic!("the table {of} is gone"));
    let places: Vec<usize> = columns
        .iter()
        .map(|name| {
            let at = table.columns.iter().position(|column| column.name == *name);
            at.unwrap_or_else(|| panic!("the column {of}.{name} is gone"))
        })
        .collect();
    let mut rows = Vec::new();
    let taken = archive.rows(table, |row| {
        rows.push(places.iter().map(|at| row[*at].clone()).collect());
        Ok::<(), ArchiveError>(())
    });
    taken.expect("an archive just made can be read");
    rows
}

/// Whatever stood in the older archive stands in the newer one.
fn nothing_changed(old: &Path, new: &Path, because: &str) {
    let open = |path: &Path| Archive::open(path, NEWEST).expect("an archive just made can be read");
    let (mut old, mut new) = (open(old), open(new));
    for table in old.manifest().tables.clone() {
        let columns: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        assert!(table.rows > 0, "{because}: {} has nothing in it that could get lost", table.name);
        let (before, after) = (rows(&mut old, &table.name, &columns), rows(&mut new, &table.name, &columns));
        assert_eq!(before, after, "{because}: {}", table.name);
    }
}

/// The chain holds, and goes on.
fn goes_on(store: &Store, manifest: &Manifest, because: &str) {
    assert_eq!(store.lacks(SCRIPTS), Ok(None), "{because}");
    let head = store.verify().expect("the ledger can be read").expect("the chain holds");
    assert_eq!(
        (head.position, head.hash.to_string()),
        (manifest.head_position, manifest.head_hash.clone()),
        "{because}"
    );
    let next = store.write::<_, StoreError>(&sangcun(), |tx| tx.append(&entry("later")));
    assert_eq!(next, Ok(manifest.head_position + 1), "{because}");
}

#[test]
fn every_released_version_comes_up_to_date_with_all_it_held() {
    for version in kept() {
        let folder = Scratch::new(&version);
        for (at, place) in places().iter().enumerate() {
            let because = format!("{version} on {:?}", place.engine);
            let path = |name: &str| folder.0.join(format!("{at}-{name}"));
            load(&place.engine, &version);
            let (store, files) =
                (Store::open(&place.engine, &Options::default()).unwrap(), Folder::open(path("files")).unwrap());
            let manifest = backup(&store, &files, &path("before.zip"), 7).unwrap();
            store.migrate(SCRIPTS, 8).unwrap();
            assert_eq!(store.migrate(SCRIPTS, 9).unwrap().applied, [0_u32; 0], "{because}: once is enough");
            backup(&store, &files, &path("after.zip"), 10).unwrap();
            nothing_changed(&path("before.zip"), &path("after.zip"), &because);
            goes_on(&store, &manifest, &because);
        }
    }
}

#[test]
fn an_archive_of_every_released_version_comes_back_with_all_it_held() {
    for version in kept() {
        let folder = Scratch::new(&format!("archive-{version}"));
        for ((at, from), to) in places().iter().enumerate().zip(places().iter().rev()) {
            let because = format!("{version} from {:?}", from.engine);
            let path = |name: &str| folder.0.join(format!("{at}-{name}"));
            load(&from.engine, &version);
            let old = Store::open(&from.engine, &Options::default()).unwrap();
            let files = Folder::open(path("files")).unwrap();
            let manifest = backup(&old, &files, &path("old.zip"), 7).unwrap();
            let new = Store::open(&to.engine, &Options::default()).unwrap();
            restore(&new, &files, &path("old.zip"), SCRIPTS, 8).unwrap();
            new.migrate(SCRIPTS, 9).unwrap();
            backup(&new, &files, &path("new.zip"), 10).unwrap();
            nothing_changed(&path("old.zip"), &path("new.zip"), &because);
            goes_on(&new, &manifest, &because);
        }
    }
}

/// The versions of the change log, newest first, and whether something after the newest is waiting for a release.
fn change_log() -> (Vec<String>, bool) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../CHANGELOG.md");
    let text = fs::read_to_string(path).expect("the change log is there");
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let is_version =
        |word: &&str| word.split('.').count() == 3 && word.split('.').all(|part| part.parse::<u32>().is_ok());
    let versions = headings.iter().filter_map(|line| line.split_whitespace().next().filter(is_version));
    (versions.map(str::to_owned).collect(), headings.first().is_some_and(|first| first.starts_with("未发布")))
}

#[test]
fn every_version_of_the_change_log_keeps_its_database() {
    const MAKE: &str = "cargo run -p store --example released --";
    let (kept, (versions, is_waiting)) = (kept(), change_log());
    // Before the first release, the version to come stands for it.
    let first = vec![env!("CARGO_PKG_VERSION").to_owned()];
    for version in if versions.is_empty() { &first } else { &versions } {
        assert!(kept.contains(version), "no database of {version} is kept: check it out and run {MAKE} {version}");
    }
    let Some(newest) = versions.first().filter(|_| !is_waiting) else { return };
    let text = dump(newest, "sqlite.sql");
    for script in SCRIPTS {
        let is_in = text.contains(&format!("INSERT INTO migration(id,name,hash,applied_at) VALUES({},", script.id));
        assert!(is_in, "{newest} was kept before script {} came in: run {MAKE} {newest} once more", script.id);
    }
}
