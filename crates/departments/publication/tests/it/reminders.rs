//! Items that wait are told of to whoever they wait for, and late ones go up.

use std::sync::{Arc, atomic::AtomicBool};

use ::rehearsal::{AddressList, Rehearsal};
use affairs::publication::{ReviewStep, Subject};
use office::{Errands, Letter, Mailroom};
use publication::desk;

use crate::rehearsal::{new_item, officer, on_both_engines, passing, seen, signer};

fn morning(here: &Rehearsal, hour: &str) -> Vec<Letter> {
    let people = AddressList::default()
        .with("secrecy_officer", "", "bao")
        .with("section_head", "office", "chu")
        .with("section_head", "finance", "cai")
        .with("leader_in_charge", "", "fu");
    let errands = Errands::new(publication::naming(Mailroom::new(Arc::new(people), "")));
    here.at(hour);
    here.office.run_errands(&publication::errands(errands), &AtomicBool::new(false)).unwrap();
    here.post.taken()
}

/// What one person reads; nothing when no letter went there.
fn read(letters: &[Letter], account: &str) -> String {
    let mine = letters.iter().filter(|letter| letter.to.starts_with(&format!("{account}@")));
    mine.map(|letter| letter.text.as_str()).collect()
}

#[test]
fn whoever_is_asked_for_a_signature_is_reminded_and_the_next_level_hears_of_what_is_late() {
    on_both_engines("reminders", |here| {
        let office = &here.office;
        let item = desk::propose(office, &officer(), &new_item("入户走访通知", Subject::Notice)).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(office, &officer(), &number, &seen(&item)).unwrap();
        let item = desk::submit(office, &officer(), &number, &seen(&item), false).unwrap();
        let letters = morning(here, "2025-03-04 08:05:00");
        let (secrecy, head) = (read(&letters, "bao"), read(&letters, "chu"));
        assert!(
            secrecy.contains(&format!("保密审查：编号 {number}")),
            "before that review nothing is named: {secrecy}"
        );
        assert!(head.contains("一校：编号") && !head.contains("走访"), "{head}");
        assert_eq!(read(&letters, "cai") + &read(&letters, "fu"), "", "nobody else is bothered");

        // The secrecy review passes the title; the proof-reading is late and goes up under its name.
        let step = ReviewStep::Secrecy;
        desk::sign(office, &signer(step), &number, &seen(&item), &passing(step)).unwrap();
        let letters = morning(here, "2025-03-05 08:05:00");
        assert_eq!(read(&letters, "bao"), "", "what is done is told to nobody");
        assert!(read(&letters, "fu").contains("一校：《入户走访通知》"), "{letters:?}");
        assert!(read(&letters, "chu").contains("过了时限，请尽快办理"), "{letters:?}");
    });
}

#[test]
fn a_draft_that_lies_goes_up_to_the_head_of_its_own_section() {
    on_both_engines("draft", |here| {
        desk::propose(&here.office, &officer(), &new_item("集市改期通知", Subject::Notice)).unwrap();
        let letters = morning(here, "2025-03-05 08:05:00");
        assert!(read(&letters, "lin").contains("写完送审"), "{letters:?}");
        assert!(read(&letters, "chu").contains("应当在 3 月 4 日前由信息员办完"), "{letters:?}");
        assert_eq!(read(&letters, "cai"), "", "not another section's head");
    });
}
