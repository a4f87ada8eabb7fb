//! From the proposal to the tombstone, on both engines.

use std::sync::{Arc, atomic::AtomicBool};

use ::rehearsal::AddressList;
use affairs::{
    publication::{Facts, ReturnReason, ReviewStep, Stage, Subject, WithdrawalReason, open_steps, review_sheet},
    role::Role,
};
use office::{DeskError, Errands, Mailroom, Standing};
use publication::desk::{self, NewCorrection, Signing};
use store::Scope;

use crate::rehearsal::{approve, clerk, codes, new_item, officer, on_both_engines, passing, seen, signer, text};

#[test]
fn an_item_passes_four_people_is_returned_edited_scheduled_published_corrected_and_withdrawn() {
    on_both_engines("flow", |here| {
        let office = &here.office;
        let item = desk::propose(office, &officer(), &new_item("春季防火工作方案", Subject::Plan)).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        let mut item = desk::submit(&here.later().office, &officer(), &number, &seen(&item), false).unwrap();

        // Secrecy, first proof and first review pass; the second review returns it.
        for step in [ReviewStep::Secrecy, ReviewStep::Proof(1), ReviewStep::First, ReviewStep::Proof(2)] {
            item = desk::sign(&here.later().office, &signer(step), &number, &seen(&item), &passing(step)).unwrap();
        }
        let refusal = Signing {
            step: ReviewStep::Second,
            returns: Some(ReturnReason::Facts),
            opinion: "值班电话已经换了，请改。".into(),
            seconds: 60,
            findings: 1,
        };
        let back = desk::sign(&here.later().office, &signer(ReviewStep::Second), &number, &seen(&item), &refusal);
        let item = back.unwrap();
        assert!(matches!(item.item.stage, Stage::Returned { to: ReviewStep::Second }), "{:?}", item.item.stage);
        let before = seen(&item);

        // The edit makes every signature void; those who signed see the difference and sign again.
        let better = text("春季防火工作方案", "各村做好春季防火。\n值班电话见公示栏。");
        let facts: Facts = item.item.facts().clone();
        let item = desk::revise(&here.later().office, &officer(), &number, &seen(&item), &facts, &better).unwrap();
        assert!(item.item.signatures.iter().all(|signature| !item.item.stands(signature)));
        let stale = desk::submit(&here.later().office, &officer(), &number, &before, false).unwrap_err();
        assert_eq!(
            codes(&stale),
            ["publication.act.stale", "publication.check.missing"],
            "a form from before the edit"
        );
        let item = approve(here, item);
        assert_eq!(item.item.stage, Stage::Approved);
        let signed: Vec<&str> =
            item.item.signatures.iter().filter(|one| item.item.stands(one)).map(|one| one.by.as_str()).collect();
        for person in ["bao", "chu", "fu", "zheng"] {
            assert!(signed.contains(&person), "{person} signed the text that goes out: {signed:?}");
        }

        // Scheduled for the afternoon, released by the clock.
        here.at("2025-03-04 09:00:00");
        let head = clerk("zhu", Role::OfficeHead, "office");
        let at = here.office.clock.now() + 5 * 3_600_000;
        desk::schedule(office, &head, &number, &seen(&item), at).unwrap();
        assert!(desk::release_due(office, "sangcun").unwrap().is_empty(), "not yet");
        here.at("2025-03-04 14:00:00");
        let released = desk::release_due(office, "sangcun").unwrap();
        assert_eq!(released.len(), 1);
        let item = released.into_iter().next().unwrap();
        assert_eq!(item.index_number.as_deref(), Some("sangcun/2025-00001"));
        let page = format!("/sangcun/g-03/2025/03/{number}.html");
        let standing = |path: &str| {
            let scope = Scope::body("sangcun");
            office.store.read(&scope, |tx| office::address_of(tx, "sangcun", path)).unwrap().unwrap().0.standing
        };
        assert_eq!(standing(&page), Standing::Shown);
        assert_eq!(item.item.facts().subject, Subject::Plan);

        // Those whose turn it was heard of it, each once.
        let people = AddressList::default().with("office_head", "", "zhu").with("info_officer", "office", "lin");
        let mailroom = publication::naming(Mailroom::new(Arc::new(people), ""));
        let errands = publication::errands(Errands::new(mailroom));
        let run = || office.run_errands(&errands, &AtomicBool::new(false)).unwrap();
        let told = run();
        assert_eq!((told.put_off, told.stuck), (0, 0), "no letter failed");
        let letters = here.post.taken();
        assert!(letters.iter().any(|letter| letter.to.starts_with("lin@")), "the author heard of the return");
        assert!(letters.iter().any(|letter| letter.to.starts_with("zhu@")), "the office heard of the approval");
        let named = format!("《春季防火工作方案》（编号 {number}）");
        assert!(letters.iter().all(|letter| letter.text.contains(&named)), "it is public by now: {letters:?}");
        assert!(letters.iter().all(|letter| !letter.text.contains("值班电话")), "nothing of its content");
        assert_eq!((run().done, here.post.taken().len()), (0, 0), "nothing is told twice");

        // A small correction: prepared by the officer, filed by one reviewer, explained to everybody.
        let typo = text("春季防火工作方案", "各村做好春季防火工作。\n值班电话见公示栏。");
        let item = desk::check_correction(&here.later().office, &officer(), &number, &seen(&item), &typo).unwrap();
        let correction = NewCorrection {
            text: typo.clone(),
            substantive: false,
            explanation: "补上漏掉的“工作”二字，意思没有变。".into(),
            prepared_by: "lin".into(),
        };
        let chief = signer(ReviewStep::First);
        let item = desk::correct(&here.later().office, &chief, &number, &seen(&item), &correction).unwrap();
        assert_eq!(item.item.content_hash(), typo.hash());
        assert_eq!(item.index_number.as_deref(), Some("sangcun/2025-00001"), "the index number never changes");

        // Withdrawn at once, confirmed by a leader; the tombstone stays, and so does the number.
        let why = "附件里有不该公开的联系方式。";
        let reason = WithdrawalReason::PersonalData;
        let item = desk::withdraw(&here.later().office, &officer(), &number, &seen(&item), reason, why).unwrap();
        assert_eq!(standing(&page), Standing::Gone);
        let leader = signer(ReviewStep::Second);
        let item = desk::confirm_withdrawal(&here.later().office, &leader, &number, &seen(&item)).unwrap();

        // A new version of it is begun and given up; meanwhile nothing of the old one comes back.
        let new = NewCorrection {
            text: text("春季防火工作方案（修订）", "联系方式已经删去。"),
            substantive: true,
            explanation: "删去联系方式。".into(),
            prepared_by: "lin".into(),
        };
        let item = desk::correct(&here.later().office, &officer(), &number, &seen(&item), &new).unwrap();
        assert_eq!(standing(&page), Standing::Gone, "what was withdrawn stays hidden until the new version is out");
        let item = desk::drop_version(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        assert_eq!(standing(&page), Standing::Gone);

        // The review sheet tells it all, and the chain is whole.
        let sheet = review_sheet(&item.item, &str::to_owned);
        let told: Vec<(&str, &str)> = sheet.iter().map(|row| (row.step, row.opinion.as_str())).collect();
        assert!(told.contains(&("复审", "退回（事实不准）")) && told.contains(&("终审", "同意")), "{told:?}");
        let words =
            office.store.read(&Scope::body("sangcun"), |tx| publication::remarks(tx, "sangcun", &number)).unwrap();
        assert!(words.iter().any(|(.., text)| text == why), "the reason stands beside the act: {words:?}");
        let page =
            office.store.read(&Scope::body("sangcun"), |tx| publication::sheet(tx, &item, &str::to_owned)).unwrap();
        let page = documents::text::render(&page);
        for words in [
            "春季防火工作方案",
            "sangcun/2025-00001",
            "此签不再有效",
            "签的是发布时的稿",
            "更正说明（chu",
            "撤下理由（lin",
            "终审",
            why,
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let head = office.store.verify().unwrap().unwrap();
        assert_eq!(head.position, entries_of_the_ledger(office), "every act left its entry");
    });
}

fn entries_of_the_ledger(office: &office::Office) -> i64 {
    i64::try_from(office.store.ledger_after(0, 1_000).unwrap().len()).unwrap()
}

#[test]
fn nobody_signs_twice_and_nobody_signs_their_own() {
    on_both_engines("persons", |here| {
        let office = &here.office;
        let item = desk::propose(office, &officer(), &new_item("入户走访通知", Subject::Notice)).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(office, &officer(), &number, &seen(&item)).unwrap();
        let item = desk::submit(office, &officer(), &number, &seen(&item), false).unwrap();
        let own = clerk("lin", Role::SectionHead, "office");
        let proof = passing(ReviewStep::Proof(1));
        let error = desk::sign(office, &own, &number, &seen(&item), &proof).unwrap_err();
        assert!(codes(&error).contains(&"publication.sign.own-text"), "the author is no proof-reader: {error:?}");
        let item = desk::sign(office, &signer(ReviewStep::Proof(1)), &number, &seen(&item), &proof).unwrap();
        let chief = signer(ReviewStep::First);
        let item = desk::sign(office, &chief, &number, &seen(&item), &passing(ReviewStep::First)).unwrap();
        let again = desk::sign(office, &chief, &number, &seen(&item), &passing(ReviewStep::First)).unwrap_err();
        assert!(!codes(&again).is_empty(), "a double click signs once");
        let item =
            desk::sign(office, &signer(ReviewStep::Proof(2)), &number, &seen(&item), &passing(ReviewStep::Proof(2)))
                .unwrap();
        let both = clerk("chu", Role::LeaderInCharge, "");
        let error = desk::sign(office, &both, &number, &seen(&item), &passing(ReviewStep::Second)).unwrap_err();
        assert!(codes(&error).contains(&"publication.sign.two-stages"), "{error:?}");
        let entries = entries_of_the_ledger(office);
        assert_eq!(entries, 6, "a refusal leaves nothing behind");
    });
}

#[test]
fn a_foreign_body_finds_nothing() {
    on_both_engines("foreign", |here| {
        let office = &here.office;
        let item = desk::propose(office, &officer(), &new_item("集市改期通知", Subject::Notice)).unwrap();
        let stranger = office::Clerk { body: "licun".into(), ..officer() };
        let error = desk::check(office, &stranger, &item.item.number, &seen(&item)).unwrap_err();
        assert!(matches!(error, DeskError::NotFound), "the same answer as for what does not exist: {error:?}");
    });
}

#[test]
fn two_reviewers_at_the_same_instant_sign_once() {
    on_both_engines("instant", |here| {
        let office = &here.office;
        let item = desk::propose(office, &officer(), &new_item("饮水改造公示", Subject::Notice)).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(office, &officer(), &number, &seen(&item)).unwrap();
        let item = desk::submit(office, &officer(), &number, &seen(&item), false).unwrap();
        let step = ReviewStep::Secrecy;
        let signed: usize = std::thread::scope(|scope| {
            let (item, number) = (&item, &number);
            let hands: Vec<_> = (0..8)
                .map(|n| {
                    let person = clerk(&format!("bao{n}"), Role::SecrecyOfficer, "");
                    scope.spawn(move || desk::sign(office, &person, number, &seen(item), &passing(step)).is_ok())
                })
                .collect();
            hands.into_iter().map(|hand| usize::from(hand.join().unwrap())).sum()
        });
        assert_eq!(signed, 1);
        assert!(
            !open_steps(
                &office
                    .store
                    .read(&Scope::body("sangcun"), |tx| { publication::find(tx, "sangcun", &number) })
                    .unwrap()
                    .unwrap()
                    .item
            )
            .contains(&step)
        );
        office.store.verify().unwrap().unwrap();
    });
}

#[test]
fn figures_run_along_with_the_ledger() {
    on_both_engines("figures", |here| {
        let office = &here.office;
        for (day, title) in [("2025-03-03", "一"), ("2025-03-05", "二"), ("2025-03-05", "三")] {
            here.at(&format!("{day} 09:00:00"));
            let item =
                desk::propose(office, &officer(), &new_item(&format!("工作动态之{title}"), Subject::Notice)).unwrap();
            let item = approve(here, item);
            let number = item.item.number.clone();
            desk::publish(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        }
        let counted = office
            .store
            .read(&Scope::body("sangcun"), |tx| publication::figures::counted(tx, "sangcun", 2025, &office.calendar))
            .unwrap();
        let value = |id: &str| counted.iter().find(|figure| figure.id == id).map(|figure| figure.value.as_str());
        assert_eq!(value("M-01"), Some("3"));
        assert_eq!(value("M-06"), Some("9"), "secrecy, first and second review of three items");
        assert_eq!(value("M-11"), Some("1"), "one week with two different days");
        let records = &counted[0].records;
        assert_eq!(records, &["sangcun/2025-00001", "sangcun/2025-00002", "sangcun/2025-00003"]);
    });
}

#[test]
fn what_is_public_goes_on_further_channels_and_clears_up_a_rumour_once_each() {
    on_both_engines("channels", |here| {
        let office = &here.office;
        let item = desk::propose(office, &officer(), &new_item("关于停水传言的说明", Subject::PublicConcern)).unwrap();
        let number = item.item.number.clone();
        let head = clerk("zhu", Role::OfficeHead, "office");
        let account = ["wechat".to_owned()];
        let early = desk::post(office, &head, &number, &seen(&item), &account).unwrap_err();
        assert_eq!(codes(&early), ["publication.act.stage"], "nothing is shown elsewhere that is not public here");

        let item = approve(here, item);
        let item = desk::publish(&here.later().office, &head, &number, &seen(&item)).unwrap();
        let item = desk::post(&here.later().office, &head, &number, &seen(&item), &account).unwrap();
        assert_eq!(item.item.posted, ["site", "wechat"]);
        let again = desk::post(office, &head, &number, &seen(&item), &account).unwrap_err();
        assert_eq!(codes(&again), ["publication.act.nothing-changed"]);
        let figures = "SELECT CAST(sum(amount) AS BIGINT) AS n FROM figure WHERE metric = 'M-01' AND part = ''";
        assert_eq!(here.count(figures), 1, "shown twice, it is one item");

        let rumour = "yaoyan-2025-3";
        let blank = desk::clarify(office, &officer(), &number, &seen(&item), " ").unwrap_err();
        assert_eq!(codes(&blank), ["publication.facts.blank"]);
        let item = desk::clarify(&here.later().office, &officer(), &number, &seen(&item), rumour).unwrap();
        assert_eq!(item.item.clarifies, [rumour]);
        let twice = desk::clarify(office, &officer(), &number, &seen(&item), rumour).unwrap_err();
        assert_eq!(codes(&twice), ["publication.act.nothing-changed"]);
    });
}

#[test]
fn a_year_with_nothing_but_a_return_says_so() {
    on_both_engines("returned", |here| {
        let office = &here.office;
        let counted = || {
            let year = |tx: &store::Tx<'_>| publication::figures::counted(tx, "sangcun", 2025, &office.calendar);
            office.store.read(&Scope::body("sangcun"), year).unwrap()
        };
        let item = desk::propose(office, &officer(), &new_item("入户走访通知", Subject::Notice)).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(office, &officer(), &number, &seen(&item)).unwrap();
        let item = desk::submit(office, &officer(), &number, &seen(&item), false).unwrap();
        assert_eq!(counted(), [], "nothing is not zero");
        let proof = Signing { returns: Some(ReturnReason::Wording), ..passing(ReviewStep::Proof(1)) };
        desk::sign(office, &signer(ReviewStep::Proof(1)), &number, &seen(&item), &proof).unwrap();
        let figures: Vec<_> = counted().into_iter().map(|it| (it.id, it.value, it.parts)).collect();
        assert_eq!(figures, [("M-06", "0".to_owned(), vec![("returned".to_owned(), 1)])]);
    });
}
