//! 核链 Who reaches past the program into the tables is found, at the place, on both engines.

use store::{
    Engine, StoreError,
    chain::{Break, Fault},
};

use crate::town::{Place, entry, on_both, sangcun};

/// As somebody with the keys of the database would: the triggers first, then the deed.
fn tamper(place: &Place, sql: &str) {
    match &place.engine {
        Engine::Sqlite(path) => {
            let link = rusqlite::Connection::open(path).expect("the file is there");
            assert!(link.execute_batch(sql).is_err() || sql.contains("ledger_head"), "the triggers refuse: {sql}");
            let open = "DROP TRIGGER IF EXISTS ledger_keeps_update; DROP TRIGGER IF EXISTS ledger_keeps_delete;";
            link.execute_batch(&format!("{open} {sql}")).expect("nothing refuses any more");
        }
        Engine::Postgres(address) => {
            let mut link = postgres::Client::connect(address, postgres::NoTls).expect("the server runs");
            assert!(link.batch_execute(sql).is_err() || sql.contains("ledger_head"), "the trigger refuses: {sql}");
            link.batch_execute(&format!("DROP TRIGGER IF EXISTS ledger_keeps ON ledger; {sql}"))
                .expect("nothing refuses any more");
        }
    }
}

#[test]
fn every_deed_behind_the_program_is_found_at_its_place() {
    let moved = "UPDATE ledger SET position = 99 WHERE position = 6; UPDATE ledger SET position = 6 WHERE position = 7;
                 UPDATE ledger SET position = 7 WHERE position = 99";
    let column = |column| Fault::Column { column };
    let cases = [
        // deed, position, fault, because
        ("UPDATE ledger SET canonical = prev_hash WHERE position = 4", 4, Fault::Altered, "other bytes"),
        ("UPDATE ledger SET prev_hash = hash WHERE position = 4", 4, Fault::Detached, "hung on itself"),
        ("UPDATE ledger SET at = at - 86400000 WHERE position = 9", 9, column("at"), "a day earlier"),
        ("UPDATE ledger SET body = 'other' WHERE position = 2", 2, column("body"), "moved to another body"),
        ("UPDATE ledger SET record = 'r8' WHERE position = 1", 1, column("record"), "moved to another record"),
        ("DELETE FROM ledger WHERE position = 1", 1, Fault::Missing { found: 2 }, "the first deleted"),
        ("DELETE FROM ledger WHERE position = 5", 5, Fault::Missing { found: 6 }, "one deleted"),
        ("DELETE FROM ledger WHERE position = 12", 11, Fault::Ending { head: 12 }, "the last deleted"),
        ("DELETE FROM ledger WHERE position > 0", 0, Fault::Ending { head: 12 }, "all deleted"),
        (moved, 6, Fault::Detached, "two changed places"),
        ("UPDATE ledger SET position = 50 WHERE position = 6", 6, Fault::Missing { found: 7 }, "moved to the end"),
        ("UPDATE ledger SET position = -3 WHERE position = 12", -3, Fault::OutOfOrder { expected: 1 }, "moved before"),
        ("UPDATE ledger_head SET position = 13", 12, Fault::Ending { head: 13 }, "the head moved on"),
        ("UPDATE ledger_head SET hash = NULL", 12, Fault::Head, "the head emptied"),
        ("DELETE FROM ledger_head", 12, Fault::Ending { head: 0 }, "the head deleted"),
    ];
    for (deed, position, fault, because) in cases {
        on_both(|store, place| {
            let file =
                |number: i64| store.write::<_, StoreError>(&sangcun(), |tx| tx.append(&entry(&format!("r{number}"))));
            (1..=12).for_each(|number| assert_eq!(file(number).unwrap(), number));
            assert_eq!(store.verify().unwrap().unwrap().position, 12);
            tamper(place, deed);
            let expected = Break { position, fault: fault.clone() };
            assert_eq!(store.verify().unwrap(), Err(expected), "{because}, {:?}", place.engine);
        });
    }
}

#[test]
fn a_chain_longer_than_one_page_is_read_to_its_end() {
    on_both(|store, place| {
        let filed = store.write::<_, StoreError>(&sangcun(), |tx| {
            (1..=2_000).try_for_each(|number| tx.append(&entry(&format!("r{number}"))).map(drop))
        });
        filed.unwrap();
        assert_eq!(store.verify().unwrap().unwrap().position, 2_000, "whole pages");
        tamper(place, "DELETE FROM ledger WHERE position = 1001");
        let expected = Break { position: 1_001, fault: Fault::Missing { found: 1_002 } };
        assert_eq!(store.verify().unwrap(), Err(expected), "the first row of the second page");
    });
}

#[test]
fn who_finds_a_break_early_leaves_the_rest_unread_and_may_ask_again() {
    on_both(|store, place| {
        let filed = store.write::<_, StoreError>(&sangcun(), |tx| {
            (1..=12_000).try_for_each(|number| tx.append(&entry(&format!("r{number}"))).map(drop))
        });
        filed.unwrap();
        tamper(place, "UPDATE ledger SET kind = 'other.kind' WHERE position = 2");
        let expected = Break { position: 2, fault: Fault::Column { column: "kind" } };
        for _ in 0..3 {
            assert_eq!(store.verify().unwrap(), Err(expected.clone()), "{:?}", place.engine);
            assert_eq!(store.ledger_after(11_999, 5).unwrap().len(), 1, "the same connection serves the next look");
        }
    });
}

#[test]
fn what_is_no_text_is_a_break_where_it_stands() {
    on_both(|store, place| {
        // A server refuses such a text itself.
        let Engine::Sqlite(_) = place.engine else { return };
        store.write::<_, StoreError>(&sangcun(), |tx| tx.append(&entry("r1"))).unwrap();
        tamper(place, "UPDATE ledger SET record = CAST(x'72ff31' AS TEXT)");
        let expected = Break { position: 1, fault: Fault::Column { column: "record" } };
        assert_eq!(store.verify().unwrap(), Err(expected));
    });
}
