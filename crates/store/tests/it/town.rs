//! An empty cabinet of either engine, with one table of a department in it.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use migrations::{SCRIPTS, Script};
use store::{Engine, Entry, Options, Scope, Store, params};

pub(crate) const NOTE: Script = Script {
    id: 900,
    name: "note",
    sql: "CREATE TABLE note (id {id}, body TEXT NOT NULL, words TEXT NOT NULL UNIQUE, is_kept BOOLEAN, bytes BYTEA) {strict};",
};

/// The folder of an embedded database goes with it; a server's databases go with the cluster.
pub(crate) struct Place {
    pub(crate) engine: Engine,
    pub(crate) folder: PathBuf,
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub(crate) fn places() -> [Place; 2] {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::SeqCst);
    let folder = std::env::temp_dir().join(format!("gongkai-store-{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder for tests can be written");
    let file = Engine::Sqlite(folder.join("town.db"));
    let server = Engine::Postgres(testkit::postgres::database());
    [Place { engine: file, folder }, Place { engine: server, folder: PathBuf::new() }]
}

pub(crate) fn scripts() -> Vec<Script> {
    SCRIPTS.iter().copied().filter(|script| script.id < 10).chain([NOTE]).collect()
}

pub(crate) fn options() -> Options {
    Options { lock_wait_ms: 300, ..Options::default() }
}

pub(crate) fn on_both(case: impl Fn(&Store, &Place)) {
    for place in places() {
        let store = Store::open(&place.engine, &options()).expect("an empty cabinet opens");
        store.migrate(&scripts(), 1).expect("the scripts apply to an empty cabinet");
        case(&store, &place);
    }
}

pub(crate) fn sangcun() -> Scope {
    Scope::body("sangcun")
}

pub(crate) fn add(store: &Store, words: &str) -> Result<u64, store::StoreError> {
    let body = "sangcun";
    store.write(&sangcun(), |tx| {
        tx.execute("INSERT INTO note (body, words) VALUES (:body, :words)", params! { body, words })
    })
}

pub(crate) fn all_words(store: &Store) -> Vec<String> {
    let look = store.read(&sangcun(), |tx| {
        let sql = "SELECT words FROM note WHERE body = :body ORDER BY words";
        tx.select(sql, params! { body: "sangcun" }, |row| row.get("words"))
    });
    look.expect("notes can be read")
}

pub(crate) fn entry(record: &str) -> Entry {
    Entry {
        at: 1_700_000_000_000,
        body: "sangcun".into(),
        kind: "note.taken".into(),
        version: 1,
        record: record.into(),
        actor: store::Actor { account: "a1".into(), role: "editor".into(), ..store::Actor::default() },
        payload: "{}".into(),
    }
}
