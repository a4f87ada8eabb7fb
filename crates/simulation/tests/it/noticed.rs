//! Whoever changes rows past every desk is noticed: each of these stories comes to no good end.

use std::time::Duration;

use simulation::{Cabinet, Cut, Plan, run, shrink};

/// What is done after a step, and by which words it is noticed.
const TAMPERINGS: [(&str, &str); 10] = [
    ("DELETE FROM figure WHERE metric = 'M-06'", "M-06"),
    ("DELETE FROM waiting WHERE what LIKE 'publication.%'", "it waits for"),
    ("UPDATE address SET standing = 410 - 210 * (standing / 400)", "must be"),
    ("UPDATE item SET state = replace(state, '\"authors\":[', '\"authors\":[\"nobody\",')", "authors"),
    ("DELETE FROM item WHERE id = (SELECT max(id) FROM item)", "is gone"),
    ("UPDATE item SET index_number = index_number || '0' WHERE index_number IS NOT NULL", "index number"),
    ("UPDATE role_held SET role = 'principal' WHERE role = 'info_officer'", "hold"),
    ("DELETE FROM figure WHERE metric IN ('M-13', 'M-14')", "and must be"),
    ("DELETE FROM register_record", "the list shows"),
    ("UPDATE errand SET kind = 'office.letter', key = key || 'x' WHERE kind = 'office.letter'", "letter"),
];

/// Far enough that there is something of everything.
const STEP: u32 = 159;

#[test]
fn rows_changed_past_every_desk_are_noticed() {
    for (sql, words) in TAMPERINGS {
        let plan = Plan { tampering: Some((STEP, sql)), faults: 0, ..Plan::from_seed(8, 2, Cabinet::File) };
        let failure = run(&plan, &Cut::default()).expect_err(sql);
        assert!(failure.step >= STEP && failure.why.contains(words), "{sql}: {failure:#?}");
    }
}

#[test]
fn a_failure_is_told_again_and_told_shorter() {
    let plan = Plan { tampering: Some((39, TAMPERINGS[3].0)), faults: 0, ..Plan::from_seed(7, 2, Cabinet::File) };
    let failure = run(&plan, &Cut::default()).unwrap_err();
    let again = run(&plan, &Cut { until: Some(failure.step), without: Vec::new() }).unwrap_err();
    assert_eq!(failure, again, "a seed tells the same story every time");
    let (short, cut) = shrink(&plan, &failure, Duration::from_secs(20));
    assert!(!cut.without.is_empty() && short.why.contains("authors"), "{short:#?}");
    assert_eq!(run(&plan, &cut).unwrap_err().why, short.why);
}
