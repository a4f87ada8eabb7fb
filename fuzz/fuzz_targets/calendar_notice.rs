//! 放假通知 Any text as a notice: every fault said, or a calendar that has its years and stays the same when told twice.

#![no_main]

use libfuzzer_sys::fuzz_target;
use messages::Catalogued;
use statute::calendar::{Calendar, ChangeKind, Notice, NoticeObstacle};

fuzz_target!(|text: &str| {
    let notice = match Notice::read(text) {
        Ok(notice) => notice,
        Err(obstacles) => return said(&obstacles),
    };
    for known in [Calendar::bundled(), &Calendar::empty()] {
        match known.with_notice(&notice) {
            Ok(addition) => {
                assert!(!addition.changes.is_empty(), "a notice that is taken in has a year");
                for change in &addition.changes {
                    let year = addition.calendar.years().find(|(year, _)| *year == change.year);
                    let (_, told) = year.expect("each changed year is there");
                    assert!(told.off.iter().all(|day| !told.work.contains(day)), "a day is free or working");
                    assert_eq!(change.kind == ChangeKind::New, known.years().all(|(year, _)| year != change.year));
                }
                told_twice(&addition.calendar, &notice);
            }
            Err(obstacles) => said(&obstacles),
        }
    }
});

/// The same file again changes nothing, where it is taken in at all.
fn told_twice(calendar: &Calendar, notice: &Notice) {
    let Ok(again) = calendar.with_notice(notice) else { return };
    assert_eq!(again.calendar.version(), calendar.version(), "told twice, known once");
    assert!(again.changes.iter().all(|change| change.kind != ChangeKind::New));
}

fn said(obstacles: &[NoticeObstacle]) {
    assert!(!obstacles.is_empty(), "a refusal has its reasons");
    assert!(obstacles.iter().all(|obstacle| !obstacle.message().todo.is_empty()), "every refusal says what to do");
}
