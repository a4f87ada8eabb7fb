//! 核对草稿 Each way in which a draft may not go on, alone and with all others.

use report::drafting::{
    Claim, Draft, DraftObstacle, Marks, Override, Place, Snapshot, finish, judge, judge_claim, mark,
};

use super::quiet;

fn claim(id: &str, text: &str) -> Claim {
    Claim {
        id: id.into(),
        place: Place::Oversight,
        text: text.into(),
        records: vec!["r-1".into()],
        reason: String::new(),
        edited: false,
    }
}

fn judged(claim: Claim) -> Vec<DraftObstacle> {
    judge(&Draft { claims: vec![claim], ..Draft::default() }, &quiet())
}

#[test]
fn a_draft_stands_on_its_records() {
    let cases: [(&str, Claim, fn(&[DraftObstacle]) -> bool); 8] = [
        ("bound and right", claim("a", &format!("培训 {} 人次。", mark("M-13", "28"))), <[_]>::is_empty),
        (
            "bound, digits changed by hand",
            claim("a", &format!("培训 {} 人次。", mark("M-13", "30"))),
            |found| matches!(found, [DraftObstacle::Differs { ledger, stands, .. }] if ledger == "28" && stands == "30"),
        ),
        (
            "bound to nothing",
            claim("a", &format!("检查 {} 次。", mark("M-99", "4"))),
            |found| matches!(found, [DraftObstacle::NoSuchField { key, .. }] if key == "M-99"),
        ),
        (
            "typed",
            claim("a", "培训 30 人次。"),
            |found| matches!(found, [DraftObstacle::Typed { count, .. }] if count == "30人次"),
        ),
        (
            "typed with a reason",
            Claim { reason: "规定的次数".into(), ..claim("a", "每周更新 2 次。") },
            <[_]>::is_empty,
        ),
        ("words with a record", claim("a", "成立了领导小组。"), <[_]>::is_empty),
        (
            "words without one",
            Claim { records: vec![], ..claim("a", "群众满意度明显提高。") },
            |found| matches!(found, [DraftObstacle::Bare { claim }] if claim == "群众满意度明显提高。"),
        ),
        ("no words", claim("a", "  "), |found| matches!(found, [DraftObstacle::Unfit { .. }])),
    ];
    for (case, claim, expected) in cases {
        let found = judged(claim);
        assert!(expected(&found), "{case}: {found:?}");
    }
}

#[test]
fn a_number_changed_with_a_reason_is_printed_and_one_without_is_not_let_through() {
    let mut draft =
        Draft { claims: vec![claim("a", &format!("培训 {} 人次。", mark("M-13", "30")))], ..Draft::default() };
    let change = |digits: &str, reason: &str| Override { digits: digits.into(), reason: reason.into() };
    draft.overrides.insert("M-13".into(), change("30", "2 人补签，签到表未入账"));
    assert_eq!(judge(&draft, &quiet()), vec![]);
    assert!(finish(&draft, &quiet(), Marks::Stripped).section(1).contains("培训 30 人次"));

    draft.overrides.insert("M-13".into(), change("30", " "));
    assert!(matches!(judge(&draft, &quiet())[..], [DraftObstacle::NoReason { .. }]));
    for odd in ["三十", "-1", "", "3e5"] {
        draft.overrides.insert("M-13".into(), change(odd, "有原因"));
        let found = judge(&draft, &quiet());
        assert!(found.iter().any(|one| matches!(one, DraftObstacle::OddOverride { .. })), "{odd}: {found:?}");
    }
}

#[test]
fn what_stands_between_the_brackets_is_never_what_is_printed() {
    let draft =
        Draft { claims: vec![claim("a", &format!("公开 {} 条。", mark("M-01", "999")))], ..Draft::default() };
    let report = finish(&draft, &quiet(), Marks::Stripped);
    assert!(report.section(1).contains("公开 253 条"), "the ledger speaks: {}", report.section(1));
}

#[test]
fn a_cell_without_a_ledger_stops_the_report() {
    let mut snapshot = quiet();
    snapshot.fields.remove("t4.review.pending");
    let found = judge(&Draft { claims: vec![claim("a", "成立了领导小组。")], ..Draft::default() }, &snapshot);
    assert!(matches!(&found[..], [DraftObstacle::Cells { lost: 1, .. }]), "{found:?}");
}

#[test]
fn two_sentences_of_one_name_are_told_apart_before_anything_is_lost() {
    let draft = Draft { claims: vec![claim("a", "其一。"), claim("a", "其二。")], ..Draft::default() };
    assert!(matches!(&judge(&draft, &quiet())[..], [DraftObstacle::Unfit { claim }] if claim == "其二。"));
}

#[test]
fn what_is_said_of_one_sentence_is_what_is_said_of_it_in_the_whole() {
    let claims = vec![
        claim("a", &format!("培训 {} 人次。", mark("M-13", "30"))),
        Claim { records: vec![], ..claim("b", "群众满意度明显提高，来的有 3000 人次。") },
        claim("c", " "),
        claim("d", "成立了领导小组。"),
    ];
    let draft = Draft { claims, ..Draft::default() };
    let one_by_one: Vec<DraftObstacle> =
        draft.claims.iter().flat_map(|claim| judge_claim(claim, &draft, &quiet())).collect();
    assert_eq!(one_by_one.len(), 4);
    assert_eq!(judge(&draft, &quiet()), one_by_one);
}

/// A draft goes on from the year before: in two places not, and an answer stands for the numbers it was given to.
#[test]
fn what_does_not_go_on_from_last_year_wants_a_reason_for_exactly_its_numbers() {
    use report::drafting::{Answer, breaks, prove, unexplained};
    let (snapshot, mut draft) = (quiet(), Draft::default());
    let mut before = Snapshot { year: quiet().year - 1, ..quiet() };
    for (key, digits) in [("t3.carried_out.natural", "2"), ("t2.normative.in_force", "5")] {
        before.fields.get_mut(key).unwrap().digits = digits.into();
    }
    let before = finish(&Draft::default(), &before, Marks::Stripped);
    let met = |draft: &Draft| breaks(&prove(draft, &snapshot, Some(&before), None), snapshot.tables().form());
    let found = met(&draft);
    let keys: Vec<&str> = found.iter().map(|each| each.key.as_str()).collect();
    assert_eq!(keys, ["A8.t2.normative.in_force", "A9.t3.carried_in.natural"]);
    assert_eq!(unexplained(&found, &draft).len(), 2);
    for each in &found {
        let answer = Answer { numbers: each.numbers.clone(), reason: "去年报告多填".into() };
        draft.answers.insert(each.key.clone(), answer);
    }
    assert!(unexplained(&met(&draft), &draft).is_empty());
    draft.answers.get_mut("A9.t3.carried_in.natural").unwrap().numbers = "3/0".into();
    assert!(
        matches!(&unexplained(&met(&draft), &draft)[..], [DraftObstacle::Unexplained { rule, .. }] if rule == "A9"),
        "the answer spoke of other numbers"
    );
    draft.answers.get_mut("A8.t2.normative.in_force").unwrap().reason = "  ".into();
    assert_eq!(unexplained(&met(&draft), &draft).len(), 2, "blanks are no reason");
    assert!(
        breaks(&prove(&draft, &snapshot, None, None), snapshot.tables().form()).is_empty(),
        "nothing to go on from"
    );
}
