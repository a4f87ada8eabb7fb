//! Where the time of one reading goes: `phases FILE ROUNDS`, microseconds a round for each phase.

use std::{env, fs, hint::black_box, time::Instant};

use papers::Kind;
use report::Source;

fn main() {
    let mut arguments = env::args().skip(1);
    let bytes = fs::read(arguments.next().expect("a file")).expect("a readable file");
    let rounds: u32 = arguments.next().map_or(2000, |rounds| rounds.parse().expect("a number of rounds"));
    let paper = papers::read(&bytes, Some(Kind::Html)).expect("a readable file");
    let reading = report::read_paper(&paper, Source::File(papers::Kind::Html)).expect("a report");
    let timed = |name: &str, work: &dyn Fn()| {
        let start = Instant::now();
        (0..rounds).for_each(|_| work());
        println!("{name:24} {:8.1}", start.elapsed().as_secs_f64() * 1e6 / f64::from(rounds));
    };
    timed("html5ever alone", &|| drop(black_box(bench::parse_alone(&bytes))));
    timed("paper", &|| drop(black_box(papers::read(&bytes, Some(Kind::Html)))));
    timed("report", &|| drop(black_box(report::read_paper(&paper, Source::File(papers::Kind::Html)))));
    timed("check", &|| drop(black_box(report::check(&reading, None, None))));
    timed("  reconcile", &|| drop(black_box(statute::report::reconcile(&reading.report.figures, None))));
    timed("  parts", &|| drop(black_box(report::narrative::parts(&reading.report))));
    timed("  text", &|| {
        drop(black_box(report::narrative::judge(&reading.report, None, None, &report::narrative::Units::default())));
    });
}
