//! 性质 What holds whatever people try: random acts by random people on three items.

use affairs::publication::{
    CheckOrder, CorrectionOrder, Facts, Importance, Stage, Subject, WithdrawalReason, check, confirm_withdrawal,
    correct, discard, drop_version,
    figures::{CountRule, Delta, Figures},
    overrule, post, publish, publish_urgent, release_scheduled, required, restore, revise, schedule, sign, submit,
    unschedule, withdraw,
};
use proptest::prelude::*;

use super::*;

const STEPS: [ReviewStep; 7] = IMPORTANT;

/// Mostly somebody who may, otherwise anybody, also as a deputy.
fn actor(verb: u8, who: usize, words: u8) -> Acting {
    let (account, role) = PEOPLE[who % PEOPLE.len()];
    let fit = match verb {
        0 | 8 | 10 | 11 | 18 => "office",
        3 | 12 | 15 | 16 => "principal",
        13 => ["colleague", "leader"][usize::from(words % 2)],
        14 => "colleague",
        _ => account,
    };
    match words % 8 {
        0 => deputy(account, "principal", Role::Principal, "2025-03-01", "2025-03-05"),
        1 => deputy(account, "leader", Role::LeaderInCharge, "2025-03-01", "2025-03-31"),
        2 | 3 => as_role(account, role),
        _ => person(fit),
    }
}

/// An item somewhere on its way: proposed, handed in, approved, or public.
fn started(number: &str, subject: Subject, stage: u8) -> Play {
    let urgent = subject == Subject::Warning;
    let importance = if urgent { Importance::Urgent } else { Importance::Routine };
    let order = Proposal { facts: Facts { importance, ..facts(subject) }, ..proposal(subject) };
    let play = Play::of(number, &order, day("2025-03-03"));
    if stage == 0 {
        return play;
    }
    let steps = required(&play.item);
    let mut play = play.reviewed(if stage == 1 { &[] } else { &steps });
    if stage == 3 {
        play.publish();
    }
    play
}

fn attempt(play: &mut Play, verb: u8, who: usize, step: usize, words: u8) {
    let acting = actor(verb, who, words);
    let account = acting.account.clone();
    let hash = text(["甲", "乙", "丙"][usize::from(words) % 3]);
    let step = STEPS[step % STEPS.len()];
    let blocking = if words.is_multiple_of(7) { vec!["P-02".to_owned()] } else { vec![] };
    let small = CorrectionOrder {
        substantive: words.is_multiple_of(2),
        content_hash: hash.clone(),
        note: "note".into(),
        prepared_by: if words.is_multiple_of(2) { account } else { "colleague".into() },
        rules: "r1".into(),
    };
    match verb {
        0 => {
            let importance = if words.is_multiple_of(4) { Importance::Urgent } else { play.item.facts().importance };
            let facts = Facts { content_hash: hash, importance, ..play.item.facts().clone() };
            play.act(&acting, |i, n| revise(i, &facts, n))
        }
        1 | 2 => {
            let ahead = play.item.stage == Stage::Published && words % 2 == 1;
            let content = if ahead { hash.as_str() } else { play.item.content_hash() };
            let order = CheckOrder { blocking, ..clean(content) };
            play.act(&person("writer"), |i, n| check(i, &order, n))
        }
        3 => play.act(&acting, |i, n| overrule(i, "P-02", "note", n)),
        4 | 5 => play.act(&person("writer"), |i, n| submit(i, words.is_multiple_of(2), n)),
        6 => {
            let open = affairs::publication::open_steps(&play.item);
            let Some(step) = open.first().copied() else { return };
            play.send_back(&usual(step), step)
        }
        7 => play.act(&person("office"), |i, n| schedule(i, n.at + MINUTE, &release(), n)),
        8 => play.act(&acting, unschedule),
        9 => play.act(&person("office"), |i, n| release_scheduled(i, &release(), n.at, n.today, n.calendar)),
        10 | 11 => play.act(&acting, |i, n| publish(i, &release(), n)),
        12 => play.act(&acting, |i, n| publish_urgent(i, "call", &release(), n)),
        13 => play.act(&acting, |i, n| correct(i, &small, n)),
        14 => play.act(&acting, |i, n| withdraw(i, WithdrawalReason::Error, "note", n)),
        15 => play.act(&acting, restore),
        16 => play.act(&acting, confirm_withdrawal),
        17 if words == 0 => play.act(&acting, discard),
        18 if words.is_multiple_of(3) => play.act(&person("office"), drop_version),
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
            let signature = before.signed(*step).expect("every step was signed");
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
    if before.owes() && !item.owes() {
        let debt = item.debt.as_ref().expect("it owed before");
        for step in required(item) {
            let signature = item.signed(step).expect("the debt is cleared");
            // What somebody had signed before they released the item stands; from then on others clear the debt.
            let before_it = signature.at <= item.releases[0].at;
            prop_assert!(before_it || !debt.by.contains(&signature.by), "{step:?}");
        }
    }
    prop_assert!(item.releases.starts_with(&before.releases), "what was public is never lost");
    prop_assert!(item.signatures.starts_with(&before.signatures));
    // A new version that is given up takes what was lifted in it along.
    prop_assert!(kind == "publication.version-dropped" || item.facts().importance >= before.facts().importance);
    prop_assert!(item.releases.is_empty() || !matches!(item.stage, Stage::Draft) || item.former.is_some());
    prop_assert!(item.stage != Stage::Discarded || item.releases.is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_acts_never_publish_without_the_signatures_and_figures_run_true(
        stages in prop::array::uniform3(0_u8..4),
        acts in prop::collection::vec((0_usize..3, 0_u8..40, 0_usize..9, 0_usize..7, any::<u8>()), 0..160)
    ) {
        let subjects = [Subject::Notice, Subject::Budget, Subject::Warning];
        let numbers = ["a", "b", "c"];
        let rule = CountRule::default();
        let beginnings = numbers.iter().zip(subjects).zip(stages);
        let mut plays: Vec<Play> =
            beginnings.map(|((number, subject), stage)| started(number, subject, stage)).collect();
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
