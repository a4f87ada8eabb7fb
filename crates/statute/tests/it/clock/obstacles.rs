//! 障碍 Event lists that the law does not allow, and what is said of each.

use std::collections::BTreeSet;

use messages::Catalogued;
use statute::clock::{ClockFault, ClockInputError, ClockObstacle};

use super::run;

fn codes(received: &str, events: &str) -> Vec<(usize, &'static str)> {
    let obstacles = run(received, events, "2025-12-31").err().unwrap_or_default();
    obstacles.iter().map(|obstacle| (obstacle.at, obstacle.message().code)).collect()
}

#[test]
fn what_the_law_does_not_allow() {
    /// Events, the obstacles by place and code, because.
    type Case = (&'static str, &'static [(usize, &'static str)], &'static str);
    let cases: [Case; 41] = [
        ("05-05 accept", &[(1, "clock.event.before-receipt")], "before receipt"),
        ("05-08 accept; 05-07 ask_reasons", &[(2, "clock.event.backwards")], "dates go backwards"),
        ("05-06 confirm", &[(1, "clock.event.receipt")], "`received` stands for rows one to six"),
        ("05-07 accept; 05-08 accept", &[(2, "clock.event.stage")], "accepted twice"),
        ("05-07 decide; 05-08 withdraw", &[(2, "clock.event.after-closing")], "after the answer"),
        ("05-07 withdraw; 05-08 deadline_passed", &[(2, "clock.event.after-closing")], "after the withdrawal"),
        ("05-07 ordered_to_redo", &[(1, "clock.event.stage")], "nothing was decided yet"),
        ("05-07 supplement", &[(1, "clock.event.stage")], "nobody asked"),
        ("05-07 paid_in_full", &[(1, "clock.event.stage")], "no notice was sent"),
        ("05-07 reasons_accepted", &[(1, "clock.event.stage")], "no reasons were asked for"),
        ("05-07 accept; 05-08 issue_clarification", &[(2, "clock.event.stage")], "accepted means clear"),
        (
            "05-07 issue_clarification; 05-08 supplement; 05-09 issue_clarification",
            &[(3, "clock.clarification.twice")],
            "第三十条: once",
        ),
        ("05-07 issue_clarification; 05-08 decide", &[(2, "clock.event.stage")], "the clock is stopped"),
        ("05-07 issue_clarification reply_by=05-07", &[(1, "clock.clarification.reply-by")], "no time at all"),
        (
            "05-07 issue_clarification reply_by=05-20; 05-21 supplement",
            &[(2, "clock.supplement.late")],
            "late without a good reason",
        ),
        (
            "05-07 issue_clarification reply_by=05-20; 05-20 clarification_expired",
            &[(2, "clock.clarification.period-open")],
            "the last day is the applicant's",
        ),
        (
            "05-07 issue_clarification; 05-21 clarification_expired",
            &[(2, "clock.clarification.period-open")],
            "ten working days by the reading",
        ),
        ("05-07 still_unclear", &[(1, "clock.still-unclear.no-supplement")], "never supplemented"),
        ("05-07 third_party_replies id=a", &[(1, "clock.consultation.none")], "nobody was asked"),
        (
            "05-07 consult_third_party id=a; 05-08 third_party_replies id=b",
            &[(2, "clock.consultation.none")],
            "another name",
        ),
        (
            "05-07 consult_third_party id=a; 05-08 joint_maker_replies id=a",
            &[(2, "clock.consultation.other")],
            "another kind: their silence means different things",
        ),
        (
            "05-07 consult_third_party id=a; 05-08 consult_other_organ id=a",
            &[(2, "clock.consultation.running")],
            "one name, two consultations",
        ),
        (
            "05-07 consult_third_party id=a; 05-27 third_party_silent id=a",
            &[(2, "clock.consultation.silence-early")],
            "the fourteenth day",
        ),
        (
            "05-07 consult_third_party id=a received=05-07; 05-29 third_party_silent id=a",
            &[(2, "clock.consultation.silence-late")],
            "the pause is no longer than fifteen days",
        ),
        (
            "05-07 consult_third_party id=a received=05-06",
            &[(1, "clock.letter.arrived-before-sent")],
            "arrived before it was sent",
        ),
        ("05-07 extend days=0", &[(1, "clock.extend.days")], "B09 nothing"),
        ("05-07 extend days=-10", &[(1, "clock.extend.days")], "B09 less than nothing"),
        ("05-07 extend days=21", &[(1, "clock.extend.days")], "one more than twenty"),
        ("05-07 extend days=1000", &[(1, "clock.extend.days")], "B09 a thousand"),
        ("05-07 extend days=5; 05-08 extend days=5", &[(2, "clock.extend.already")], "B08 once, 第三十三条第二款"),
        ("06-05 extend days=20", &[(1, "clock.extend.overdue")], "B08 the day after the due day"),
        (
            "05-07 extend days=5; 05-08 issue_fee_notice; 05-09 paid_in_full; 05-12 extend days=5",
            &[(4, "clock.extend.already")],
            "a restart gives no second extension",
        ),
        (
            "05-07 ask_reasons; 05-08 reasons_accepted until=07-31; 05-09 extend days=5",
            &[(3, "clock.event.stage")],
            "no extension of a deferred case",
        ),
        (
            "05-07 ask_reasons; 05-08 reasons_accepted until=06-04",
            &[(2, "clock.defer.not-later")],
            "a delay that is none",
        ),
        ("06-05 issue_fee_notice", &[(1, "clock.fee.after-due")], "38 after the due day"),
        (
            "05-07 issue_fee_notice; 06-05 payment_expired",
            &[(2, "clock.payment.period-open")],
            "the twentieth working day after the notice",
        ),
        ("05-07 consult_third_party id=a; 05-08 decide", &[(2, "clock.decide.consulting")], "somebody is still asked"),
        ("06-04 deadline_passed", &[(1, "clock.deadline.not-passed")], "the due day itself"),
        ("05-07 decide; 05-08 ordered_to_redo within=0", &[(2, "clock.redo.period")], "no period"),
        ("05-07 decide; 05-08 ordered_to_redo within=5 due=06-30", &[(2, "clock.redo.period")], "two periods"),
        (
            "05-05 extend days=30; 05-07 decide; 05-06 extend days=99",
            &[
                (1, "clock.event.before-receipt"),
                (1, "clock.extend.days"),
                (3, "clock.event.backwards"),
                (3, "clock.event.after-closing"),
                (3, "clock.extend.already"),
                (3, "clock.extend.days"),
            ],
            "every obstacle at once",
        ),
    ];
    for (events, expected, because) in cases {
        assert_eq!(codes("05-06", events), expected, "{because}: {events}");
    }
}

#[test]
fn the_same_acts_one_step_aside_are_legal() {
    let cases = [
        ("05-07 issue_clarification reply_by=05-20; 05-20 supplement", "on the last day"),
        ("05-07 issue_clarification reply_by=05-20; 05-21 supplement good_reason=true", "with a good reason"),
        ("05-07 issue_clarification reply_by=05-20; 05-21 clarification_expired", "the day after"),
        ("05-07 issue_clarification; 05-22 clarification_expired", "the eleventh working day"),
        ("05-07 consult_third_party id=a; 05-28 third_party_silent id=a", "the fifteenth day"),
        ("05-07 consult_third_party; 05-08 third_party_replies", "one unnamed consultation"),
        ("06-04 extend days=20", "B08 the due day itself"),
        ("06-04 issue_fee_notice", "in time on the due day"),
        ("06-03 issue_fee_notice", "35 the day before"),
        ("05-07 extend days=5; 06-05 issue_fee_notice", "38 unless extended"),
        ("05-07 issue_fee_notice; 06-06 payment_expired", "the twenty-first working day"),
        ("05-07 consult_third_party id=a; 05-08 third_party_replies id=a; 05-08 decide", "on one day, in this order"),
        ("06-05 deadline_passed; 06-06 decide", "late, and said so"),
    ];
    for (events, because) in cases {
        assert_eq!(codes("05-06", events), [], "{because}: {events}");
    }
}

#[test]
fn an_extension_while_the_clock_is_stopped_is_not_called_late() {
    let events = "05-07 issue_clarification; 12-01 extend days=5";
    assert_eq!(codes("05-06", events), [(2, "clock.event.stage")]);
}

#[test]
fn every_message_has_its_own_code_and_three_sentences() {
    let mut messages: Vec<_> = ClockObstacle::examples().iter().map(Catalogued::message).collect();
    messages.extend(ClockFault::examples().iter().map(Catalogued::message));
    messages.extend(ClockInputError::examples().iter().map(Catalogued::message));
    let codes: BTreeSet<_> = messages.iter().map(|message| message.code).collect();
    assert_eq!(codes.len(), messages.len());
    for message in messages {
        assert!(message.what.ends_with('。') && !message.why.is_empty() && !message.todo.is_empty(), "{message}");
    }
}
