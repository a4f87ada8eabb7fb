//! What was public before the system came, and what is signed among many.

use affairs::publication::{
    Elsewhere, WithdrawalReason, discard,
    figures::{CountRule, Figure, Figures},
    record, sign_in_bulk, withdraw,
};
use jiff::Span;

use super::*;

fn elsewhere(on: &str) -> Elsewhere {
    Elsewhere { on: day(on), address: "http://old.example/3.html".into(), index_number: None }
}

fn recorded(on: &str, began: Option<Date>, subject: Subject) -> Outcome {
    let (acting, at) = (person("writer"), 1_741_000_000_000);
    let today = date(2025, 3, 3);
    let occasion = Occasion { acting: &acting, at, today, calendar: Calendar::bundled(), seen: None };
    record("XX-9", &proposal(subject), &elsewhere(on), began, &occasion)
}

fn codes(outcome: Outcome) -> Vec<&'static str> {
    outcome.err().unwrap_or_default().iter().map(|obstacle| obstacle.message().code).collect()
}

#[test]
fn history_is_recorded_up_to_the_day_from_which_the_flow_keeps_the_dates() {
    let began = Some(date(2025, 1, 6));
    let cases: [(&str, Option<Date>, &[&str], &str); 6] = [
        ("2025-03-02", None, &[], "nothing was released here yet"),
        ("2025-03-03", None, &["publication.record.not-history"], "today's is published, not recorded"),
        ("2025-03-04", None, &["publication.record.not-history"], "nor what has not come"),
        ("2025-01-05", began, &[], "the day before the first release"),
        ("2025-01-06", began, &["publication.record.not-history"], "that day itself"),
        ("2025-02-06", began, &["publication.record.not-history"], "a date of choice (N19)"),
    ];
    for (on, began, expected, because) in cases {
        assert_eq!(codes(recorded(on, began, Subject::Notice)), expected, "{because}");
    }
}

#[test]
fn what_was_recorded_counts_for_the_year_of_its_own_day() {
    let step = recorded("2019-05-08", None, Subject::Notice).unwrap();
    let (item, entry) = (step.next, step.entry);
    assert_eq!(fold([&entry]).as_ref(), Some(&item), "the ledger tells the same item");
    assert!(item.first_release().is_none() && item.releases.len() == 1, "nobody here released it");
    let figures = Figures::fold([&entry], CountRule::default());
    let of = |year: i16| figures.value(&Figure::Published, date(year, 1, 1), date(year, 12, 31));
    assert_eq!((of(2019), of(2025)), (1, 0));
    assert_eq!(figures.value(&Figure::Reviewed, date(2019, 1, 1), date(2025, 12, 31)), 0, "no review was done here");
    assert!(step.waiting.is_empty() && step.errands.is_empty());
    let mut play = Play {
        item,
        entries: vec![entry],
        at: 1_741_000_000_000,
        today: date(2025, 3, 3),
        last: Play::new(Subject::Notice).last,
    };
    assert_eq!(play.act(&person("writer"), discard), ["publication.act.stage"], "what was public is never discarded");
    let mut mistaken = play.clone();
    assert_eq!(mistaken.act(&person("writer"), |i, n| withdraw(i, WithdrawalReason::Error, "note", n)), [""; 0]);
    let gone = Figures::fold(&mistaken.entries, CountRule::default());
    assert_eq!(gone.value(&Figure::Published, date(2019, 1, 1), date(2019, 12, 31)), 0, "recorded by mistake, undone");
    play.at += 2 * 86_400_000;
    play.today = play.today.saturating_add(Span::new().days(2));
    play.act(&person("writer"), |i, n| withdraw(i, WithdrawalReason::Outdated, "note", n));
    let later = Figures::fold(&play.entries, CountRule::default());
    assert_eq!(later.value(&Figure::Published, date(2019, 1, 1), date(2019, 12, 31)), 1, "it was public all the same");
}

#[test]
fn only_the_routine_class_is_passed_among_many() {
    let cases = [
        (Subject::Notice, Importance::Routine, true, "routine"),
        (Subject::Notice, Importance::Important, false, "lifted by hand"),
        (Subject::Budget, Importance::Routine, false, "lifted by its subject"),
    ];
    for (subject, importance, passes, because) in cases {
        let order = Proposal { facts: Facts { importance, ..facts(subject) }, ..proposal(subject) };
        let mut play = Play::of("XX-3", &order, date(2025, 3, 3)).reviewed(&[]);
        let found = play.act(&person("secrecy"), |i, n| sign_in_bulk(i, &pass(Secrecy), n));
        let expected: &[&str] = if passes { &[] } else { &["publication.sign.one-by-one"] };
        assert_eq!(found, expected, "{because}");
        let back = Decision::Return { code: ReturnReason::Form, note: "note".into() };
        let back = SignOrder { decision: back, ..pass(Proof(1)) };
        assert_eq!(
            play.act(&person("head"), |i, n| sign_in_bulk(i, &back, n)),
            [""; 0],
            "{because}: returned among many"
        );
    }
    let mut play = Play::of("XX-4", &proposal(Subject::Budget), date(2025, 3, 3)).reviewed(&[]);
    let found = play.act(&person("writer"), |i, n| sign_in_bulk(i, &pass(Secrecy), n));
    assert!(found.len() > 1 && found.contains(&"publication.sign.one-by-one"), "every obstacle at once: {found:?}");
}
