//! From the ledgers to a public report whose numbers open, and every way in which that may not go.

use std::sync::atomic::Ordering;

use affairs::role::Role;
use office::{Clerk, DeskError};
use rehearsal::{NoCheck, Rehearsal, clerk, codes};
use report::drafting::Place;
use store::{Scope, StoreError};
use year_end::{Change, Manuscripts, Standing, compile, edit, find, hand_in, recount, shown};

use crate::other::{ITEM, Ledgers, Reviewers};

fn on_both_engines(name: &str, case: impl Fn(&Rehearsal, &Clerk)) {
    rehearsal::on_both_engines(name, &office::Checks::of(NoCheck), |here| {
        here.at("2026-01-15 09:00:00");
        case(here, &clerk("zhou-ning", Role::InfoOfficer, "office"));
    });
}

fn rewrite(id: &str, text: &str, reason: &str) -> Change {
    Change::Rewrite { id: id.into(), text: text.into(), reason: reason.into() }
}

fn seen(standing: &Standing) -> (i16, u32) {
    (2025, standing.annual.revision)
}

fn public(here: &Rehearsal, reviewers: &dyn Manuscripts) -> Option<year_end::Shown> {
    let read = |tx: &store::Tx<'_>| shown(tx, "sangcun", 2025, reviewers);
    here.office.store.read::<_, StoreError>(&Scope::body("sangcun"), read).unwrap()
}

#[test]
fn a_year_becomes_a_public_report_whose_numbers_are_those_of_the_count() {
    on_both_engines("annual-way", |here, zhou| {
        let (ledgers, reviewers) = (Ledgers::quiet(), Reviewers::default());
        let first = compile(&here.office, zhou, 2025, &ledgers).unwrap();
        assert_eq!(compile(&here.office, zhou, 2025, &ledgers).unwrap(), first, "a second click begins no second one");
        assert!(public(here, &reviewers).is_none(), "nothing is public");

        let handed = hand_in(&here.office, zhou, seen(&first), "", (&ledgers, &reviewers)).unwrap();
        let text = reviewers.texts.lock().unwrap()[0].clone();
        assert_eq!(handed.annual.handed.as_ref().map(|one| one.item.as_str()), Some(ITEM));
        assert!(text.html.contains("主动公开政府信息 253 条") && !text.html.contains('【'), "{}", text.html);
        assert!(text.html.contains("rowspan=\"22\""), "table III on its own grid");
        assert!(public(here, &reviewers).is_none(), "handed in is not public");

        *reviewers.public.lock().unwrap() = handed.annual.handed.map(|one| one.content_hash);
        ledgers.say("M-01", "254");
        let out = public(here, &reviewers).unwrap();
        assert!(out.report.section(1).contains("253 条"), "a ledger that moves on moves no published number");
        assert!(out.bound.section(1).contains("【M-01：253】"));
        assert_eq!(out.snapshot.fields["M-01"].records, ["M-01-1"], "which opens the records of that count");
        *reviewers.public.lock().unwrap() = Some("content that was never handed in here".into());
        assert!(public(here, &reviewers).is_none(), "a text changed past this desk opens no numbers");
        let kinds: Vec<String> = here.ledger().into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, ["annual.compiled", "annual.handed-in"]);
    });
}

#[test]
fn nobody_hands_in_what_the_ledgers_do_not_bear_out() {
    on_both_engines("annual-held", |here, zhou| {
        let (ledgers, reviewers) = (Ledgers::quiet(), Reviewers::default());
        ledgers.forget("t4.review.pending");
        let known = compile(&here.office, zhou, 2025, &ledgers).unwrap();
        let change = Change::Add {
            place: Place::Improvement,
            text: "群众满意度明显提高，办事的有 3000 人次。".into(),
            records: vec![],
            reason: String::new(),
        };
        let known = edit(&here.office, zhou, seen(&known), &change).unwrap();
        ledgers.say("M-13", "30");
        let refused = hand_in(&here.office, zhou, seen(&known), "", (&ledgers, &reviewers)).unwrap_err();
        let mut found = codes(&refused);
        found.sort_unstable();
        assert_eq!(
            found,
            ["report.draft.bare", "report.draft.cells", "report.draft.moved", "report.draft.typed"],
            "every obstacle at once"
        );
        assert!(reviewers.texts.lock().unwrap().is_empty(), "nothing left the desk");
    });
}

#[test]
fn a_count_before_midnight_is_counted_again_and_keeps_what_people_wrote() {
    on_both_engines("annual-midnight", |here, zhou| {
        let (ledgers, reviewers) = (Ledgers::quiet(), Reviewers::default());
        here.at("2025-12-31 23:59:00");
        let known = compile(&here.office, zhou, 2025, &ledgers).unwrap();
        let words = rewrite("published", "放到网上的信息有 【M-01：253】 条。", "");
        let known = edit(&here.office, zhou, seen(&known), &words).unwrap();
        here.at("2026-01-05 09:00:00");
        let early = hand_in(&here.office, zhou, seen(&known), "", (&ledgers, &reviewers)).unwrap_err();
        assert_eq!(codes(&early), ["annual.counted-too-early"]);
        ledgers.say("M-01", "254");
        let known = recount(&here.office, zhou, seen(&known), &ledgers).unwrap();
        let text = &known.draft.claims.iter().find(|claim| claim.id == "published").unwrap().text;
        assert_eq!(text, "放到网上的信息有 【M-01：254】 条。");
        hand_in(&here.office, zhou, seen(&known), "", (&ledgers, &reviewers)).unwrap();
    });
}

#[test]
fn a_number_by_hand_goes_with_its_reason_to_the_reviewers() {
    on_both_engines("annual-hand", |here, zhou| {
        let (ledgers, reviewers) = (Ledgers::quiet(), Reviewers::default());
        let known = compile(&here.office, zhou, 2025, &ledgers).unwrap();
        let order = |reason: &str| Change::Override { key: "M-13".into(), digits: "30".into(), reason: reason.into() };
        let known = edit(&here.office, zhou, seen(&known), &order("")).unwrap();
        let refused = hand_in(&here.office, zhou, seen(&known), "", (&ledgers, &reviewers)).unwrap_err();
        assert_eq!(codes(&refused), ["report.draft.no-reason"]);
        let known = edit(&here.office, zhou, seen(&known), &order("2 人补签，签到表未入账")).unwrap();
        let handed = hand_in(&here.office, zhou, seen(&known), "", (&ledgers, &reviewers)).unwrap();
        let text = reviewers.texts.lock().unwrap().pop().unwrap();
        assert!(text.html.contains("参训 30 人次"), "the number of the hand");
        assert_eq!(text.remark, "M-13：台账 28，改为 30，理由：2 人补签，签到表未入账");
        let ledger = here.ledger();
        assert!(ledger.iter().any(|(kind, said)| kind == "annual.edited" && said.contains("M-13")));
        assert!(ledger.iter().all(|(_, said)| !said.contains("补签")), "words stay out of the ledger");
        let back = edit(&here.office, zhou, seen(&handed), &Change::Restore { key: "M-13".into() }).unwrap();
        let training = back.draft.claims.iter().find(|claim| claim.id == "training").unwrap();
        assert!(training.text.contains("【M-13：28】"), "{}", training.text);
    });
}

#[test]
fn a_stale_page_a_foreign_body_and_a_role_without_the_duty_change_nothing() {
    on_both_engines("annual-bounds", |here, zhou| {
        let (ledgers, reviewers) = (Ledgers::quiet(), Reviewers::default());
        let head = clerk("han-bo", Role::SectionHead, "office");
        assert!(matches!(compile(&here.office, &head, 2025, &ledgers), Err(DeskError::NotAllowed { .. })));
        let known = compile(&here.office, zhou, 2025, &ledgers).unwrap();
        let remove = Change::Remove { id: "training".into() };
        let next = edit(&here.office, zhou, seen(&known), &remove).unwrap();
        let stale = edit(&here.office, zhou, seen(&known), &remove);
        assert!(matches!(stale, Err(DeskError::NotFound | DeskError::Blocked(_))), "a double click");
        let stale = edit(&here.office, zhou, seen(&known), &rewrite("published", "另一句。", "")).unwrap_err();
        assert_eq!(codes(&stale), ["annual.stale"]);
        let foreign = Clerk { body: "donglin".into(), ..zhou.clone() };
        let refused = edit(&here.office, &foreign, seen(&next), &rewrite("published", "他乡的话。", ""));
        assert!(matches!(refused, Err(DeskError::NotFound)));
        let mine = here.office.store.read::<_, StoreError>(&zhou.scope(), |tx| find(tx, "sangcun", 2025)).unwrap();
        assert_eq!(mine, Some(next));
        assert!(reviewers.texts.lock().unwrap().is_empty());
    });
}

#[test]
fn reviewers_who_refuse_leave_the_draft_as_it_was() {
    on_both_engines("annual-refused", |here, zhou| {
        let (ledgers, reviewers) = (Ledgers::quiet(), Reviewers::default());
        let known = compile(&here.office, zhou, 2025, &ledgers).unwrap();
        reviewers.away.store(true, Ordering::Relaxed);
        assert!(hand_in(&here.office, zhou, seen(&known), "", (&ledgers, &reviewers)).is_err());
        let now = here.office.store.read::<_, StoreError>(&zhou.scope(), |tx| find(tx, "sangcun", 2025)).unwrap();
        assert_eq!(now, Some(known));
        assert_eq!(here.filed("annual.handed-in"), 0);
    });
}
