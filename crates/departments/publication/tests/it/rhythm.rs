//! Twice a week: on Thursday noon the office hears when the week still lacks a day.

use std::sync::{Arc, atomic::AtomicBool};

use ::rehearsal::{AddressList, Rehearsal};
use affairs::publication::Subject;
use office::{Errands, Mailroom};
use publication::desk;

use crate::rehearsal::{approve, new_item, officer, on_both_engines, seen};

/// Publishes an item on a day.
fn publish(here: &Rehearsal, hour: &str, subject: Subject) {
    here.at(hour);
    let title = format!("近期工作（{hour}）");
    let item = approve(here, desk::propose(&here.office, &officer(), &new_item(&title, subject)).unwrap());
    desk::publish(&here.later().office, &officer(), &item.item.number.clone(), &seen(&item)).unwrap();
}

/// Who is warned at an hour, and with which subject.
fn warned(here: &Rehearsal, hour: &str) -> Vec<(String, String)> {
    let people = AddressList::default().with("office_head", "", "zhu").with("info_officer", "office", "lin");
    let errands = publication::errands(Errands::new(publication::naming(Mailroom::new(Arc::new(people), ""))));
    here.at(hour);
    here.office.run_errands(&errands, &AtomicBool::new(false)).unwrap();
    let weekly = here.post.taken().into_iter().filter(|letter| letter.subject.contains("这一周"));
    let mut weekly: Vec<_> = weekly.map(|letter| (letter.to, letter.subject)).collect();
    weekly.sort();
    weekly
}

fn both(subject: &str) -> Vec<(String, String)> {
    ["lin", "zhu"].map(|who| (format!("{who}@sangcun.example"), subject.to_owned())).into()
}

#[test]
fn a_week_that_lacks_a_day_is_told_once_on_thursday_noon() {
    on_both_engines("weekly", |here| {
        publish(here, "2025-03-04 09:00:00", Subject::Notice);
        publish(here, "2025-03-04 15:00:00", Subject::Notice);
        publish(here, "2025-03-05 09:00:00", Subject::VillageAffairs);
        assert!(warned(here, "2025-03-06 11:59:00").is_empty(), "not before noon");
        let told = warned(here, "2025-03-06 12:00:00");
        assert_eq!(told, both("这一周的更新还差 1 天"), "two items on one day are one day, village affairs none");
        assert!(warned(here, "2025-03-07 09:00:00").is_empty(), "once");
        assert_eq!(warned(here, "2025-03-13 12:30:00"), both("这一周的更新还差 2 天"), "the next week has nothing yet");
    });
}

#[test]
fn a_week_that_is_met_short_or_over_is_not_told() {
    on_both_engines("weekly-met", |here| {
        assert!(warned(here, "2025-03-06 12:00:00").is_empty(), "who never published is not in the rhythm yet");
        publish(here, "2025-03-10 09:00:00", Subject::Notice);
        publish(here, "2025-03-12 09:00:00", Subject::Notice);
        assert!(warned(here, "2025-03-13 12:00:00").is_empty(), "two different days");
        publish(here, "2025-09-29 09:00:00", Subject::Notice);
        assert!(warned(here, "2025-10-02 12:00:00").is_empty(), "two working days before the holidays ask for one");
        assert_eq!(warned(here, "2025-10-09 12:00:00"), both("这一周的更新还差 2 天"), "9 to 11 October are worked");
        // The errand of a week that is over, met late, warns of nothing that can still be mended.
        here.run("UPDATE errand SET done_at = NULL, due_at = 0 WHERE kind = 'publication.weekly'", Vec::new()).unwrap();
        assert!(warned(here, "2025-10-13 09:00:00").is_empty());
    });
}
