//! 答复时钟 Clocks of legal event lists, obstacles of the others.

mod examples;
mod input;
mod obstacles;
mod properties;
mod shape;

use statute::{
    calendar::Calendar,
    clock::{self, Clock, ClockObstacle},
};

/// An event list in one line: `05-13 consult_third_party id=a; 05-26 third_party_replies id=a`. Days without a year are
/// of 2025; values are numbers, words or dates.
fn list(received: &str, events: &str, today: &str) -> String {
    let events: Vec<String> = events.split(';').map(str::trim).filter(|event| !event.is_empty()).map(event).collect();
    format!(r#"{{"received":"{}","events":[{}],"today":"{}"}}"#, whole(received), events.join(","), whole(today))
}

fn event(text: &str) -> String {
    let mut words = text.split_whitespace();
    let (on, name) = (words.next().unwrap(), words.next().unwrap());
    let fields = words.map(|word| {
        let (field, value) = word.split_once('=').unwrap();
        let bare = value.parse::<i64>().is_ok() || value == "true" || value == "false";
        if bare { format!(r#","{field}":{value}"#) } else { format!(r#","{field}":"{}""#, whole(value)) }
    });
    format!(r#"{{"on":"{}","event":"{name}"{}}}"#, whole(on), fields.collect::<String>())
}

fn whole(date: &str) -> String {
    if date.len() == 5 && date.as_bytes()[2] == b'-' { format!("2025-{date}") } else { date.to_owned() }
}

fn run(received: &str, events: &str, today: &str) -> Result<Clock, Vec<ClockObstacle>> {
    let events = clock::read(&list(received, events, today)).unwrap();
    clock::run(&events, Calendar::bundled())
}

fn clock_of(received: &str, events: &str, today: &str) -> Clock {
    run(received, events, today).unwrap_or_else(|obstacles| panic!("{obstacles:?}"))
}
