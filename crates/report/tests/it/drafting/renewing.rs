//! 重新取数 A newer count changes numbers, never what people wrote.

use report::drafting::{Claim, Coat, Draft, Override, Place, Snapshot, Told, compose, judge, mark, renew};

use super::{field, quiet};

fn composed(snapshot: &Snapshot) -> Draft {
    compose(snapshot, &Told::default(), &Coat::default()).0
}

fn text<'a>(draft: &'a Draft, id: &str) -> Option<&'a str> {
    draft.claims.iter().find(|claim| claim.id == id).map(|claim| claim.text.as_str())
}

/// Two people signed in late at the second training.
fn later() -> Snapshot {
    let mut snapshot = quiet();
    snapshot.fields.insert("M-13".into(), field("培训", "30", "人次"));
    snapshot.fields.insert("M-01".into(), field("主动公开政府信息", "254", "条"));
    snapshot
}

#[test]
fn untouched_sentences_are_composed_anew_and_written_ones_take_the_new_numbers() {
    let mut draft = composed(&quiet());
    let published = draft.claims.iter_mut().find(|claim| claim.id == "published").unwrap();
    published.text = format!("我们把 {} 条信息放到了网上。", mark("M-01", "253"));
    published.edited = true;
    let next = renew(&draft, &composed(&later()), &later());
    assert_eq!(text(&next, "published"), Some("我们把 【M-01：254】 条信息放到了网上。"));
    assert!(text(&next, "training").unwrap().contains("【M-13：30】"));
    assert!(!judge(&next, &later()).iter().any(|one| format!("{one:?}").starts_with("Differs")));
}

#[test]
fn what_was_taken_out_stays_out_and_what_was_added_stays() {
    let mut draft = composed(&quiet());
    draft.claims.retain(|claim| claim.id != "mentoring");
    draft.removed.insert("mentoring".into());
    let own = Claim {
        id: "own-1".into(),
        place: Place::Oversight,
        text: "全年没有收到关于公开工作的投诉。".into(),
        records: vec!["r".into()],
        reason: String::new(),
        edited: true,
    };
    draft.claims.push(own);
    let next = renew(&draft, &composed(&later()), &later());
    assert_eq!(text(&next, "mentoring"), None);
    let at = next.claims.iter().position(|claim| claim.id == "own-1").unwrap();
    assert!(next.claims[at + 1..].iter().all(|claim| claim.place > Place::Oversight), "within its place");
}

#[test]
fn a_number_by_hand_stays_until_the_ledger_says_the_same() {
    let mut draft = composed(&quiet());
    draft.overrides.insert("M-13".into(), Override { digits: "30".into(), reason: "2 人补签".into() });
    let before = renew(&draft, &composed(&quiet()), &quiet());
    assert!(text(&before, "training").unwrap().contains("【M-13：30】"), "the hand's number stands in the sentence");
    assert_eq!(before.overrides.len(), 1);
    let after = renew(&before, &composed(&later()), &later());
    assert!(after.overrides.is_empty(), "the ledger caught up: nothing left to explain");
    assert!(text(&after, "training").unwrap().contains("【M-13：30】"));
}

#[test]
fn a_second_count_of_the_same_ledger_changes_nothing() {
    let once = renew(&composed(&quiet()), &composed(&quiet()), &quiet());
    assert_eq!(once, composed(&quiet()));
    assert_eq!(renew(&once, &composed(&quiet()), &quiet()), once);
}
