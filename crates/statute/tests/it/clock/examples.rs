//! 例题 The worked examples of the law and the promises about clocks.

use statute::{
    calendar::Calendar,
    clock::{ClockFault, ClockState, Stage, terms},
};

use super::{clock_of, run};
use crate::calendar::day;

#[test]
fn when_the_answer_is_due() {
    let asked = "05-13 consult_third_party id=a";
    let cases = [
        ("03-03", "", "03-05", "2025-03-31", "A ordinary"),
        ("03-03", "03-28 extend days=20", "03-28", "2025-04-28", "A extended, 第三十三条第二款"),
        ("03-08", "", "03-10", "2025-04-07", "B a rest day is a possible day zero"),
        ("04-21", "04-24 issue_clarification; 05-08 supplement", "05-09", "2025-06-06", "C restarts, 第三十条"),
        ("05-06", "", "05-07", "2025-06-04", "D plain"),
        ("05-06", &format!("{asked}; 05-26 third_party_replies id=a"), "05-26", "2025-06-17", "D nine days asking"),
        (
            "05-06",
            "05-13 consult_third_party id=a received=05-15; 06-06 third_party_silent id=a",
            "06-06",
            "2025-06-27",
            "E silent; the letter arrived on 15 May",
        ),
        ("05-06", &format!("{asked}; 06-06 third_party_silent id=a"), "06-06", "2025-06-27", "E without its arrival"),
        (
            "07-01",
            "07-04 consult_third_party id=a; 07-10 consult_other_organ id=b; 07-16 third_party_replies id=a; \
             07-24 other_organ_replies id=b",
            "07-24",
            "2025-08-18",
            "F the union is fourteen days",
        ),
        (
            "11-03",
            "11-12 consult_joint_maker id=a; 11-25 joint_maker_replies id=a",
            "11-25",
            "2025-12-12",
            "G a pause of nine",
        ),
        (
            "11-03",
            "11-12 consult_joint_maker id=a; 11-25 joint_maker_replies id=a; 12-01 extend days=20",
            "12-01",
            "2026-01-12",
            "G and an extension over the year's end",
        ),
        ("05-06", "06-03 issue_fee_notice received=06-05; 06-20 paid_in_full", "06-23", "2025-07-18", "H paid"),
        ("12-30", "", "12-31", "2026-01-28", "I unanswered at the year's end"),
        ("04-26", "", "04-27", "2025-05-27", "27 April is a working Sunday, 1 to 5 May are closed"),
        (
            "04-26",
            "04-28 issue_clarification; 05-08 supplement; 05-12 consult_third_party id=a; 05-20 third_party_replies id=a; \
             05-21 extend days=20; 05-22 issue_fee_notice; 05-26 paid_in_full",
            "05-30",
            "2025-06-24",
            "the contract's example: an extension before a restart is used up",
        ),
        ("2022-09-30", "", "2022-10-08", "2022-11-02", "N2 a court used this date"),
        ("2023-04-23", "", "2023-04-24", "2023-05-23", "N2"),
        ("2023-06-01", "", "2023-06-02", "2023-06-30", "N2"),
        ("2024-09-02", "2024-09-25 extend days=20", "2024-09-25", "2024-11-01", "B06 on top of the former due day"),
        ("03-03", "03-04 accept", "03-04", "2025-03-31", "B10 acceptance leaves the due day as it is"),
        (
            "2024-09-10",
            "2024-09-12 issue_clarification; 2024-09-23 supplement",
            "2024-09-23",
            "2024-10-24",
            "B11 afresh from the day after",
        ),
        ("03-03", "03-10 ask_reasons", "03-10", "2025-03-31", "asking for reasons stops nothing, 第三十五条"),
        ("03-03", "03-10 ask_reasons; 03-14 reasons_accepted", "03-14", "2025-03-31", "reasonable: as before"),
        (
            "03-03",
            "03-10 ask_reasons; 03-14 reasons_accepted until=05-31",
            "03-14",
            "2025-05-31",
            "the date set stands instead, and does not roll",
        ),
        ("03-03", "03-31 decide; 06-10 ordered_to_redo", "06-10", "2025-07-08", "B18 twenty days when none are fixed"),
        ("03-03", "03-31 decide; 06-10 ordered_to_redo within=15", "06-10", "2025-07-01", "B18 the length fixed"),
        ("03-03", "03-31 decide; 06-10 ordered_to_redo due=06-30", "06-10", "2025-06-30", "B18 the day fixed"),
        ("03-03", "04-07 consult_third_party id=a", "04-09", "2025-03-31", "a pause after the due day has no effect"),
        ("03-03", "03-12 override_public_interest", "03-12", "2025-03-31", "第十五条 has no effect on the clock"),
    ];
    for (received, events, today, due, because) in cases {
        assert_eq!(clock_of(received, events, today).due, Some(day(due)), "{because}");
    }
}

#[test]
fn what_the_clock_does_and_where_the_case_stands() {
    use ClockState::{Closed, Paused, Running, Stopped};
    let cases = [
        ("", Running, Stage::Received, "just received"),
        ("05-07 accept", Running, Stage::InProcess, "accepted"),
        ("05-07 consult_other_organ id=a", Paused, Stage::InProcess, "asking implies acceptance"),
        ("05-07 issue_clarification", Stopped, Stage::AwaitingClarification, "B27 waits for the applicant"),
        ("05-07 issue_fee_notice", Stopped, Stage::AwaitingPayment, "B27 waits for payment"),
        ("05-07 ask_reasons", Running, Stage::AwaitingReason, "第三十五条: keeps running"),
        ("05-07 ask_reasons; 05-08 reasons_unreasonable", Closed, Stage::Closed, "not processed"),
        ("05-07 ask_reasons; 05-08 decide", Closed, Stage::Closed, "may be decided while reasons are awaited"),
        ("05-07 ask_reasons; 05-08 reasons_accepted until=07-31", Running, Stage::Deferred, "a later date"),
        ("05-07 answer_on_the_spot", Closed, Stage::Closed, "第三十三条第一款"),
        ("05-07 withdraw", Closed, Stage::Closed, "from any open stage"),
        ("05-07 issue_fee_notice; 05-08 withdraw", Closed, Stage::Closed, "also while payment is awaited"),
        ("05-07 issue_clarification; 05-08 supplement; 05-09 still_unclear", Closed, Stage::Closed, "still unclear"),
        ("05-07 decide; 05-09 ordered_to_redo", Running, Stage::Reopened, "a decision ordered it"),
        (
            "05-07 decide; 05-08 ordered_to_redo; 05-09 consult_third_party id=a",
            Paused,
            Stage::Reopened,
            "as in process",
        ),
    ];
    for (events, state, stage, because) in cases {
        let clock = clock_of("05-06", events, "05-09");
        assert_eq!((clock.state, clock.stage), (state, stage), "{because}");
        assert_eq!(clock.due.is_none(), matches!(state, Stopped | Closed), "{because}");
        assert_eq!(clock.days.is_empty(), clock.due.is_none(), "{because}");
    }
}

#[test]
fn an_open_consultation_gives_the_earliest_day_possible() {
    let asked = "05-13 consult_third_party id=a";
    let cases = [
        ("05-13", "2025-06-04", "nothing is left out yet"),
        ("05-16", "2025-06-09", "three days so far"),
        ("05-26", "2025-06-17", "as if it ended today"),
    ];
    for (today, due, because) in cases {
        assert_eq!(clock_of("05-06", asked, today).due, Some(day(due)), "{because}");
    }
}

#[test]
fn how_much_is_used_and_left() {
    let cases = [
        ("", "05-06", 0, 20, false, "day zero"),
        ("", "05-07", 1, 19, false, "day one"),
        ("", "06-04", 20, 0, false, "B16 the due day itself is in time"),
        ("", "06-05", 21, -1, true, "B16 no days of grace"),
        ("05-07 extend days=10", "06-05", 21, 9, false, "B27 an extended case counts against its new due day"),
        ("05-13 consult_third_party id=a", "05-20", 5, 15, false, "day of sending counts, the days after do not"),
        ("05-08 issue_clarification", "08-01", 0, 20, false, "B27 never overdue while a supplement is awaited"),
        ("06-04 issue_fee_notice", "06-20", 0, 20, false, "B27 nor while payment is awaited"),
        ("05-16 decide", "08-01", 8, 12, false, "closed: what was used"),
        ("06-09 consult_third_party id=a", "06-12", 26, -6, true, "a pause after the due day stops no lateness"),
    ];
    for (events, today, used, left, overdue, because) in cases {
        let clock = clock_of("05-06", events, today);
        assert_eq!((clock.used, clock.left, clock.overdue), (used, left, overdue), "{because}");
    }
    // 5 September 2025 is a Friday.
    let weekend = clock_of("2025-08-08", "", "2025-09-07");
    assert_eq!(
        (weekend.due, weekend.left, weekend.overdue),
        (Some(day("2025-09-05")), 0, true),
        "only rest days lie between"
    );
}

#[test]
fn when_clarification_must_be_asked_for() {
    let cases = [
        ("04-21", "2025-04-29", "C, 12"),
        ("2026-04-28", "2026-05-11", "13"),
        ("2024-09-27", "2024-10-12", "14"),
        ("2025-09-26", "2025-10-13", "B12"),
    ];
    for (received, due, because) in cases {
        assert_eq!(clock_of(received, "", received).clarify_due, day(due), "{because}");
    }
}

#[test]
fn a_late_clarification_is_a_fault_and_restarts_all_the_same() {
    let late = clock_of("2025-09-26", "2025-10-14 issue_clarification; 2025-10-20 supplement", "2025-10-20");
    assert_eq!(late.faults, [ClockFault::ClarificationLate { on: day("2025-10-14"), due: day("2025-10-13") }], "B12");
    assert_eq!(late.due, Some(day("2025-11-17")));
    assert!(
        clock_of("2025-09-26", "2025-10-13 issue_clarification", "2025-10-13").faults.is_empty(),
        "the seventh day"
    );
}

#[test]
fn cases_that_close_by_themselves_land_in_their_row() {
    let cases = [
        ("05-07 issue_clarification reply_by=05-21; 05-22 clarification_expired", "other.no_clarification", "B13"),
        ("06-03 issue_fee_notice received=06-05; 07-04 payment_expired", "other.no_payment", "H, 37: from 4 July"),
        ("05-07 withdraw", "other.misc", "withdrawn"),
        ("05-07 ask_reasons; 05-08 reasons_unreasonable", "declined.excessive", "第三十五条"),
        ("05-07 issue_clarification; 05-08 supplement; 05-09 still_unclear", "unable.still_unclear", "第三十条"),
    ];
    for (events, row, because) in cases {
        let closing = clock_of("05-06", events, "07-31").closing.unwrap();
        assert_eq!(closing.disposition, Some(row), "{because}");
    }
}

#[test]
fn what_is_awaited_has_its_last_day() {
    let cases = [
        ("05-08 issue_clarification", "2025-05-22", "the reading of ten working days"),
        ("05-08 issue_clarification reply_by=05-30", "2025-05-30", "the day the organ set"),
        ("06-03 issue_fee_notice received=06-05", "2025-07-03", "H, 35: twenty from its arrival"),
        ("06-03 issue_fee_notice", "2025-07-01", "B05 assumed to arrive the day it was sent"),
    ];
    for (events, last, because) in cases {
        assert_eq!(clock_of("05-06", events, "06-03").waiting_until, Some(day(last)), "{because}");
    }
}

#[test]
fn an_answer_on_the_due_day_is_in_time_and_the_day_after_is_late() {
    for (on, in_time, faults) in [("06-04", Some(true), 0), ("06-05", Some(false), 1)] {
        let clock = clock_of("05-06", &format!("{on} decide"), "07-01");
        let closing = clock.closing.unwrap();
        assert_eq!(
            (closing.in_time, closing.due, clock.faults.len()),
            (in_time, Some(day("2025-06-04")), faults),
            "B16"
        );
    }
}

#[test]
fn third_parties_have_fifteen_working_days() {
    let asked = "2024-11-11 consult_third_party id=a";
    let silent = clock_of("2024-11-04", &format!("{asked}; 2024-12-02 third_party_silent id=a"), "2024-12-02");
    assert_eq!(silent.state, ClockState::Running, "B15 the office may decide");
    let early = run("2024-11-04", &format!("{asked}; 2024-11-29 third_party_silent id=a"), "2024-11-29");
    assert_eq!(early.unwrap_err()[0].reason, statute::clock::Reason::SilenceEarly { last: day("2024-12-02") });
    let overrun = clock_of("2024-11-04", asked, "2024-12-03");
    assert_eq!(overrun.faults, [ClockFault::ConsultationOverrun { last: day("2024-12-02") }], "said, not decided");
}

#[test]
fn remedies_after_a_refusal_and_after_a_review() {
    let calendar = Calendar::bundled();
    let review = calendar.days_after(day("2025-08-05"), terms::RECONSIDERATION_DAYS);
    assert_eq!(review, Ok(day("2025-10-09")), "J day sixty is a holiday");
    let suit = calendar.days_after(day("2026-02-03"), terms::SUIT_AFTER_REVIEW_DAYS);
    assert_eq!(suit, Ok(day("2026-02-24")), "J 18 February is a holiday");
}

#[test]
fn a_count_into_an_unknown_year_is_provisional() {
    let clock = clock_of("2026-12-18", "", "2026-12-20");
    assert_eq!((clock.provisional, clock.due), (true, Some(day("2027-01-15"))), "Mondays to Fridays of 2027");
    assert!(!clock_of("2026-12-02", "", "2026-12-20").provisional, "ends on 30 December");
    let waiting = clock_of("2026-12-18", "2026-12-21 issue_fee_notice", "2026-12-22");
    assert!(waiting.provisional && waiting.due.is_none(), "the last day to pay lies in 2027");
}
