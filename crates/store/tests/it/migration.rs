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
