//! What is public under the items of the catalogue, as those see it to whom the house owes it.

use ::rehearsal::Rehearsal;
use affairs::publication::{Subject, WithdrawalReason};
use publication::{Made, Record, desk, made, made_after, made_under, newest_under};
use store::{Scope, StoreError, Tx};

use crate::rehearsal::{approve, new_item, officer, on_both_engines, seen};

fn published(here: &Rehearsal, title: &str, subject: Subject) -> Record {
    let item = approve(here, desk::propose(&here.office, &officer(), &new_item(title, subject)).unwrap());
    desk::publish(&here.later().office, &officer(), &item.item.number.clone(), &seen(&item)).unwrap()
}

fn read<T>(here: &Rehearsal, look: impl Fn(&Tx<'_>) -> Result<T, StoreError>) -> T {
    here.office.store.read(&Scope::body("sangcun"), look).unwrap()
}

#[test]
fn what_is_public_is_seen_once_in_its_order_and_what_was_withdrawn_is_not() {
    on_both_engines("made", |here| {
        let draft = desk::propose(&here.office, &officer(), &new_item("草稿", Subject::Notice)).unwrap();
        let first = published(here, "第一条", Subject::Notice);
        let none = published(here, "没有", Subject::NotApplicable);
        let titles = |after: (i64, &str)| -> Vec<Made> { read(here, |tx| made_after(tx, "sangcun", after, 9)) };
        let all = titles((0, ""));
        assert_eq!(all.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["第一条", "没有"]);
        assert_eq!((all[0].by.as_str(), all[0].statement, all[1].statement), ("lin", false, true));
        let rest = titles((all[0].at, &all[0].number));
        assert_eq!(rest.len(), 1, "behind the first one");
        let index = first.index_number.clone().unwrap();
        for number in [first.item.number.as_str(), &index] {
            let found = read(here, |tx| made(tx, "sangcun", number)).unwrap();
            assert_eq!((found.number.as_str(), found.catalogue.as_str()), (first.item.number.as_str(), "G-03"));
        }
        assert!(
            read(here, |tx| made(tx, "sangcun", &draft.item.number)).is_none(),
            "a draft is nothing of the public's"
        );
        assert_eq!(read(here, |tx| newest_under(tx, "sangcun"))["G-03"], all[1].on);
        desk::withdraw(
            &here.later().office,
            &officer(),
            &none.item.number,
            &seen(&none),
            WithdrawalReason::Error,
            "错了",
        )
        .unwrap();
        assert_eq!(read(here, |tx| made_under(tx, "sangcun", "G-03", 9)).len(), 1);
        assert!(read(here, |tx| made(tx, "sangcun", &none.item.number)).is_none());
        assert!(
            here.office
                .store
                .read(&Scope::body("xinzhuang"), |tx| made_under(tx, "xinzhuang", "G-03", 9))
                .unwrap()
                .is_empty()
        );
    });
}
