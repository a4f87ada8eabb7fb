//! Errands are carried out once, put off when they fail, and end with a person, never nowhere.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use affairs::{errand::DropReason, role::Role};
use office::{
    DeskError, Errand, Errands, Filing, LETTER, Mailroom, NewEntry, Note, PostError, Ran, Undone, drop_errand,
    retry_errand, stuck_errands, waiting_on,
};
use rehearsal::{AddressList, NoCheck, Rehearsal, clerk};
use store::{Scope, StoreError};

fn on_both_engines(name: &str, case: impl Fn(&Rehearsal)) {
    rehearsal::on_both_engines(name, &office::Checks::of(NoCheck), case);
}

/// Files an entry with one errand of a kind, as a desk would.
fn file(here: &Rehearsal, kind: &'static str, payload: &str) {
    let (lin, at) = (clerk("lin", Role::InfoOfficer, "office"), here.now());
    let entry = NewEntry { kind: "test.filed", version: 1, record: "r-1".into(), payload: "{}".into() };
    let errands = vec![Errand { kind, payload: payload.to_owned(), due_at: at }];
    let filing = Filing { errands, ..Filing::default() };
    here.office
        .store
        .write::<_, StoreError>(&lin.scope(), |tx| here.office.file(tx, &lin, at, &entry, &filing))
        .unwrap();
}

fn letter(here: &Rehearsal, account: &str) {
    let note = Note { account: account.into(), subject: "有一件事".into(), text: "请看。".into() };
    file(here, LETTER, &serde_json::to_string(&note).unwrap());
}

fn errands(list: AddressList) -> Errands {
    Errands::new(Mailroom::new(Arc::new(list), ""))
}

fn run(here: &Rehearsal, errands: &Errands) -> (usize, usize, usize) {
    let Ran { done, put_off, stuck } = here.office.run_errands(errands, &AtomicBool::new(false)).unwrap();
    (done, put_off, stuck)
}

#[test]
fn a_letter_leaves_once_and_only_to_who_wants_it() {
    on_both_engines("once", |here| {
        let errands = errands(AddressList::default().silent("qin"));
        letter(here, "lin");
        letter(here, "qin");
        assert_eq!(run(here, &errands), (2, 0, 0));
        let letters = here.post.taken();
        assert_eq!(letters.len(), 1, "who gave no address gets no letter, and nothing is left to do");
        assert_eq!((letters[0].to.as_str(), letters[0].key.as_str()), ("lin@sangcun.example", "1/0"));
        assert_eq!(run(here, &errands), (0, 0, 0), "nothing twice");
        let kept = here.count("SELECT count(*) AS n FROM errand WHERE payload LIKE '%请看%'");
        assert_eq!(kept, 0, "what it said is kept no longer");
        // A house that died after the letter left and before the queue heard of it meets the errand again.
        here.run("UPDATE errand SET done_at = NULL, due_at = 0", Vec::new()).unwrap();
        assert_eq!((run(here, &errands), here.post.taken().len()), ((2, 0, 0), 0));
    });
}

#[test]
fn what_fails_is_tried_again_with_longer_pauses() {
    on_both_engines("pauses", |here| {
        let errands = errands(AddressList::default());
        letter(here, "lin");
        for _ in 0..2 {
            here.post.fail(PostError::Later("邮件服务器没有应答".into()));
        }
        assert_eq!(run(here, &errands), (0, 1, 0));
        here.pass(59);
        assert_eq!(run(here, &errands), (0, 0, 0), "not before a minute");
        here.pass(1);
        assert_eq!(run(here, &errands), (0, 1, 0));
        here.pass(60);
        assert_eq!(run(here, &errands), (0, 0, 0), "the second pause is two minutes");
        here.pass(60);
        assert_eq!(run(here, &errands), (1, 0, 0));
        assert_eq!(here.post.taken().len(), 1);
    });
}

#[test]
fn a_letter_that_never_leaves_waits_for_the_administrator_who_tries_again_or_gives_up() {
    on_both_engines("stuck", |here| {
        let errands = errands(AddressList::default());
        let (admin, lin) = (clerk("wang", Role::SysAdmin, ""), clerk("lin", Role::InfoOfficer, "office"));
        letter(here, "lin");
        for _ in 0..10 {
            here.post.fail(PostError::Later("邮件服务器没有应答".into()));
        }
        let mut outcomes = Vec::new();
        for _ in 0..10 {
            outcomes.push(run(here, &errands));
            here.pass(2 * 3_600);
        }
        assert_eq!(outcomes.iter().filter(|ran| **ran == (0, 1, 0)).count(), 9);
        assert_eq!(outcomes[9], (0, 0, 1), "the tenth try is the last");
        let waits = || {
            let scope = Scope::body("sangcun");
            here.office.store.read(&scope, |tx| waiting_on(tx, "sangcun", "1/0")).unwrap()
        };
        assert_eq!((waits()[0].what.as_str(), waits()[0].role.as_str()), ("errand.letter", "sys_admin"));
        let stuck = stuck_errands(&here.office, &admin).unwrap();
        assert_eq!((stuck[0].key.as_str(), stuck[0].tries, stuck[0].why.as_str()), ("1/0", 10, "邮件服务器没有应答"));
        for refused in [retry_errand(&here.office, &lin, "1/0"), stuck_errands(&here.office, &lin).map(drop)] {
            assert!(matches!(refused, Err(DeskError::NotAllowed { .. })), "{refused:?}");
        }
        let elsewhere = office::Clerk { body: "licun".into(), ..admin.clone() };
        assert!(matches!(retry_errand(&here.office, &elsewhere, "1/0"), Err(DeskError::NotFound)));

        retry_errand(&here.office, &admin, "1/0").unwrap();
        assert!(matches!(retry_errand(&here.office, &admin, "1/0"), Err(DeskError::NotFound)), "a double click");
        assert!(waits().is_empty());
        assert_eq!(run(here, &errands), (1, 0, 0));
        assert_eq!(here.post.taken().len(), 1, "told after all");

        letter(here, "lin");
        here.post.fail(PostError::Never("没有这个信箱".into()));
        assert_eq!(run(here, &errands), (0, 0, 1), "what no try can mend goes to a person at once");
        let key = stuck_errands(&here.office, &admin).unwrap().remove(0).key;
        drop_errand(&here.office, &admin, &key, DropReason::DoneOtherwise).unwrap();
        assert!(stuck_errands(&here.office, &admin).unwrap().is_empty());
        assert_eq!(run(here, &errands), (0, 0, 0));
        let kinds = ["errand.stuck", "errand.retried", "errand.dropped"].map(|kind| here.filed(kind));
        assert_eq!(kinds, [2, 1, 1]);
        here.office.store.verify().unwrap().unwrap();
    });
}

#[test]
fn a_hand_that_breaks_or_is_missing_disturbs_no_other_errand() {
    on_both_engines("hands", |here| {
        let met = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&met);
        let errands = errands(AddressList::default()).with(&["test.breaks"], |_, _, _| panic!("a hand breaks")).with(
            &["test.counts"],
            move |_, _, _| {
                count.fetch_add(1, Ordering::SeqCst);
                Ok(())
            },
        );
        for kind in ["test.breaks", "test.nobody", "test.counts"] {
            file(here, kind, "{}");
        }
        assert_eq!(run(here, &errands), (1, 2, 0));
        assert_eq!(met.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_stop_is_heard_between_two_errands() {
    on_both_engines("stop", |here| {
        let stop = Arc::new(AtomicBool::new(false));
        let hand = Arc::clone(&stop);
        let errands = errands(AddressList::default()).with(&["test.stops"], move |_, _, _| {
            hand.store(true, Ordering::SeqCst);
            Ok(())
        });
        file(here, "test.stops", "{}");
        file(here, "test.stops", "{}");
        let rounds = Mutex::new(Vec::new());
        here.office.keep_running(&errands, &stop, &mut |ran| rounds.lock().unwrap().push(ran.unwrap().done));
        assert_eq!(rounds.into_inner().unwrap(), [1], "the first is finished, the second waits for another day");
        assert_eq!(run(here, &errands), (1, 0, 0));
    });
}

#[test]
fn two_houses_at_one_cabinet_carry_each_errand_once() {
    on_both_engines("houses", |here| {
        let errands = &errands(AddressList::default());
        for _ in 0..20 {
            letter(here, "lin");
        }
        let done: usize = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..4).map(|_| scope.spawn(|| run(here, errands).0)).collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).sum()
        });
        assert_eq!((done, here.post.taken().len()), (20, 20));
    });
}

#[test]
fn a_letter_that_cannot_be_read_is_not_tried_for_hours() {
    on_both_engines("unread", |here| {
        let errands = errands(AddressList::default());
        file(here, LETTER, "{}");
        assert_eq!(run(here, &errands), (0, 0, 1));
        assert_eq!(Undone::Never(String::new()), Undone::from(PostError::Never(String::new())));
    });
}

#[test]
fn what_was_done_ninety_days_ago_leaves_the_queue_and_what_waits_for_a_person_stays() {
    on_both_engines("swept", |here| {
        let fails = |_: &office::Office, _: &Mailroom, _: &store::Errand| Err(Undone::Never("没有这种差事".into()));
        let errands = || errands(AddressList::default()).with(&["test.never"], fails);
        letter(here, "lin");
        file(here, "test.never", "{}");
        assert_eq!(run(here, &errands()), (1, 0, 1));
        here.pass(89 * 86_400);
        letter(here, "lin");
        let steady = errands();
        run(here, &steady);
        let of = |condition: &str| here.count(&format!("SELECT count(*) AS n FROM errand WHERE {condition}"));
        assert_eq!(of("key = '1/0'"), 1, "eighty-nine days are not ninety");
        here.pass(2 * 86_400);
        run(here, &steady);
        assert_eq!(of("key = '1/0'"), 0, "the first letter was done ninety-one days ago");
        assert_eq!(of("kind = 'test.never'"), 1, "nobody has decided on it yet");
        assert!(of("kind = 'office.letter'") >= 1, "the second letter is two days old");
    });
}
