//! 全年 The year counts 253, and its rhythm changes in April.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date, time};
use towns::quiet::{Channel, Fate, Later, PlannedItem, SECTIONS, people, year};

/// Working days of a week of 2025, written out again from the holiday notice: weekends off unless made up.
fn is_working(day: Date) -> bool {
    const CLOSED: [&str; 23] = [
        "01-01", "01-28", "01-29", "01-30", "01-31", "02-03", "02-04", "04-04", "05-01", "05-02", "05-05", "06-02",
        "10-01", "10-02", "10-03", "10-06", "10-07", "10-08", "02-01", "02-02", "04-05", "05-03", "05-31",
    ];
    const MADE_UP: [&str; 5] = ["01-26", "02-08", "04-27", "09-28", "10-11"];
    let name = day.strftime("%m-%d").to_string();
    MADE_UP.contains(&name.as_str()) || (day.weekday().to_monday_zero_offset() < 5 && !CLOSED.contains(&name.as_str()))
}

fn counted() -> Vec<PlannedItem> {
    year().into_iter().filter(|item| item.fate == Fate::Published).collect()
}

fn published(item: &PlannedItem) -> DateTime {
    item.published.expect("what was published has an instant")
}

fn monday(day: Date) -> Date {
    day - i32::from(day.weekday().to_monday_zero_offset()).days()
}

/// Different days a week on which something was published that counts for the rhythm.
fn rhythm() -> BTreeMap<Date, BTreeSet<Date>> {
    let mut weeks: BTreeMap<Date, BTreeSet<Date>> = BTreeMap::new();
    for item in counted().iter().filter(|item| item.subject.in_rhythm()) {
        let day = published(item).date();
        weeks.entry(monday(day)).or_default().insert(day);
    }
    weeks
}

#[test]
fn the_year_counts_253_and_four_more_that_do_not_count() {
    let items = year();
    let of = |wanted: fn(&Fate) -> bool| items.iter().filter(|item| wanted(&item.fate)).count();
    assert_eq!(of(|fate| *fate == Fate::Published), 253);
    assert_eq!(of(|fate| *fate == Fate::Relayed), 2);
    assert_eq!(of(|fate| matches!(fate, Fate::Withdrawn { .. })), 1);
    assert_eq!(of(|fate| *fate == Fate::Discarded), 1);
    assert_eq!(items.len(), 257);
}

#[test]
fn the_months_add_up_to_the_year() {
    let mut months = [0; 12];
    for item in counted() {
        assert_eq!(published(&item).year(), 2025, "{}", item.title);
        months[usize::try_from(published(&item).month()).unwrap() - 1] += 1;
    }
    assert_eq!(months.iter().sum::<i32>(), 253);
    assert_eq!(months, [9, 16, 19, 29, 23, 24, 22, 22, 24, 23, 23, 19]);
}

#[test]
fn until_march_once_a_month_and_from_april_on_two_days_in_every_week() {
    let weeks = rhythm();
    let mut week = date(2024, 12, 30);
    let mut short = Vec::new();
    while week < date(2025, 12, 31) {
        let days = weeks.get(&week).map_or(0, BTreeSet::len);
        let worked = (0..7).filter(|&day| is_working(week + i64::from(day).days())).count();
        let wanted = if worked <= 2 { 1 } else { 2 };
        if week < date(2025, 3, 31) {
            assert!(days <= 1, "no such rhythm yet in the week of {week}");
        } else if days < wanted {
            short.push(week);
        }
        week += 7.days();
    }
    assert_eq!(short, [], "weeks from April on without two days");
    let before: BTreeSet<Date> = weeks.values().flatten().copied().filter(|day| *day < date(2025, 4, 1)).collect();
    assert_eq!(before.iter().map(|day| day.month()).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn everything_is_published_in_office_hours_of_a_working_day_and_after_its_reviews() {
    for item in year() {
        let said = &item.title;
        assert!(is_working(item.proposed.date()), "{said}: {}", item.proposed);
        let Some(published) = item.published else { continue };
        assert!(is_working(published.date()), "{said}: {published}");
        for instant in [item.proposed, published] {
            assert!(time(8, 30, 0, 0) <= instant.time() && instant.time() <= time(17, 30, 0, 0), "{said}: {instant}");
        }
        assert!(item.proposed + 3.hours() <= published, "{said}: {} {published}", item.proposed);
        assert!(item.event <= item.proposed.date() || item.event > published.date(), "{said}: {}", item.event);
    }
}

#[test]
fn what_follows_fits_what_was_published() {
    let items = year();
    let followed: Vec<&PlannedItem> = items.iter().filter(|item| item.later.is_some()).collect();
    assert_eq!(followed.len(), 2);
    for item in followed {
        match item.later.unwrap() {
            Later::Withdrawn { at, .. } => assert!(at > published(item) + (24 * 30).hours(), "much later"),
            Later::Corrected { at, wrong, .. } => {
                assert!(at > published(item));
                assert_eq!(item.text.matches(wrong).count(), 1, "{wrong}");
            }
            other => panic!("{}: {other:?} is the busy town's", item.title),
        }
    }
    for item in &items {
        if let Fate::Withdrawn { at } = item.fate {
            assert!(published(item) < at && at < published(item) + 24.hours(), "an error within a day");
        }
    }
}

#[test]
fn every_item_has_a_section_with_a_head_an_author_and_the_site() {
    let authors: BTreeSet<&str> =
        people().iter().filter(|person| person.roles.contains(&"info_officer")).map(|person| person.account).collect();
    for item in year() {
        assert!(SECTIONS.contains(&item.section), "{}", item.title);
        assert!(authors.contains(item.author), "{}", item.title);
        assert!(item.channels.contains(&Channel::Site), "{}", item.title);
        assert!(item.catalogue.starts_with(&format!("{}-", item.field)), "{}", item.catalogue);
    }
}

#[test]
fn about_one_in_twelve_was_returned_once_and_about_one_in_six_has_an_attachment() {
    let items = year();
    let returned = items.iter().filter(|item| item.returned_once).count();
    assert!((18..=25).contains(&returned), "{returned}");
    let attached = items.iter().filter(|item| !item.attachments.is_empty()).count();
    assert!((36..=50).contains(&attached), "{attached}");
}
