//! Scripts run once, forward, and the database remembers.

use migrations::Script;
use store::{Durability, Engine, Options, Store, StoreError};

use crate::town::{add, all_words, on_both, options, places, scripts};

#[test]
fn scripts_run_once_and_a_file_is_copied_before_it_changes() {
    on_both(|store, place| {
        assert_eq!(store.migrate(&scripts(), 2).unwrap().applied, [0u32; 0], "nothing is left to do");
        add(store, "kept").unwrap();
        let mut more = scripts();
        more.push(Script { id: 901, name: "more", sql: "ALTER TABLE note ADD COLUMN due TEXT;" });
        let migrated = store.migrate(&more, 3).unwrap();
        assert_eq!(migrated.applied, [901]);
        assert_eq!(migrated.copy.is_some(), matches!(place.engine, Engine::Sqlite(_)));
        if let Some(copy) = migrated.copy {
            assert_eq!(all_words(&Store::open(&Engine::Sqlite(copy), &options()).unwrap()), ["kept"]);
        }
        assert_eq!(store.migrate(&scripts(), 4), Err(StoreError::Newer { script: 901 }), "an older program");
        more[0].sql = "CREATE TABLE other (id {id}) {strict};";
        assert_eq!(store.migrate(&more, 5), Err(StoreError::Altered { script: 1 }));
        more[0] = scripts()[0];
        more.push(Script { id: 902, name: "broken", sql: "CREATE TABLE half (id {id}) {strict}; CREATE TABEL x;" });
        assert!(store.migrate(&more, 6).is_err());
        more.pop();
        assert_eq!(store.migrate(&more, 7).unwrap().applied, [0u32; 0], "a broken script leaves nothing behind");
    });
}

#[test]
fn a_demonstration_is_settled_at_the_end() {
    for place in places() {
        let relaxed = Options { durability: Durability::Relaxed, ..options() };
        let store = Store::open(&place.engine, &relaxed).unwrap();
        store.migrate(&scripts(), 1).unwrap();
        add(&store, "built").unwrap();
        store.settle().unwrap();
        drop(store);
        assert_eq!(all_words(&Store::open(&place.engine, &options()).unwrap()), ["built"]);
    }
}

#[test]
fn settling_says_when_a_reader_keeps_it_from_the_disk() {
    let [place, _] = places();
    let Engine::Sqlite(path) = &place.engine else { panic!("the first place is a file") };
    let relaxed = Options { durability: Durability::Relaxed, ..options() };
    let store = Store::open(&place.engine, &relaxed).unwrap();
    store.migrate(&scripts(), 1).unwrap();
    let reader = rusqlite::Connection::open(path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM note").unwrap();
    add(&store, "later than the reader").unwrap();
    let refused = store.settle();
    assert!(matches!(refused, Err(StoreError::Locked { .. })), "{refused:?}");
    drop(reader);
    store.settle().unwrap();
    let left = std::fs::metadata(path.with_extension("db-wal")).unwrap().len();
    assert_eq!(left, 0, "all of it stands in the file itself");
}

/// One more script, so that a file with something in it is copied.
fn more() -> Vec<Script> {
    let more = Script { id: 901, name: "more", sql: "ALTER TABLE note ADD COLUMN due TEXT;" };
    scripts().into_iter().chain([more]).collect()
}

/// Whatever has to do with copies, in order.
fn copies(folder: &std::path::Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the folder of the place").flatten();
    let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.contains("before"));
    names.sort();
    names
}

#[test]
fn a_copy_takes_its_name_when_it_is_whole() {
    let [place, _] = places();
    let store = Store::open(&place.engine, &options()).unwrap();
    store.migrate(&scripts(), 1).unwrap();
    add(&store, "kept").unwrap();
    std::fs::write(place.folder.join("town.before-3.db"), "an older copy").unwrap();
    std::fs::write(place.folder.join("town.before-3-1.db.partial"), "cut off by a power cut").unwrap();
    let copy = store.migrate(&more(), 3).unwrap().copy.unwrap();
    assert_eq!(copies(&place.folder), ["town.before-3-1.db", "town.before-3.db"], "nothing half done is left");
    assert_eq!(std::fs::read_to_string(place.folder.join("town.before-3.db")).unwrap(), "an older copy");
    let checked = rusqlite::Connection::open(&copy).unwrap();
    let said: String = checked.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
    assert_eq!(all_words(&Store::open(&Engine::Sqlite(copy), &options()).unwrap()), ["kept"]);
}

#[test]
fn a_damaged_file_is_neither_copied_nor_changed() {
    let [place, _] = places();
    let Engine::Sqlite(path) = &place.engine else { panic!("the first place is a file") };
    let store = Store::open(&place.engine, &options()).unwrap();
    store.migrate(&scripts(), 1).unwrap();
    let words = |at: i32| format!("{at:04} {}", "x".repeat(1_000));
    (0..60).for_each(|at| assert_eq!(add(&store, &words(at)), Ok(1)));
    store.settle().unwrap();
    drop(store);
    let mut bytes = std::fs::read(path).unwrap();
    let at = bytes.windows(30).position(|window| window == &words(30).as_bytes()[..30]).unwrap();
    let page = at / 4096 * 4096;
    bytes[page..page + 100].fill(0xff);
    std::fs::write(path, &bytes).unwrap();
    let store = Store::open(&place.engine, &options()).unwrap();
    let refused = store.migrate(&more(), 3);
    assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{refused:?}");
    assert!(copies(&place.folder).is_empty(), "{:?}", copies(&place.folder));
    assert_eq!(store.lacks(&more()).unwrap(), Some(901), "the file is as it was");
}
