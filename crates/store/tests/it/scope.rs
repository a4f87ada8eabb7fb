//! Whose rows a piece of work may touch.

use store::{Scope, StoreError, params};

use crate::town::{entry, on_both, sangcun};

#[test]
fn rows_of_another_body_are_out_of_reach() {
    on_both(|store, _| {
        let both = Scope::bodies(["sangcun", "lichuan"]);
        let all = Scope::everywhere("a test of the county");
        let one = "SELECT words FROM note WHERE body = :body";
        let any = "SELECT words FROM note";
        let cases: [(&Scope, &str, Option<&str>, &str, &str); 6] = [
            // scope, statement, body, outcome, because
            (&sangcun(), one, Some("sangcun"), "ok", "its own"),
            (&sangcun(), one, Some("lichuan"), "out", "a neighbour's"),
            (&both, one, Some("lichuan"), "ok", "one of two"),
            (&sangcun(), any, None, "unscoped", "it does not say whose"),
            (&all, any, None, "ok", "county-wide, with a reason"),
            (&sangcun(), "SELECT id AS words FROM migration", None, "ok", "a table of nobody"),
        ];
        for (scope, sql, body, expected, because) in cases {
            let params = || body.map_or_else(|| params! {}, |body| params! { body });
            let seen = store.read(scope, |tx| tx.select(sql, params(), |_| Ok(())));
            let outcome = match seen {
                Ok(_) => "ok",
                Err(StoreError::OutOfScope { .. }) => "out",
                Err(StoreError::Unscoped { .. }) => "unscoped",
                Err(other) => panic!("{other}"),
            };
            assert_eq!(outcome, expected, "{because}");
        }
        let foreign = store.write(&Scope::body("lichuan"), |tx| tx.append(&entry("r1")));
        assert!(matches!(foreign, Err(StoreError::OutOfScope { .. })), "nor does an entry cross");
        let rows = vec![vec!["lichuan".into(), "x".into()]];
        let foreign = store.write(&sangcun(), |tx| tx.insert_many("note", &["body", "words"], &rows));
        assert!(matches!(foreign, Err(StoreError::OutOfScope { .. })), "nor many rows at once");
    });
}
