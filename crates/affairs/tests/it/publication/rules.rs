//! The rules of `operations.md` §3.4, one table each.

use affairs::{
    publication::{
        CheckOrder, Decision, Errand, Facts, Importance, Occasion, Profile, ReleaseOrder, Seen, SignOrder, Stage,
        Subject, check, open_steps, overrule, publish, publish_urgent, release_scheduled, required, revise, schedule,
        sign, submit,
    },
    role::Role,
};
use messages::Catalogued;
use statute::calendar::Calendar;

use super::*;

const NONE: [&str; 0] = [];

#[test]
fn the_class_decides_the_steps_and_rules_only_lift() {
    let news = |leader, finance| Subject::News { leader, finance };
    let cases = [
        (news(false, false), Importance::Routine, Importance::Routine, &ROUTINE[..], "plain news"),
        (news(true, false), Importance::Routine, Importance::Important, &IMPORTANT, "a leader in the news"),
        (news(false, true), Importance::Routine, Importance::Important, &IMPORTANT, "figures of finance in the news"),
        (Subject::Budget, Importance::Routine, Importance::Important, &IMPORTANT, "a budget"),
        (Subject::Notice, Importance::Important, Importance::Important, &IMPORTANT, "lifted by hand"),
        (Subject::Disaster, Importance::Important, Importance::Special, &IMPORTANT, "a disaster"),
        (Subject::Warning, Importance::Urgent, Importance::Urgent, &ROUTINE, "an urgent warning"),
        (Subject::Penalty, Importance::Urgent, Importance::Urgent, &IMPORTANT, "urgency spares no final review"),
    ];
    for (subject, asked, class, steps, because) in cases {
        let facts = Facts { importance: asked, ..facts(subject) };
        let item = Play::of("XX-1", &Proposal { facts, ..proposal(subject) }, day("2025-03-03")).item;
        assert_eq!((item.facts().importance, required(&item)), (class, steps.to_vec()), "{because}");
    }
}

#[test]
fn who_signed_or_wrote_signs_nothing_else() {
    let cases = [
        // who, in which role, for whom, which step, code, because
        ("writer", Role::SectionHead, None, Proof(1), "publication.sign.own-text", "the author reads no proof"),
        ("writer", Role::SecrecyOfficer, None, Secrecy, "publication.sign.own-text", "H02"),
        ("reader", Role::SectionHead, Some("writer"), Proof(1), "publication.sign.own-text", "nor does his deputy"),
        ("admin", Role::SysAdmin, None, Proof(1), "publication.act.role", "the administrator signs nothing"),
        ("leader", Role::LeaderInCharge, None, Proof(2), "publication.sign.not-open", "proof 1 and first come before"),
        ("leader", Role::LeaderInCharge, None, Second, "publication.sign.not-open", "not its turn"),
    ];
    for (account, role, of, step, code, because) in cases {
        let mut play = Play::new(Subject::Notice).reviewed(&[]);
        let acting = match of {
            None => as_role(account, role),
            Some(of) => deputy(account, of, role, "2025-03-01", "2025-03-31"),
        };
        assert!(play.sign(&acting, step).contains(&code), "{because}");
    }
}

#[test]
fn nobody_decides_two_stages_also_not_as_or_through_a_deputy() {
    let within = ("2025-03-01", "2025-03-31");
    let leader = Role::LeaderInCharge;
    let cases = [
        (as_role("head", leader), "publication.sign.two-stages", "both roles, one person"),
        (as_role("secrecy", leader), "publication.sign.two-stages", "secrecy is a stage"),
        (deputy("head", "leader", leader, within.0, within.1), "publication.sign.two-stages", "as a deputy"),
        (deputy("colleague", "head", leader, within.0, within.1), "publication.sign.two-stages", "for who signed"),
        (deputy("colleague", "leader", leader, "2025-02-01", "2025-03-02"), "publication.deputy.period", "ended"),
        (deputy("colleague", "leader", leader, "2025-03-04", "2025-03-31"), "publication.deputy.period", "not begun"),
        (deputy("leader", "leader", leader, within.0, within.1), "publication.deputy.scope", "for oneself"),
    ];
    for (acting, code, because) in cases {
        let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE[..4]);
        assert_eq!(play.sign(&acting, Second), [code], "{because}");
        assert_eq!(play.sign(&deputy("colleague", "leader", leader, "2025-03-03", "2025-03-03"), Second), NONE);
    }
}

#[test]
fn a_head_of_another_section_reviews_only_as_its_deputy() {
    let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy]);
    let other = Acting { section: Some("finance".into()), ..as_role("other", Role::SectionHead) };
    assert_eq!(play.sign(&other, Proof(1)), ["publication.act.other-section"]);
    assert_eq!(play.sign(&deputy("other", "head", Role::SectionHead, "2025-03-01", "2025-03-09"), Proof(1)), NONE);
}

#[test]
fn stale_forms_double_clicks_and_clocks_that_jump_back_are_all_told_at_once() {
    let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy]);
    assert_eq!(play.sign(&person("secrecy"), Secrecy), ["publication.sign.already"], "double click");
    let seen = Seen { version: 1, content_hash: text("更早的一稿") };
    let acting = person("admin");
    let now = Occasion { acting: &acting, at: 1, today: play.today, calendar: Calendar::bundled(), seen: Some(&seen) };
    let codes: Vec<_> = sign(&play.item, &pass(Second), &now).unwrap_err().iter().map(|o| o.message().code).collect();
    let all =
        ["publication.act.role", "publication.act.clock-back", "publication.act.stale", "publication.sign.not-open"];
    assert_eq!(codes, all);
    let unseen = Occasion { seen: None, ..now };
    assert!(
        sign(&play.item, &pass(Second), &unseen)
            .unwrap_err()
            .contains(&affairs::publication::Obstacle::Stale { version: 1 })
    );
}

#[test]
fn a_draft_is_handed_in_only_with_a_check_of_that_very_text() {
    let blocked = |rule: &str| CheckOrder { blocking: vec![rule.into()], ..clean(&text("第一稿")) };
    let mut play = Play::new(Subject::Notice);
    assert_eq!(play.submit(false), ["publication.check.missing"]);
    let other = clean(&text("另一稿"));
    assert_eq!(play.act(&person("writer"), |i, n| check(i, &other, n)), ["publication.check.other"]);
    play.act(&person("writer"), |i, n| check(i, &blocked("P-02"), n));
    assert_eq!(play.submit(false), ["publication.check.blocked"]);
    assert_eq!(play.act(&person("office"), |i, n| overrule(i, "P-02", " ", n)), ["publication.act.no-reason"]);
    assert_eq!(
        play.act(&as_role("writer", Role::OfficeHead), |i, n| overrule(i, "P-02", "n", n)),
        ["publication.sign.own-text"]
    );
    assert_eq!(play.act(&person("office"), |i, n| overrule(i, "P-02", "note-1", n)), NONE);
    assert_eq!(play.submit(false), NONE);
    let mut secret = Play::new(Subject::Notice);
    secret.act(&person("writer"), |i, n| check(i, &blocked("C-01"), n));
    assert_eq!(secret.act(&person("office"), |i, n| overrule(i, "C-01", "note-1", n)), ["publication.check.secrecy"]);
    assert_eq!(secret.submit(false), ["publication.check.secrecy"]);
    let mut special = Play::new(Subject::Disaster);
    special.check();
    assert_eq!(special.submit(false), ["publication.special.records"]);
}

#[test]
fn a_return_needs_its_reason_and_the_third_one_reaches_the_leader() {
    let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy, Proof(1)]);
    let blank = Decision::Return { code: ReturnReason::Facts, note: String::new() };
    let order = SignOrder { decision: blank, ..pass(First) };
    assert_eq!(play.act(&person("head"), |i, n| sign(i, &order, n)), ["publication.act.no-reason"], "H09");
    for times in 1..=3 {
        assert_eq!(play.send_back(&person("head"), First), NONE);
        let told = play.last.errands.contains(&Errand::TellRole { role: Role::LeaderInCharge });
        assert_eq!(told, times == 3);
        assert!(play.last.errands.contains(&Errand::Tell { account: "writer".into() }));
        play.submit(false);
        assert_eq!(open_steps(&play.item), [First], "H10: it goes on where it was returned");
    }
}

#[test]
fn after_a_return_and_an_edit_it_resumes_or_restarts() {
    for (restart, open) in [(false, vec![Secrecy, Proof(1), First, Proof(2)]), (true, vec![Secrecy, Proof(1)])] {
        let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE[..3]);
        assert_eq!(play.send_back(&person("leader"), Proof(2)), NONE);
        let facts = Facts { content_hash: text("第二稿"), ..facts(Subject::Notice) };
        assert_eq!(play.act(&person("writer"), |i, n| revise(i, &facts, n)), NONE);
        play.check();
        assert_eq!(play.submit(restart), NONE);
        assert_eq!(open_steps(&play.item), open, "restart {restart}");
    }
}

#[test]
fn a_restart_begins_at_step_one_also_when_the_text_is_the_same() {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE[..3]);
    assert_eq!(play.send_back(&person("leader"), Proof(2)), NONE);
    assert_eq!(play.submit(true), NONE);
    assert_eq!(open_steps(&play.item), [Secrecy, Proof(1)], "H10");
}

#[test]
fn whoever_signs_and_then_hands_in_has_signed_their_own_text() {
    let order = Proposal { profile: Profile::ThreeReaders, ..proposal(Subject::Notice) };
    let mut play = Play::of("XX-1", &order, day("2025-03-03"));
    play.check();
    play.submit(false);
    assert_eq!(play.sign(&person("colleague"), Proof(1)), NONE);
    assert_eq!(play.send_back(&person("head"), First), NONE);
    assert_eq!(play.act(&person("colleague"), |item, now| submit(item, false, now)), NONE);
    assert_eq!(play.item.signed(Proof(1)), None, "the same text, but now the reader answers for it");
    assert!(open_steps(&play.item).contains(&Proof(1)), "somebody else reads it");
    assert_eq!(play.sign(&person("colleague"), Proof(1)), ["publication.sign.own-text"]);
    assert_eq!(play.sign(&person("reader"), Proof(1)), NONE);
}

#[test]
fn three_readers_end_with_the_preview_page() {
    let order = Proposal { profile: Profile::ThreeReaders, ..proposal(Subject::Notice) };
    let mut play = Play::of("XX-1", &order, day("2025-03-03"));
    play.check();
    play.submit(false);
    let by = ["secrecy", "colleague", "head", "office", "leader", "reader"];
    for (account, step) in by.into_iter().zip([Secrecy, Proof(1), First, Proof(2), Second, Proof(3)]) {
        assert_eq!(play.item.stage, Stage::InReview { since: play.entries[2].at });
        assert_eq!(play.sign(&person(account), step), NONE, "{step:?}");
    }
    assert_eq!(play.item.stage, Stage::Approved);
}

#[test]
fn what_is_scheduled_is_released_or_held_with_an_alarm() {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    let (at, office) = (play.at + 60 * MINUTE, person("office"));
    assert_eq!(play.act(&office, |i, n| schedule(i, n.at, &release(), n)), ["publication.schedule.past"]);
    assert_eq!(play.act(&office, |i, n| schedule(i, at, &release(), n)), NONE);
    assert_eq!(play.publish(), ["publication.act.stage"]);
    assert_eq!(
        play.act(&office, |i, n| release_scheduled(i, &release(), n.at, n.today, n.calendar)),
        ["publication.schedule.early"]
    );
    play.at = at;
    // Whoever rings the bell, it is released in the name of who scheduled it.
    let office = person("admin");
    let mut held = play.clone();
    let newer = ReleaseOrder { rules: "r2".into(), ..release() };
    assert_eq!(held.act(&office, |i, n| release_scheduled(i, &newer, n.at, n.today, n.calendar)), NONE);
    assert_eq!((&held.item.stage, held.item.held.len()), (&Stage::Approved, 1), "H22");
    let told = vec!["head".to_owned(), "leader".into(), "office".into(), "secrecy".into()];
    assert_eq!(held.last.errands, [Errand::Alarm { accounts: told, codes: vec!["publication.check.outdated".into()] }]);
    assert_eq!(play.act(&office, |i, n| release_scheduled(i, &release(), n.at, n.today, n.calendar)), NONE);
    assert_eq!(play.item.stage, Stage::Published);
    assert_eq!((play.last.entry.by.as_str(), play.last.entry.role), ("office", Role::OfficeHead));
    assert_eq!(
        play.act(&office, |i, n| release_scheduled(i, &release(), n.at, n.today, n.calendar)),
        ["publication.act.stage"]
    );
}

#[test]
fn an_urgent_release_owes_the_rest_to_third_persons() {
    let facts = Facts { importance: Importance::Urgent, ..facts(Subject::Warning) };
    let mut play = Play::of("XX-1", &Proposal { facts, ..proposal(Subject::Warning) }, day("2025-07-20"));
    let urgent = |reason: &'static str| move |i: &Item, n: &Occasion<'_>| publish_urgent(i, reason, &release(), n);
    play.check();
    assert_eq!(play.act(&person("leader"), urgent(" ")), ["publication.act.no-reason"], "H05");
    assert_eq!(play.act(&person("office"), urgent("call-1")), ["publication.act.role"]);
    assert_eq!(play.act(&person("leader"), urgent("call-1")), NONE);
    assert!(play.item.owes());
    assert_eq!(open_steps(&play.item), [Secrecy, Proof(1), First, Proof(2)], "his own step is signed");
    assert_eq!(play.last.waiting[0].due_at, Some(play.at + 86_400_000));
    let both = ["publication.sign.two-stages", "publication.debt.own"];
    assert_eq!(play.sign(&as_role("leader", Role::SectionHead), First), both, "H06");
    assert_eq!(play.send_back(&person("head"), First), ["publication.act.stage"]);
    play.signed(&[First, Secrecy, Proof(1)]);
    assert!(play.item.owes());
    assert_eq!(play.sign(&person("reader"), Proof(2)), NONE);
    assert!(!play.item.owes());
}

#[test]
fn only_texts_for_everybody_are_released() {
    let facts = Facts { attribute: Attribute::OnRequest("scope".into()), channels: vec![], ..facts(Subject::Notice) };
    let mut play =
        Play::of("XX-1", &Proposal { facts, ..proposal(Subject::Notice) }, day("2025-03-03")).reviewed(&ROUTINE);
    let both = ["publication.release.attribute", "publication.release.channel"];
    assert_eq!(play.act(&person("office"), |i, n| publish(i, &release(), n)), both);
    let open = Facts { attribute: Attribute::Public, channels: vec!["site".into()], ..play.item.facts().clone() };
    assert_eq!(play.act(&person("writer"), |i, n| revise(i, &open, n)), NONE);
    assert_eq!(play.act(&person("writer"), |i, n| submit(i, false, n)), NONE);
    assert_eq!(open_steps(&play.item), [Secrecy, Proof(1)], "signed for another attribute: void");
}
