//! Many at once: what was acknowledged is there, and nobody suffers for another.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

use store::{StoreError, params};

use crate::town::{add, all_words, entry, on_both, sangcun};

#[test]
fn sixteen_clerks_write_and_every_acknowledged_entry_stands_without_a_gap() {
    on_both(|store, place| {
        let positions: Vec<i64> = thread::scope(|scope| {
            let clerk = |clerk: usize| {
                let act = move |at: usize| {
                    let record = format!("r{clerk}-{at}");
                    store.write::<_, StoreError>(&sangcun(), |tx| tx.append(&entry(&record))).unwrap()
                };
                scope.spawn(move || (0..20).map(act).collect::<Vec<_>>())
            };
            let clerks: Vec<_> = (0..16).map(clerk).collect();
            clerks.into_iter().flat_map(|clerk| clerk.join().unwrap()).collect()
        });
        let mut sorted = positions;
        sorted.sort_unstable();
        assert_eq!(sorted, (1..=320).collect::<Vec<_>>(), "{:?}", place.engine);
        let rows = store.ledger_after(0, 1_000).unwrap();
        assert_eq!(rows.len(), 320);
        for pair in rows.windows(2) {
            assert_eq!(pair[1].prev_hash, pair[0].hash, "each row holds the hash of the one before");
        }
        assert_eq!(store.ledger_after(300, 5).unwrap()[0].position, 301, "a page begins where it is asked to");
    });
}

#[test]
fn a_clerk_who_panics_or_errs_takes_nobody_along() {
    on_both(|store, _| {
        thread::scope(|scope| {
            for at in 0..12 {
                scope.spawn(move || match at % 3 {
                    0 => drop(add(store, &format!("kept {at:02}")).unwrap()),
                    1 => {
                        let write = || {
                            store.write::<(), StoreError>(&sangcun(), |tx| {
                                let sql = "INSERT INTO note (body, words) VALUES (:body, :words)";
                                tx.execute(sql, params! { body: "sangcun", words: format!("panic {at}") })?;
                                panic!("a mistake of the program")
                            })
                        };
                        assert!(catch_unwind(AssertUnwindSafe(write)).is_err());
                    }
                    _ => {
                        let refused = store.write::<(), StoreError>(&sangcun(), |tx| {
                            let sql = "INSERT INTO note (body, words) VALUES (:body, :words)";
                            tx.execute(sql, params! { body: "sangcun", words: format!("error {at}") })?;
                            Err(StoreError::Misused { detail: "no".into() })
                        });
                        assert!(refused.is_err());
                    }
                });
            }
        });
        assert_eq!(all_words(store), ["kept 00", "kept 03", "kept 06", "kept 09"]);
    });
}

#[test]
fn an_error_swallowed_inside_keeps_nothing_on_either_engine() {
    on_both(|store, _| {
        add(store, "once").unwrap();
        let outcome = store.write::<(), StoreError>(&sangcun(), |tx| {
            let sql = "INSERT INTO note (body, words) VALUES (:body, :words)";
            tx.execute(sql, params! { body: "sangcun", words: "before" })?;
            let _ = tx.execute(sql, params! { body: "sangcun", words: "once" });
            Ok(())
        });
        assert!(matches!(outcome, Err(StoreError::Constraint { .. })), "{outcome:?}");
        assert_eq!(all_words(store), ["once"]);
    });
}

#[test]
fn looks_may_be_nested_and_writes_may_not() {
    on_both(|store, _| {
        add(store, "one").unwrap();
        let seen = store.write::<_, StoreError>(&sangcun(), |tx| {
            let sql = "SELECT words FROM note WHERE body = :body";
            tx.select(sql, params! { body: "sangcun" }, |_| {
                tx.first(sql, params! { body: "sangcun" }, |row| row.get::<String>("words"))?;
                Ok(all_words(store).len())
            })
        });
        assert_eq!(seen, Ok(vec![1]));
        let nested = store.write(&sangcun(), |_| add(store, "inner"));
        assert!(matches!(nested, Err(StoreError::Misused { .. })), "it would wait for itself for ever: {nested:?}");
    });
}

#[test]
fn the_chain_is_whole_whatever_is_undone_in_between() {
    on_both(|store, place| {
        let file = |record: String| store.write::<_, StoreError>(&sangcun(), |tx| tx.append(&entry(&record)));
        let own = "SELECT count(*) AS n FROM ledger WHERE body = :body AND record = :record";
        let give_up = |record: String| {
            let given_up = store.write::<(), StoreError>(&sangcun(), |tx| {
                tx.append(&entry(&record))?;
                // Whoever looks at the ledger finds all entries there, also those of others in the same commit.
                let (body, record) = ("sangcun", record.as_str());
                let seen = tx.first(own, params! { body, record }, |row| row.get::<i64>("n"))?;
                assert_eq!(seen, Some(1), "an act sees its own entry");
                tx.append(&entry(record))?;
                Err(StoreError::damaged("nothing", "given up on purpose"))
            });
            assert!(matches!(given_up, Err(StoreError::Damaged { .. })), "{given_up:?}");
        };
        thread::scope(|scope| {
            for clerk in 0..8 {
                scope.spawn(move || {
                    for at in 0..10 {
                        let record = format!("r{clerk}-{at}");
                        if (clerk + at) % 2 == 0 {
                            assert!(file(record).is_ok());
                        } else {
                            give_up(record)
                        }
                    }
                });
            }
        });
        assert_eq!(store.verify().unwrap().unwrap().position, 40, "{:?}", place.engine);
        let everywhere = store::Scope::everywhere("a look at the head inside an act");
        let seen = store.write::<_, StoreError>(&everywhere, |tx| {
            let position = tx.append(&entry("seen"))?;
            let head = tx.first("SELECT position FROM ledger_head", params! {}, |row| row.get::<i64>("position"))?;
            Ok((position, head, tx.append(&entry("after"))?))
        });
        assert_eq!(seen, Ok((41, Some(41), 42)), "what looks at the head sees its own entries");
        assert_eq!(store.verify().unwrap().unwrap().position, 42);
    });
}

const NOTE: &str = "INSERT INTO note (body, words) VALUES (:body, :words)";

#[test]
fn what_the_engine_refuses_late_is_said_to_whoever_filed_it_and_to_nobody_else() {
    on_both(|store, place| {
        add(store, "taken").unwrap();
        thread::scope(|scope| {
            for at in 0..12 {
                scope.spawn(move || {
                    let outcome = store.write::<_, StoreError>(&sangcun(), |tx| {
                        let words = if at % 3 == 0 { "taken".to_owned() } else { format!("kept {at:02}") };
                        tx.append(&entry(&words))?;
                        tx.file(NOTE, params! { body: "sangcun", words })
                    });
                    match outcome {
                        Ok(()) => assert_ne!(at % 3, 0),
                        Err(StoreError::Constraint { .. }) => assert_eq!(at % 3, 0),
                        Err(other) => panic!("{other:?}"),
                    }
                });
            }
        });
        assert_eq!(all_words(store).len(), 9, "{:?}", place.engine);
        assert_eq!(store.verify().unwrap().unwrap().position, 8, "an entry for every act that was kept");
    });
}

#[test]
fn what_is_filed_is_seen_by_the_next_look_of_the_same_act() {
    on_both(|store, _| {
        let seen = store.write::<_, StoreError>(&sangcun(), |tx| {
            tx.file(NOTE, params! { body: "sangcun", words: "one" })?;
            tx.file("UPDATE note SET words = 'two' WHERE body = :body", params! { body: "sangcun" })?;
            let sql = "SELECT words FROM note WHERE body = :body";
            tx.first(sql, params! { body: "sangcun" }, |row| row.get::<String>("words"))
        });
        assert_eq!(seen, Ok(Some("two".into())));
        let many = (0..1_000).map(|at| format!("many {at}"));
        let words: Vec<String> = many.collect();
        let filed = store.write::<_, StoreError>(&sangcun(), |tx| {
            words.iter().try_for_each(|words| tx.file(NOTE, params! { body: "sangcun", words }))
        });
        assert_eq!(filed, Ok(()), "more than may be kept back at once");
        assert_eq!(all_words(store).len(), 1_001);
    });
}

#[test]
fn a_value_the_statement_does_not_take_keeps_nothing_of_its_act_and_all_of_others() {
    on_both(|store, place| {
        thread::scope(|scope| {
            for at in 0..8 {
                scope.spawn(move || {
                    let outcome = store.write::<_, StoreError>(&sangcun(), |tx| {
                        let words = format!("note {at}");
                        tx.file(NOTE, params! { body: "sangcun", words })?;
                        if at % 2 == 0 {
                            let sql = "UPDATE note SET is_kept = :kept WHERE body = :body AND words = :words";
                            tx.file(sql, params! { body: "sangcun", words, kept: "no boolean" })?;
                        }
                        tx.append(&entry(&words))
                    });
                    assert_eq!(outcome.is_err(), at % 2 == 0, "{:?}: {outcome:?}", place.engine);
                });
            }
        });
        assert_eq!(all_words(store), ["note 1", "note 3", "note 5", "note 7"], "{:?}", place.engine);
        assert_eq!(store.verify().unwrap().unwrap().position, 4);
    });
}

#[test]
fn a_look_writes_nothing_and_says_so() {
    on_both(|store, place| {
        let filed = store.read(&sangcun(), |tx| tx.file(NOTE, params! { body: "sangcun", words: "no" }));
        assert!(matches!(filed, Err(StoreError::ReadOnly { .. })), "{:?}: {filed:?}", place.engine);
        let appended = store.read(&sangcun(), |tx| tx.append(&entry("no")));
        assert!(matches!(appended, Err(StoreError::ReadOnly { .. })), "{:?}: {appended:?}", place.engine);
        assert!(all_words(store).is_empty() && store.verify().unwrap().unwrap().position == 0);
    });
}

#[test]
fn an_act_that_looks_at_the_ledger_and_gives_up_takes_no_entry_of_the_act_before_along() {
    on_both(|store, place| {
        let (body, look) = ("sangcun", "SELECT count(*) AS n FROM ledger WHERE body = :body");
        let second = || {
            store.write::<(), StoreError>(&sangcun(), |tx| {
                tx.append(&entry("second"))?;
                let seen = tx.first(look, params! { body }, |row| row.get::<i64>("n"))?;
                assert_eq!(seen, Some(2), "{:?}: in one commit with the first", place.engine);
                tx.append(&entry("second"))?;
                Err(StoreError::damaged("nothing", "given up on purpose"))
            })
        };
        thread::scope(|scope| {
            let first = store.write::<_, StoreError>(&sangcun(), |tx| {
                let waiting = scope.spawn(second);
                // The commit waits for whoever stands in line by then.
                thread::sleep(std::time::Duration::from_millis(200));
                tx.append(&entry("first")).map(|position| (position, waiting))
            });
            let (position, waiting) = first.unwrap();
            assert_eq!(position, 1);
            assert!(matches!(waiting.join().unwrap(), Err(StoreError::Damaged { .. })));
        });
        let rows = store.ledger_after(0, 10).unwrap();
        assert_eq!(rows.iter().map(|row| row.record.as_str()).collect::<Vec<_>>(), ["first"], "{:?}", place.engine);
        assert_eq!(store.verify().unwrap().unwrap().position, 1);
    });
}
