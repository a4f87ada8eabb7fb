//! 性质 What holds for every date and every pause.

use jiff::{Span, civil::Date};
use proptest::prelude::*;
use statute::calendar::{Calendar, Notice};

use super::day;

/// A day from which sixty working days stay inside the known years.
fn any_start() -> impl Strategy<Value = Date> {
    (0_i64..2_700).prop_map(|n| day("2019-01-01").saturating_add(Span::new().days(n)))
}

fn any_pause() -> impl Strategy<Value = (i64, i64)> {
    (0_i64..40, 0_i64..25)
}

fn deadline(start: Date, n: u32, pauses: &[(i64, i64)]) -> Option<Date> {
    let calendar = Calendar::bundled();
    let spans: Vec<(Date, Date)> =
        pauses.iter().map(|(from, long)| (later(start, *from), later(start, from + long))).collect();
    calendar.nth_working_day_after(start, n, |at| spans.iter().any(|(a, b)| *a < at && at <= *b)).ok()
}

fn later(start: Date, days: i64) -> Date {
    start.saturating_add(Span::new().days(days))
}

proptest! {
    #[test]
    fn a_deadline_grows_with_its_length_and_with_pauses(
        start in any_start(), n in 1_u32..40, pauses in prop::collection::vec(any_pause(), 0..4), more in any_pause(),
    ) {
        let due = deadline(start, n, &pauses);
        prop_assume!(due.is_some());
        prop_assert!(deadline(start, n + 1, &pauses).is_none_or(|next| Some(next) > due));
        let longer: Vec<_> = pauses.iter().copied().chain([more]).collect();
        prop_assert!(deadline(start, n, &longer).is_none_or(|next| Some(next) >= due));
    }

    #[test]
    fn the_order_of_pauses_does_not_matter(
        start in any_start(), n in 1_u32..40, mut pauses in prop::collection::vec(any_pause(), 0..5),
    ) {
        let due = deadline(start, n, &pauses);
        pauses.reverse();
        prop_assert_eq!(deadline(start, n, &pauses), due);
    }

    #[test]
    fn a_pause_wholly_inside_moves_the_deadline_by_its_working_days(start in any_start(), from in 0_i64..10, long in 0_i64..10) {
        let calendar = Calendar::bundled();
        let (sent, heard) = (later(start, from), later(start, from + long));
        let plain = calendar.add_working_days(start, 20).unwrap();
        prop_assume!(heard < plain);
        let width = u32::try_from(calendar.working_days_between(sent, heard).unwrap()).unwrap();
        prop_assert_eq!(deadline(start, 20, &[(from, long)]), calendar.add_working_days(start, 20 + width).ok());
    }

    #[test]
    fn the_next_working_day_lies_after(start in any_start()) {
        let calendar = Calendar::bundled();
        let next = calendar.add_working_days(start, 1).unwrap();
        prop_assert!(next > start && calendar.is_working_day(next).unwrap());
        prop_assert_eq!(calendar.working_days_between(start, next), Ok(1));
    }

    #[test]
    fn counting_and_measuring_agree(start in any_start(), n in 0_u32..60) {
        let calendar = Calendar::bundled();
        let end = calendar.add_working_days(start, n).unwrap();
        prop_assert_eq!(calendar.working_days_between(start, end), Ok(i64::from(n)));
        prop_assert_eq!(calendar.working_days_between(end, start), Ok(-i64::from(n)));
    }

    #[test]
    fn rolling_ends_on_a_working_day_and_moves_no_working_day(start in any_start(), n in 0_u32..90) {
        let calendar = Calendar::bundled();
        let end = calendar.days_after(start, n).unwrap();
        prop_assert!(calendar.is_working_day(end).unwrap());
        prop_assert_eq!(calendar.roll(end), Ok(end));
    }

    #[test]
    fn whatever_a_notice_file_holds_it_is_read_or_refused(text in "\\PC{0,80}", off in "[0-9-]{0,12}") {
        let _ = Notice::read(&text);
        let told = format!("{{\"2027\":{{\"source\":\"a\",\"off\":[\"{off}\"],\"work\":[]}}}}");
        prop_assert_eq!(Notice::read(&told).is_ok(), off.starts_with("2027-") && off.parse::<Date>().is_ok());
    }
}
