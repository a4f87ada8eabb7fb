//! 经办人 What clerks do all day, and how often a second they get it done.

use std::{
    sync::atomic::{AtomicI64, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use migrations::{SCRIPTS, Script};
use store::{Actor, Durability, Engine, Entry, Options, Scope, Store, StoreError, Tx, params};

const ROUND: Duration = Duration::from_secs(2);

const NOTE: Script = Script {
    id: 900,
    name: "note",
    sql: "CREATE TABLE note (id {id}, body TEXT NOT NULL, record TEXT NOT NULL UNIQUE, words TEXT NOT NULL) {strict};",
};

pub const WORDS: &str = "关于桑村镇2026年第一季度农村低保资金发放情况的公示";

/// All scripts of the house and one of notes.
pub fn scripts() -> Vec<Script> {
    SCRIPTS.iter().copied().chain([NOTE]).collect()
}

/// An office with all tables of the house and one of notes.
pub fn office(engine: &Engine, durability: Durability) -> Store {
    let scripts = scripts();
    let store = Store::open(engine, &Options { durability, ..Options::default() }).expect("an empty cabinet opens");
    store.migrate(&scripts, 1).expect("the scripts apply to an empty cabinet");
    store
}

/// A number nobody had before.
pub fn next() -> i64 {
    static NEXT: AtomicI64 = AtomicI64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

pub fn scope() -> Scope {
    Scope::body("sangcun")
}

/// An entry of the usual size.
pub fn entry(number: i64) -> Entry {
    Entry {
        at: 1_767_225_600_000 + number,
        body: "sangcun".into(),
        kind: "publication.signed".into(),
        version: 1,
        record: format!("pub-{number}"),
        actor: Actor {
            account: "a-8".into(),
            role: "office_head".into(),
            address: Some("10.1.2.3".into()),
            session: Some("s-77af".into()),
            request: Some(format!("r-{number:x}")),
            ..Actor::default()
        },
        payload: format!(r#"{{"number":{number},"on":"2026-01-01","text":"{:064x}"}}"#, number),
    }
}

/// One act of a desk: a row, its entry, and who waits for it.
pub fn act(store: &Store) {
    file(store, |_| Ok(()));
}

/// The same act by somebody who first looks up two things: a server is asked and answers twice.
pub fn act_after_looking(store: &Store) {
    file(store, |tx| {
        let (body, record) = ("sangcun", "pub-0");
        tx.first("SELECT words FROM note WHERE body = :body AND record = :record", params! { body, record }, |_| {
            Ok(())
        })?;
        let sql = "SELECT due FROM waiting WHERE body = :body AND record = :record AND what = 'sign'";
        tx.first(sql, params! { body, record }, |_| Ok(())).map(drop)
    });
}

fn file(store: &Store, look: impl Fn(&Tx<'_>) -> Result<(), StoreError>) {
    let number = next();
    let (body, record) = ("sangcun", format!("pub-{number}"));
    let filed = store.write::<_, StoreError>(&scope(), |tx| {
        look(tx)?;
        tx.file(
            "INSERT INTO note (body, record, words) VALUES (:body, :record, :words)",
            params! { body, record, words: WORDS },
        )?;
        tx.append(&entry(number))?;
        tx.file(
            "INSERT INTO waiting (body, record, what, role, section, account, since, remind_on, due)
             VALUES (:body, :record, 'sign', 'office_head', '', '', :since, '2026-01-05', '2026-01-09')",
            params! { body, record, since: number },
        )
    });
    filed.expect("an act is filed");
}

/// Acts a second of so many writers, each acting again and again until the round is over.
pub fn rate(writers: usize, act: &(impl Fn() + Sync)) -> f64 {
    let done = AtomicUsize::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..writers {
            scope.spawn(|| {
                while start.elapsed() < ROUND {
                    act();
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    done.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}
