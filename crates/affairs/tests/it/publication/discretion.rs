//! What may be named in a letter: a text for everybody that the secrecy review passed as it stands.

use affairs::publication::{Attribute, CheckOrder, WithdrawalReason, check, revise, withdraw};

use super::*;

#[test]
fn a_title_leaves_the_house_only_after_the_secrecy_review_of_this_very_text() {
    let mut play = Play::new(Subject::Notice);
    assert!(!play.item.may_be_named(), "nobody has looked yet");
    play = play.reviewed(&[Proof(1)]);
    assert!(!play.item.may_be_named(), "a proof-reading is no secrecy review");
    play.signed(&[Secrecy]);
    assert!(play.item.may_be_named());
    let mut edited = play.clone();
    let facts = Facts { content_hash: text("改过的"), ..edited.item.facts().clone() };
    assert!(edited.act(&person("writer"), |i, n| revise(i, &facts, n)).is_empty());
    assert!(!edited.item.may_be_named(), "another text is another question");
    play.signed(&[First, Proof(2), Second]);
    play.publish();
    assert!(play.item.may_be_named(), "what is public is no secret");
    for (reason, named) in
        [(WithdrawalReason::Secrecy, false), (WithdrawalReason::PersonalData, false), (WithdrawalReason::Error, true)]
    {
        let mut gone = play.clone();
        gone.act(&person("office"), |i, n| withdraw(i, reason, "note", n));
        assert_eq!(gone.item.may_be_named(), named, "{reason:?}");
    }
}

#[test]
fn what_is_not_for_everybody_or_was_found_delicate_is_not_named() {
    let withheld = Proposal {
        facts: Facts { attribute: Attribute::Withheld("a16".into()), ..facts(Subject::Notice) },
        ..proposal(Subject::Notice)
    };
    let play = Play::of("XX-2", &withheld, date(2025, 3, 3)).reviewed(&[Secrecy]);
    assert!(!play.item.may_be_named(), "withheld");
    let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy, Proof(1)]);
    let found = CheckOrder { blocking: vec!["C-01".into()], ..clean(play.item.content_hash()) };
    play.act(&person("writer"), |i, n| check(i, &found, n));
    assert!(!play.item.may_be_named(), "the machine holds it for secret, whoever signed");
    let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy, Proof(1)]);
    let decision = Decision::Return { code: ReturnReason::PersonalData, note: "note".into() };
    play.act(&person("head"), |i, n| sign(i, &SignOrder { decision: decision.clone(), ..pass(First) }, n));
    assert!(!play.item.may_be_named(), "returned because of somebody's data");
}
