//! 钟点 When the acts of one item happen: spread over the working hours between its proposal and its publication.

use jiff::{
    Span,
    civil::{DateTime, Time, Weekday, time},
};

const OPENS: Time = time(8, 30, 0, 0);
const CLOSES: Time = time(17, 30, 0, 0);

/// So many hours strictly between two, in order; minutes apart where the time is short.
pub(super) fn between(from: DateTime, to: DateTime, acts: usize) -> Vec<DateTime> {
    let minutes = working_minutes(from, to);
    let spread = |n: usize| minutes.get(minutes.len() * (n + 1) / (acts + 1)).copied();
    let all: Option<Vec<DateTime>> = (0..acts).map(spread).collect();
    match all {
        Some(all) if minutes.len() > acts => all,
        _ => (0..acts).map(|n| from.saturating_add(Span::new().minutes(i64::try_from(n + 1).unwrap_or(0)))).collect(),
    }
}

/// Every minute of office hours between two hours; the days of both count even when they fall on a weekend.
fn working_minutes(from: DateTime, to: DateTime) -> Vec<DateTime> {
    let mut all = Vec::new();
    let mut day = from.date();
    while day <= to.date() {
        let rest = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if !rest || day == from.date() || day == to.date() {
            let mut minute = day.to_datetime(OPENS);
            while minute.time() < CLOSES {
                if from < minute && minute < to {
                    all.push(minute);
                }
                minute = minute.saturating_add(Span::new().minutes(1));
            }
        }
        day = day.saturating_add(Span::new().days(1));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_keep_office_hours_and_their_order() {
        let at = |text: &str| text.parse::<DateTime>().unwrap();
        let cases = [
            ("2025-04-07 09:00:00", "2025-04-07 16:00:00", 9, "one day"),
            ("2025-04-04 16:00:00", "2025-04-08 10:00:00", 9, "over a weekend"),
            ("2025-04-07 17:00:00", "2025-04-07 17:20:00", 9, "in twenty minutes"),
        ];
        for (from, to, acts, because) in cases {
            let (from, to) = (at(from), at(to));
            let hours = between(from, to, acts);
            assert_eq!(hours.len(), acts, "{because}");
            assert!(hours.is_sorted() && from < hours[0] && hours[acts - 1] < to, "{because}: {hours:?}");
            assert!(hours.iter().all(|hour| (OPENS..CLOSES).contains(&hour.time())), "{because}: {hours:?}");
        }
    }
}
