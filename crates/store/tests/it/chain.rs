//! 链 Entries, their bytes, and every way to tamper with them.

use std::{fs, path::PathBuf, process::Command};

use messages::Catalogued;
use store::{
    chain::{Break, Fault, GENESIS, Head, Row, Verifier, canonical, link},
    digest::Digest,
    entry::{Actor, Entry, EntryFault},
};

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

pub(crate) fn entry(number: i64) -> Entry {
    Entry {
        at: 1_767_225_600_000 + number,
        body: "sangcun".into(),
        kind: "publication.published".into(),
        version: 1,
        record: format!("pub-{number}"),
        actor: Actor { account: "a-7".into(), role: "info_officer".into(), ..Actor::default() },
        payload: format!(r#"{{"number":{number}, "on":"2026-01-01"}}"#),
    }
}

fn vectors() -> Vec<Entry> {
    let whole = Actor {
        account: "a-8".into(),
        role: "office_head".into(),
        deputy_of: Some("a-2".into()),
        address: Some("2001:db8::7".into()),
        session: Some("s-1".into()),
        request: Some("r-9f".into()),
    };
    let odd = "\"引\" \\ \u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}/é桑😀";
    let nested = r#" { "z" : [ 1 , -2, null ], "a": {"deep": true}, "sm3": "e\u6851" , "max": 9223372036854775807 } "#;
    vec![
        entry(1),
        Entry { kind: "publication.signed".into(), version: 2, actor: whole, payload: nested.into(), ..entry(2) },
        Entry { record: odd.into(), payload: serde_json::json!({ odd: odd }).to_string(), ..entry(3) },
        Entry { at: -1, payload: "{}".into(), ..entry(4) },
    ]
}

/// A row that owns its columns, so that a test can alter them.
#[derive(Clone)]
struct Owned {
    position: i64,
    entry: Entry,
    canonical: Vec<u8>,
    prev: Vec<u8>,
    hash: Vec<u8>,
}

fn chained(entries: Vec<Entry>) -> Vec<Owned> {
    let mut prev = GENESIS;
    let numbered = (1..).zip(entries);
    numbered
        .map(|(position, entry)| {
            let canonical = canonical(position, &entry);
            let hash = link(&prev, &canonical);
            let row = Owned { position, entry, canonical, prev: prev.into(), hash: hash.into() };
            prev = hash;
            row
        })
        .collect()
}

fn verify(rows: &[Owned], mut verifier: Verifier) -> Result<Verifier, Break> {
    for row in rows {
        let Owned { position, entry, canonical, prev, hash } = row;
        let version = i64::from(entry.version);
        verifier.take(&Row {
            position: *position,
            body: &entry.body,
            at: entry.at,
            kind: &entry.kind,
            version,
            record: &entry.record,
            canonical,
            prev_hash: prev,
            hash,
        })?;
    }
    Ok(verifier)
}

fn head(rows: &[Owned]) -> Head {
    rows.last().map_or(Head { position: 0, hash: Digest(GENESIS) }, |row| Head {
        position: row.position,
        hash: Digest::from_slice(&row.hash).expect("a chained row has 32 bytes"),
    })
}

#[test]
fn every_way_to_tamper_is_found_at_its_place() {
    type Tamper = fn(&mut Vec<Owned>);
    let cases: [(Tamper, i64, Fault, &str); 14] = [
        (|rows| drop(rows.remove(0)), 1, Fault::Missing { found: 2 }, "the first entry removed"),
        (|rows| drop(rows.remove(4)), 5, Fault::Missing { found: 6 }, "one in the middle removed"),
        (|rows| rows.swap(2, 3), 3, Fault::Missing { found: 4 }, "two entries change places"),
        (|rows| rows.insert(5, rows[4].clone()), 5, Fault::OutOfOrder { expected: 6 }, "an entry twice"),
        (|rows| rows[6].canonical[20] ^= 1, 7, Fault::Altered, "one bit of the bytes"),
        (|rows| rows[6].hash[0] ^= 1, 7, Fault::Altered, "one bit of the hash"),
        (|rows| rows[6].prev[31] ^= 1, 7, Fault::Detached, "one bit of the previous hash"),
        (|rows| rows[6].hash.clear(), 7, Fault::Altered, "the hash emptied"),
        (|rows| rows[1].entry.body = "other".into(), 2, Fault::Column { column: "body" }, "moved to another body"),
        (|rows| rows[1].entry.body = "sangcu".into(), 2, Fault::Column { column: "body" }, "a shorter body"),
        (|rows| rows[8].entry.at += 1, 9, Fault::Column { column: "at" }, "a date forged in the column"),
        (|rows| rows[0].entry.version = 11, 1, Fault::Column { column: "version" }, "1 is not 11"),
        (|rows| rows[0].entry.kind = "publication.signed".into(), 1, Fault::Column { column: "kind" }, "the kind"),
        (|rows| rows[8].entry.record.push('0'), 9, Fault::Column { column: "record" }, "another record"),
    ];
    for (tamper, position, fault, because) in cases {
        let mut rows = chained((1..=10).map(entry).collect());
        tamper(&mut rows);
        assert_eq!(verify(&rows, Verifier::new()).unwrap_err(), Break { position, fault }, "{because}");
    }
}

#[test]
fn an_entry_rewritten_with_its_own_hash_breaks_at_the_next() {
    let mut rows = chained((1..=10).map(entry).collect());
    rows[3].canonical = canonical(4, &Entry { payload: "{}".into(), ..entry(4) });
    rows[3].hash = link(&rows[3].prev.clone().try_into().unwrap(), &rows[3].canonical).into();
    assert_eq!(verify(&rows, Verifier::new()).unwrap_err(), Break { position: 5, fault: Fault::Detached });
}

#[test]
fn the_head_shows_what_the_chain_alone_cannot() {
    let rows = chained((1..=10).map(entry).collect());
    let whole = head(&rows);
    assert_eq!(verify(&rows, Verifier::new()).unwrap().finish(&whole), Ok(whole));
    let cut = verify(&rows[..9], Verifier::new()).unwrap().finish(&whole);
    assert_eq!(cut, Err(Break { position: 9, fault: Fault::Ending { head: 10 } }), "the last entry cut off");
    let wrong = Head { hash: Digest(GENESIS), ..whole };
    let cut = verify(&rows, Verifier::new()).unwrap().finish(&wrong);
    assert_eq!(cut, Err(Break { position: 10, fault: Fault::Head }), "the head altered");
    let forged = chained((1..=10).map(|number| Entry { record: "pub-0".into(), ..entry(number) }).collect());
    assert!(verify(&forged, Verifier::new()).unwrap().finish(&head(&forged)).is_ok(), "forged anew as a whole");
    let found = verify(&forged, Verifier::knowing([whole])).map(drop);
    assert_eq!(found, Err(Break { position: 10, fault: Fault::Head }), "a head noted on paper finds it");
    let short = verify(&rows[..3], Verifier::knowing([whole])).unwrap().finish(&head(&rows[..3]));
    assert_eq!(short, Err(Break { position: 3, fault: Fault::Ending { head: 10 } }), "and finds a shorter chain");
    let empty = head(&[]);
    assert_eq!(Verifier::new().finish(&empty), Ok(empty), "an empty ledger is whole");
}

#[test]
fn what_may_not_stand_in_the_ledger_is_refused() {
    let good = entry(1);
    assert_eq!(vectors().iter().map(Entry::check).collect::<Vec<_>>(), vec![Ok(()); 4]);
    let field = |field| EntryFault::Field { field };
    let kind = |kind: &str| EntryFault::Kind { kind: kind.into() };
    let payload = EntryFault::Payload { kind: good.kind.clone() };
    let with = |text: &str| Entry { payload: text.into(), ..good.clone() };
    let actor = |account: &str| Actor { account: account.into(), ..good.actor.clone() };
    let cases = [
        (Entry { body: String::new(), ..good.clone() }, field("body"), "belongs to nobody"),
        (Entry { record: "a\0".into(), ..good.clone() }, field("record"), "PostgreSQL keeps no U+0000"),
        (Entry { record: "a".repeat(513), ..good.clone() }, field("record"), "an id is short"),
        (Entry { actor: actor(""), ..good.clone() }, field("actor.account"), "somebody acted"),
        (Entry { kind: "Signed".into(), ..good.clone() }, kind("Signed"), "not dotted lower case"),
        (Entry { kind: "a..b".into(), ..good.clone() }, kind("a..b"), "an empty word"),
        (Entry { version: 0, ..good.clone() }, kind(&good.kind), "versions begin with 1"),
        (with("[]"), payload.clone(), "not an object"),
        (with("{\"a\":1"), payload.clone(), "cut off"),
        (with("{\"a\":0.5}"), payload.clone(), "a fraction"),
        (with("{\"a\":[{\"b\":1e3}]}"), payload.clone(), "a fraction deep inside"),
        (with("{\"a\":18446744073709551615}"), payload.clone(), "beyond 64 bits with a sign"),
        (with("{\"a\":\"\\u0000\"}"), payload.clone(), "U+0000 in disguise"),
        (with(&format!("{{\"a\":\"{}\"}}", "x".repeat(65_536))), payload, "an entry carries no text"),
    ];
    for (entry, fault, because) in cases {
        assert_eq!(entry.check(), Err(fault), "{because}");
    }
}

/// `docs/ledger.md` cannot go stale: its vectors are these entries. `GONGKAI_WRITE_DOCS=1` writes them anew.
#[test]
fn the_page_has_the_vectors_of_this_code() {
    let rows = chained(vectors());
    let block: String = rows
        .iter()
        .map(|row| format!("{}\n{}\n", String::from_utf8_lossy(&row.canonical), Digest::from_slice(&row.hash).unwrap()))
        .collect();
    let path = docs().join("ledger.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once("```ledger\n").unwrap();
    let (written, after) = rest.split_once("```").unwrap();
    if std::env::var_os("GONGKAI_WRITE_DOCS").is_some() {
        return fs::write(&path, format!("{before}```ledger\n{block}```{after}")).unwrap();
    }
    assert_eq!(written, block, "a ledger written yesterday must verify tomorrow: the form never changes");
    assert!(verify(&rows, Verifier::new()).is_ok());
}

#[test]
fn columns_with_every_escape_are_compared_right() {
    let mut rows = chained(vectors());
    rows[2].entry.record.push('n');
    let found = verify(&rows, Verifier::new()).map(drop);
    assert_eq!(found, Err(Break { position: 3, fault: Fault::Column { column: "record" } }));
}

fn python(arguments: &[&std::ffi::OsStr]) -> (bool, String) {
    let out = Command::new("python3")
        .arg(docs().join("verify_ledger.py"))
        .args(arguments)
        .output()
        .expect("python3 is installed");
    (out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr))
}

#[test]
fn the_script_agrees_on_the_page_and_on_a_database() {
    let (held, said) = python(&[]);
    assert!(held && said.contains("ledger.md: 4 entries hold"), "{said}");
    let folder = crate::Scratch::new("script");
    let path = folder.0.join("office.db");
    let rows = chained(vectors().into_iter().chain((5..=20).map(entry)).collect());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(
        "CREATE TABLE ledger (position INTEGER PRIMARY KEY, body TEXT, at BIGINT, kind TEXT, version BIGINT,
                              record TEXT, canonical BLOB, prev_hash BLOB, hash BLOB)",
    )
    .unwrap();
    for Owned { position, entry, canonical, prev, hash } in &rows {
        let version = i64::from(entry.version);
        let row =
            rusqlite::params![position, entry.body, entry.at, entry.kind, version, entry.record, canonical, prev, hash];
        db.execute("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row).unwrap();
    }
    let Head { position, hash } = head(&rows);
    let (noted, path) = (format!("{position}:{hash}"), path.as_os_str());
    let (held, said) = python(&["--head".as_ref(), noted.as_ref(), path]);
    assert!(held && said.contains(&format!("20 entries hold, head {noted}")), "{said}");
    let cases = [
        ("UPDATE ledger SET at = at + 1 WHERE position = 9", "entry 9: the column at was altered", "a forged date"),
        ("UPDATE ledger SET canonical = hash WHERE position = 8", "entry 8 was altered", "other bytes"),
        ("DELETE FROM ledger WHERE position = 7", "entry 7 is missing", "a lost entry"),
        ("DELETE FROM ledger WHERE position >= 7", "before a head that was noted", "the end cut off"),
    ];
    for (tamper, expected, because) in cases {
        db.execute_batch(tamper).unwrap();
        let (held, said) = python(&["--head".as_ref(), noted.as_ref(), path]);
        assert!(!held && said.contains(expected), "{because}: {said}");
    }
}

#[test]
fn every_message_has_its_own_code() {
    let breaks = Break::examples().into_iter().map(|fault| fault.message());
    let faults = EntryFault::examples().into_iter().map(|fault| fault.message());
    let files = store::files::FileError::examples().into_iter().map(|fault| fault.message());
    let archives = store::archive::ArchiveError::examples().into_iter().map(|fault| fault.message());
    let codes: Vec<_> = breaks.chain(faults).chain(files).chain(archives).map(|message| message.code).collect();
    let distinct: std::collections::BTreeSet<_> = codes.iter().collect();
    assert_eq!(codes.len(), distinct.len());
}
