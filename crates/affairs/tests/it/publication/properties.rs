//! 性质 What holds whatever people try: random acts by random people on three items.

use affairs::publication::{
    CheckOrder, CorrectionOrder, Facts, Importance, Stage, Subject, WithdrawalReason, check, confirm_withdrawal,
    correct, discard,
    figures::{CountRule, Delta, Figures},
    overrule, post, publish, publish_urgent, release_scheduled, required, restore, revise, schedule, sign, submit,
    unschedule, withdraw,
};
use proptest::prelude::*;

use super::*;

const STEPS: [ReviewStep; 7] = IMPORTANT;

fn attempt(play: &mut Play, verb: u8, who: usize, step: usize, words: u8) {
    let (account, role) = PEOPLE[who % PEOPLE.len()];
    let acting = match words % 5 {
        0 => deputy(account, "principal", Role::Principal, "2025-03-01", "2025-03-05"),
        1 => deputy(account, "leader", Role::LeaderInCharge, "2025-03-01", "2025-03-31"),
        _ => as_role(account, role),
    };
    let hash = text(["甲", "乙", "丙"][usize::from(words) % 3]);
    let step = STEPS[step % STEPS.len()];
    let blocking = if words % 7 == 0 { vec!["P-02".to_owned()] } else { vec![] };
    let small = CorrectionOrder {
        substantive: words % 2 == 0,
        content_hash: hash.clone(),
        note: "note".into(),
        prepared_by: if words % 2 == 0 { account.into() } else { "colleague".into() },
        rules: "r1".into(),
    };
    match verb {
        0 => {
            let importance = if words % 4 == 0 { Importance::Urgent } else { play.item.facts().importance };
            let facts = Facts { content_hash: hash, importance, ..play.item.facts().clone() };
            play.act(&acting, |i, n| revise(i, &facts, n))
        }
        1 | 2 => {
            let order = CheckOrder { blocking, ..clean(play.item.content_hash()) };
            play.act(&person("writer"), |i, n| check(i, &order, n))
        }
        3 => play.act(&acting, |i, n| overrule(i, "P-02", "note", n)),
        4 | 5 => play.act(&person("writer"), |i, n| submit(i, words % 2 == 0, n)),
        6 => play.send_back(&acting, step),
        7 => play.act(&person("office"), |i, n| schedule(i, n.at + MINUTE, &release(), n)),
        8 => play.act(&acting, |i, n| unschedule(i, n)),
        9 => play.act(&person("office"), |i, n| release_scheduled(i, &release(), n)),
        10 | 11 => play.act(&acting, |i, n| publish(i, &release(), n)),
        12 => play.act(&acting, |i, n| publish_urgent(i, "call", &release(), n)),
        13 => play.act(&acting, |i, n| correct(i, &small, n)),
        14 => play.act(&acting, |i, n| withdraw(i, WithdrawalReason::Error, "note", n)),
        15 => play.act(&acting, |i, n| restore(i, n)),
        16 => play.act(&acting, |i, n| confirm_withdrawal(i, n)),
        17 if words == 0 => play.act(&acting, |i, n| discard(i, n)),
        18 => play.act(&acting, |i, n| post(i, &["screen".into()], n)),
        19..=23 => play.act(&acting, |i, n| sign(i, &pass(step), n)),
        _ => {
            let open = affairs::publication::open_steps(&play.item);
            let Some(step) = open.get(usize::from(words) % open.len().max(1)).copied() else { return };
            play.act(&usual(step), |i, n| sign(i, &pass(step), n))
        }
    };
}

/// What must hold after any act.
fn holds(before: &Item, play: &Play) -> Result<(), TestCaseError> {
    let item = &play.item;
    let kind = play.last.entry.kind();
    if kind == "publication.published" && item.releases.len() > before.releases.len() {
        let steps = required(before);
        let mut persons = before.authors.clone();
        for step in &steps {
            let signature = before.signed(*step);
            prop_assert!(signature.is_some_and(|known| known.content_hash == item.content_hash()), "{step:?}");
        }
        for step in steps.iter().filter(|step| !matches!(step, Proof(_))) {
            let signature = before.signed(*step).unwrap();
            for one in std::iter::once(&signature.by).chain(&signature.deputy_of) {
                prop_assert!(!persons.contains(one), "{one} twice");
                persons.push(one.clone());
            }
        }
    }
    if item.releases.len() > before.releases.len() {
        let named = ["publication.published", "publication.published-urgently", "publication.corrected"];
        prop_assert!(named.contains(&kind), "{kind}");
    }
    prop_assert!(item.releases.starts_with(&before.releases), "what was public is never lost");
    prop_assert!(item.signatures.starts_with(&before.signatures));
    prop_assert!(item.facts().importance >= before.facts().importance);
    prop_assert!(item.stage != Stage::Discarded || item.releases.is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_acts_never_publish_without_the_signatures_and_figures_run_true(
        acts in prop::collection::vec((0_usize..3, 0_u8..40, 0_usize..9, 0_usize..7, any::<u8>()), 0..160)
    ) {
        let subjects = [Subject::Notice, Subject::Budget, Subject::Warning];
        let numbers = ["a", "b", "c"];
        let rule = CountRule::default();
        let mut plays: Vec<Play> =
            numbers.iter().zip(subjects).map(|(number, subject)| Play::of(number, &proposal(subject), day("2025-03-03"))).collect();
        let mut running = Figures::default();
        let mut ledger: Vec<Entry> = plays.iter().flat_map(|play| play.entries.clone()).collect();
        for play in &plays {
            running.follow(&Delta::between(None, &play.item, rule));
        }
        for (which, verb, who, step, words) in acts {
            let play = &mut plays[which];
            let (before, count) = (play.item.clone(), play.entries.len());
            attempt(play, verb, who, step, words);
            if play.entries.len() > count {
                holds(&before, play)?;
                let entry = play.last.entry.clone();
                prop_assert_eq!(&Entry::read(entry.kind(), entry.version(), &entry.payload()).unwrap(), &entry);
                running.follow(&Delta::between(Some(&before), &play.item, rule));
                ledger.push(entry);
            }
        }
        prop_assert_eq!(running, Figures::fold(&ledger, rule));
    }
}
