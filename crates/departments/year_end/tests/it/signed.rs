//! A ledger that is corrected after the report was signed, and after it was public: the signed number stays, the desk says
//! what moved, nothing is handed in against the ledger, and a correction is the way.

use affairs::role::Role;
use office::Clerk;
use rehearsal::{NoCheck, Rehearsal, clerk, codes};
use store::{Scope, StoreError};
use year_end::{Change, Manuscripts, Standing, compile, edit, hand_in, recount, shown};

use crate::other::{Ledgers, Reviewers};

fn on_both_engines(name: &str, case: impl Fn(&Rehearsal, &Clerk)) {
    rehearsal::on_both_engines(name, &office::Checks::of(NoCheck), |here| {
        here.at("2026-01-15 09:00:00");
        case(here, &clerk("zhou-ning", Role::InfoOfficer, "office"));
    });
}

fn seen(standing: &Standing) -> (i16, u32) {
    (2025, standing.annual.revision)
}

/// The sentence about trainings as the public reads it, and the number that opens.
fn public(here: &Rehearsal, reviewers: &dyn Manuscripts) -> Option<(bool, String)> {
    let read = |tx: &store::Tx<'_>| shown(tx, "sangcun", 2025, reviewers);
    let out = here.office.store.read::<_, StoreError>(&Scope::body("sangcun"), read).unwrap()?;
    let text: String = (1..=6).map(|section| out.report.section(section).to_owned()).collect();
    Some((text.contains("参训 28 人次"), out.snapshot.fields["M-13"].digits.clone()))
}

#[test]
fn the_signed_number_stays_and_the_difference_is_named() {
    on_both_engines("annual-signed", |here, zhou| {
        let (office, ledgers, reviewers) = (&here.office, Ledgers::quiet(), Reviewers::default());
        let first = compile(office, zhou, 2025, &ledgers).unwrap();
        let handed = hand_in(office, zhou, seen(&first), "", (&ledgers, &reviewers)).unwrap();
        let signed = handed.annual.handed.clone().unwrap();

        ledgers.say("M-13", "30");
        here.later();
        let again = hand_in(office, zhou, seen(&handed), "", (&ledgers, &reviewers)).unwrap_err();
        let said = again.messages();
        assert_eq!(codes(&again), ["report.draft.moved"]);
        assert!(said[0].what.contains("28") && said[0].what.contains("30"), "both numbers: {:?}", said[0]);
        assert_eq!(reviewers.texts.lock().unwrap().len(), 1, "the text under review is the one that was signed");

        // Signed and released meanwhile: the public reads what was signed.
        *reviewers.public.lock().unwrap() = Some(signed.content_hash.clone());
        assert_eq!(public(here, &reviewers), Some((true, "28".into())));

        // Words that people change do not carry the old number past the ledger either.
        let change = Change::Remove { id: "published".into() };
        let edited = edit(office, zhou, seen(&handed), &change).unwrap();
        let refused = hand_in(office, zhou, seen(&edited), "", (&ledgers, &reviewers)).unwrap_err();
        assert!(codes(&refused).contains(&"report.draft.moved"), "{:?}", codes(&refused));
        assert_eq!(public(here, &reviewers), Some((true, "28".into())), "the draft moved on, the public page did not");
    });
}

#[test]
fn after_publication_the_way_is_a_counted_correction_of_the_same_item() {
    on_both_engines("annual-corrected", |here, zhou| {
        let (office, ledgers, reviewers) = (&here.office, Ledgers::quiet(), Reviewers::default());
        let first = compile(office, zhou, 2025, &ledgers).unwrap();
        let handed = hand_in(office, zhou, seen(&first), "", (&ledgers, &reviewers)).unwrap();
        let signed = handed.annual.handed.clone().unwrap();
        *reviewers.public.lock().unwrap() = Some(signed.content_hash.clone());
        ledgers.say("M-13", "30");
        let fresh = recount(&here.later().office, zhou, seen(&handed), &ledgers).unwrap();
        assert_eq!(public(here, &reviewers), Some((true, "28".into())), "counting again releases nothing");
        let second = hand_in(office, zhou, seen(&fresh), "培训人次由28改为30", (&ledgers, &reviewers)).unwrap();
        let correction = second.annual.handed.clone().unwrap();
        assert_eq!(correction.item, signed.item, "the same item in a new version");
        assert_ne!(correction.content_hash, signed.content_hash);
        assert_eq!(public(here, &reviewers), Some((true, "28".into())), "on its way it is not public");
        *reviewers.public.lock().unwrap() = Some(correction.content_hash);
        assert_eq!(public(here, &reviewers), Some((false, "30".into())));
        *reviewers.public.lock().unwrap() = Some(signed.content_hash);
        assert_eq!(public(here, &reviewers), Some((true, "28".into())), "each text keeps the count it was made of");
        let kinds: Vec<String> = here.ledger().into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, ["annual.compiled", "annual.handed-in", "annual.recounted", "annual.handed-in"]);
    });
}

#[test]
fn records_exchanged_under_the_same_number_are_a_difference() {
    on_both_engines("annual-exchanged", |here, zhou| {
        let (office, ledgers, reviewers) = (&here.office, Ledgers::quiet(), Reviewers::default());
        let first = compile(office, zhou, 2025, &ledgers).unwrap();
        ledgers.fields.lock().unwrap().get_mut("M-13").unwrap().records = vec!["peixun-2025-009".into()];
        let refused = hand_in(office, zhou, seen(&first), "", (&ledgers, &reviewers)).unwrap_err();
        assert_eq!(codes(&refused), ["report.draft.moved"], "28 of other sessions is another 28");
    });
}

/// Acceptance 12 of `operations.md` §12.
#[test]
fn acceptance_12_no_number_without_a_snapshot_is_handed_in() {
    on_both_engines("acceptance-12", |here, zhou| {
        let (office, ledgers, reviewers) = (&here.office, Ledgers::quiet(), Reviewers::default());
        let first = compile(office, zhou, 2025, &ledgers).unwrap();
        for claim in &first.draft.claims {
            let bare = report::drafting::stripped(&claim.text);
            let unbound = claim
                .text
                .split('【')
                .enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.split_once('】').map_or("", |(_, rest)| rest) });
            let loose: String = unbound.collect();
            let numbers = loose.replace("2025", "").replace("2026", "");
            let coat = claim.id == "contact" || bare.contains("0377");
            assert!(coat || !numbers.contains(|sign: char| sign.is_ascii_digit()), "{}: {}", claim.id, claim.text);
        }
        ledgers.forget("M-13");
        let without = recount(office, zhou, seen(&first), &ledgers).unwrap();
        let spoken = without.draft.claims.iter().filter(|claim| claim.text.contains("M-13")).count();
        assert_eq!(spoken, 0, "the sentence goes with its number");
        let typed =
            Change::Rewrite {
                id: "published".into(), text: "主动公开政府信息 999 条。".into(), reason: String::new()
            };
        let typed = edit(office, zhou, seen(&without), &typed).unwrap();
        let refused = hand_in(office, zhou, seen(&typed), "", (&ledgers, &reviewers)).unwrap_err();
        assert_eq!(codes(&refused), ["report.draft.typed", "report.draft.bare"]);
    });
}
