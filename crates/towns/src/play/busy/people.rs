//! 人和事 Problems, members, meetings, trainings, pairs, measures and the plan of the busy town.

use affairs::register::{
    Coded as _, Facts, GroupDuty, Measure, MeasureTopic, Meeting, Member, Pairing, Plan, Problem, ProblemCategory,
    Progress, Training, Words,
};
use jiff::civil::date;
use register::{NewRecord, Person};

use super::{
    super::deeds::{Deed, confirming, day, entering, known, new},
    KEEPER, Numbers, twice,
};
use crate::busy::{CAST, SECTIONS, records as planned};

/// 人和事
pub(super) fn people() -> Vec<Deed> {
    let mut all = problems();
    all.extend(members());
    let meetings = planned::MEETINGS.iter().map(meeting);
    let trainings = planned::TRAININGS.iter().map(training);
    let pairings = planned::PAIRINGS.iter().map(|(mentor, trainee, goal)| {
        let facts = Pairing { mentor: (*mentor).into(), trainee: (*trainee).into(), from: date(2025, 3, 10), to: None };
        new(Facts::Pairing(facts), Words { description: (*goal).into(), ..Words::default() })
    });
    let measures = planned::MEASURES.iter().map(|(on, topic, sentence, problem, evidence)| {
        let topic = MeasureTopic::of(topic).unwrap_or(MeasureTopic::Other);
        let evidence = evidence.iter().map(|id| (*id).to_owned()).collect();
        let words = Words { title: (*sentence).into(), topic: (*problem).into(), ..Words::default() };
        new(Facts::Measure(Measure { topic, on: day(on), evidence }), words)
    });
    let records = meetings.chain(trainings).chain(pairings).chain(measures);
    all.extend(records.map(|new| entering(&CAST, new.facts.day(), new)));
    // A plan is entered as the year begins, and again when it is done: here once, with what became of it.
    all.extend(planned::PLAN.iter().map(|(year, due, done, what, how)| {
        let done = (!done.is_empty()).then(|| day(done));
        let progress = match (done, *year) {
            (Some(_), _) => Progress::Done,
            (None, 2025) => Progress::Dropped,
            (None, _) => Progress::Planned,
        };
        let words = Words { title: (*what).into(), description: (*how).into(), ..Words::default() };
        let facts = Facts::Plan(Plan { year: *year, due: day(due), progress, done });
        entering(&CAST, done.unwrap_or(date(2026, 1, 5)), new(facts, words))
    }));
    all
}

/// 实操问题 Entered when they are solved, confirmed the same evening by whoever raised them; the open one when it was raised.
fn problems() -> Vec<Deed> {
    let mut numbers = Numbers::default();
    let mut all = Vec::new();
    for (raised, solved, by, category, what, how, confirmed) in planned::PROBLEMS {
        let solved = (!solved.is_empty()).then(|| day(solved));
        let category = ProblemCategory::of(category).unwrap_or(ProblemCategory::Other);
        let facts = Facts::Problem(Problem { raised: day(raised), by: by.into(), category, solved });
        let number = numbers.next(&facts);
        let on = solved.unwrap_or_else(|| day(raised));
        let words = Words { description: what.into(), answer: how.into(), ..Words::default() };
        all.push(entering(&CAST, on, new(facts, words)));
        all.extend(confirmed.then(|| confirming(&CAST, on, number, by)));
    }
    all
}

fn members() -> Vec<Deed> {
    let mut numbers = Numbers::default();
    let mut all = Vec::new();
    for (account, duty, from, to) in planned::GROUP {
        let person = CAST.person(account);
        let duty = GroupDuty::of(duty).unwrap_or(GroupDuty::Member);
        let post = person.map_or(String::new(), |person| format!("{}{}", person.section, person.post));
        let record = |to| NewRecord {
            people: person.into_iter().map(known).collect(),
            ..new(
                Facts::Member(Member { duty, from: day(from), to }),
                Words { title: post.clone(), ..Words::default() },
            )
        };
        let left = (!to.is_empty()).then(|| (day(to), record(Some(day(to)))));
        all.extend(twice(&mut numbers, (&KEEPER, &KEEPER), record(None), left));
    }
    all
}

fn meeting((on, topic, agreed): &(&str, &str, &str)) -> NewRecord {
    let facts = Meeting { on: day(on), attendees: 0, sign_in: String::new() };
    let words = Words {
        topic: (*topic).into(),
        place: "镇政府二楼会议室".into(),
        description: (*agreed).into(),
        ..Words::default()
    };
    let present = |(_, _, from, to): &&(&str, &str, &str, &str)| *from <= *on && (to.is_empty() || *on <= *to);
    let group = planned::GROUP.iter().filter(present).filter_map(|(account, ..)| CAST.person(account).map(known));
    NewRecord { people: group.collect(), ..new(Facts::Meeting(facts), words) }
}

fn training((on, topic, contents, count): &(&str, &str, &str, usize)) -> NewRecord {
    let facts = Training { on: day(on), start: 14 * 60 + 30, end: 17 * 60, attendees: 0, sign_in: String::new() };
    let words = Words {
        topic: (*topic).into(),
        organiser: planned::TAUGHT_BY.into(),
        place: "便民服务中心培训室".into(),
        description: (*contents).into(),
        ..Words::default()
    };
    NewRecord { people: crowd(*count), ..new(Facts::Training(facts), words) }
}

/// The first so many people of the sections.
fn crowd(count: usize) -> Vec<Person> {
    let working = |person: &&crate::Person| SECTIONS.contains(&person.section);
    CAST.people.iter().filter(working).take(count).map(known).collect()
}
