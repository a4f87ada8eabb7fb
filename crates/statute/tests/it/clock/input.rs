//! 读入 What is an event list and what is not.

use messages::Catalogued;
use statute::clock::{self, MOST_EVENTS};

fn codes(text: &str) -> Vec<&'static str> {
    clock::read(text).err().unwrap_or_default().iter().map(|fault| fault.message().code).collect()
}

#[test]
fn files_that_are_no_event_list() {
    let cases: [(&str, &[&str], &str); 16] = [
        ("", &["clock.input.not-json"], "nothing"),
        ("{\"received\":", &["clock.input.not-json"], "cut off"),
        ("[]", &["clock.input.not-an-event-list"], "a list of nothing"),
        ("{}", &["clock.input.missing", "clock.input.not-an-event-list"], "neither receipt nor events"),
        (r#"{"received":"2025-02-30","events":[]}"#, &["clock.input.not-a-date"], "no such day"),
        (r#"{"received":20250506,"events":[]}"#, &["clock.input.not-a-date"], "a number is no date"),
        (r#"{"received":"0025-05-06","events":[]}"#, &["clock.input.far-date"], "no case lies there"),
        (r#"{"received":"2025-05-06","events":{}}"#, &["clock.input.not-an-event-list"], "events are a list"),
        (r#"{"received":"2025-05-06","events":[],"todya":"2025-05-07"}"#, &["clock.input.unknown-field"], "a slip"),
        (r#"{"received":"2025-05-06","events":[7]}"#, &["clock.input.event-shape"], "a number is no event"),
        (r#"{"received":"2025-05-06","events":[{"event":"accept"}]}"#, &["clock.input.missing"], "no date"),
        (r#"{"received":"2025-05-06","events":[{"on":"2025-05-07"}]}"#, &["clock.input.missing"], "no name"),
        (
            r#"{"received":"2025-05-06","events":[{"on":"2025-05-07","event":"extent","days":20}]}"#,
            &["clock.input.unknown-event"],
            "an unknown name is not skipped",
        ),
        (
            r#"{"received":"2025-05-06","events":[{"on":"2025-05-07","event":"extend"}]}"#,
            &["clock.input.missing"],
            "an extension has its days",
        ),
        (
            r#"{"received":"2025-05-06","events":[{"on":"2025-05-07","event":"extend","days":"二十"}]}"#,
            &["clock.input.not-a-number"],
            "a whole number",
        ),
        (
            r#"{"received":"x","events":[{"on":"y","event":"decide","days":1}],"today":[]}"#,
            &[
                "clock.input.not-a-date",
                "clock.input.not-a-date",
                "clock.input.not-a-date",
                "clock.input.unknown-field",
            ],
            "every fault at once",
        ),
    ];
    for (text, expected, because) in cases {
        assert_eq!(codes(text), expected, "{because}: {text}");
    }
}

#[test]
fn the_nearest_known_name_is_offered() {
    let text = r#"{"received":"2025-05-06","events":[{"on":"2025-05-07","event":"consult_thirdparty","id":"a"}]}"#;
    let fault = clock::read(text).unwrap_err().remove(0);
    assert!(fault.message().todo.contains("consult_third_party"), "{}", fault.message());
}

#[test]
fn a_list_as_long_as_no_case_is_refused_before_it_is_walked() {
    let event = r#"{"on":"2025-05-07","event":"accept"}"#;
    let text = format!(r#"{{"received":"2025-05-06","events":[{}]}}"#, vec![event; MOST_EVENTS + 1].join(","));
    assert_eq!(codes(&text), ["clock.input.too-many-events"]);
}

#[test]
fn names_of_consultations_may_be_numbers_and_null_is_absent() {
    let text = r#"{"received":"2025-05-06","events":[{"on":"2025-05-07","event":"consult_third_party","id":1,"received":null}],"today":null}"#;
    assert!(clock::read(text).is_ok());
}
