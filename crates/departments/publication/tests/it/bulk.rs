//! A page of many items: each is decided by itself, and a double click does nothing twice.

use affairs::publication::{ReturnReason, ReviewStep, Stage, Subject};
use office::{Clerk, Office};
use publication::{
    Record,
    desk::{self, Answer, Batch, Deed, Outcome, Piece, each},
};

use crate::rehearsal::{new_item, officer, on_both_engines, passing, seen, signer};

fn piece(record: &Record) -> Piece {
    Piece { number: record.item.number.clone(), seen: seen(record) }
}

/// What each answer is, in a word.
fn told(answers: &[Answer]) -> Vec<&'static str> {
    let word = |answer: &Answer| match &answer.outcome {
        Outcome::Done(_) => "done",
        Outcome::Stale(_) => "stale",
        Outcome::Refused(messages) => messages[0].code,
    };
    answers.iter().map(word).collect()
}

fn records(answers: Vec<Answer>) -> Vec<Record> {
    let done = |answer: Answer| match answer.outcome {
        Outcome::Done(record) => *record,
        other => panic!("{}: {other:?}", answer.number),
    };
    answers.into_iter().map(done).collect()
}

fn act(office: &Office, clerk: &Clerk, of: &[Record], deed: Deed) -> Vec<Answer> {
    each(office, clerk, &Batch::Do { pieces: of.iter().map(piece).collect(), deed })
}

/// Twenty notices proposed on one page.
fn twenty() -> Batch {
    let items = (1..=20).map(|n| new_item(&format!("第 {n} 号通知"), Subject::Notice)).collect();
    Batch::Propose { form: "8f1c".into(), items }
}

#[test]
fn twenty_items_go_their_way_on_six_pages_and_no_click_counts_twice() {
    on_both_engines("twenty", |here| {
        let office = &here.office;
        let items = records(each(office, &officer(), &twenty()));
        assert_eq!(items.len(), 20);
        let entries = here.ledger().len();
        let again = records(each(office, &officer(), &twenty()));
        assert_eq!((&again, here.ledger().len()), (&items, entries), "the page sent twice proposes once");

        here.later();
        let items = records(act(office, &officer(), &items, Deed::HandIn));
        let entries = here.ledger().len();
        let codes = told(&act(office, &officer(), &items, Deed::HandIn));
        assert!(codes.iter().all(|code| *code == "publication.act.stage"), "{codes:?}");
        assert_eq!(here.ledger().len(), entries, "neither handed in nor checked again");

        let mut items = items;
        for step in
            [ReviewStep::Secrecy, ReviewStep::Proof(1), ReviewStep::First, ReviewStep::Proof(2), ReviewStep::Second]
        {
            here.later();
            let before = items.clone();
            items = records(act(office, &signer(step), &items, Deed::Sign(passing(step))));
            let entries = here.ledger().len();
            let codes = told(&act(office, &signer(step), &before, Deed::Sign(passing(step))));
            assert!(codes.iter().all(|code| *code != "done"), "{step:?} twice: {codes:?}");
            assert_eq!(here.ledger().len(), entries);
        }
        let proof = items[0].item.signatures.iter().find(|known| known.step == ReviewStep::Proof(1)).unwrap();
        assert_eq!(proof.duration_sec, 15, "three hundred seconds for twenty texts are fifteen for each");
        here.later();
        let items = records(act(office, &officer(), &items, Deed::Publish));
        assert!(items.iter().all(|record| record.item.stage == Stage::Published));
        let last = items.iter().filter_map(|record| record.index_number.clone()).max();
        assert_eq!(last.as_deref(), Some("sangcun/2025-00020"));
        office.store.verify().unwrap().unwrap();
    });
}

#[test]
fn each_item_has_its_own_answer_and_what_is_important_is_read_by_itself() {
    on_both_engines("answers", |here| {
        let office = &here.office;
        let items = vec![
            new_item("一般的通知", Subject::Notice),
            new_item("重要的规划", Subject::Plan),
            new_item("改过的通知", Subject::Notice),
        ];
        let items = records(each(office, &officer(), &Batch::Propose { form: "77".into(), items }));
        here.later();
        let items = records(act(office, &officer(), &items, Deed::HandIn));
        let shown: Vec<Record> = items.clone();
        let edited = crate::rehearsal::text("改过的通知", "改了一句。");
        let number = &items[2].item.number;
        let facts = items[2].item.facts().clone();
        desk::revise(&here.later().office, &officer(), number, &seen(&items[2]), &facts, &edited).unwrap();
        let mut pieces: Vec<Piece> = shown.iter().map(piece).collect();
        pieces.push(Piece { number: "000000000000".into(), ..pieces[0].clone() });
        let step = ReviewStep::Secrecy;
        let batch = Batch::Do { pieces, deed: Deed::Sign(passing(step)) };
        let answers = each(&here.later().office, &signer(step), &batch);
        assert_eq!(told(&answers), ["done", "publication.sign.one-by-one", "stale", "desk.not-found"]);
        let plan = &items[1];
        let one = desk::sign(&here.later().office, &signer(step), &plan.item.number, &seen(plan), &passing(step));
        assert!(one.is_ok(), "opened by itself it can be signed");
        let step = ReviewStep::Proof(1);
        let back =
            desk::Signing { returns: Some(ReturnReason::Form), opinion: "格式不对。".into(), ..passing(step) };
        let answers = act(&here.later().office, &signer(step), &[one.unwrap()], Deed::Sign(back));
        assert_eq!(told(&answers), ["done"], "to return it needs no such care");
    });
}

#[test]
fn a_page_that_comes_again_with_another_text_is_not_taken_for_the_first() {
    on_both_engines("again", |here| {
        let page = |title: &str| Batch::Propose { form: "5".into(), items: vec![new_item(title, Subject::Notice)] };
        let first = records(each(&here.office, &officer(), &page("甲")));
        assert_eq!(told(&each(&here.office, &officer(), &page("乙"))), ["stale"]);
        let other = crate::rehearsal::clerk("wei", affairs::role::Role::InfoOfficer, "office");
        let theirs = records(each(&here.office, &other, &page("甲")));
        assert_ne!(first[0].item.number, theirs[0].item.number, "somebody else's page is another page");
    });
}

#[test]
fn the_same_page_from_eight_hands_at_once_proposes_once() {
    on_both_engines("hands", |here| {
        let office = &here.office;
        std::thread::scope(|scope| {
            let hands: Vec<_> = (0..8).map(|_| scope.spawn(|| records(each(office, &officer(), &twenty())))).collect();
            for hand in hands {
                assert_eq!(hand.join().unwrap().len(), 20);
            }
        });
        assert_eq!((here.filed("publication.proposed"), here.count("SELECT count(*) AS n FROM item")), (20, 20));
    });
}
