//! Whoever leaves hands over: every item in one transaction, or none of them.

use affairs::{handover::Reason, publication::Subject, role::Role};
use hall::serving::{Handing, Post, Room as _};
use office::{DeskError, waiting_on};
use publication::{console::Items, desk};

use crate::rehearsal::{clerk, codes, new_item, officer, on_both_engines, passing, seen, signer};

fn handing(to: &str, role: Role) -> Handing {
    let post = Post { account: to.into(), role, section: "office".into() };
    Handing { from: "lin".into(), to: to.into(), section: "office".into(), posts: vec![post], reason: Reason::Left }
}

#[test]
fn a_draft_waits_for_whoever_took_it_over_and_goes_on_from_there() {
    on_both_engines("handed", |here| {
        let record = desk::propose(&here.office, &officer(), &new_item("一件稿", Subject::Notice)).unwrap();
        let (number, security) = (record.item.number.clone(), clerk("an", Role::SecAdmin, ""));
        let hand = |to: &str, role| {
            here.later().office.store.write::<_, DeskError>(&security.scope(), |tx| {
                Items.hand_over(&here.office, tx, &security, &number, &handing(to, role))
            })
        };
        let bars = here.office.store.read::<_, DeskError>(&security.scope(), |tx| {
            Items.bars(&here.office, tx, &security, &number, &handing("deng", Role::Registrar))
        });
        assert_eq!(bars.unwrap()[0].code, "publication.hand-over.receiver", "said before it is tried");
        assert_eq!(codes(&hand("deng", Role::Registrar).unwrap_err()), ["publication.hand-over.receiver"]);
        assert_eq!(here.filed("publication.handed-over"), 0);
        hand("xin", Role::InfoOfficer).unwrap();
        let waiting = || here.office.store.read(&officer().scope(), |tx| waiting_on(tx, "sangcun", &number)).unwrap();
        assert_eq!((waiting().len(), waiting()[0].account.as_str()), (1, "xin"));
        let found = |account: &str| {
            let read = |tx: &store::Tx<'_>| office::open_work(tx, "sangcun", account);
            here.office.store.read(&officer().scope(), read).unwrap().len()
        };
        assert_eq!((found("lin"), found("xin")), (0, 1));
        let successor = clerk("xin", Role::InfoOfficer, "office");
        let record = desk::check(&here.later().office, &successor, &number, &seen(&record)).unwrap();
        let record = desk::submit(&here.office, &successor, &number, &seen(&record), false).unwrap();
        let step = affairs::publication::ReviewStep::Secrecy;
        desk::sign(&here.later().office, &signer(step), &number, &seen(&record), &passing(step)).unwrap();
    });
}

#[test]
fn one_item_that_cannot_pass_keeps_all_of_them() {
    on_both_engines("handed-none", |here| {
        let propose = |title: &str| desk::propose(&here.later().office, &officer(), &new_item(title, Subject::Notice));
        let (one, other) = (propose("一件稿").unwrap(), propose("另一件").unwrap());
        let security = clerk("an", Role::SecAdmin, "");
        let both = here.later().office.store.write::<_, DeskError>(&security.scope(), |tx| {
            Items.hand_over(&here.office, tx, &security, &one.item.number, &handing("xin", Role::InfoOfficer))?;
            Items.hand_over(&here.office, tx, &security, &other.item.number, &handing("xin", Role::Registrar))
        });
        assert_eq!(codes(&both.unwrap_err()), ["publication.hand-over.receiver"]);
        assert_eq!(here.count("SELECT count(*) AS n FROM waiting WHERE account = 'xin'"), 0, "nothing half-done");
        assert_eq!(here.filed("publication.handed-over"), 0);
    });
}
