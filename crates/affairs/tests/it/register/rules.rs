//! What may not be entered, with every reason at once; amending, striking, confirming.

use affairs::register::{
    Charge, Decision, DecisionKind, Ended, Ending, Fee, GroupDuty, Measure, MeasureTopic, Meeting, Member, Normative,
    Pairing, Plan, Problem, ProblemCategory, Progress, Received, Remedy, System, Track, Verdict, amend, called,
    confirm, figures, kind_of, strike,
};

use super::*;

fn remedy(track: Track, accepted: &str, closed: Option<(&str, &str)>) -> Facts {
    let closed = closed.map(|(on, outcome)| Verdict { on: day(on), outcome: outcome.into() });
    Facts::Remedy(Remedy { track, accepted: day(accepted), closed })
}

fn plan(due: &str, progress: Progress, done: Option<&str>) -> Facts {
    Facts::Plan(Plan { year: 2025, due: day(due), progress, done: done.map(day) })
}

#[test]
fn contradictions_are_named_all_at_once() {
    let fee = |fen, received: Option<(&str, i64)>| {
        let received = received.map(|(on, fen)| Received { on: day(on), fen });
        Facts::Fee(Fee { notice: day("2025-05-05"), notified_fen: fen, received })
    };
    let normative = |ended: &str| {
        let ended = Some(Ended { on: day(ended), how: Ending::Repealed });
        Facts::Normative(Normative { made: day("2025-03-03"), ended, led_elsewhere: false })
    };
    let session = |start, end, attendees| {
        let sign_in = "hash".into();
        Facts::Training(Training { on: day("2025-03-03"), start, end, attendees, sign_in })
    };
    let evidence = |ids: &[&str]| {
        let evidence = ids.iter().map(|id| (*id).to_owned()).collect();
        Facts::Measure(Measure { topic: MeasureTopic::Improvement, on: day("2025-03-03"), evidence })
    };
    let bare = |topic| Facts::Measure(Measure { topic, on: day("2025-03-03"), evidence: Vec::new() });
    let pairing = |mentor: &str, to: Option<&str>| {
        let (mentor, trainee) = (mentor.into(), "wei".into());
        Facts::Pairing(Pairing { mentor, trainee, from: day("2025-03-03"), to: to.map(day) })
    };
    let problem = |solved: &str| {
        let (by, category) = ("wei".into(), ProblemCategory::Platform);
        Facts::Problem(Problem { raised: day("2025-03-03"), by, category, solved: Some(day(solved)) })
    };
    let decided = |count| Facts::Decision(Decision { what: DecisionKind::Penalty, on: day("2025-03-31"), count });
    let cases: Vec<(Facts, &[&str], &str)> = vec![
        (application("2025-03-03", "natural", Some(("2025-03-03", "granted"))), &[], "answered on the very day"),
        (
            application("2025-03-03", "natural", Some(("2025-03-02", "granted"))),
            &["register.day.before"],
            "before it came",
        ),
        (
            application("2025-03-03", "natural", Some(("2025-03-02", "refused"))),
            &["register.day.before", "register.application.result"],
            "a group of rows is no row, and both reasons come together",
        ),
        (application("2026-01-10", "natural", None), &[], "today"),
        (application("2026-01-11", "natural", None), &["register.day.future"], "tomorrow"),
        (application("0001-01-01", "natural", None), &["register.day.none"], "no such day in an office"),
        (remedy(Track::Review, "2025-03-03", Some(("2025-04-03", "review.maintained"))), &[], "a review"),
        (
            remedy(Track::Review, "2025-03-03", Some(("2025-04-03", "suit.revoked"))),
            &["register.remedy.outcome"],
            "the outcome of a suit",
        ),
        (remedy(Track::SuitDirect, "2025-03-03", Some(("2025-04-03", "suit.revoked"))), &[], "a suit"),
        (fee(0, None), &["register.zero"], "no money is no fee"),
        (fee(100, Some(("2025-05-04", 200))), &["register.day.before", "register.fee.more"], "too early and too much"),
        (fee(100, Some(("2025-05-05", 100))), &[], "paid at once"),
        (normative("2025-03-02"), &["register.day.before"], "ended before it was made"),
        (decided(0), &["register.zero"], "no decision"),
        (decided(1), &[], "one decision"),
        (decided(31), &["register.decision.source"], "a monthly sum says where it comes from"),
        (Facts::Charge(Charge { on: day("2025-03-03"), fen: -1 }), &["register.zero"], "money given back is no charge"),
        (Facts::Charge(Charge { on: day("2025-03-03"), fen: i64::MAX }), &["register.too-much"], "more than there is"),
        (Facts::System(System { issued: day("2025-03-03"), revised: true }), &[], "a system"),
        (session(540, 540, 3), &["register.hours"], "over at once"),
        (session(540, 1441, 3), &["register.hours"], "past midnight"),
        (session(540, 1440, 0), &["register.zero"], "nobody came"),
        (pairing("wei", None), &["register.pairing.same"], "one's own mentor"),
        (pairing("lin", Some("2027-01-01")), &[], "it may end later"),
        (pairing("", Some("2025-03-02")), &["register.day.before", "register.blank"], "ends before it begins"),
        (problem("2025-03-02"), &["register.day.before"], "solved before it was raised"),
        (
            Facts::Member(Member { duty: GroupDuty::Head, from: day("2025-03-03"), to: Some(day("2025-03-03")) }),
            &[],
            "one day",
        ),
        (
            Facts::Meeting(Meeting { on: day("2025-03-03"), attendees: 0, sign_in: String::new() }),
            &["register.zero"],
            "a meeting of nobody",
        ),
        (plan("2026-01-05", Progress::Planned, None), &["register.plan.due"], "due in another year"),
        (plan("2025-12-31", Progress::Done, None), &["register.blank"], "done on no day"),
        (plan("2025-12-31", Progress::UnderWay, Some("2025-06-01")), &["register.plan.done"], "done and not done"),
        (evidence(&[]), &["register.measure.evidence"], "a claim without a record"),
        (bare(MeasureTopic::Problem), &[], "what is lacking is the office's own word"),
        (bare(MeasureTopic::Accountability), &[], "nobody was held to account, and that is said"),
        (bare(MeasureTopic::Platform), &["register.measure.evidence"], "what was built shows itself"),
        (evidence(&["a b"]), &["register.measure.unknown"], "no number"),
        (evidence(&["peixun-2025-001", "peixun-2025-001"]), &["register.measure.twice"], "the same twice"),
        (evidence(&["sangcun/2025-00001"]), &[], "an index number"),
    ];
    for (facts, expected, because) in cases {
        assert_eq!(refused(facts), expected, "{because}");
    }
}

#[test]
fn words_are_asked_for_and_bounded() {
    let facts = training("2025-03-03", 3);
    let cases = [
        (Words::default(), vec!["register.blank"], "no topic"),
        (Words { topic: "一".repeat(201), ..Words::default() }, vec!["register.too-long"], "a topic is no minute"),
        (Words { topic: "a\0".into(), ..Words::default() }, vec!["register.unprintable"], "a sign nobody sees"),
        (
            Words { number: "1".into(), topic: "条例".into(), ..Words::default() },
            vec!["register.not-asked"],
            "no field",
        ),
    ];
    for (words, expected, because) in cases {
        let order = Order { facts: facts.clone(), words };
        let found = enter("peixun-2025-001", &order, Twin::default(), &now("2026-01-10", &none())).unwrap_err();
        assert_eq!(codes(&found), expected, "{because}");
    }
}

#[test]
fn what_was_entered_twice_needs_a_reason() {
    let order = order(training("2025-03-03", 3));
    let twin = |reason| Twin { number: Some("peixun-2025-001"), reason };
    let found = enter("peixun-2025-002", &order, twin(""), &now("2026-01-10", &none())).unwrap_err();
    assert_eq!(codes(&found), ["register.twin"]);
    assert!(found[0].message().what.contains("peixun-2025-001"), "the earlier record is named");
    let why = reason("两个会场同时开");
    let step = enter("peixun-2025-002", &order, twin(&why), &now("2026-01-10", &none())).unwrap();
    assert!(step.entry.payload().contains("peixun-2025-001") && !step.entry.payload().contains("会场"));
}

#[test]
fn the_mark_of_a_twin_is_that_of_day_and_topic_or_of_the_number() {
    let topic = |topic: &str| Words { topic: topic.into(), ..Words::default() };
    let number = |number: &str| Words { number: number.into(), ..Words::default() };
    let mark = |words: Words, facts: Facts| words.twin(&facts);
    let first = mark(topic("《条例》解读"), training("2025-03-03", 3));
    assert_eq!(first, mark(topic("《条例》 解读"), training("2025-03-03", 9)), "blanks and head-count do not tell");
    assert_ne!(first, mark(topic("《条例》解读"), training("2025-03-04", 3)), "another day");
    assert_ne!(first, mark(topic("平台操作"), training("2025-03-03", 3)), "another topic");
    let case = || application("2025-03-03", "natural", None);
    assert_eq!(mark(number(""), case()), None, "without a number nothing tells");
    assert_eq!(mark(number("1号"), case()), mark(number("1 号"), application("2025-09-09", "charity", None)));
}

#[test]
fn a_record_is_amended_struck_and_then_left_alone() {
    let first = entered(1, training("2025-03-03", 10), "2025-03-04").next;
    let (empty, later) = (none(), "2025-03-05");
    let better = order(training("2025-03-03", 12));
    let found = amend(&first, &better, ("", 7), Twin::default(), &now(later, &empty)).unwrap_err();
    assert_eq!(codes(&found), ["register.stale", "register.no-reason"]);
    let same = order(training("2025-03-03", 10));
    let found = amend(&first, &same, ("r", 1), Twin::default(), &now(later, &empty)).unwrap_err();
    assert_eq!(codes(&found), ["register.unchanged"]);
    let moved = order(training("2024-12-31", 12));
    let found = amend(&first, &moved, ("r", 1), Twin::default(), &now(later, &empty)).unwrap_err();
    assert_eq!(codes(&found), ["register.other-year"]);
    let other = order(application("2025-03-03", "natural", None));
    let found = amend(&first, &other, ("r", 1), Twin::default(), &now(later, &empty)).unwrap_err();
    assert_eq!(codes(&found), ["register.other-kind"]);
    let second = amend(&first, &better, ("r", 1), Twin::default(), &now(later, &empty)).unwrap();
    assert_eq!((second.delta.minus.len(), second.delta.plus.len()), (1, 1), "only the head-count changed");
    let gone = strike(&second.next, "r", 2, &now(later, &empty)).unwrap();
    assert!(figures::counted(&gone.next).is_empty(), "it counts nothing");
    let found = strike(&gone.next, "r", 3, &now(later, &empty)).unwrap_err();
    assert_eq!(codes(&found), ["register.struck"], "once");
}

#[test]
fn only_who_raised_a_problem_confirms_it_and_a_change_undoes_that() {
    let problem = |solved: Option<&str>| {
        let (by, category) = ("wei".to_owned(), ProblemCategory::Publishing);
        Facts::Problem(Problem { raised: day("2025-03-03"), by, category, solved: solved.map(day) })
    };
    let empty = none();
    let by = |account| Occasion { by: account, ..now("2025-04-01", &empty) };
    let open = entered(1, problem(None), "2025-03-03").next;
    assert_eq!(
        codes(&confirm(&open, 1, &by("lin")).unwrap_err()),
        ["register.problem.not-own", "register.problem.not-solved"]
    );
    let solved = amend(&open, &order(problem(Some("2025-03-04"))), ("r", 1), Twin::default(), &by("lin")).unwrap();
    assert!(solved.delta.plus.is_empty(), "solved is not confirmed (M-14)");
    let done = confirm(&solved.next, 2, &by("wei")).unwrap();
    let total: i64 = done.delta.plus.iter().filter(|row| row.part.is_empty()).map(|row| row.amount).sum();
    assert_eq!(total, 1);
    assert_eq!(codes(&confirm(&done.next, 3, &by("wei")).unwrap_err()), ["register.problem.confirmed"]);
    let again = amend(&done.next, &order(problem(Some("2025-03-05"))), ("r", 3), Twin::default(), &by("lin")).unwrap();
    assert_eq!(again.next.confirmed, None, "the trainee confirmed something else");
    let own = amend(&open, &order(problem(Some("2025-03-04"))), ("r", 1), Twin::default(), &by("wei")).unwrap().next;
    let refused = confirm(&own, 2, &by("wei")).unwrap_err();
    assert_eq!(codes(&refused), ["register.problem.own-solution"], "who says it is solved does not confirm it as well");
    let told = order(problem(Some("2025-03-06")));
    let other = amend(&own, &told, ("r", 2), Twin::default(), &by("lin")).unwrap().next;
    assert!(confirm(&other, 3, &by("wei")).is_ok(), "another one said so since");
    let training = entered(1, training("2025-03-03", 3), "2025-03-03").next;
    assert_eq!(codes(&confirm(&training, 1, &by("wei")).unwrap_err()), ["register.confirm.none"]);
}

#[test]
fn numbers_speak_of_their_kind() {
    for kind in Kind::ALL {
        assert_eq!(kind_of(&number_of(kind, 2025, 3)), Some(kind));
        assert_eq!(called(&number_of(kind, 2025, 3)), format!("{} 2025-003", kind.name()));
        assert_eq!(Kind::of(kind.id()), Some(kind));
    }
    assert_eq!(number_of(Kind::Training, 2025, 3), "peixun-2025-003");
    for other in
        ["peixun-2025", "peixun-25-003", "peixun-2025-3", "x-2025-003", "", "peixun-2025-003-1", "sangcun/2025-00001"]
    {
        assert_eq!(kind_of(other), None, "{other}");
    }
}

#[test]
fn every_message_has_its_own_code() {
    let examples = Obstacle::examples();
    let mut known = codes(&examples);
    let all = known.len();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), all, "no two obstacles share a code");
    assert!(
        known.iter().all(|code| code.starts_with("register.") && *code != "register.other" && *code != "register.act")
    );
}
