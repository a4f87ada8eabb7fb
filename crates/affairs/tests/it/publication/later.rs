//! Corrections and withdrawals of what is public (`operations.md` §3.4).

use affairs::{
    publication::{
        CorrectionOrder, Errand, Occasion, Stage, Subject, WithdrawalReason, check, confirm_withdrawal, correct,
        discard, drop_version,
        figures::{CountRule, Figure, Figures},
        post, restore, revise, withdraw,
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

#[test]
fn a_small_correction_is_signed_by_its_reviewer_on_the_text_that_stands() {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    play.publish();
    let order = CorrectionOrder {
        substantive: false,
        content_hash: text("改一个错字"),
        note: "note-3".into(),
        prepared_by: "writer".into(),
        rules: "r1".into(),
    };
    play.act(&person("writer"), |i, n| check(i, &clean(&order.content_hash), n));
    let reviews = |play: &Play| {
        let figures = Figures::fold(&play.entries, CountRule::default());
        figures.value(&Figure::Reviewed, play.today, play.today)
    };
    let before = reviews(&play);
    assert_eq!(play.act(&person("leader"), |i, n| correct(i, &order, n)), NONE);
    assert_eq!(play.last.entry.version(), 2);
    let signature = play.item.signatures.last().unwrap();
    assert_eq!(
        (signature.by.as_str(), signature.step, signature.content_hash.as_str()),
        ("leader", Second, text("改一个错字").as_str())
    );
    assert!(play.item.stands(signature), "it counts for the text as corrected");
    assert_eq!(reviews(&play), before + 1, "it is one review");
}

/// A public item whose new version is under way.
fn second_version() -> Play {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    play.publish();
    begin_version(&mut play, "改了时间");
    play
}

fn begin_version(play: &mut Play, words: &str) {
    let order = CorrectionOrder {
        substantive: true,
        content_hash: text(words),
        note: "note-4".into(),
        prepared_by: "writer".into(),
        rules: "r1".into(),
    };
    assert_eq!(play.act(&person("writer"), |i, n| correct(i, &order, n)), NONE);
}

#[test]
fn a_new_version_can_be_dropped_and_the_old_one_stands_with_its_signatures() {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    assert_eq!(play.clone().act(&person("writer"), drop_version), ["publication.act.stage"], "nothing was public yet");
    play.publish();
    let public = play.item.clone();
    assert_eq!(play.clone().act(&person("writer"), drop_version), ["publication.act.stage"], "no new version");
    begin_version(&mut play, "改了时间");
    // The new version goes some of its way, with other facts, before it is given up.
    let facts = Facts { subject: Subject::Budget, importance: Importance::Important, ..play.item.facts().clone() };
    assert_eq!(play.act(&person("writer"), |i, n| revise(i, &facts, n)), NONE);
    let mut play = play.reviewed(&[Secrecy, Proof(1), First]);
    assert_eq!(play.act(&person("head"), drop_version), ["publication.act.role"]);
    assert_eq!(play.act(&person("office"), drop_version), NONE);
    let item = &play.item;
    assert_eq!((&item.stage, item.version, item.facts()), (&Stage::Published, 1, public.facts()));
    assert_eq!(item.releases, public.releases, "what is public never changed");
    for step in ROUTINE {
        assert_eq!(item.signed(step), public.signed(step), "{step:?}");
    }
    assert!(item.corrections[0].dropped, "nothing was corrected, and the record says so");
    assert!(play.last.waiting.is_empty(), "nobody waits any more");
    assert_eq!(play.act(&person("office"), drop_version), ["publication.act.stage"], "a double click");

    // Its number is not used again, so no signature on it can ever count for another text.
    begin_version(&mut play, "改了时间");
    assert_eq!(play.item.version, 3);
    assert!(play.item.signatures.iter().all(|signature| !play.item.stands(signature)));
    let mut play = play.reviewed(&ROUTINE);
    assert_eq!(play.publish(), NONE);
    assert_eq!(play.act(&person("office"), drop_version), ["publication.act.stage"], "what is released is not dropped");
}

#[test]
fn what_was_hidden_stays_hidden_when_its_new_version_is_dropped() {
    let mut play = second_version();
    let hide = |i: &Item, n: &Occasion<'_>| withdraw(i, WithdrawalReason::Error, "note-9", n);
    assert_eq!(play.act(&person("leader"), hide), NONE);
    assert_eq!(play.act(&person("principal"), confirm_withdrawal), NONE);
    begin_version(&mut play, "改了地点");
    assert_eq!(play.act(&person("writer"), drop_version), NONE);
    assert_eq!((&play.item.stage, play.item.version), (&Stage::Withdrawn, 1));
    assert_eq!(play.act(&person("principal"), restore), ["publication.withdrawal.confirmed"]);

    // Withdrawn while the new version was made, and restored: the old one is public, with its own text.
    let mut play = second_version();
    play.act(&person("leader"), hide);
    assert_eq!(play.act(&person("principal"), restore), NONE);
    assert_eq!(play.item.stage, Stage::Draft, "the new version goes on");
    assert_eq!(play.act(&person("writer"), drop_version), NONE);
    assert_eq!(play.item.stage, Stage::Published);
}
