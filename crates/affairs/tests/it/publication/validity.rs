//! 有效性 What is public is said to be in force no longer by an act of its own; nothing else of it changes.

use affairs::publication::{
    Subject, Validity, ValidityMark, correct, drop_version, mark_validity, paper_hash, withdraw,
};

use super::*;

const NONE: [&str; 0] = [];

fn mark(validity: Validity, since: &str, document: &str) -> ValidityMark {
    let document = Some(document.to_owned()).filter(|number| !number.is_empty());
    ValidityMark { validity, since: day(since), document }
}

fn said(play: &mut Play, who: &str, order: &ValidityMark) -> Vec<&'static str> {
    play.act(&person(who), |item, now| mark_validity(item, order, now))
}

#[test]
fn what_is_public_is_repealed_by_another_document_and_its_signatures_stand() {
    let mut play = Play::new(Subject::NormativeDocument);
    let repealed = mark(Validity::Repealed, "2025-03-10", "桑政〔2025〕3号");
    assert_eq!(said(&mut play, "office", &repealed), ["publication.act.stage"], "not public yet");
    let steps = affairs::publication::required(&play.item);
    let mut play = play.reviewed(&steps);
    play.publish();
    let before = play.item.clone();
    let nameless = mark(Validity::Repealed, "2025-03-10", " ");
    assert_eq!(said(&mut play, "office", &nameless), ["publication.facts.blank"], "by which document");
    assert_eq!(said(&mut play, "writer", &repealed), ["publication.act.role"]);
    assert_eq!(
        said(&mut play, "office", &mark(Validity::InForce, "2025-03-10", "")),
        ["publication.act.nothing-changed"]
    );
    assert_eq!(said(&mut play, "office", &repealed), NONE);
    assert_eq!(said(&mut play, "office", &repealed), ["publication.act.nothing-changed"], "a second click");
    let Item { validity, last_at, .. } = play.item.clone();
    assert_eq!(validity.as_ref(), Some(&repealed));
    assert_eq!(play.item, Item { validity, last_at, ..before }, "nothing else of it changed");
    assert_eq!(said(&mut play, "leader", &mark(Validity::InForce, "2025-03-12", "")), NONE, "and taken back");
}

#[test]
fn it_holds_while_a_new_version_is_made_and_is_not_said_of_what_is_hidden() {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    play.publish();
    let order = affairs::publication::CorrectionOrder {
        substantive: true,
        content_hash: text("新的一版"),
        note: "note-1".into(),
        prepared_by: "writer".into(),
        rules: "r1".into(),
    };
    play.act(&person("writer"), |item, now| correct(item, &order, now));
    let over = mark(Validity::Expired, "2025-03-10", "");
    assert_eq!(said(&mut play, "office", &over), NONE);
    play.act(&person("writer"), drop_version);
    assert_eq!(play.item.validity, Some(over), "the old version stands with what was said of it");
    play.act(&person("writer"), |item, now| {
        withdraw(item, affairs::publication::WithdrawalReason::Error, "note-2", now)
    });
    assert_eq!(said(&mut play, "office", &mark(Validity::InForce, "2025-03-12", "")), ["publication.act.stage"]);
}

#[test]
fn no_document_ends_before_it_was_formed() {
    let formed = Facts { event_date: Some(day("2025-03-03")), ..facts(Subject::Notice) };
    let proposal = Proposal { facts: formed, ..proposal(Subject::Notice) };
    let mut play = Play::of("XX-2", &proposal, day("2025-03-03")).reviewed(&ROUTINE);
    play.publish();
    let early = mark(Validity::Expired, "2025-03-02", "");
    assert_eq!(said(&mut play, "office", &early), ["publication.validity.before-event"]);
    assert_eq!(said(&mut play, "office", &mark(Validity::Expired, "2025-03-03", "")), NONE, "the very day");
}

#[test]
fn each_part_of_a_document_is_in_its_hash_and_a_text_without_them_keeps_the_one_it_had() {
    let whole = ["桑政〔2025〕3号", "2025-03-10", "2030-03-09", "4f6a1b2c3d4e"];
    let files = [("a.pdf", "00")];
    assert_eq!(paper_hash(false, "题", "文", [""; 4], &files), content_hash("题", "文", &files));
    let mut seen = std::collections::BTreeSet::from([content_hash("题", "文", &files)]);
    for rich in [false, true] {
        assert!(seen.insert(paper_hash(rich, "题", "文", whole, &files)), "rich: {rich}");
        for at in 0..4 {
            let mut one = [""; 4];
            one[at] = whole[at];
            assert!(seen.insert(paper_hash(rich, "题", "文", one, &files)), "part {at}, rich: {rich}");
        }
    }
    assert!(seen.insert(paper_hash(false, "题", "文桑政〔2025〕3号", ["", whole[1], whole[2], whole[3]], &files)));
}
