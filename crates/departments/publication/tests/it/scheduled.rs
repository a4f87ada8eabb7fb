//! What is scheduled leaves at its hour in the name of who scheduled it, without anybody at a desk.

use std::sync::{Arc, atomic::AtomicBool};

use ::rehearsal::{AddressList, Rehearsal};
use affairs::{
    publication::{Stage, Subject},
    role::Role,
};
use office::{Checks, Errands, Mailroom, Office};
use publication::{Record, desk};
use store::Scope;

use crate::rehearsal::{approve, clerk, new_item, officer, on_both_engines, seen, text};

fn run(here: &Rehearsal, office: &Office) {
    let mailroom = publication::naming(Mailroom::new(Arc::new(AddressList::default()), ""));
    let errands = publication::errands(Errands::new(mailroom));
    let ran = office.run_errands(&errands, &AtomicBool::new(false)).unwrap();
    assert_eq!((ran.put_off, ran.stuck), (0, 0), "at {}", here.now());
}

/// An approved item that the head of the office scheduled for two in the afternoon.
fn scheduled(here: &Rehearsal, title: &str) -> Record {
    let item = approve(here, desk::propose(&here.office, &officer(), &new_item(title, Subject::Notice)).unwrap());
    here.at("2025-03-04 09:00:00");
    let at = here.now() + 5 * 3_600_000;
    let head = clerk("zhu", Role::OfficeHead, "office");
    desk::schedule(&here.office, &head, &item.item.number.clone(), &seen(&item), at).unwrap()
}

fn now(here: &Rehearsal, record: &Record) -> Record {
    let number = &record.item.number;
    let scope = Scope::body("sangcun");
    here.office.store.read(&scope, |tx| publication::find(tx, "sangcun", number)).unwrap().unwrap()
}

#[test]
fn it_leaves_at_its_hour_once_and_the_ledger_says_in_whose_name() {
    on_both_engines("hour", |here| {
        let item = scheduled(here, "集市改期通知");
        here.at("2025-03-04 13:59:00");
        run(here, &here.office);
        assert!(matches!(now(here, &item).item.stage, Stage::Scheduled { .. }), "not a minute before");
        here.at("2025-03-04 14:00:00");
        run(here, &here.office);
        run(here, &here.office);
        assert_eq!(now(here, &item).item.stage, Stage::Published);
        let entries: Vec<String> = here
            .ledger()
            .into_iter()
            .filter(|(kind, _)| kind == "publication.published")
            .map(|(_, text)| text)
            .collect();
        assert_eq!(entries.len(), 1);
        assert!(entries[0].contains(r#""actor":{"account":"zhu","role":"office_head"}"#), "{}", entries[0]);
        assert!(desk::release_due(&here.office, "sangcun").unwrap().is_empty());
    });
}

#[test]
fn what_was_taken_back_or_put_off_does_not_leave_at_the_old_hour() {
    on_both_engines("put-off", |here| {
        let item = scheduled(here, "饮水改造公示");
        let (head, number) = (clerk("zhu", Role::OfficeHead, "office"), item.item.number.clone());
        let item = desk::unschedule(&here.later().office, &head, &number, &seen(&item)).unwrap();
        let at = here.now() + 24 * 3_600_000;
        desk::schedule(&here.later().office, &head, &number, &seen(&item), at).unwrap();
        here.at("2025-03-04 15:00:00");
        run(here, &here.office);
        assert!(matches!(now(here, &item).item.stage, Stage::Scheduled { .. }), "the old hour has passed");
        here.at("2025-03-05 15:00:00");
        run(here, &here.office);
        assert_eq!(now(here, &item).item.stage, Stage::Published);
    });
}

#[test]
fn what_became_invalid_is_held_and_its_people_hear_of_it() {
    on_both_engines("held", |here| {
        let item = scheduled(here, "入户走访通知");
        let stricter =
            Office { checks: Checks::of(publication::FormCheck).and(::rehearsal::NoCheck), ..here.office.clone() };
        here.at("2025-03-04 14:00:00");
        run(here, &stricter);
        let held = now(here, &item);
        assert_eq!(
            (&held.item.stage, &held.item.held[..]),
            (&Stage::Approved, &["publication.check.outdated".to_owned()][..])
        );
        let letters = here.post.taken();
        let to = |account: &str| letters.iter().filter(|letter| letter.to.starts_with(account)).count();
        assert_eq!((to("bao@"), to("chu@"), to("fu@"), to("zhu@")), (1, 1, 1, 1), "{letters:?}");
        assert!(letters.iter().any(|letter| letter.subject == "定时发布没有发出"), "{letters:?}");
    });
}

#[test]
fn a_dropped_version_leaves_the_old_text_and_title() {
    on_both_engines("dropped", |here| {
        let item =
            approve(here, desk::propose(&here.office, &officer(), &new_item("春耕通知", Subject::Notice)).unwrap());
        let number = item.item.number.clone();
        let item = desk::publish(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        let correction = desk::NewCorrection {
            text: text("春耕通知（新）", "时间改在三月十日。"),
            substantive: true,
            explanation: "时间改了。".into(),
            prepared_by: "lin".into(),
        };
        let next = desk::correct(&here.later().office, &officer(), &number, &seen(&item), &correction).unwrap();
        assert_eq!((next.item.version, next.title.as_str()), (2, "春耕通知（新）"));
        let back = desk::drop_version(&here.later().office, &officer(), &number, &seen(&next)).unwrap();
        assert_eq!((&back.item.stage, back.title.as_str()), (&Stage::Published, "春耕通知"));
        assert_eq!(back.item.content_hash(), item.item.content_hash());
        assert_eq!(now(here, &back), back, "and so does the row");
        assert_eq!(here.filed("publication.version-dropped"), 1);
    });
}

#[test]
fn a_finding_is_let_pass_with_a_reason_by_who_did_not_write() {
    on_both_engines("overrule", |here| {
        let mut new = new_item("某某的通知", Subject::Notice);
        new.text.text = "请各村做好准备。".into();
        let item = desk::propose(&here.office, &officer(), &new).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(&here.office, &officer(), &number, &seen(&item)).unwrap();
        assert!(desk::submit(&here.office, &officer(), &number, &seen(&item), false).is_err());
        let chief = clerk("chu", Role::SectionHead, "office");
        let why = "“某某”是活动的名称。";
        assert!(
            desk::overrule(&here.office, &chief, &number, &seen(&item), "F-04", "").is_err(),
            "not without a reason"
        );
        let item = desk::overrule(&here.office, &chief, &number, &seen(&item), "F-04", why).unwrap();
        assert!(desk::submit(&here.office, &officer(), &number, &seen(&item), false).is_ok());
        let scope = Scope::body("sangcun");
        let words = here.office.store.read(&scope, |tx| publication::remarks(tx, "sangcun", &number)).unwrap();
        assert!(words.iter().any(|(.., text)| text == why), "{words:?}");
    });
}
