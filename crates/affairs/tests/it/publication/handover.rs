//! Whoever leaves passes on what waits for them by name, and four eyes stay four eyes.

use affairs::{
    handover::Reason,
    publication::{HandOrder, Item, Subject, hand_over, revise, waiting},
    role::Role,
};
use statute::calendar::Calendar;

use super::{First, Play, Proof, Secrecy, facts, person, text};

fn order(from: &str, to: &str, roles: &[Role]) -> HandOrder {
    let section = Some("office".into());
    HandOrder { from: from.into(), to: to.into(), roles: roles.into(), section, reason: Reason::Left }
}

fn given() -> affairs::publication::Acting {
    super::as_role("security", Role::SecAdmin)
}

fn waited_for(item: &Item) -> Vec<String> {
    waiting(item, Calendar::bundled()).into_iter().filter_map(|row| row.account).collect()
}

/// An item whose head signed, and whose author then changed it: the head is waited for by name.
fn to_renew() -> Play {
    let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy, Proof(1), First]);
    let changed = affairs::publication::Facts { content_hash: text("第二稿"), ..facts(Subject::Notice) };
    assert_eq!(play.act(&person("writer"), |item, now| revise(item, &changed, now)), [""; 0]);
    play.check();
    assert_eq!(play.submit(false), [""; 0]);
    play
}

#[test]
fn a_draft_passes_to_another_writer_and_back() {
    let mut play = Play::new(Subject::Notice);
    let to = |from: &str, to: &str| order(from, to, &[Role::InfoOfficer]);
    assert_eq!(waited_for(&play.item), ["writer"]);
    assert_eq!(play.act(&given(), |item, now| hand_over(item, &to("writer", "colleague"), now)), [""; 0]);
    assert_eq!(waited_for(&play.item), ["colleague"]);
    assert_eq!(play.item.authors, ["writer"], "whoever wrote stays in the record");
    let again = play.act(&given(), |item, now| hand_over(item, &to("writer", "colleague"), now));
    assert_eq!(again, ["publication.act.nothing-changed"], "nothing waits for the first one any more");
    assert_eq!(play.act(&given(), |item, now| hand_over(item, &to("colleague", "writer"), now)), [""; 0]);
    assert_eq!(waited_for(&play.item), ["writer"]);
}

#[test]
fn the_receiver_of_a_draft_writes_and_has_not_signed_it() {
    let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy]);
    assert_eq!(play.send_back(&person("head"), Proof(1)), [""; 0]);
    let cases = [
        (order("writer", "secrecy", &[Role::SecrecyOfficer]), "no writer"),
        (order("writer", "secrecy", &[Role::SecrecyOfficer, Role::InfoOfficer]), "signed this version"),
        (order("writer", "head", &[Role::OfficeHead]), "returned this version"),
    ];
    for (order, because) in cases {
        let codes = play.act(&given(), |item, now| hand_over(item, &order, now));
        assert_eq!(codes, ["publication.hand-over.receiver"], "{because}");
    }
    let fine = order("writer", "office", &[Role::OfficeHead]);
    assert_eq!(play.act(&person("writer"), |item, now| hand_over(item, &fine, now)), ["publication.act.role"]);
    assert_eq!(play.act(&given(), |item, now| hand_over(item, &fine, now)), [""; 0]);
    assert_eq!(waited_for(&play.item), ["office"]);
}

#[test]
fn a_signature_to_be_renewed_passes_to_whoever_may_give_it() {
    let mut play = to_renew();
    let head = |to: &str, section: &str| {
        let order = order("head", to, &[Role::SectionHead]);
        HandOrder { section: Some(section.into()), ..order }
    };
    let refused = [
        (order("head", "reader", &[Role::Registrar]), "no role of the step"),
        (head("other", "finance"), "the head of another section"),
        (head("writer", "office"), "wrote it"),
        (head("secrecy", "office"), "decided another step"),
    ];
    for (order, because) in refused {
        let codes = play.act(&given(), |item, now| hand_over(item, &order, now));
        assert_eq!(codes, ["publication.hand-over.receiver"], "{because}");
    }
    assert_eq!(play.act(&given(), |item, now| hand_over(item, &head("successor", "office"), now)), [""; 0]);
    assert!(waited_for(&play.item).contains(&"successor".to_owned()), "{:?}", waited_for(&play.item));
    assert!(!waited_for(&play.item).contains(&"head".to_owned()));
    let secrecy = person("secrecy");
    assert_eq!(play.sign(&secrecy, Secrecy), [""; 0]);
    let successor = super::as_role("successor", Role::SectionHead);
    assert_eq!(play.sign(&successor, Proof(1)), [""; 0]);
    assert_eq!(play.sign(&successor, First), [""; 0], "and the flow goes on");
}
