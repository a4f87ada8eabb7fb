//! 录入通知 Which notice files are taken in, and what is said about the others.

use messages::Catalogued;
use statute::calendar::{Calendar, ChangeKind, Notice, NoticeObstacle};

use super::day;

const KNOWN_2026: &str = include_str!("../../../data/cn-holidays.json");

fn codes(text: &str) -> Vec<&'static str> {
    let obstacles = Notice::read(text).and_then(|notice| Calendar::bundled().with_notice(&notice).map(|_| ()));
    obstacles.err().unwrap_or_default().iter().map(|obstacle| obstacle.message().code).collect()
}

fn year(year: i16, source: &str, off: &str, work: &str) -> String {
    let quoted = |list: &str| list.split_whitespace().map(|at| format!("\"{at}\"")).collect::<Vec<_>>().join(",");
    format!("\"{year}\":{{\"source\":\"{source}\",\"off\":[{}],\"work\":[{}]}}", quoted(off), quoted(work))
}

#[test]
fn faulty_files_and_what_is_said_of_them() {
    let cases: [(String, &[&str], &str); 19] = [
        ("".into(), &["calendar.notice.unreadable"], "nothing"),
        ("[]".into(), &["calendar.notice.unreadable"], "a list is no object of years"),
        ("{}".into(), &["calendar.notice.empty"], "no year"),
        ("{\"2027\":[]}".into(), &["calendar.notice.year-shape"], "a year is an object"),
        (format!("{{{}}}", year(27, "a", "", "")), &["calendar.notice.year-key"], "a year has four digits"),
        (
            format!("{{{0},{0}}}", year(2027, "a", "", "")),
            &["calendar.notice.year-twice"],
            "a year that stands twice would hide one half",
        ),
        ("{\"2027\":{\"off\":[],\"work\":[]}}".into(), &["calendar.notice.no-source"], "every date has its source"),
        ("{\"2027\":{\"source\":\"a\",\"off\":[]}}".into(), &["calendar.notice.no-list"], "an empty list is written"),
        (
            "{\"2027\":{\"source\":\"a\",\"off\":[],\"work\":[],\"wrok\":[]}}".into(),
            &["calendar.notice.unknown-field"],
            "a slip of the pen is not skipped",
        ),
        (format!("{{{}}}", year(2027, "a", "2027-02-30", "")), &["calendar.notice.not-a-date"], "no such day"),
        (
            "{\"2027\":{\"source\":\"a\",\"off\":[null],\"work\":[]}}".into(),
            &["calendar.notice.not-a-date"],
            "A09 no date",
        ),
        (
            format!("{{{}}}", year(2027, "a", "2026-12-31", "")),
            &["calendar.notice.other-year"],
            "stands under its year",
        ),
        (format!("{{{}}}", year(2027, "a", "2027-01-01 2027-01-01", "")), &["calendar.notice.twice"], "a double"),
        (
            format!("{{{}}}", year(2027, "a", "2027-01-02 2027-01-01", "")),
            &["calendar.notice.unsorted"],
            "out of order",
        ),
        (
            format!("{{{}}}", year(2027, "a", "2027-01-03", "2027-01-03")),
            &["calendar.notice.free-and-working"],
            "a day is one of the two",
        ),
        (
            format!("{{{}}}", year(2027, "a", "", "2027-01-04")),
            &["calendar.notice.not-weekend"],
            "a Monday works anyway",
        ),
        (
            format!("{{{}}}", year(2027, "", "2027-02-30 2028-01-01", "2027-01-04")),
            &[
                "calendar.notice.no-source",
                "calendar.notice.not-a-date",
                "calendar.notice.other-year",
                "calendar.notice.not-weekend",
            ],
            "A11 every fault at once, nothing taken",
        ),
        (
            format!("{{{}}}", year(2026, "国办发明电〔2025〕7号", "2026-01-01", "")),
            &["calendar.notice.contradiction"],
            "other days than known",
        ),
        (
            format!("{{{},{}}}", year(2025, "x", "2025-01-01", ""), year(2026, "y", "2026-01-01", "")),
            &["calendar.notice.contradiction", "calendar.notice.contradiction"],
            "both years are named",
        ),
    ];
    for (text, expected, because) in cases {
        assert_eq!(codes(&text), expected, "{because}");
    }
}

#[test]
fn next_years_notice_closes_the_gap() {
    let before = Calendar::bundled();
    let text = format!("\u{feff}{{{}}}", year(2027, "国办发明电〔2026〕8号", "2027-01-01 2027-01-04", "2027-01-02"));
    let added = before.with_notice(&Notice::read(&text).unwrap()).unwrap();
    assert_eq!(added.changes[0].kind, ChangeKind::New);
    assert_eq!(added.changes[0].dates, [day("2027-01-01"), day("2027-01-02"), day("2027-01-04")]);
    assert_eq!(added.calendar.add_working_days(day("2026-12-31"), 2), Ok(day("2027-01-05")));
    assert_ne!(added.calendar.version(), before.version());
    assert!(added.warnings[0].text().contains("2027-05-01"), "a part of a notice is noticed");
}

#[test]
fn the_same_notice_again_changes_nothing() {
    let added = Calendar::bundled().with_notice(&Notice::read(KNOWN_2026).unwrap()).unwrap();
    assert_eq!(&added.calendar, Calendar::bundled());
    assert!(added.changes.iter().all(|change| change.kind == ChangeKind::Unchanged && change.dates.is_empty()));
}

#[test]
fn a_notice_may_bring_the_december_before_along() {
    let next = year(2027, "国办发明电〔2026〕8号", "2027-01-01 2027-05-01 2027-10-01 2027-10-02 2027-10-03", "");
    let alone = year(2026, "国办发明电〔2026〕8号", "2026-12-31", "2026-12-27");
    let added = Calendar::bundled().with_notice(&Notice::read(&format!("{{{next},{alone}}}")).unwrap()).unwrap();
    assert_eq!(added.changes[0].kind, ChangeKind::DecemberAdded);
    assert_eq!(added.changes[0].dates, [day("2026-12-27"), day("2026-12-31")]);
    assert_eq!(added.calendar.is_working_day(day("2026-12-31")), Ok(false));
    assert_eq!(added.calendar.is_working_day(day("2026-05-09")), Ok(true), "the rest of 2026 stays");
    let (_, december) = added.calendar.years().find(|(year, _)| *year == 2026).unwrap();
    assert_eq!(december.source, "国办发明电〔2025〕7号；国办发明电〔2026〕8号");
    assert!(added.warnings.is_empty());

    let without_next = Notice::read(&format!("{{{alone}}}")).unwrap();
    let refused = Calendar::bundled().with_notice(&without_next).unwrap_err();
    assert!(matches!(refused[0], NoticeObstacle::Contradiction { year: 2026, .. }), "the following year must be there");
    let unknown = Notice::read(&format!("{{{next},{alone}}}")).unwrap();
    let refused = Calendar::empty().with_notice(&unknown).unwrap_err();
    assert_eq!(refused, [NoticeObstacle::DecemberAlone { year: 2026 }], "a few days are no year");
}

#[test]
fn an_amendment_names_what_it_amends_and_lists_the_whole_year() {
    let first = year(
        2020,
        "国办发明电〔2019〕16号",
        "2020-01-01 2020-01-30 2020-05-01 2020-10-01 2020-10-02 2020-10-03",
        "2020-02-01",
    );
    let known = Calendar::empty().with_notice(&Notice::read(&format!("{{{first}}}")).unwrap()).unwrap().calendar;
    let amended = Notice::read(&format!(
        "{{{}}}",
        year(
            2020,
            "国办发明电〔2019〕16号；国办发明电〔2020〕1号（春节假期延长）",
            "2020-01-01 2020-01-30 2020-01-31 2020-02-01 2020-02-02 2020-05-01 2020-10-01 2020-10-02 2020-10-03",
            "",
        )
    ));
    let added = known.with_notice(&amended.unwrap()).unwrap();
    assert_eq!(added.changes[0].kind, ChangeKind::Amended);
    assert_eq!(added.changes[0].dates, [day("2020-01-31"), day("2020-02-01"), day("2020-02-02")]);
    let part =
        format!("{{{}}}", year(2020, "国办发明电〔2019〕16号；国办发明电〔2020〕1号", "2020-01-31 2020-02-01", ""));
    let refused = known.with_notice(&Notice::read(&part).unwrap()).unwrap_err();
    assert!(matches!(&refused[0], NoticeObstacle::PartAmendment { lost, .. } if lost[0] == day("2020-01-01")));
}

#[test]
fn every_obstacle_has_its_own_code_and_three_sentences() {
    let messages: Vec<_> = NoticeObstacle::examples().iter().map(Catalogued::message).collect();
    let codes: std::collections::BTreeSet<_> = messages.iter().map(|message| message.code).collect();
    assert_eq!(codes.len(), messages.len());
    assert!(
        messages.iter().all(|message| ![&message.what, &message.why, &message.todo].iter().any(|text| text.is_empty()))
    );
}
