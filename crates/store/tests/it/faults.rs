//! What the world does to a cabinet.

use std::collections::BTreeSet;

use messages::Catalogued;
use store::{Engine, Scope, Store, StoreError, Value, params};

use crate::town::{Place, add, all_words, on_both, options, sangcun};

#[test]
fn a_lock_someone_else_holds_is_said_and_passes() {
    on_both(|store, place| match &place.engine {
        Engine::Sqlite(path) => {
            let other = rusqlite::Connection::open(path).unwrap();
            other.execute_batch("BEGIN IMMEDIATE").unwrap();
            assert!(matches!(add(store, "late"), Err(StoreError::Locked { .. })));
            drop(other);
            add(store, "late").unwrap();
        }
        Engine::Postgres(address) => {
            let mut other = postgres::Client::connect(address, postgres::NoTls).unwrap();
            other.batch_execute("BEGIN; LOCK TABLE note IN EXCLUSIVE MODE").unwrap();
            assert!(matches!(add(store, "late"), Err(StoreError::Locked { .. })));
            drop(other);
            add(store, "late").unwrap();
        }
    });
}

#[test]
fn a_full_disk_loses_nothing_that_was_kept() {
    on_both(|store, Place { engine, .. }| {
        let Engine::Sqlite(_) = engine else { return };
        let all = Scope::everywhere("a pragma");
        add(store, "before").unwrap();
        let limit = |sql: &str| store.write::<_, StoreError>(&all, |tx| tx.select(sql, params! {}, |_| Ok(())));
        limit("PRAGMA max_page_count = 1").unwrap();
        let refused = add(store, &"满".repeat(100_000));
        assert!(matches!(refused, Err(StoreError::DiskFull { .. })), "{refused:?}");
        limit("PRAGMA max_page_count = 1000000").unwrap();
        add(store, "after").unwrap();
        assert_eq!(all_words(store), ["after", "before"]);
    });
}

#[test]
fn a_lost_connection_is_said_and_the_next_work_goes_on() {
    on_both(|store, Place { engine, .. }| {
        let Engine::Postgres(address) = engine else { return };
        let cut = || {
            let mut other = postgres::Client::connect(address, postgres::NoTls).unwrap();
            let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                        WHERE datname = current_database() AND pid <> pg_backend_pid()";
            other.query(sql, &[]).unwrap();
        };
        add(store, "before").unwrap();
        cut();
        add(store, "idle connections are opened anew").unwrap();
        cut();
        // Nothing of this reaches the server before the commit.
        let filed = store.write::<_, StoreError>(&sangcun(), |tx| {
            tx.file("INSERT INTO note (body, words) VALUES (:body, 'filed')", params! { body: "sangcun" })
        });
        assert_eq!(filed, Ok(()));
        let lost = store.write::<_, StoreError>(&sangcun(), |tx| {
            cut();
            tx.execute("INSERT INTO note (body, words) VALUES (:body, 'x')", params! { body: "sangcun" })
        });
        assert!(matches!(lost, Err(StoreError::Unreachable { .. })), "{lost:?}");
        add(store, "later").unwrap();
        cut();
        assert_eq!(all_words(store), ["before", "filed", "idle connections are opened anew", "later"]);
    });
}

#[test]
fn a_server_that_is_not_there_is_said() {
    let nowhere = Engine::Postgres("host=127.0.0.1 port=1 user=nobody dbname=none password=secret".into());
    let refused = Store::open(&nowhere, &options()).err();
    assert!(matches!(refused, Some(StoreError::Unreachable { .. })), "{refused:?}");
    assert!(!format!("{nowhere:?}").contains("secret"), "a connection string keeps its password");
}

#[test]
fn text_and_bytes_come_back_as_they_went() {
    on_both(|store, _| {
        for words in ["", "公开", "𠮷野家", "é ≠ é", "'; DROP TABLE note; --", "😀"] {
            add(store, words).unwrap();
            assert!(all_words(store).contains(&words.to_owned()), "{words}");
        }
        assert!(matches!(add(store, "a\0b"), Err(StoreError::NulInText { .. })), "PostgreSQL cannot keep it");
        let rows: Vec<Vec<Value>> = (0..20_000)
            .map(|at| vec!["sangcun".into(), format!("n{at}").into(), (at % 2 == 0).into(), vec![0u8, 255].into()])
            .collect();
        let many = store.write::<_, StoreError>(&sangcun(), |tx| {
            tx.insert_many("note", &["body", "words", "is_kept", "bytes"], &rows)
        });
        many.unwrap();
        let sql = "SELECT count(*) AS n FROM note WHERE body = :body AND is_kept = :yes AND bytes = :bytes";
        let (yes, bytes) = (true, vec![0u8, 255]);
        let count = store.read::<_, StoreError>(&sangcun(), |tx| {
            tx.first(sql, params! { body: "sangcun", yes, bytes }, |row| row.get::<i64>("n"))
        });
        assert_eq!(count, Ok(Some(10_000)));
    });
}

#[test]
fn every_trouble_has_its_own_code_and_three_sentences() {
    let messages: Vec<_> = StoreError::examples().iter().map(Catalogued::message).collect();
    let codes: BTreeSet<&str> = messages.iter().map(|message| message.code).collect();
    assert_eq!(codes.len(), messages.len());
    for message in messages {
        assert!(message.code.starts_with("store."), "{}", message.code);
        assert!([&message.what, &message.why, &message.todo].iter().all(|part| !part.is_empty()), "{}", message.code);
    }
}
