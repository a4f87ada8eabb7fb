//! Reading and checking a report against the HTML parser alone, in one run; ratios are printed at the end.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use criterion::Criterion;
use papers::Kind;

fn main() {
    let mut criterion = Criterion::default().configure_from_args().measurement_time(Duration::from_secs(3));
    let pages = [
        ("clean", bench::clean_page()),
        ("long", bench::long_page()),
        ("site", bench::site_page()),
        ("word", bench::word_page()),
    ];
    for (name, page) in pages {
        let mut group = criterion.benchmark_group(name);
        group.throughput(criterion::Throughput::Bytes(page.len() as u64));
        if name != "word" {
            group.bench_function("html5ever alone", |bencher| bencher.iter(|| bench::parse_alone(black_box(&page))));
        }
        group.bench_function("paper", |bencher| bencher.iter(|| papers::read(black_box(&page), Some(Kind::Html))));
        group.bench_function("read and check", |bencher| {
            bencher.iter(|| bench::read_and_check(black_box(&page), Kind::Html));
        });
        group.finish();
    }
    let text = bench::tabbed_text();
    criterion.bench_function("text/read and check", |bencher| {
        bencher.iter(|| bench::read_and_check(black_box(&text), Kind::Text));
    });
    ratios();
    criterion.final_summary();
}

/// Both in turn, many times, medians compared: the ratio that the bar is about.
fn ratios() {
    for (name, page) in [("clean", bench::clean_page()), ("long", bench::long_page()), ("site", bench::site_page())] {
        let (mut alone, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..400 {
            alone.push(timed(|| drop(black_box(bench::parse_alone(black_box(&page))))));
            ours.push(timed(|| drop(black_box(bench::read_and_check(black_box(&page), Kind::Html)))));
        }
        alone.sort();
        ours.sort();
        let (alone, ours) = (alone[alone.len() / 2], ours[ours.len() / 2]);
        println!(
            "RATIO {name}: {} bytes, html5ever alone {alone:?}, read and check {ours:?}, speed {:.0} % of the parser alone",
            page.len(),
            100.0 * alone.as_secs_f64() / ours.as_secs_f64()
        );
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
