//! 办 What happened, and how tasks are answered: each step legal and not.

use affairs::obligation::{
    Answer, Event, Mark, Obstacle, Share, answered_by, call, close, coverage, marks, pass, raise, reference, reopen,
    share, specify,
};

use super::*;

fn event(on: &str) -> Event {
    Event { at: day(on).at(9, 0, 0, 0), what: reference("第一季度低保审核结束") }
}

#[test]
fn an_event_makes_a_task_that_is_due_by_the_limit_of_its_item() {
    let cases = [
        // item, event, aim at, due, because
        ("F19-04", "2025-03-03", "2025-03-17", "2025-03-17", "社会救助: ten working days"),
        ("F03-01", "2025-04-15", "2025-04-30", "2025-05-06", "预算: twenty days, aimed at before the holiday"),
        ("G-28", "2025-03-03", "2025-03-12", "2025-03-12", "行政处罚: seven working days"),
        ("G-17", "2025-03-03", "2025-03-06", "2025-03-31", "政策解读: the house aims at three working days"),
        ("G-33", "2025-06-30", "2025-05-30", "2025-05-31", "征求意见: thirty days before the decision"),
    ];
    for (code, on, target, due, because) in cases {
        let (matter, terms) = (matter(code), Terms::default());
        let step = raise("renwu-2025-0200", subject(&matter, &terms), &event(on), &now("2025-04-20"));
        if code != "G-33" && day(on) > day("2025-04-20") {
            assert_eq!(codes(&step.unwrap_err()), ["obligation.ahead"], "{code}");
            continue;
        }
        let task = step.unwrap().next;
        assert_eq!((task.target, task.due), (day(target), day(due)), "{code}: {because}");
    }
}

#[test]
fn an_event_names_what_happened_on_a_day_that_has_come() {
    let (matter, terms) = (matter("F19-04"), Terms::default());
    let mut undecided = matter.clone();
    undecided.undecided = true;
    let mute = Event { what: String::new(), ..event("2025-03-04") };
    let wrong = raise("n", subject(&undecided, &terms), &mute, &now("2025-03-03")).unwrap_err();
    assert_eq!(codes(&wrong), ["obligation.ahead", "obligation.no-words", "obligation.undecided"], "all at once");
    let exempt = Subject { exempt: true, ..subject(&matter, &terms) };
    assert_eq!(
        codes(&raise("n", exempt, &event("2025-03-03"), &now("2025-03-03")).unwrap_err()),
        ["obligation.exempt"]
    );
}

#[test]
fn a_question_whose_event_came_counts_from_it_and_cannot_be_denied_any_more() {
    let (matter, terms, now) = (matter("F19-04"), Terms::default(), now("2026-12-04"));
    let asked = question("F19-04");
    let task = specify(&asked, subject(&matter, &terms), &event("2026-12-03"), &now).unwrap().next;
    assert_eq!((task.due, task.version), (day("2026-12-17"), 2));
    let no = Answer::NotHappened { reason: reference("没有") };
    assert_eq!(codes(&close(&task, &no, (2, &matter), &now).unwrap_err()), ["obligation.happened"]);
    let mistaken = Answer::NotConcerned { reason: reference("误登记") };
    assert!(close(&task, &mistaken, (2, &matter), &now).is_ok());
}

#[test]
fn nothing_happened_is_said_late_with_a_reason_and_not_of_what_must_be() {
    let no = |words: &str| Answer::NotHappened { reason: reference(words) };
    let report = task("G-09", Cause::Yearly { year: 2026 }, day("2026-01-31"));
    let quarter = task("V-01", Cause::Period { from: day("2026-01-01"), to: day("2026-03-31") }, day("2026-06-30"));
    let cases: [(&Task, &str, &str, &[&str], &str); 6] = [
        (&question("F19-04"), "今年没有低保审核", "2026-12-10", &[], "in the last month"),
        (&question("F19-04"), "今年没有低保审核", "2026-06-10", &["obligation.not-over"], "half a year is left"),
        (&question("F19-04"), " ", "2026-12-10", &["obligation.no-reason"], "in silence"),
        (&quarter, "没有变动", "2026-04-02", &[], "behind the quarter"),
        (&quarter, "没有变动", "2026-02-02", &["obligation.not-over"], "inside the quarter"),
        (&report, "没有", "2026-01-20", &["obligation.must-happen"], "第五十条: a report with zeros is a report"),
    ];
    for (task, words, today, refused, because) in cases {
        let matter = matter(&task.code);
        let done = close(task, &no(words), (1, &matter), &now(today));
        assert_eq!(codes(&done.err().unwrap_or_default()), refused, "{because}");
    }
}

#[test]
fn a_task_is_answered_once_and_opened_again_for_a_reason() {
    let (matter, now) = (matter("F19-04"), now("2026-12-10"));
    let open = question("F19-04");
    let published = Answer::Published { item: "pub-1".into(), on: day("2026-05-06"), late: 0 };
    assert_eq!(codes(&close(&open, &published, (9, &matter), &now).unwrap_err()), ["obligation.stale"]);
    let done = close(&open, &published, (1, &matter), &now).unwrap().next;
    assert_eq!(codes(&close(&done, &published, (2, &matter), &now).unwrap_err()), ["obligation.closed"]);
    assert_eq!(codes(&reopen(&done, ("", 1), &now).unwrap_err()), ["obligation.stale", "obligation.no-reason"]);
    let again = reopen(&done, ("r", 2), &now).unwrap().next;
    assert!(again.closing.is_none() && again.version == 3);
    assert_eq!(codes(&reopen(&again, ("r", 3), &now).unwrap_err()), ["obligation.open"]);
    let called = call(&again, &now).unwrap().next;
    assert!(
        called.called && call(&called, &now).is_err() && call(&done, &now).is_err(),
        "once, and only to what is open"
    );
    assert!(pass(&called, &now).is_ok() && pass(&done, &now).is_err(), "it may pass to another while it is open");
    let early = Answer::Published { item: "pub-1".into(), on: day("2025-12-31"), late: 0 };
    assert_eq!(codes(&close(&open, &early, (1, &matter), &now).unwrap_err()), ["obligation.too-early"]);
}

#[test]
fn what_is_published_answers_the_nearest_open_task_of_its_code() {
    let quarter = |n: i8, number: &str| {
        let from = Date::new(2026, n * 3 - 2, 1).unwrap();
        let to = Date::new(2026, n * 3, 1).unwrap().last_of_month();
        Task { number: number.into(), ..task("F22-04", Cause::Period { from, to }, to) }
    };
    let mut tasks = vec![quarter(2, "b"), quarter(1, "a"), quarter(3, "c"), question("F22-01")];
    let found =
        |tasks: &[Task], code: &str, on: &str| answered_by(tasks, code, day(on)).map(|task| task.number.clone());
    assert_eq!(found(&tasks, "F22-04", "2026-04-10"), Some("a".into()), "the first quarter is late and comes first");
    tasks[1].closing =
        close(&tasks[1], &Answer::NotConcerned { reason: "r".into() }, (1, &matter("F22-04")), &now("2026-04-09"))
            .unwrap()
            .next
            .closing;
    assert_eq!(found(&tasks, "F22-04", "2026-04-10"), Some("b".into()));
    assert_eq!(found(&tasks, "F22-04", "2025-12-31"), None, "before any of them began");
    assert_eq!(found(&tasks, "F19-04", "2026-04-10"), None, "another item");
}

#[test]
fn marks_fall_at_half_four_fifths_the_day_before_the_day_and_five_days_behind() {
    let cases = [
        ("2026-01-01", "2026-12-31", ["2026-07-02", "2026-10-19", "2026-12-30", "2026-12-31", "2027-01-07"]),
        ("2025-03-03", "2025-03-31", ["2025-03-17", "2025-03-25", "2025-03-28", "2025-03-31", "2025-04-08"]),
        ("2025-03-31", "2025-03-31", ["2025-03-31", "2025-03-31", "2025-03-28", "2025-03-31", "2025-04-08"]),
    ];
    for (since, due, days) in cases {
        let found = marks(day(since), day(due), Calendar::bundled());
        assert_eq!(found.map(|(mark, _)| mark), Mark::ALL);
        assert_eq!(found.map(|(_, on)| on), days.map(day), "{since} to {due}");
    }
}

#[test]
fn coverage_adds_up_on_every_day() {
    let closed = |task: Task, answer: Answer, on: &str| {
        let matter = matter(&task.code);
        close(&task, &answer, (1, &matter), &now(on)).unwrap().next
    };
    let due = |code: &str, on: &str| task(code, Cause::Period { from: day("2026-01-01"), to: day(on) }, day(on));
    let published = |on: &str, late| Answer::Published { item: "pub-1".into(), on: day(on), late };
    let tasks = [
        closed(due("F22-04", "2026-03-31"), published("2026-03-20", 0), "2026-03-20"),
        closed(due("F22-04", "2026-03-31"), published("2026-04-10", 7), "2026-04-11"),
        closed(due("V-01", "2026-03-31"), Answer::NotHappened { reason: "r".into() }, "2026-03-10"),
        closed(due("V-05", "2026-03-31"), Answer::NotConcerned { reason: "r".into() }, "2026-02-10"),
        due("F22-01", "2026-12-31"),
    ];
    let cases = [
        // day, owed, published, late, not happened, missing, not concerned
        ("2026-01-31", (0, 0, 0, 0, 0, 0)),
        ("2026-03-30", (2, 1, 0, 1, 0, 1)),
        ("2026-03-31", (3, 1, 0, 1, 1, 1)),
        ("2026-04-10", (3, 2, 1, 1, 0, 1)),
        ("2026-12-31", (4, 2, 1, 1, 1, 1)),
    ];
    for (on, counts) in cases {
        let found = coverage(&tasks, day(on));
        let all = (found.owed(), found.published, found.late, found.not_happened, found.missing, found.not_concerned);
        assert_eq!(all, counts, "{on}");
    }
    assert_eq!(share(&tasks[1], day("2026-04-10")), Some(Share::Late));
}

#[test]
fn every_obstacle_has_its_sentences_and_a_code_of_its_own() {
    use messages::Catalogued as _;
    let all: Vec<&str> = Obstacle::examples().iter().map(|obstacle| obstacle.message().code).collect();
    let distinct: std::collections::BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(distinct.len(), all.len());
}
