//! 性质 What holds for every event list.

use jiff::{Span, civil::Date};
use proptest::prelude::*;
use statute::{
    calendar::Calendar,
    clock::{self, Act, CaseEvents, ClockState, Consulted, Event},
};

use crate::calendar::day;

fn later(start: Date, days: i64) -> Date {
    start.saturating_add(Span::new().days(days))
}

fn any_act() -> impl Strategy<Value = Act> {
    let id = prop::sample::select(vec!["a".to_owned(), "b".to_owned()]);
    let whom = prop::sample::select(vec![Consulted::ThirdParty, Consulted::JointMaker, Consulted::OtherOrgan]);
    prop_oneof![
        Just(Act::Accept),
        Just(Act::IssueClarification { reply_by: None }),
        Just(Act::Supplement { good_reason: false }),
        (whom.clone(), id.clone()).prop_map(|(whom, id)| Act::Consult { whom, id, received: None }),
        (whom.clone(), id.clone()).prop_map(|(whom, id)| Act::Reply { whom, id }),
        (whom, id).prop_map(|(whom, id)| Act::Silent { whom, id }),
        (-5_i64..30).prop_map(|days| Act::Extend { days }),
        Just(Act::AskReasons),
        Just(Act::ReasonsAccepted { until: None }),
        Just(Act::IssueFeeNotice { received: None }),
        Just(Act::PaidInFull),
        Just(Act::Decide),
        Just(Act::Withdraw),
        Just(Act::OrderedToRedo { due: None, within: None }),
    ]
}

/// Lists whose dates never go backwards; the impossible acts in them are dropped one by one until the rest is legal.
fn any_case() -> impl Strategy<Value = CaseEvents> {
    let steps = prop::collection::vec((0_i64..8, any_act()), 0..10);
    (0_i64..2_200, steps, 0_i64..60).prop_map(|(start, steps, today)| {
        let received = later(day("2019-06-01"), start);
        let mut case = CaseEvents { received, events: Vec::new(), today: None };
        let mut on = received;
        for (gap, act) in steps {
            on = later(on, gap);
            case.events.push(Event { on, act });
            if clock::run(&case, Calendar::bundled()).is_err() {
                case.events.pop();
            }
        }
        case.today = Some(later(on, today));
        case
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn used_and_left_are_the_length_and_the_days_add_up(case in any_case()) {
        let clock = clock::run(&case, Calendar::bundled()).unwrap();
        let length = clock.used + clock.left;
        prop_assert!((20..=40).contains(&length), "{length}");
        prop_assert_eq!(clock.due.is_some(), matches!(clock.state, ClockState::Running | ClockState::Paused));
        if let Some(due) = clock.due {
            prop_assert_eq!(clock.days.iter().filter(|day| day.counts).count() as i64, length);
            prop_assert_eq!(clock.days.last().map(|day| day.on), Some(due));
            prop_assert!(!clock.days[0].counts);
            prop_assert_eq!(clock.overdue, case.today > Some(due));
            prop_assert!(clock.left >= 0 || clock.overdue);
        }
    }

    #[test]
    fn the_clock_can_be_run_again_at_any_time(case in any_case()) {
        let first = clock::run(&case, Calendar::bundled()).unwrap();
        prop_assert_eq!(clock::run(&case, Calendar::bundled()).unwrap(), first);
    }

    #[test]
    fn the_due_day_of_a_running_clock_does_not_depend_on_the_day_it_is_read(case in any_case(), more in 0_i64..30) {
        let first = clock::run(&case, Calendar::bundled()).unwrap();
        prop_assume!(first.state == ClockState::Running);
        let tomorrow = CaseEvents { today: case.today.map(|today| later(today, more)), ..case };
        prop_assert_eq!(clock::run(&tomorrow, Calendar::bundled()).unwrap().due, first.due);
    }

    #[test]
    fn remaining_and_passed_make_the_period_on_every_day_between(start in 0_i64..2_200) {
        let received = later(day("2019-06-01"), start);
        let mut on = received;
        for _ in 0..40 {
            let case = CaseEvents { received, events: Vec::new(), today: Some(on) };
            let clock = clock::run(&case, Calendar::bundled()).unwrap();
            prop_assert_eq!(clock.used + clock.left, 20, "B02, B04 on {}", on);
            on = later(on, 1);
        }
    }

    #[test]
    fn whatever_text_comes_it_is_read_or_refused(text in "\\PC{0,60}", date in "[0-9]{4}-[0-9]{2}-[0-9]{2}", days in any::<i64>()) {
        let _ = clock::read(&text);
        for event in ["extend", "ordered_to_redo", "issue_fee_notice", "consult_third_party", "deadline_passed"] {
            let field = if event == "extend" { format!(",\"days\":{days}") } else { String::new() };
            let list = format!("{{\"received\":\"{date}\",\"events\":[{{\"on\":\"{date}\",\"event\":\"{event}\"{field}}}]}}");
            if let Ok(case) = clock::read(&list) {
                let _ = clock::run(&case, Calendar::bundled());
            }
        }
    }
}
