//! 法 Days and money: `gongkai clock`, `gongkai fee`, `gongkai calendar add`.

use serde_json::{Value, json};

use crate::program::Place;

/// An application that saw everything once: clarification, consultation, extension, fee.
fn eventful() -> Value {
    json!({"received": "2025-04-26", "today": "2025-05-30", "events": [
        {"on": "2025-04-28", "event": "issue_clarification"}, {"on": "2025-05-08", "event": "supplement"},
        {"on": "2025-05-12", "event": "consult_third_party", "id": "a"},
        {"on": "2025-05-20", "event": "third_party_replies", "id": "a"},
        {"on": "2025-05-21", "event": "extend", "days": 20},
        {"on": "2025-05-22", "event": "issue_fee_notice"}, {"on": "2025-05-26", "event": "paid_in_full"}]})
}

fn clock(place: &Place, events: &Value) -> Value {
    let ended = place.feed(&["clock", "-", "--json"], events.to_string().as_bytes());
    assert_eq!(ended.exit, 0, "{ended:#?}");
    ended.json()
}

#[test]
fn a_fee_paid_gives_twenty_fresh_days_and_the_extension_is_not_added_again() {
    let clock = clock(&Place::new(), &eventful());
    for (key, value) in [
        ("due", json!("2025-06-24")),
        ("state", json!("running")),
        ("overdue", json!(false)),
        ("provisional", json!(false)),
    ] {
        assert_eq!(clock[key], value, "{key}");
    }
    let days = clock["days"].as_array().unwrap();
    assert_eq!((&days[0]["on"], &days[0]["counts"]), (&json!("2025-05-26"), &json!(false)), "day 0 does not count");
    assert_eq!(days.last().unwrap()["on"], "2025-06-24");
    let counting = days.iter().filter(|day| day["counts"] == true).count();
    assert_eq!(counting, 20);
    assert_eq!(clock["used"].as_i64().unwrap() + clock["left"].as_i64().unwrap(), 20);
}

#[test]
fn used_and_left_add_up_to_the_length_on_every_day_also_past_the_due_day() {
    let place = Place::new();
    for (extended, length) in [(false, 20), (true, 40)] {
        for today in ["2025-03-10", "2025-03-31", "2025-04-28", "2025-05-12"] {
            let extend = json!({"on": "2025-03-05", "event": "extend", "days": 20});
            let events: Vec<Value> = extended.then_some(extend).into_iter().collect();
            let clock = clock(&place, &json!({"received": "2025-03-03", "events": events, "today": today}));
            let (used, left) = (clock["used"].as_i64().unwrap(), clock["left"].as_i64().unwrap());
            assert_eq!(used + left, length, "{today}: {clock}");
            let due = if extended { "2025-04-28" } else { "2025-03-31" };
            assert_eq!((clock["due"].as_str(), clock["overdue"] == true), (Some(due), today > due), "{today}");
        }
    }
}

#[test]
fn a_person_reads_the_due_day_and_every_day_with_its_reason() {
    let ended = Place::new().feed(&["clock", "-"], eventful().to_string().as_bytes());
    for word in ["答复期限 2025-06-24", "还有 16 个工作日", "逐日说明", "周一"] {
        assert!(ended.out.contains(word), "{word}: {}", ended.out);
    }
}

#[test]
fn an_illegal_event_list_is_refused_with_every_obstacle_named() {
    let place = Place::new();
    let events = json!({"received": "2025-03-03", "today": "2025-03-20", "events": [
        {"on": "2025-03-10", "event": "supplement"}, {"on": "2025-03-12", "event": "paid_in_full"}]});
    let ended = place.put("申请.json", events.to_string()).run(&["clock", "申请.json", "--json"]);
    assert_eq!((ended.exit, ended.out.as_str(), ended.ways_on()), (1, "", 2), "{ended:#?}");
    for word in ["2025-03-10", "supplement", "2025-03-12", "paid_in_full"] {
        assert!(ended.err.contains(word), "{word}: {}", ended.err);
    }
}

#[test]
fn what_is_no_event_list_exits_2_with_one_way_on() {
    let place = Place::new();
    for text in ["", "[1]", "{\"received\":\"2025-03-03\"}", "{\"received\":", "桑村乡", "\u{feff}\u{feff}", "null"]
    {
        let ended = place.feed(&["clock", "-"], text.as_bytes());
        assert_eq!((ended.exit, ended.ways_on()), (2, 1), "{text}: {ended:#?}");
    }
    let neither = place.feed(&["clock", "-"], b"{}");
    assert_eq!((neither.exit, neither.ways_on()), (2, 2), "the day and the list are both asked for: {neither:#?}");
    let bytes = place.feed(&["clock", "-"], b"\x89PNG\r\n\xff\xfe");
    assert_eq!((bytes.exit, bytes.ways_on()), (2, 1), "{bytes:#?}");
}

#[test]
fn fees_are_counted_tier_by_tier() {
    let place = Place::new();
    let cases = [
        (
            "--pages",
            "101",
            json!({"yuan": 720, "tiers": [
            {"from": 31, "to": 100, "rate": 10, "amount": 700}, {"from": 101, "to": 101, "rate": 20, "amount": 20}]}),
        ),
        ("--items", "12", json!({"yuan": 200, "tiers": [{"from": 11, "to": 12, "rate": 100, "amount": 200}]})),
        ("--items", "0", json!({"yuan": 0, "tiers": []})),
        ("--pages", "0", json!({"yuan": 0, "tiers": []})),
        ("--items", "10", json!({"yuan": 0, "tiers": []})),
        ("--pages", "30", json!({"yuan": 0, "tiers": []})),
    ];
    for (tariff, count, fee) in cases {
        let ended = place.run(&["fee", tariff, count, "--json"]);
        assert_eq!((ended.exit, ended.json()), (0, fee), "{tariff} {count}");
    }
    let told = place.run(&["fee", "--pages", "101"]);
    assert!(told.out.contains("720 元") && told.out.contains("第 31—100 页"), "{}", told.out);
}

#[test]
fn a_fee_needs_exactly_one_whole_number() {
    let place = Place::new();
    let wrong: [&[&str]; 8] = [
        &["fee"],
        &["fee", "--items", "1", "--pages", "1"],
        &["fee", "--pages", "-1"],
        &["fee", "--items=-1"],
        &["fee", "--items", "1.5"],
        &["fee", "--pages", "一百"],
        &["fee", "--pages", "18446744073709551615"],
        &["fee", "--items", "99999999999999999999999"],
    ];
    for arguments in wrong {
        let ended = place.run(arguments);
        assert_eq!((ended.exit, ended.out.as_str(), ended.ways_on()), (2, "", 1), "{arguments:?}: {ended:#?}");
    }
}

/// 2027 as it might be announced: invented, with its make-up days on week-ends.
fn next_year() -> Value {
    json!({"2027": {"source": "演示通知",
        "off": ["2027-01-01", "2027-01-02", "2027-01-03",
            "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11",
            "2027-04-03", "2027-04-04", "2027-04-05", "2027-05-01", "2027-05-02", "2027-05-03", "2027-05-04",
            "2027-05-05", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03", "2027-10-04",
            "2027-10-05", "2027-10-06", "2027-10-07"],
        "work": ["2027-01-31", "2027-02-14", "2027-04-25", "2027-05-08", "2027-09-26", "2027-10-09"]}})
}

#[test]
fn a_due_day_is_provisional_until_the_notice_of_its_year_is_added() {
    let place = Place::new();
    let case = json!({"received": "2027-01-25", "events": [], "today": "2027-01-25"});
    let before = clock(&place, &case);
    assert_eq!((&before["due"], &before["provisional"]), (&json!("2027-02-22"), &json!(true)), "Mondays to Fridays");
    let added = place.put("2027.json", next_year().to_string()).run(&["calendar", "add", "2027.json"]);
    assert_eq!((added.exit, added.err.as_str()), (0, ""), "{added:#?}");
    assert!(added.out.contains("2027 年"), "{}", added.out);
    let after = clock(&place, &case);
    assert_eq!(
        (&after["due"], &after["provisional"]),
        (&json!("2027-02-25"), &json!(false)),
        "Spring Festival counted"
    );
}

#[test]
fn the_same_notice_again_changes_nothing() {
    let place = Place::new();
    place.put("2027.json", next_year().to_string()).run(&["calendar", "add", "2027.json"]);
    let files = place.files();
    let again = place.run(&["calendar", "add", "2027.json"]);
    assert_eq!(again.exit, 0);
    assert!(again.out.contains("没有变化"), "{}", again.out);
    assert_eq!(place.files(), files);
}

#[test]
fn a_notice_that_contradicts_what_is_known_is_refused_and_not_kept() {
    let place = Place::new();
    place.put("2027.json", next_year().to_string()).run(&["calendar", "add", "2027.json"]);
    let files = place.files();
    let mut other = next_year();
    other["2027"]["off"].as_array_mut().unwrap().pop();
    let refused = place.put("另.json", other.to_string()).run(&["calendar", "add", "另.json"]);
    assert_eq!((refused.exit, refused.ways_on()), (1, 1), "{refused:#?}");
    assert!(refused.err.contains("2027") && refused.err.contains("10-07"), "the day is named: {}", refused.err);
    assert_eq!(place.files().len(), files.len() + 1, "only the file we put there is new");
    let no_notice = place.put("年报.json", "{\"body\":\"桑村乡\"}").run(&["calendar", "add", "年报.json"]);
    assert_eq!((no_notice.exit, no_notice.ways_on()), (1, 1), "{no_notice:#?}");
}

#[test]
fn notices_are_kept_where_one_says() {
    let place = Place::new();
    place.put("2027.json", next_year().to_string()).run(&["calendar", "add", "2027.json", "--dir", "本局"]);
    assert!(place.files().iter().any(|name| name.starts_with("本局/")), "{:?}", place.files());
    let case = json!({"received": "2027-01-25", "events": [], "today": "2027-01-25"}).to_string();
    let there = place.feed(&["clock", "-", "--json", "--dir", "本局"], case.as_bytes()).json();
    let elsewhere = place.feed(&["clock", "-", "--json"], case.as_bytes()).json();
    assert_eq!((&there["provisional"], &elsewhere["provisional"]), (&json!(false), &json!(true)));
}
