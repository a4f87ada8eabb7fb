//! 改了什么 Two texts of one report, told apart in words that the public reads.

use report::drafting::{Claim, Coat, Draft, Override, Place, Snapshot, Told, changes, compose};

use super::{field, quiet};

fn composed(snapshot: &Snapshot) -> Draft {
    compose(snapshot, &Told::default(), &Coat::default()).0
}

#[test]
fn numbers_come_first_and_a_sentence_is_rewritten_only_when_its_words_are() {
    let (mut was, mut now) = (quiet(), quiet());
    // Nothing prints this one.
    was.fields.insert("M-99".into(), field("不印的数", "21", "次"));
    now.fields.insert("M-01".into(), field("主动公开政府信息", "254", "条"));
    now.fields.insert("t3.received_new.natural".into(), field("新收，自然人", "1", "件"));
    now.fields.insert("M-99".into(), field("不印的数", "22", "次"));
    let (before, mut after) = (composed(&was), composed(&now));
    let said = changes((&before, &was), (&after, &now));
    assert_eq!(said, ["主动公开政府信息由 253 条 改为 254 条", "新收，自然人由 0 件 改为 1 件"]);

    let (text, place) = ("另一句。".to_owned(), Place::Other);
    after.claims.iter_mut().find(|claim| claim.id == "published").unwrap().text.push_str("都在网上。");
    after.claims.retain(|claim| claim.id != "training");
    let own = Claim { id: "own-1".into(), place, text, records: vec![], reason: "理由".into(), edited: true };
    after.claims.push(own);
    let said = changes((&before, &was), (&after, &now));
    assert_eq!(said[2..], ["改写 1 句", "增加 1 句", "删去 1 句"]);
}

#[test]
fn a_number_by_hand_is_a_change_and_the_same_text_is_none() {
    let (figures, draft) = (quiet(), composed(&quiet()));
    assert!(changes((&draft, &figures), (&draft, &figures)).is_empty());
    let mut by_hand = draft.clone();
    by_hand.overrides.insert("M-13".into(), Override { digits: "30".into(), reason: "补签".into() });
    assert_eq!(changes((&draft, &figures), (&by_hand, &figures)), ["培训由 28 人次 改为 30 人次"]);
    let mut lost = quiet();
    lost.fields.remove("M-13");
    assert_eq!(changes((&draft, &figures), (&draft, &lost)), ["培训由 28 人次 改为 没有数"]);
}
