//! Reads and checks one file many times: `read_many FILE ROUNDS`, for profilers and for the script beside it.
//! Prints the seconds of all rounds and the findings of the last.

use std::{env, fs, time::Instant};

fn main() {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().expect("a file");
    let rounds: u32 = arguments.next().map_or(1, |rounds| rounds.parse().expect("a number of rounds"));
    let bytes = fs::read(&file).expect("a readable file");
    let kind = papers::kind_of(Some(&file), &bytes).expect("a format that is read");
    let start = Instant::now();
    let mut findings = 0;
    for _ in 0..rounds {
        findings = bench::read_and_check(&bytes, kind).1.findings.len();
    }
    println!("{} {findings}", start.elapsed().as_secs_f64());
}
