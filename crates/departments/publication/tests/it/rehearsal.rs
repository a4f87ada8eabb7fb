//! The people of a small office, and the way an item usually takes.

use ::rehearsal::{Rehearsal, proposal};
use affairs::{
    publication::{Seen, Subject},
    role::Role,
};
use office::{Checks, Clerk};
use publication::{
    FormCheck, Record, Text,
    desk::{self, NewItem, Signing},
};

pub(crate) use ::rehearsal::{clerk, codes};

/// The same case on an embedded database and on a server, with the check of this department.
pub(crate) fn on_both_engines(name: &str, case: impl Fn(&Rehearsal)) {
    ::rehearsal::on_both_engines(&format!("publication-{name}"), &Checks::of(FormCheck), case);
}

/// Checks, hands in, and lets the usual people pass every step of an item; it is approved then.
pub(crate) fn approve(here: &Rehearsal, record: Record) -> Record {
    let (office, number) = (&here.later().office, record.item.number.clone());
    let record = desk::check(office, &officer(), &number, &seen(&record)).unwrap();
    passed(here, desk::submit(office, &officer(), &number, &seen(&record), false).unwrap())
}

/// The usual people pass every step that is open.
pub(crate) fn passed(here: &Rehearsal, mut record: Record) -> Record {
    let number = record.item.number.clone();
    while let Some(step) = affairs::publication::open_steps(&record.item).first().copied() {
        let clerk = signer(step);
        record = desk::sign(&here.later().office, &clerk, &number, &seen(&record), &passing(step)).unwrap();
    }
    record
}

pub(crate) fn seen(record: &Record) -> Seen {
    desk::seen(&record.item)
}

pub(crate) fn officer() -> Clerk {
    clerk("lin", Role::InfoOfficer, "office")
}

/// Who signs a step in this office.
pub(crate) fn signer(step: affairs::publication::ReviewStep) -> Clerk {
    use affairs::publication::ReviewStep::{Final, First, Proof, Second, Secrecy};
    match step {
        Secrecy => clerk("bao", Role::SecrecyOfficer, ""),
        Proof(_) => clerk("jiao", Role::Proofreader, ""),
        First => clerk("chu", Role::SectionHead, "office"),
        Second => clerk("fu", Role::LeaderInCharge, ""),
        Final => clerk("zheng", Role::Principal, ""),
    }
}

pub(crate) fn passing(step: affairs::publication::ReviewStep) -> Signing {
    Signing { step, returns: None, opinion: "同意".into(), seconds: 300, findings: 0 }
}

pub(crate) fn text(title: &str, text: &str) -> Text {
    Text { title: title.into(), text: text.into(), ..Text::default() }
}

pub(crate) fn new_item(title: &str, subject: Subject) -> NewItem {
    let text = text(title, "各村做好春季防火。\n请互相转告。");
    NewItem { proposal: proposal(subject), catalogue: "G-03".into(), text }
}
