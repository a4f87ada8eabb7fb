//! Many hands at once, and one form sent twice.

use std::collections::BTreeSet;

use affairs::register::{Closing, Kind};
use register::desk;

use crate::rehearsal::{application, clerk, codes, crowd, entered, head, key, officer, on_both_engines, training};

#[test]
fn a_form_sent_twice_is_one_record() {
    on_both_engines("twice", |here| {
        let new = training("2025-03-03", "甲", crowd(3));
        let send = || desk::enter(&here.office, &officer(), Some("77"), &new, "").unwrap();
        assert_eq!(send(), send());
        let other = training("2025-03-03", "乙", crowd(3));
        let refused = desk::enter(&here.office, &officer(), Some("77"), &other, "").unwrap_err();
        assert_eq!(codes(&refused), ["register.stale"], "with other words it is another wish");
        let colleague = clerk("mei", affairs::role::Role::InfoOfficer, "office");
        assert!(desk::enter(&here.office, &colleague, Some("77"), &other, "").is_ok(), "somebody else's form");
        assert_eq!(here.filed("register.entered"), 2);
    });
}

#[test]
fn eight_hands_enter_without_a_gap_and_the_same_form_once() {
    on_both_engines("hands", |here| {
        let (office, barrier) = (&here.office, &std::sync::Barrier::new(8));
        let numbers: BTreeSet<String> = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..8)
                .map(|n| {
                    scope.spawn(move || {
                        barrier.wait();
                        let own = application("2025-03-03", None);
                        let same = training("2025-03-03", "甲", crowd(3));
                        let entered = desk::enter(office, &officer(), Some(&format!("own-{n}")), &own, "").unwrap();
                        assert_eq!(
                            desk::enter(office, &officer(), Some("same"), &same, "").unwrap().record.number,
                            "peixun-2025-001"
                        );
                        entered.record.number
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        let expected: BTreeSet<String> = (1..=8).map(|n| format!("shenqing-2025-{n:03}")).collect();
        assert_eq!(numbers, expected);
        office.store.verify().unwrap().unwrap();
    });
}

#[test]
fn of_two_clerks_at_once_one_is_told_that_the_page_is_old() {
    on_both_engines("two", |here| {
        let held = entered(here, &application("2025-03-03", None));
        let outcomes: Vec<bool> = std::thread::scope(|scope| {
            let hands: Vec<_> = (4..8)
                .map(|n| {
                    let (held, office) = (&held, &here.office);
                    scope.spawn(move || {
                        let new = application(&format!("2025-03-0{n}"), None);
                        desk::amend(office, &officer(), key(held), &new, ("核对原件", "")).is_ok()
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|done| **done).count(), 1, "{outcomes:?}");
        assert_eq!(here.filed("register.amended"), 1);
    });
}

#[test]
fn nothing_slips_into_a_book_while_it_is_closed() {
    on_both_engines("slip", |here| {
        entered(here, &application("2025-03-03", None));
        let book = desk::open_book(&here.office, &head(), Kind::Application, 2025).unwrap();
        let (office, of) = (&here.office, (Kind::Application, 2025));
        let entered = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..6)
                .map(|_| {
                    scope.spawn(|| desk::enter(office, &officer(), None, &application("2025-03-03", None), "").is_ok())
                })
                .collect();
            let closed = scope.spawn(|| desk::close_book(office, &head(), of, Closing::Complete, book.version));
            closed.join().unwrap().unwrap();
            hands.into_iter().filter(|_| true).map(|hand| hand.join().unwrap()).filter(|done| *done).count()
        });
        let ledger = here.ledger();
        let closing = ledger.iter().position(|(kind, _)| kind == "register.book-closed").unwrap();
        assert!(ledger[closing..].iter().all(|(kind, _)| kind != "register.entered"), "nothing after the closing");
        assert_eq!(here.filed("register.entered"), entered + 1);
    });
}

#[test]
fn names_follow_a_renewed_key_and_the_same_person_stays_one() {
    on_both_engines("rekey", |here| {
        let mut keys = seals::Keys::new(&::rehearsal::Repeated::from(0));
        let office = |keys: &seals::Keys| {
            let chance = std::sync::Arc::new(::rehearsal::Repeated::from(9 << 50));
            let seal = std::sync::Arc::new(seals::Sealer::new(seals::Keys::read(&keys.written()).unwrap(), chance));
            office::Office { seal, ..here.office.clone() }
        };
        let before = office(&keys);
        let one = desk::enter(&before, &officer(), None, &training("2025-03-03", "甲", crowd(3)), "").unwrap();
        keys.renew(&::rehearsal::Repeated::from(5 << 56));
        let after = office(&keys);
        desk::enter(&after, &officer(), None, &training("2025-04-03", "乙", crowd(4)), "").unwrap();
        let used = |office: &office::Office| {
            let all = register::sealed_by_version(&office.store).unwrap();
            all.iter().map(|it| (it.version, it.values)).collect::<Vec<_>>()
        };
        assert_eq!(used(&after), [(1, 3), (2, 4)]);
        let turned = register::reseal(&after, 2).unwrap();
        assert_eq!((turned.done, turned.unopened), (3, 0));
        assert_eq!(used(&after), [(2, 7)]);
        assert_eq!(register::reseal(&after, 2).unwrap().done, 0, "a second run finds nothing");
        register::try_key(&after).unwrap();
        let counted = after
            .store
            .read::<_, store::StoreError>(&officer().scope(), |tx| register::figures::counted(tx, "sangcun", 2025));
        // No book is open, so the figure itself is a gap; the people are counted by their marks all the same.
        assert!(counted.unwrap().is_empty());
        assert_eq!(
            here.count("SELECT count(DISTINCT mark) AS n FROM register_attendee"),
            4,
            "the same three, and one more"
        );
        let listed =
            after.store.read(&officer().scope(), |tx| register::named(&after, tx, "sangcun", &one.record.number));
        assert_eq!(listed.unwrap().len(), 3);
    });
}
