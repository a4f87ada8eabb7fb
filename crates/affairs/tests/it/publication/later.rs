//! Corrections and withdrawals of what is public (`operations.md` §3.4).

use affairs::{
    publication::{
        CorrectionOrder, Errand, Occasion, Stage, Subject, WithdrawalReason, check, confirm_withdrawal, correct,
        discard, post, restore, withdraw,
    },
    role::Role,
};

use super::*;

const NONE: [&str; 0] = [];

#[test]
fn corrections_are_small_with_one_review_or_a_new_version() {
    let small = |words: &str, prepared_by: &str| CorrectionOrder {
        substantive: false,
        content_hash: text(words),
        note: "note-3".into(),
        prepared_by: prepared_by.into(),
        rules: "r1".into(),
    };
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    play.publish();
    let typo = small("改一个错字", "writer");
    assert_eq!(play.act(&person("head"), |i, n| correct(i, &typo, n)), ["publication.check.missing"]);
    play.act(&person("writer"), |i, n| check(i, &clean(&typo.content_hash), n));
    let own = small("改一个错字", "head");
    assert_eq!(play.act(&person("head"), |i, n| correct(i, &own, n)), ["publication.sign.own-text"]);
    assert_eq!(play.act(&person("head"), |i, n| correct(i, &typo, n)), NONE);
    assert_eq!((play.item.version, play.item.releases.len(), play.item.corrections.len()), (1, 2, 1));
    let big = CorrectionOrder { substantive: true, ..small("改了时间", "writer") };
    assert_eq!(play.act(&person("writer"), |i, n| correct(i, &big, n)), NONE);
    assert_eq!((play.item.version, &play.item.stage, play.item.releases.len()), (2, &Stage::Draft, 2), "old one kept");
    assert_eq!(play.act(&person("writer"), discard), ["publication.act.stage"]);
    let mut play = play.reviewed(&ROUTINE);
    assert_eq!(play.publish(), NONE);
    assert_eq!(play.item.releases.iter().map(|release| release.version).collect::<Vec<_>>(), [1, 1, 2]);
}

#[test]
fn a_withdrawal_is_at_once_and_another_leader_decides() {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    let hide = |note: &'static str| move |i: &Item, n: &Occasion<'_>| withdraw(i, WithdrawalReason::Error, note, n);
    assert_eq!(play.act(&person("writer"), hide("note-9")), ["publication.act.stage"], "not public yet");
    play.publish();
    let order = vec!["screen".to_owned()];
    assert_eq!(play.act(&person("office"), |i, n| post(i, &order, n)), NONE);
    assert_eq!(play.act(&person("office"), |i, n| post(i, &order, n)), ["publication.act.nothing-changed"]);
    assert_eq!(play.act(&person("writer"), hide("")), ["publication.act.no-reason"]);
    let elsewhere = Acting { section: Some("finance".into()), ..as_role("other", Role::SectionHead) };
    assert_eq!(play.clone().act(&elsewhere, hide("note-9")), NONE, "any reviewer");
    assert_eq!(play.act(&person("leader"), hide("note-9")), NONE);
    assert_eq!(play.last.errands[0], Errand::TakeDown);
    assert_eq!(play.act(&person("writer"), hide("note-9")), ["publication.act.stage"]);
    assert_eq!(play.act(&person("leader"), restore), ["publication.withdrawal.own"]);
    let mut confirmed = play.clone();
    assert_eq!(play.act(&person("principal"), restore), NONE);
    assert_eq!(play.item.stage, Stage::Published);
    assert_eq!(confirmed.act(&person("principal"), confirm_withdrawal), NONE);
    assert_eq!(confirmed.act(&person("principal"), restore), ["publication.withdrawal.confirmed"]);
    assert_eq!(confirmed.item.releases.len(), 1, "nothing is deleted");
}
