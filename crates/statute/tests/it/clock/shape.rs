//! 形状 What scripts rely on, and the explanation day by day.

use serde_json::{Value, json};
use statute::clock::{Day, DayClass};

use super::{clock_of, list, run};

#[test]
fn the_contracts_fields_come_first_and_in_order() {
    let clock = serde_json::to_value(clock_of("05-06", "05-13 consult_third_party id=a", "05-16")).unwrap();
    let names: Vec<&String> = clock.as_object().unwrap().keys().collect();
    assert_eq!(names[..8], ["due", "clarify_due", "state", "used", "left", "overdue", "provisional", "days"]);
    assert_eq!(clock["due"], json!("2025-06-09"));
    assert_eq!(clock["state"], json!("paused"));
    let sent = &clock["days"].as_array().unwrap()[8];
    assert_eq!((&sent["on"], &sent["counts"]), (&json!("2025-05-14"), &Value::Bool(false)));
    assert_eq!(sent["why"], json!("征求意见期间，不计入"));
}

#[test]
fn a_stopped_clock_has_no_due_day() {
    let clock = serde_json::to_value(clock_of("05-06", "05-07 issue_clarification", "05-16")).unwrap();
    assert_eq!((&clock["due"], &clock["state"], &clock["days"]), (&Value::Null, &json!("stopped"), &json!([])));
}

#[test]
fn every_day_from_zero_to_due_has_its_class_and_reason() {
    let clock = clock_of("2025-09-25", "09-29 consult_third_party id=a; 09-30 third_party_replies id=a", "10-09");
    let class = |on: &str| {
        let found: &Day = clock.days.iter().find(|day| day.on.to_string() == on).unwrap();
        (found.kind, found.counts)
    };
    let cases = [
        ("2025-09-25", DayClass::Start, false, "day zero"),
        ("2025-09-26", DayClass::Work, true, "day one"),
        ("2025-09-27", DayClass::Weekend, false, "a Saturday"),
        ("2025-09-28", DayClass::MakeUp, true, "a working Sunday"),
        ("2025-09-29", DayClass::Work, true, "the day of sending counts"),
        ("2025-09-30", DayClass::Stopped, false, "the day of the reply does not"),
        ("2025-10-04", DayClass::Free, false, "a Saturday inside the holiday"),
    ];
    for (on, kind, counts, because) in cases {
        assert_eq!(class(on), (kind, counts), "A28 {because}");
    }
    let counting = clock.days.iter().filter(|day| day.counts).count();
    assert_eq!((counting, clock.days.last().map(|day| day.on)), (20, clock.due), "A28 they add up");
}

#[test]
fn faults_travel_beside_the_result() {
    let clock = serde_json::to_value(clock_of("2025-09-26", "10-14 issue_clarification", "10-14")).unwrap();
    assert_eq!(clock["faults"][0]["code"], json!("clock.clarification.late"));
    assert!(clock["faults"][0]["message"].as_str().unwrap().contains("2025-10-13"));
}

#[test]
fn without_today_the_clock_is_read_on_the_last_event() {
    let text = list("05-06", "05-13 accept", "05-20").replace(r#","today":"2025-05-20""#, "");
    let events = statute::clock::read(&text).unwrap();
    assert_eq!(events.today, None);
    let clock = statute::clock::run(&events, statute::calendar::Calendar::bundled()).unwrap();
    assert_eq!(clock.used, run("05-06", "05-13 accept", "05-13").unwrap().used);
}
