//! 待办 What waits on a record becomes what was filed last, however much it is; what waited before keeps its instant.

use affairs::role::Role;
use jiff::civil::date;
use office::{Filing, NewEntry, Waiting, waiting_on};
use rehearsal::{NoCheck, Rehearsal, clerk};
use store::StoreError;

fn waits(what: &str, account: &str, due: i8) -> Waiting {
    Waiting {
        record: "r".into(),
        what: what.into(),
        role: "section_head".into(),
        section: "office".into(),
        account: account.into(),
        next_role: String::new(),
        since: 0,
        remind_on: date(2025, 3, 4),
        due: date(2025, 3, due),
    }
}

/// What waits afterwards, by account: what, since when, until when.
fn file(here: &Rehearsal, record: &str, waiting: Vec<Waiting>) -> Vec<(String, i64, i8)> {
    let lin = clerk("lin", Role::InfoOfficer, "office");
    let entry = NewEntry { kind: "test.waits", version: 1, record: record.into(), payload: "{}".into() };
    let filing = Filing { waiting: Some(waiting), ..Filing::default() };
    let store = &here.office.store;
    store.write::<_, StoreError>(&lin.scope(), |tx| here.office.file(tx, &lin, here.now(), &entry, &filing)).unwrap();
    let found = store.read::<_, StoreError>(&lin.scope(), |tx| waiting_on(tx, &lin.body, record)).unwrap();
    let mut rows: Vec<_> =
        found.into_iter().map(|row| (format!("{} {}", row.what, row.account), row.since, row.due.day())).collect();
    rows.sort();
    rows
}

#[test]
fn what_waited_before_waits_since_then_and_what_is_not_filed_again_is_gone() {
    rehearsal::on_both_engines("waiting", &office::Checks::of(NoCheck), |here| {
        let begun = here.now();
        let many = |from: usize, to: usize| (from..to).map(|at| waits("many", &format!("a{at:02}"), 9)).collect();
        assert_eq!(file(here, "other", vec![waits("sign", "bao", 9)]).len(), 1);
        file(here, "r", vec![waits("sign", "bao", 9), waits("sign", "chu", 9)]);
        let later = here.later().now();
        assert_eq!(
            file(here, "r", vec![waits("sign", "chu", 12), waits("post", "chu", 9)]),
            [("post chu".into(), later, 9), ("sign chu".into(), begun, 12)],
            "the day may move, the instant does not"
        );
        for (from, to) in [(0, 12), (5, 20), (0, 13), (1, 14), (3, 5)] {
            let found = file(here, "r", many(from, to));
            let expected: Vec<String> = (from..to).map(|at| format!("many a{at:02}")).collect();
            assert_eq!(found.into_iter().map(|(what, ..)| what).collect::<Vec<_>>(), expected);
        }
        let last = here.later().now();
        let found = file(here, "r", many(4, 18));
        assert_eq!((found[0].1, found[1].1), (later, last), "one of fourteen has waited since the first of them");
        assert_eq!(file(here, "r", Vec::new()), []);
        assert_eq!(file(here, "other", vec![waits("sign", "bao", 9)]), [("sign bao".into(), begun, 9)]);
    });
}
