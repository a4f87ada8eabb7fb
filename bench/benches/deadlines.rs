//! A year of deadlines: every day of 2025 as a day of receipt, twenty working days each.

use std::hint::black_box;

use criterion::Criterion;
use statute::calendar::Calendar;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let calendar = Calendar::bundled();
    let first = jiff::civil::date(2025, 1, 1);
    criterion.bench_function("a year of deadlines", |bencher| {
        bencher.iter(|| {
            let days = first.series(jiff::ToSpan::day(1)).take(365);
            days.filter_map(|day| calendar.add_working_days(black_box(day), 20).ok()).count()
        });
    });
    criterion.final_summary();
}
