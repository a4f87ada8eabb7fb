//! `gongkai calendar add`, and the clock that reads what was added.

use serde_json::Value;

use crate::program::Folder;

const NOTICE: &str = r#"{"2027":{"source":"国办发明电〔2026〕9号","off":["2027-01-01","2027-01-02","2027-01-03",
 "2027-02-05","2027-02-06","2027-02-07","2027-02-08","2027-02-09","2027-02-10","2027-02-11","2027-02-12",
 "2027-05-01","2027-05-02","2027-10-01","2027-10-02","2027-10-03"],"work":["2027-01-23"]}}"#;

/// Received so late in the last known year that the count runs into the next.
const LATE: &[u8] = br#"{"received":"2026-12-21","events":[],"today":"2026-12-22"}"#;

fn clock(folder: &Folder, dir: &[&str]) -> Value {
    folder.run_with(&[&["clock", "-", "--json"], dir].concat(), LATE).json(0)
}

#[test]
fn a_new_notice_makes_a_provisional_day_certain() {
    let folder = Folder::new();
    folder.put("2027.json", NOTICE);
    let before = clock(&folder, &[]);
    assert_eq!((&before["provisional"], &before["due"]), (&true.into(), &"2027-01-18".into()));
    let said = folder.run(&["calendar", "add", "2027.json"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.out.contains("2027 年　新录入，17 天与原来不同"), "{}", said.out);
    let after = clock(&folder, &[]);
    assert_eq!((&after["provisional"], &after["due"]), (&false.into(), &"2027-01-19".into()), "1 January is free");
    assert_eq!(folder.list("gongkai-data/calendar"), ["0001-2027.json"]);
}

#[test]
fn the_same_notice_again_changes_nothing() {
    let folder = Folder::new();
    for words in ["新录入", "已经有了，没有变化"] {
        let said = folder.run_with(&["calendar", "add", "-", "--dir", "data"], NOTICE.as_bytes());
        assert_eq!(said.exit, 0);
        assert!(said.out.contains(words), "{}", said.out);
    }
    assert_eq!(folder.list("data/calendar").len(), 1);
    assert_eq!(folder.read("data/calendar/0001-2027.json"), NOTICE.as_bytes());
    assert_eq!(clock(&folder, &["--dir", "data"])["provisional"], false);
    assert_eq!(clock(&folder, &[])["provisional"], true, "another folder knows nothing of it");
}

#[test]
fn a_notice_that_contradicts_is_refused_with_every_reason_and_kept_out() {
    let folder = Folder::new();
    folder.put("2027.json", NOTICE);
    folder.run(&["calendar", "add", "2027.json"]);
    let other = NOTICE.replace("2027-01-23", "2027-01-24").replace("\"2027-10-03\"", "\"2027-10-04\"");
    folder.run_with(&["calendar", "add", "-"], other.as_bytes()).refused(1, "calendar.notice.contradiction");
    let wrong = NOTICE.replace("2027-01-23", "2027-01-25").replace("国办发明电〔2026〕9号", "");
    let said = folder.run_with(&["calendar", "add", "-"], wrong.as_bytes());
    said.refused(1, "calendar.notice.not-weekend").refused(1, "calendar.notice.no-source");
    assert_eq!(folder.list("gongkai-data/calendar").len(), 1);
}

#[test]
fn an_amendment_comes_after_what_it_amends() {
    let folder = Folder::new();
    folder.run_with(&["calendar", "add", "-"], NOTICE.as_bytes());
    let amended = NOTICE.replace("9号\"", "9号；国办发明电〔2027〕1号\"").replace("2027-01-23", "2027-01-24");
    let said = folder.run_with(&["calendar", "add", "-"], amended.as_bytes());
    assert!(said.exit == 0 && said.out.contains("按新通知调整，2 天"), "{said:?}");
    assert_eq!(folder.list("gongkai-data/calendar"), ["0001-2027.json", "0002-2027.json"]);
    assert_eq!(clock(&folder, &[])["provisional"], false);
}

#[test]
fn a_kept_notice_that_was_damaged_stops_the_clock_and_is_named() {
    let folder = Folder::new();
    folder.run_with(&["calendar", "add", "-"], NOTICE.as_bytes());
    folder.put("gongkai-data/calendar/0001-2027.json", "{\"2027\"");
    let said = folder.run_with(&["clock", "-", "--json"], LATE);
    said.refused(2, "calendar.kept-notice");
    assert!(said.err.contains("0001-2027.json"));
}
