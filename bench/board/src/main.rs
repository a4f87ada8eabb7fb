//! 板的快慢 The list of items at the server: asked through the router, the page with everything around it.
//!
//! Items are proposed through the desk, with some thousand characters each; then some of them are set to other stages, as
//! a board of a whole office has them. Medians of many runs; the same questions at each size, so that growth is seen.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use affairs::{
    publication::{Facts, Proposal, Subject},
    role::Role,
};
use office::Checks;
use publication::{FormCheck, Text, console, desk};
use rehearsal::{Anybody, Rehearsal, Visitor, clerk, proposal};

const SIZES: [usize; 3] = [2_500, 10_000, 40_000];
const ROUNDS: usize = 21;

/// What pages ask, and how it is called.
const QUESTIONS: [(&str, &str); 9] = [
    ("open, first page", "/console/items"),
    ("open, page 40", "/console/items?page=40"),
    ("one stage, with boxes", "/console/items?stage=in_review"),
    ("my turn", "/console/items?turn=me"),
    ("section, catalogue, week", "/console/items?section=s3&branch=G-03&due=week"),
    ("word that many have", "/console/items?q=%E9%98%B2%E7%81%AB"),
    ("word that one has", "/console/items?q=%E7%AC%AC1777%E5%8F%B7"),
    ("word that none has", "/console/items?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7"),
    ("two words, all stages", "/console/items?stage=all&q=%E9%98%B2%E7%81%AB+%E8%BD%AC%E5%91%8A"),
];
const FILES: [(&str, &str); 2] =
    [("all as CSV", "/console/items/files/csv?stage=all"), ("all as XLSX", "/console/items/files/xlsx?stage=all")];

fn main() {
    let engine = AtomicUsize::new(0);
    rehearsal::on_both_engines("bench-board", &Checks::of(FormCheck), |here| {
        let name = ["SQLite", "PostgreSQL"][engine.fetch_add(1, Ordering::SeqCst)];
        let mut there = 0;
        for size in SIZES {
            fill(here, there, size);
            there = size;
            measure(here, name, size);
        }
    });
}

/// Sixteen clerks propose at once, so that a commit on the disk is shared.
fn fill(here: &Rehearsal, from: usize, to: usize) {
    let next = AtomicUsize::new(from);
    std::thread::scope(|threads| {
        for _ in 0..16 {
            threads.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::SeqCst);
                    if at >= to {
                        break;
                    }
                    propose(here, at);
                }
            });
        }
    });
    for (stage, share) in [("in_review", 2), ("returned", 7), ("approved", 11)] {
        let sql = format!("UPDATE item SET stage = '{stage}' WHERE turn_due <> '' AND length(title) % {share} = 0");
        here.run(&sql, Vec::new()).expect("items are there");
    }
    here.run("ANALYZE", Vec::new()).expect("both engines know it");
}

fn propose(here: &Rehearsal, at: usize) {
    let words = "各村要落实森林防火责任，备齐工具，遇有火情立即报告，并把本通知转告每一户。".repeat(25);
    let title = format!("关于第{at}号事项的通知{}", "甲".repeat(at % 23));
    let due = format!("2025-{:02}-{:02}", 3 + at % 4, 1 + at % 28);
    let usual = proposal(Subject::Notice);
    let facts = Facts { event_date: None, due: Some(due.parse().expect("a day of each month")), ..usual.facts };
    let proposal = Proposal { section: format!("s{}", at % 9), facts, ..usual };
    let text = Text { title, text: format!("{words}\n第{at}号。").into(), ..Text::default() };
    let new = desk::NewItem { proposal, catalogue: format!("G-{:02}", at % 26), text };
    let writer = clerk(["lin", "xin", "deng"][at % 3], Role::InfoOfficer, "");
    desk::propose_once(&here.office, &writer, &format!("form-{at}"), &new).expect("a sound proposal");
}

fn measure(here: &Rehearsal, name: &str, size: usize) {
    let visitor = Visitor::new(&here.office, console::routes(), Anybody).with("lin/info_officer//sangcun");
    for (question, path) in QUESTIONS {
        let (median, worst, bytes) = asked(&visitor, path, ROUNDS);
        println!("{name} {size}: {question}: median {median:.1} ms, worst {worst:.1} ms, {bytes} bytes");
        if size == 10_000 && question == "open, first page" {
            println!("BAR {name}, a board of 10,000 open items: {median:.1} ms (bar 20)");
        }
    }
    for (question, path) in FILES {
        let (median, worst, bytes) = asked(&visitor, path, 3);
        println!("{name} {size}: {question}: median {median:.0} ms, worst {worst:.0} ms, {bytes} bytes");
    }
}

fn asked(visitor: &Visitor, path: &str, rounds: usize) -> (f64, f64, usize) {
    let mut bytes = 0;
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            let answer = visitor.get(path);
            let took = begun.elapsed().as_secs_f64() * 1_000.0;
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            bytes = answer.body.len();
            took
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() - 1], bytes)
}
