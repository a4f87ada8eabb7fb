//! 备份与恢复 What was filed on one engine comes back on the other with the same chain, while others go on working.

use std::{
    path::Path,
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
    thread,
    time::{Duration, Instant},
};

use migrations::Script;
use store::{
    NewErrand, Scope, Store, StoreError, Value,
    archive::Manifest,
    backup::{backup, restore},
    files::{FileSpace, Folder},
    params,
};

use crate::{
    Scratch,
    town::{self, Place, add, all_words, entry, options, places, sangcun},
};

/// Its rows come before the notes they answer: foreign keys must wait until all are there.
const ANSWER: Script = Script {
    id: 901,
    name: "answer",
    sql: "CREATE TABLE answer (id {id}, body TEXT NOT NULL, note BIGINT NOT NULL REFERENCES note (id)) {strict};",
};

pub(crate) fn scripts() -> Vec<Script> {
    town::scripts().into_iter().chain([ANSWER]).collect()
}

/// An office in each engine's cabinet, with nothing in it yet.
pub(crate) fn office(place: &Place, files: &Path) -> (Store, Folder) {
    let store = Store::open(&place.engine, &options()).expect("an empty cabinet opens");
    (store, Folder::open(files).expect("a new folder"))
}

/// One act: a note, its answer, an entry and an errand, together or not at all.
pub(crate) fn act(store: &Store, number: i64) -> Result<i64, StoreError> {
    let (body, words, record) = ("sangcun", format!("第{number}号\n“note”"), format!("r{number}"));
    store.write(&sangcun(), |tx| {
        let (is_kept, bytes) = (number % 2 == 0, (number % 3 == 0).then(|| vec![0_u8, 255]));
        let sql =
            "INSERT INTO note (body, words, is_kept, bytes) VALUES (:body, :words, :is_kept, :bytes) RETURNING id";
        let note = tx.first(sql, params! { body, words, is_kept, bytes }, |row| row.get::<i64>("id"))?;
        tx.execute("INSERT INTO answer (body, note) VALUES (:body, :note)", params! { body, note })?;
        let errand = NewErrand {
            body: body.into(),
            kind: "letter".into(),
            key: record.clone(),
            payload: "{}".into(),
            due_at: number,
        };
        tx.enqueue(&errand)?;
        tx.append(&entry(&record))
    })
}

fn count(store: &Store, table: &str) -> i64 {
    let sql = format!("SELECT count(*) AS n FROM {table}");
    let all = Scope::everywhere("a test counts all rows");
    let rows: Result<_, StoreError> = store.read(&all, |tx| tx.first(&sql, params! {}, |row| row.get("n")));
    rows.expect("rows can be counted").expect("rows can be counted")
}

/// A backup made while four clerks keep filing; some of their acts come before it, some after it.
fn backup_under_load(store: &Store, files: &Folder, out: &Path) -> Manifest {
    let (acts, is_over) = (AtomicI64::new(0), AtomicBool::new(false));
    let past = |least: i64| {
        let start = Instant::now();
        while acts.load(Ordering::SeqCst) < least && start.elapsed() < Duration::from_secs(60) {
            thread::sleep(Duration::from_millis(1));
        }
    };
    thread::scope(|scope| {
        for clerk in 1..=4 {
            let (acts, is_over) = (&acts, &is_over);
            scope.spawn(move || {
                for number in 0.. {
                    if is_over.load(Ordering::SeqCst) {
                        break;
                    }
                    act(store, clerk * 1_000_000 + number).expect("an office at work");
                    acts.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        past(40);
        let manifest = backup(store, files, out, 7);
        past(acts.load(Ordering::SeqCst) + 8);
        is_over.store(true, Ordering::SeqCst);
        manifest.expect("an office at work")
    })
}

/// From a busy place to the other engine and on to a third place: three archives, one content.
fn goes_round(name: &str, [start, other, last]: [&Place; 3]) {
    let folder = Scratch::new(name);
    let path = |name: &str| folder.0.join(name);
    let (store, files) = office(start, &path("files"));
    store.migrate(&scripts(), 1).expect("an office moves");
    let id = files.put(&mut &b"attachment"[..]).expect("an office moves").id;
    let manifest = backup_under_load(&store, &files, &path("first.zip"));
    assert!(manifest.head_position >= 40 && manifest.head_position < count(&store, "ledger"), "{name}: a busy office");
    let mut archives = vec![path("first.zip")];
    for (at, place) in [other, last].into_iter().enumerate() {
        let (new, space) = office(place, &path(&format!("files-{at}")));
        assert_eq!(restore(&new, &space, &archives[at], &scripts(), 8).expect("an office moves"), manifest, "{name}");
        assert_eq!(space.bytes(&id).expect("an office moves"), b"attachment", "{name}");
        let head = new.verify().expect("an office moves").expect("an office moves");
        assert_eq!((head.position, head.hash.to_string()), (manifest.head_position, manifest.head_hash.clone()));
        for table in ["note", "answer", "errand", "ledger"] {
            assert_eq!(count(&new, table), manifest.head_position, "{name}: one snapshot of {table}");
        }
        archives.push(path(&format!("again-{at}.zip")));
        assert_eq!(backup(&new, &space, &archives[at + 1], 7).expect("an office moves"), manifest, "{name}");
        let bytes = |path: &Path| std::fs::read(path).expect("an office moves");
        assert!(bytes(&archives[0]) == bytes(&archives[at + 1]), "{name}: the same content, byte by byte");
        assert_eq!(
            act(&new, 77).expect("an office moves"),
            manifest.head_position + 1,
            "{name}: numbers and the chain go on"
        );
        assert!(new.verify().expect("an office moves").is_ok(), "{name}");
        let no_note = new.write::<_, StoreError>(&sangcun(), |tx| {
            tx.insert_many("answer", &["body", "note"], &[vec!["sangcun".into(), Value::Int(-1)]])
        });
        assert!(matches!(no_note, Err(StoreError::Constraint { .. })), "{name}: foreign keys hold again: {no_note:?}");
    }
}

#[test]
fn a_busy_office_moves_from_a_file_to_a_server_and_back() {
    let ([file, server], [again, _]) = (places(), places());
    goes_round("to-server", [&file, &server, &again]);
}

#[test]
fn a_busy_office_moves_from_a_server_to_a_file_and_back() {
    let ([file, server], [_, again]) = (places(), places());
    goes_round("to-file", [&server, &file, &again]);
}

#[test]
fn an_empty_office_comes_back_empty() {
    let (folder, [file, server]) = (Scratch::new("empty"), places());
    let (store, files) = office(&file, &folder.0.join("files"));
    store.migrate(&scripts(), 1).unwrap();
    let manifest = backup(&store, &files, &folder.0.join("empty.zip"), 7).unwrap();
    let (new, space) = office(&server, &folder.0.join("new"));
    assert_eq!(restore(&new, &space, &folder.0.join("empty.zip"), &scripts(), 8).unwrap(), manifest);
    assert_eq!(new.verify().unwrap().unwrap().position, 0);
    add(&new, "the first").unwrap();
    assert_eq!(all_words(&new), ["the first"]);
}
