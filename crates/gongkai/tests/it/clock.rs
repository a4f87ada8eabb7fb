//! `gongkai clock`.

use serde_json::{Value, json};

use crate::program::Folder;

/// The example of the contract.
const EXAMPLE: &str = r#"{"received":"2025-04-26","events":[{"on":"2025-04-28","event":"issue_clarification"},
 {"on":"2025-05-08","event":"supplement"},{"on":"2025-05-12","event":"consult_third_party","id":"a"},
 {"on":"2025-05-20","event":"third_party_replies","id":"a"},{"on":"2025-05-21","event":"extend","days":20},
 {"on":"2025-05-22","event":"issue_fee_notice"},{"on":"2025-05-26","event":"paid_in_full"}],"today":"2025-05-30"}"#;

#[test]
fn the_example_of_the_contract_is_due_on_24_june() {
    let folder = Folder::new();
    folder.put("case.json", EXAMPLE);
    let clock = folder.run(&["clock", "case.json", "--json"]).json(0);
    assert_eq!(clock["due"], "2025-06-24");
    assert_eq!(
        (&clock["state"], &clock["overdue"], &clock["provisional"]),
        (&json!("running"), &json!(false), &json!(false))
    );
    let days = clock["days"].as_array().unwrap();
    assert_eq!(days.iter().filter(|day| day["counts"] == true).count(), 20, "a restart gives twenty fresh days");
    assert_eq!((&days[0]["on"], &days[0]["counts"]), (&json!("2025-05-26"), &json!(false)), "day zero does not count");
    assert_eq!(clock["used"].as_i64().unwrap() + clock["left"].as_i64().unwrap(), 20);
    assert_eq!(folder.run_with(&["clock", "-", "--json"], EXAMPLE.as_bytes()).json(0), clock, "- is standard input");
}

#[test]
fn people_see_the_due_day_and_why_each_day_counts() {
    let said = Folder::new().run_with(&["clock", "-"], EXAMPLE.as_bytes());
    assert_eq!(said.exit, 0);
    for words in
        ["答复期限 2025-06-24", "计时中", "2025-05-26　周一", "足额缴费之日", "2025-06-02　周一　节假日，不计入"]
    {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
}

#[test]
fn every_obstacle_of_an_illegal_list_is_named() {
    let list = r#"{"received":"2025-03-03","events":[{"on":"2025-03-10","event":"extend","days":21},
        {"on":"2025-03-05","event":"decide"},{"on":"2025-03-06","event":"third_party_replies","id":"x"}]}"#;
    let said = Folder::new().run_with(&["clock", "-", "--json"], list.as_bytes());
    assert_eq!((said.exit, said.out.as_str()), (1, ""));
    assert!(said.err.matches("（编号 clock.").count() >= 3, "{}", said.err);
}

#[test]
fn what_is_no_event_list_ends_with_2() {
    let folder = Folder::new();
    let cases: [(&[u8], &str); 4] = [
        (b"{", "clock.input.not-json"),
        (b"[]", "clock.input.not-an-event-list"),
        (b"{\"received\":\"2025-02-30\",\"events\":[]}", "clock.input.not-a-date"),
        (
            "{\"received\":\"2025-03-03\",\"events\":[{\"on\":\"2025-03-04\",\"event\":\"decide\",\"id\":\"甲"
                .as_bytes(),
            "clock.input.not-json",
        ),
    ];
    for (bytes, code) in cases {
        folder.run_with(&["clock", "-"], bytes).refused(2, code);
    }
    folder.run_with(&["clock", "-"], b"\xd2\xbb\xbc\xfe{}").refused(2, "file.not-utf8");
}

/// The day in the zone of the organs (UTC+8), whatever the zone of the host: the tests run with another one.
#[test]
fn today_is_the_day_in_shanghai_when_the_list_does_not_say() {
    let day = || {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let days = i32::try_from((now + 8 * 3600) / 86_400).unwrap();
        jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(days))
    };
    let (before, folder) = (day(), Folder::new());
    let clock_on = |today: jiff::civil::Date| -> Value {
        let list = format!(r#"{{"received":"2026-01-05","events":[],"today":"{today}"}}"#);
        folder.run_with(&["clock", "-", "--json"], list.as_bytes()).json(0)
    };
    let silent = folder.run_with(&["clock", "-", "--json"], br#"{"received":"2026-01-05","events":[]}"#).json(0);
    assert!(
        [before, day()].map(clock_on).contains(&silent),
        "neither today nor, at midnight, the day before: {silent}"
    );
}

#[test]
fn used_and_left_add_up_to_the_length_on_every_day_also_past_the_due_day() {
    let folder = Folder::new();
    for (extension, length, due) in
        [("", 20, "2025-03-31"), (r#"{"on":"2025-03-05","event":"extend","days":20}"#, 40, "2025-04-28")]
    {
        for today in ["2025-03-10", "2025-03-31", "2025-04-01", "2025-04-28", "2025-05-12"] {
            let list = format!(r#"{{"received":"2025-03-03","events":[{extension}],"today":"{today}"}}"#);
            let clock = folder.run_with(&["clock", "-", "--json"], list.as_bytes()).json(0);
            let (used, left) = (clock["used"].as_i64().unwrap(), clock["left"].as_i64().unwrap());
            assert_eq!(used + left, length, "{today}: {clock}");
            assert_eq!(clock["due"], due, "{today}");
            assert_eq!((clock["overdue"] == true, left < 0), (today > due, today > due), "{today}: {clock}");
        }
    }
}
