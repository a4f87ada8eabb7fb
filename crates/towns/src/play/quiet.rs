//! 桑村乡的台账 The quiet town's registers, in the order of the hours: opened in January, closed after New Year by the head
//! of the office.

use affairs::register::{
    Closing, Coded as _, Facts, GroupDuty, Kind, Measure, MeasureTopic, Meeting, Member, Pairing, Plan, Problem,
    ProblemCategory, Progress, System, Training, Words, number_of,
};
use jiff::civil::date;
use register::{NewRecord, Person};

use super::deeds::{Deed, books, confirming, day, entering, known, new};
use crate::quiet::{self, CAST, records as planned};

/// The ledgers in which nothing was registered all year.
const NOTHING: [Kind; 6] = [Kind::Application, Kind::Remedy, Kind::Fee, Kind::Normative, Kind::Decision, Kind::Charge];

/// 一年的台账 Every act, in the order of the hours.
pub(super) fn deeds() -> Vec<Deed> {
    let mut all = books(&CAST, |kind| if NOTHING.contains(&kind) { Closing::Nothing } else { Closing::Complete });
    let entered = records().into_iter().map(|new| {
        // A plan is entered as the year begins; a problem when it is solved; all else on its day.
        let day = match &new.facts {
            Facts::Plan(of) => of.done.unwrap_or(date(of.year, 1, 5)),
            Facts::Problem(of) => of.solved.unwrap_or(of.raised),
            other => other.day(),
        };
        entering(&CAST, day, new)
    });
    all.extend(entered);
    let confirmed = (1..)
        .zip(&planned::PROBLEMS)
        .take(12)
        .map(|(n, (_, solved, by, ..))| confirming(&CAST, day(solved), number_of(Kind::Problem, 2025, n), by));
    all.extend(confirmed);
    all.sort_by_key(|deed| deed.at);
    all
}

fn records() -> Vec<NewRecord> {
    let mut all = Vec::new();
    all.extend(planned::GROUP.map(member));
    all.extend(planned::MEETINGS.map(meeting));
    all.extend(planned::TRAININGS.map(training));
    all.extend(planned::PAIRINGS.map(pairing));
    all.extend(planned::PROBLEMS.map(problem));
    all.extend(planned::SYSTEMS.map(system));
    all.extend(planned::PLAN.map(plan));
    all.extend(planned::MEASURES.map(measure));
    all
}

/// The first so many people of the town who are no administrators.
fn crowd(count: usize) -> Vec<Person> {
    let working = |person: &&crate::Person| quiet::SECTIONS.contains(&person.section) || person.section == "乡领导";
    quiet::people().iter().filter(working).rev().take(count).map(known).collect()
}

fn member((account, duty): (&str, &str)) -> NewRecord {
    let person = quiet::people().iter().find(|person| person.account == account);
    let duty = GroupDuty::of(duty).unwrap_or(GroupDuty::Member);
    let facts = Facts::Member(Member { duty, from: date(2025, 1, 6), to: None });
    let post = person.map_or(String::new(), |person| format!("{}{}", person.section, person.post));
    let words = Words { title: post, ..Words::default() };
    NewRecord { people: person.into_iter().map(known).collect(), ..new(facts, words) }
}

fn meeting((on, topic, agreed): (&str, &str, &str)) -> NewRecord {
    let facts = Meeting { on: day(on), attendees: 0, sign_in: String::new() };
    let words =
        Words {
            topic: topic.into(), place: "乡政府三楼会议室".into(), description: agreed.into(), ..Words::default()
        };
    let group = planned::GROUP
        .iter()
        .filter_map(|(account, _)| quiet::people().iter().find(|person| person.account == *account).map(known));
    NewRecord { people: group.collect(), ..new(Facts::Meeting(facts), words) }
}

fn training((on, topic, contents, count): (&str, &str, &str, usize)) -> NewRecord {
    let facts = Training { on: day(on), start: 9 * 60, end: 11 * 60 + 30, attendees: 0, sign_in: String::new() };
    let words = Words {
        topic: topic.into(),
        organiser: planned::TAUGHT_BY.into(),
        place: "乡政府二楼会议室".into(),
        description: contents.into(),
        ..Words::default()
    };
    NewRecord { people: crowd(count), ..new(Facts::Training(facts), words) }
}

fn pairing((mentor, trainee, goal): (&str, &str, &str)) -> NewRecord {
    let facts = Pairing { mentor: mentor.into(), trainee: trainee.into(), from: date(2025, 2, 24), to: None };
    new(Facts::Pairing(facts), Words { description: goal.into(), ..Words::default() })
}

fn problem((raised, solved, by, category, what, how): (&str, &str, &str, &str, &str, &str)) -> NewRecord {
    let category = ProblemCategory::of(category).unwrap_or(ProblemCategory::Other);
    let facts = Problem { raised: day(raised), by: by.into(), category, solved: Some(day(solved)) };
    let words = Words { description: what.into(), answer: how.into(), ..Words::default() };
    new(Facts::Problem(facts), words)
}

fn system((issued, revised, name, about): (&str, bool, &str, &str)) -> NewRecord {
    let words = Words { title: name.into(), description: about.into(), ..Words::default() };
    new(Facts::System(System { issued: day(issued), revised }), words)
}

fn plan((year, due, done, what, how): (i16, &str, &str, &str, &str)) -> NewRecord {
    let done = (!done.is_empty()).then(|| day(done));
    let progress = if done.is_some() { Progress::Done } else { Progress::Planned };
    let words = Words { title: what.into(), description: how.into(), ..Words::default() };
    new(Facts::Plan(Plan { year, due: day(due), progress, done }), words)
}

fn measure((on, topic, sentence, problem, evidence): (&str, &str, &str, &str, &[&str])) -> NewRecord {
    let topic = MeasureTopic::of(topic).unwrap_or(MeasureTopic::Other);
    let evidence = evidence.iter().map(|id| (*id).to_owned()).collect();
    let words = Words { title: sentence.into(), topic: problem.into(), ..Words::default() };
    new(Facts::Measure(Measure { topic, on: day(on), evidence }), words)
}
