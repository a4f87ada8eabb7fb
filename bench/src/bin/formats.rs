//! Reading and writing every format, warm; writes the files into a folder when one is named.
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::{
    hint::black_box,
    path::PathBuf,
    time::{Duration, Instant},
};

use papers::Kind;

fn main() {
    let files = bench::written();
    if let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) {
        for (ending, _, bytes) in &files {
            std::fs::write(folder.join(format!("report.{ending}")), bytes).expect("the folder takes files");
        }
    }
    for (ending, kind, bytes) in &files {
        let took = median(60, || drop(black_box(bench::read_and_check(black_box(bytes), *kind))));
        println!("READ {ending}: {} bytes, read and check {took:?}", bytes.len());
    }
    let (reading, _) = bench::read_and_check(&bench::clean_page(), Kind::Html);
    let mut at = 0;
    let mut described = || {
        // Every document is a new one: nothing may be remembered from the last.
        at += 1;
        let mut report = reading.report.clone();
        report.title = format!("{}（第{at}份）", report.title);
        report::describe(&report, &report::Purpose::file())
    };
    let docx = median(60, || drop(black_box(documents::docx::render(&described(), &bench::day()))));
    let xlsx = median(60, || drop(black_box(documents::xlsx::render(&described(), &bench::day()))));
    let pdf = median(30, || drop(black_box(press::pdf(&described(), &bench::day()))));
    println!("WRITE docx {docx:?}, xlsx {xlsx:?}, pdf {pdf:?}");
}

fn median(rounds: usize, mut work: impl FnMut()) -> Duration {
    let mut took: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    took.sort();
    took[took.len() / 2]
}
