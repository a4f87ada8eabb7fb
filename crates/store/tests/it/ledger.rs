//! The ledger keeps; errands are done.

use messages::Catalogued;
use store::{Actor, Entry, NewErrand, Scope, StoreError, chain, entry::EntryFault, params};

use crate::town::{all_words, entry, on_both, sangcun};

#[test]
fn what_is_in_the_ledger_is_neither_changed_nor_taken_out() {
    on_both(|store, _| {
        store.write::<_, StoreError>(&sangcun(), |tx| tx.append(&entry("r1"))).unwrap();
        let all = Scope::everywhere("an attempt on the ledger");
        for sql in
            ["UPDATE ledger SET at = 0", "DELETE FROM ledger", "UPDATE ledger SET hash = prev_hash WHERE position = 1"]
        {
            let refused = store.write(&all, |tx| tx.execute(sql, params! {}));
            assert!(matches!(refused, Err(StoreError::Constraint { .. })), "{sql}: {refused:?}");
        }
        let rows = store.ledger_after(0, 10).unwrap();
        assert_eq!(rows[0].canonical, chain::canonical(1, &entry("r1")));
        assert_eq!(rows[0].hash, chain::link(&[0; 32], &rows[0].canonical), "the chain begins at zeros");
    });
}

#[test]
fn an_errand_is_queued_once_leased_and_done() {
    on_both(|store, _| {
        let errand = |key: &str| NewErrand {
            body: "sangcun".into(),
            kind: "page".into(),
            key: key.into(),
            payload: "{}".into(),
            due_at: 100,
        };
        for key in ["a", "a", "b"] {
            store.write::<_, StoreError>(&sangcun(), |tx| tx.enqueue(&errand(key))).unwrap();
        }
        assert_eq!(store.claim(99, 50), Ok(None), "not due yet");
        let first = store.claim(100, 50).unwrap().unwrap();
        let second = store.claim(100, 50).unwrap().unwrap();
        assert_eq!((first.key.as_str(), second.key.as_str()), ("a", "b"), "the same key is one errand");
        assert_eq!(store.claim(149, 50), Ok(None), "both are in hand");
        store.finish(first.id, 120).unwrap();
        store.fail(second.id, 120, "no answer", 400).unwrap();
        assert_eq!(store.claim(399, 50), Ok(None));
        let again = store.claim(400, 50).unwrap().unwrap();
        assert_eq!((again.key.as_str(), again.tries), ("b", 2));
        assert_eq!(store.claim(450, 50).unwrap().map(|errand| errand.tries), Some(3), "a lease that ran out");
    });
}

#[test]
fn what_may_not_stand_in_the_ledger_stops_the_whole_act() {
    let fault = |field| EntryFault::Field { field };
    let payload = EntryFault::Payload { kind: "note.taken".into() };
    let cases = [
        // entry, fault, because
        (Entry { record: String::new(), ..entry("r") }, fault("record"), "about nothing"),
        (Entry { actor: Actor::default(), ..entry("r") }, fault("actor.account"), "by nobody"),
        (Entry { payload: "[1]".into(), ..entry("r") }, payload.clone(), "no object"),
        (Entry { payload: r#"{"a":0.5}"#.into(), ..entry("r") }, payload, "a fraction"),
        (Entry { kind: "Taken".into(), ..entry("r") }, EntryFault::Kind { kind: "Taken".into() }, "no dotted kind"),
    ];
    on_both(|store, _| {
        for (bad, fault, because) in &cases {
            let refused = store.write::<i64, StoreError>(&sangcun(), |tx| {
                tx.execute("INSERT INTO note (body, words) VALUES (:body, 'x')", params! { body: "sangcun" })?;
                let _ = tx.append(bad);
                tx.append(&entry("after"))
            });
            let refused = refused.unwrap_err();
            assert_eq!(refused, StoreError::Entry(fault.clone()), "{because}");
            assert_eq!(refused.message(), fault.message(), "{because}: said in the words of the fault");
        }
        assert!(store.ledger_after(0, 10).unwrap().is_empty() && all_words(store).is_empty(), "nothing was kept");
    });
}
