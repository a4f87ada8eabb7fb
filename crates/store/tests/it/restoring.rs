//! 不该恢复的 What restoring refuses, and that the place is then as empty, or as full, as before.

use std::{fs, path::Path};

use serde_json::{Value as Json, json};
use store::{
    Store, StoreError,
    archive::{Archive, ArchiveError, Writer},
    backup::{backup, restore},
    chain::{Break, Fault, Head},
    files::{FileSpace, Folder},
};

use crate::{
    Scratch,
    backup::{act, office, scripts},
    town::{add, all_words, places},
};

/// A small office packed; `folder` also takes what is made of it.
fn packed(folder: &Scratch) -> std::path::PathBuf {
    let [file, _] = places();
    let (store, files) = office(&file, &folder.0.join("old"));
    store.migrate(&scripts(), 1).expect("an office is packed");
    files.put(&mut &b"attachment"[..]).expect("an office is packed");
    (1..=9).for_each(|number| assert_eq!(act(&store, number), Ok(number)));
    let out = folder.0.join("good.zip");
    backup(&store, &files, &out, 7).expect("an office is packed");
    out
}

/// The same archive with other rows in one table: every sum in its manifest is right again.
fn forged(good: &Path, out: &Path, of: &str, forge: fn(&mut Vec<Vec<Json>>)) {
    let mut archive = Archive::open(good, 901).expect("an archive is written anew");
    let manifest = archive.manifest().clone();
    let mut writer = Writer::create(out).expect("an archive is written anew");
    for table in &manifest.tables {
        let mut rows = Vec::new();
        archive
            .rows(table, |row| {
                rows.push(row);
                Ok::<(), ArchiveError>(())
            })
            .expect("an archive is written anew");
        if table.name == of {
            forge(&mut rows);
        }
        let mut forged = writer.table(&table.name, table.columns.clone()).expect("an archive is written anew");
        rows.iter().try_for_each(|row| forged.row(row)).expect("an archive is written anew");
        forged.end();
    }
    for id in &manifest.files {
        writer
            .file(
                &id.parse().expect("an archive is written anew"),
                &mut archive.file(id).expect("an archive is written anew"),
            )
            .expect("an archive is written anew");
    }
    let head = Head {
        position: manifest.head_position,
        hash: manifest.head_hash.parse().expect("an archive is written anew"),
    };
    writer.finish(7, manifest.schema, &head).expect("an archive is written anew");
}

/// Refuses `bad` in an empty place of each engine, which then takes the good archive as if nothing had been.
fn refused(folder: &Scratch, good: &Path, bad: &Path, expected: &dyn Fn(&ArchiveError) -> bool, because: &str) {
    for (at, place) in places().iter().enumerate() {
        let (store, files) = office(place, &folder.0.join(format!("{because}-{at}")));
        let error = restore(&store, &files, bad, &scripts(), 8).expect_err("a bad archive is refused");
        assert!(expected(&error), "{because}: {error:?}");
        assert!(restore(&store, &files, good, &scripts(), 9).is_ok(), "{because}: the place was still empty");
        assert!(store.verify().expect("the ledger can be read").is_ok(), "{because}");
    }
}

#[test]
fn a_damaged_or_forged_archive_leaves_the_place_empty() {
    let folder = Scratch::new("refuse");
    let good = packed(&folder);
    let bytes = fs::read(&good).unwrap();
    let damage = |name: &str, bytes: &[u8]| {
        let path = folder.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let is_damaged = |error: &ArchiveError| matches!(error, ArchiveError::Damaged { .. });
    let cut = damage("cut.zip", &bytes[..bytes.len() / 2]);
    refused(&folder, &good, &cut, &is_damaged, "a copy that was cut off");
    let mut flipped = bytes.clone();
    let name = b"tables/ledger.jsonl";
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    flipped[at + name.len() + 60] ^= 0x10;
    refused(&folder, &good, &damage("flipped.zip", &flipped), &is_damaged, "one bit of the ledger");
    refused(&folder, &good, &damage("other.zip", b"not an archive"), &is_damaged, "another kind of file");

    let out = folder.0.join("rewritten.zip");
    forged(&good, &out, "ledger", |rows| {
        let found = rows[3].iter_mut().find(|cell| **cell == json!("r4")).unwrap();
        *found = json!("r40");
    });
    let broken = |error: &ArchiveError| match error {
        ArchiveError::Chain(found) => *found == Break { position: 4, fault: Fault::Column { column: "record" } },
        _ => false,
    };
    refused(&folder, &good, &out, &broken, "an entry rewritten with all sums right");
    let out = folder.0.join("shorter.zip");
    forged(&good, &out, "ledger", |rows| drop(rows.pop()));
    let broken = |error: &ArchiveError| matches!(error, ArchiveError::Chain(Break { position: 8, .. }));
    refused(&folder, &good, &out, &broken, "the last entry left out");
    let out = folder.0.join("twice.zip");
    forged(&good, &out, "note", |rows| rows[5][2] = rows[4][2].clone());
    let constraint = |error: &ArchiveError| matches!(error, ArchiveError::Store(StoreError::Constraint { .. }));
    refused(&folder, &good, &out, &constraint, "a row that the database refuses when most are in");
    let out = folder.0.join("loose.zip");
    forged(&good, &out, "answer", |rows| *rows[5].last_mut().unwrap() = json!(4_000));
    refused(&folder, &good, &out, &constraint, "an answer to a note that is not there");
}

#[test]
fn a_newer_archive_is_refused_before_anything_is_made() {
    let folder = Scratch::new("newer-restore");
    let good = packed(&folder);
    for (at, place) in places().iter().enumerate() {
        let files = folder.0.join(format!("files-{at}"));
        let (store, space) = office(place, &files);
        let older: Vec<_> = scripts().into_iter().filter(|script| script.id < 901).collect();
        let error = restore(&store, &space, &good, &older, 8).unwrap_err();
        assert!(matches!(error, ArchiveError::Newer { schema: 901, newest: 900 }), "{error:?}");
        assert_eq!(store.lacks(&older).unwrap(), Some(1), "not even a table was made");
        assert!(space.list().unwrap().is_empty(), "nor a file put");
    }
}

#[test]
fn a_place_with_something_in_it_is_left_alone() {
    let folder = Scratch::new("full");
    let good = packed(&folder);
    let fill: [(fn(&Store), &str, &str); 2] = [
        (|store| assert_eq!(add(store, "mine"), Ok(1)), "note", "a row without an entry"),
        (|store| assert_eq!(act(store, 1), Ok(1)), "answer", "acts of another office"),
    ];
    for (fill, table, because) in fill {
        for (at, place) in places().iter().enumerate() {
            let (store, space): (Store, Folder) = office(place, &folder.0.join(format!("{table}-{at}")));
            store.migrate(&scripts(), 2).unwrap();
            fill(&store);
            let before = (all_words(&store), store.ledger_after(0, 100).unwrap());
            let error = restore(&store, &space, &good, &scripts(), 8).unwrap_err();
            assert!(
                matches!(&error, ArchiveError::NotEmpty { table: found } if found == table),
                "{because}: {error:?}"
            );
            assert_eq!((all_words(&store), store.ledger_after(0, 100).unwrap()), before, "{because}");
            assert!(space.list().unwrap().is_empty(), "{because}: no file was put");
        }
    }
}
