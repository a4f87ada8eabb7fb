//! 填回去 From a record to what its form shows.

use std::collections::BTreeMap;

use affairs::register::{Coded as _, Facts, Field};
use jiff::civil::Date;

use super::inputs::word_field;
use crate::{Person, records::Shown};

/// 填回去 What the form of a record shows: name and value.
pub(super) fn typed(shown: &Shown, people: &[Person]) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for field in Field::ALL {
        all.insert(word_field(field), shown.words.get(field).to_owned());
    }
    let lines: Vec<String> = people
        .iter()
        .map(|person| format!("{} {}", person.name.unmask(), person.section).trim_end().to_owned())
        .collect();
    all.insert("people".into(), lines.join("\n"));
    all.extend(facts(&shown.record.facts).into_iter().map(|(name, value)| (name.to_owned(), value)));
    all
}

fn facts(facts: &Facts) -> Vec<(&'static str, String)> {
    let may = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let yes = |yes: bool| if yes { "yes".to_owned() } else { "no".to_owned() };
    let hour = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    match facts {
        Facts::Application(of) => vec![
            ("received", of.received.to_string()),
            ("category", of.category.id().into()),
            ("closed", may(of.closed.as_ref().map(|closed| closed.on))),
            ("row", of.closed.as_ref().map_or(String::new(), |closed| closed.row.clone())),
        ],
        Facts::Remedy(of) => vec![
            ("track", of.track.id().into()),
            ("accepted", of.accepted.to_string()),
            ("closed", may(of.closed.as_ref().map(|closed| closed.on))),
            ("outcome", of.closed.as_ref().map_or(String::new(), |closed| closed.outcome.clone())),
        ],
        Facts::Fee(of) => vec![
            ("notice", of.notice.to_string()),
            ("notified", yuan(of.notified_fen)),
            ("received", may(of.received.map(|received| received.on))),
            ("paid", of.received.map_or(String::new(), |received| yuan(received.fen))),
        ],
        Facts::Normative(of) => vec![
            ("made", of.made.to_string()),
            ("ended", may(of.ended.map(|ended| ended.on))),
            ("how", of.ended.map_or(String::new(), |ended| ended.how.id().into())),
            ("led", yes(of.led_elsewhere)),
        ],
        Facts::Decision(of) => {
            vec![("what", of.what.id().into()), ("on", of.on.to_string()), ("count", of.count.to_string())]
        }
        Facts::Charge(of) => vec![("on", of.on.to_string()), ("money", yuan(of.fen))],
        Facts::System(of) => vec![("issued", of.issued.to_string()), ("revised", yes(of.revised))],
        Facts::Training(of) => vec![("on", of.on.to_string()), ("start", hour(of.start)), ("end", hour(of.end))],
        Facts::Pairing(of) => vec![
            ("mentor", of.mentor.clone()),
            ("trainee", of.trainee.clone()),
            ("from", of.from.to_string()),
            ("to", may(of.to)),
        ],
        Facts::Problem(of) => vec![
            ("raised", of.raised.to_string()),
            ("by", of.by.clone()),
            ("category", of.category.id().into()),
            ("solved", may(of.solved)),
        ],
        Facts::Member(of) => {
            vec![("duty", of.duty.id().into()), ("from", of.from.to_string()), ("to", may(of.to))]
        }
        Facts::Meeting(of) => vec![("on", of.on.to_string())],
        Facts::Plan(of) => vec![
            ("year", of.year.to_string()),
            ("due", of.due.to_string()),
            ("progress", of.progress.id().into()),
            ("done", may(of.done)),
        ],
        Facts::Measure(of) => {
            vec![("topic", of.topic.id().into()), ("on", of.on.to_string()), ("evidence", of.evidence.join("\n"))]
        }
    }
}

/// Fen as people write it.
pub(super) fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}
