//! The acceptance list 1 to 3 of `operations.md` §12, and the whole way of one item.

use affairs::{
    publication::{
        Awaited, CorrectionOrder, Facts, Stage, Subject, WithdrawalReason, confirm_withdrawal, correct, publish,
        review_sheet, revise, schedule, withdraw,
    },
    role::Role,
};

use super::*;

const NONE: [&str; 0] = [];

#[test]
fn one_character_changed_after_the_second_review_puts_the_item_back() {
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE);
    let facts = Facts { content_hash: text("第一稿。"), ..play.item.facts().clone() };
    assert_eq!(play.act(&person("writer"), |i, n| revise(i, &facts, n)), NONE);
    assert_eq!(play.item.stage, Stage::Draft);
    assert_eq!(play.publish(), ["publication.act.stage", "publication.release.unsigned", "publication.check.missing"]);
    play.check();
    play.submit(false);
    let renewals: Vec<_> = play.last.waiting.iter().map(|line| (line.what, line.account.as_deref())).collect();
    assert_eq!(renewals, [(Awaited::Renewal(Secrecy), Some("secrecy")), (Awaited::Renewal(Proof(1)), Some("head"))]);
    play.signed(&ROUTINE);
    assert_eq!(play.publish(), NONE);
    let sheet = review_sheet(&play.item, &|account| account.to_owned());
    let hashes: std::collections::BTreeSet<_> = sheet.iter().map(|row| row.hash.clone()).collect();
    assert_eq!((sheet.len(), hashes.len()), (10, 2), "the sheet shows both hashes");
    assert_eq!(sheet.iter().filter(|row| row.stands).count(), 5);
}

#[test]
fn an_important_item_needs_the_principal_or_the_named_deputy() {
    let mut play = Play::new(Subject::Budget).reviewed(&IMPORTANT[..5]);
    assert_eq!(play.publish(), ["publication.act.stage", "publication.release.unsigned"]);
    let chair = Role::Principal;
    let acting = deputy("vice", "principal", chair, "2025-03-01", "2025-03-03");
    assert_eq!(play.sign(&as_role("vice", Role::LeaderInCharge), Proof(3)), NONE);
    assert_eq!(play.sign(&as_role("vice", Role::LeaderInCharge), Final), ["publication.act.role"]);
    let late = deputy("vice", "principal", chair, "2025-02-01", "2025-03-02");
    assert_eq!(play.sign(&late, Final), ["publication.deputy.period"]);
    assert_eq!(play.sign(&acting, Final), NONE);
    assert_eq!(play.publish(), NONE);
    let sheet = review_sheet(&play.item, &|account| format!("〔{account}〕"));
    let last = sheet.last().unwrap();
    assert_eq!((last.step, last.who.as_str(), last.opinion.as_str()), ("终审", "〔vice〕代〔principal〕", "同意"));
}

#[test]
fn one_item_goes_the_whole_way_and_the_sheet_tells_it() {
    let (writer, office, later) = (person("writer"), person("office"), 60 * MINUTE);
    let mut play = Play::new(Subject::Notice).reviewed(&ROUTINE[..4]);
    assert_eq!(play.send_back(&person("leader"), Second), NONE);
    let facts = Facts { content_hash: text("第二稿"), ..play.item.facts().clone() };
    assert_eq!(play.act(&writer, |i, n| revise(i, &facts, n)), NONE);
    let mut play = play.reviewed(&ROUTINE);
    let at = play.at + later;
    assert_eq!(play.act(&office, |i, n| schedule(i, at, &release(), n)), NONE);
    play.at = at;
    assert_eq!(
        play.act(&office, |i, n| affairs::publication::release_scheduled(i, &release(), n.at, n.today, n.calendar)),
        NONE
    );
    let order = CorrectionOrder {
        substantive: true,
        content_hash: text("第三稿"),
        note: "note-4".into(),
        prepared_by: "writer".into(),
        rules: "r1".into(),
    };
    assert_eq!(play.act(&writer, |i, n| correct(i, &order, n)), NONE);
    let mut play = play.reviewed(&ROUTINE);
    assert_eq!(play.act(&office, |i, n| publish(i, &release(), n)), NONE);
    assert_eq!(play.act(&writer, |i, n| withdraw(i, WithdrawalReason::Outdated, "note-5", n)), NONE);
    assert_eq!(play.act(&person("leader"), confirm_withdrawal), NONE);
    let sheet = review_sheet(&play.item, &|account| account.to_owned());
    assert_eq!(sheet.len(), 15);
    assert_eq!((sheet[4].opinion.as_str(), sheet[4].note.as_deref()), ("退回（文字差错）", Some("note-7")));
    assert_eq!(play.item.releases.len(), 2);
}
