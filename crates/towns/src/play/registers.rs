//! 记台账 The quiet town's registers through the desks, in the order of the hours: opened in January, closed after New
//! Year by the head of the office.

use affairs::{
    private::Private,
    register::{
        Closing, Coded as _, Facts, GroupDuty, Kind, Measure, MeasureTopic, Meeting, Member, Pairing, Plan, Problem,
        ProblemCategory, Progress, System, Training, Words,
    },
    role::Role,
};
use jiff::civil::{Date, DateTime, date};
use office::{Clerk, DeskError, Office};
use register::{NewRecord, Person, desk};

use super::cast::clerk;
use crate::quiet::{self, records as planned};

/// 一件事 One act at the desk of the registers.
pub(super) struct Deed {
    pub(super) at: DateTime,
    pub(super) what: What,
}

pub(super) enum What {
    Open(Kind, i16),
    Enter(Box<NewRecord>),
    /// A problem, by its number, and the account of who raised it.
    Confirm(String, &'static str),
    Close(Kind, i16),
}

/// The ledgers in which nothing was registered all year.
const NOTHING: [Kind; 6] = [Kind::Application, Kind::Remedy, Kind::Fee, Kind::Normative, Kind::Decision, Kind::Charge];

impl Deed {
    /// What it is about, for whoever hears that it was refused.
    pub(super) fn title(&self) -> String {
        match &self.what {
            What::Open(kind, year) => format!("开{year}年的{}台账", kind.name()),
            What::Enter(new) => format!("{} {}", new.facts.kind().name(), new.facts.day()),
            What::Confirm(number, _) => format!("确认 {number}"),
            What::Close(kind, year) => format!("结{year}年的{}台账", kind.name()),
        }
    }

    /// At the desk.
    pub(super) fn act(&self, office: &Office) -> Result<(), DeskError> {
        let head = clerk("zhouxuemei", Role::OfficeHead);
        match &self.what {
            What::Open(kind, year) => desk::open_book(office, &officer(), *kind, *year).map(|_| ()),
            What::Enter(new) => desk::enter(office, &officer(), None, new, "").map(|_| ()),
            What::Confirm(number, by) => {
                let role = if *by == "weichenlin" { Role::InfoOfficer } else { Role::Proofreader };
                desk::confirm(office, &clerk(by, role), (number, 1)).map(|_| ())
            }
            What::Close(kind, year) => {
                let closing = if NOTHING.contains(kind) { Closing::Nothing } else { Closing::Complete };
                desk::close_book(office, &head, (*kind, *year), closing, 1).map(|_| ())
            }
        }
    }
}

fn officer() -> Clerk {
    clerk("chulufei", Role::InfoOfficer)
}

/// 一年的台账 Every act, in the order of the hours.
pub(super) fn deeds() -> Vec<Deed> {
    let at = |day: Date, hour: i8| day.at(hour, 30, 0, 0);
    let mut all: Vec<Deed> = Vec::new();
    for kind in Kind::ALL {
        all.push(Deed { at: at(date(2025, 1, 2), 9), what: What::Open(kind, 2025) });
        all.push(Deed { at: at(date(2026, 1, 5), 9), what: What::Open(kind, 2026) });
        all.push(Deed { at: at(date(2026, 1, 6), 10), what: What::Close(kind, 2025) });
    }
    let entered = records().into_iter().map(|new| {
        // A plan is entered as the year begins; a problem when it is solved; all else on its day.
        let day = match &new.facts {
            Facts::Plan(of) => of.done.unwrap_or(date(of.year, 1, 5)),
            Facts::Problem(of) => of.solved.unwrap_or(of.raised),
            other => other.day(),
        };
        Deed { at: at(day, 16), what: What::Enter(Box::new(new)) }
    });
    all.extend(entered);
    let confirmed = (1..).zip(&planned::PROBLEMS).take(12).map(|(n, (_, solved, by, ..))| Deed {
        at: at(day(solved), 17),
        what: What::Confirm(affairs::register::number_of(Kind::Problem, 2025, n), by),
    });
    all.extend(confirmed);
    all.sort_by_key(|deed| deed.at);
    all
}

fn day(text: &str) -> Date {
    text.parse().expect("the days of the story are days")
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
    let working = |person: &&quiet::Person| quiet::SECTIONS.contains(&person.section) || person.section == "乡领导";
    quiet::people().iter().filter(working).rev().take(count).map(known).collect()
}

fn known(person: &quiet::Person) -> Person {
    Person { name: Private::new(person.name.to_owned()), section: person.section.to_owned() }
}

fn new(facts: Facts, words: Words) -> NewRecord {
    NewRecord { facts, words, people: Vec::new() }
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
