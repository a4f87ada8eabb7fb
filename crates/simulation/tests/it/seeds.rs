//! A hundred stories hold every promise.

use std::env;

use simulation::{Cabinet, Crowd, crowd};

/// So many stories, or as many as `GONGKAI_ROUNDS` says.
fn rounds() -> u64 {
    env::var("GONGKAI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(100).min(2_000)
}

fn hold(stories: u64, cabinet: Cabinet) {
    let told: Crowd = crowd(1..stories + 1, 1, cabinet, &|_| {});
    eprintln!("{} office-months, {:.1} a second: {:?}", told.months, told.speed(), told.tally);
    let server = if cabinet == Cabinet::Server { " --server" } else { "" };
    for failure in &told.failures {
        let (seed, step) = (failure.seed, failure.step);
        eprintln!("{failure:#?}\ncargo xtask simulate --seed {seed} --months 1{server} --until {step}");
    }
    assert!(told.failures.is_empty(), "a story broke a promise: {}", told.failures[0].why);
    assert_eq!(told.stories, stories);
    let tally = told.tally;
    let happened = [tally.granted, tally.refused, tally.public, tally.letters].iter().all(|count| *count > 0);
    assert!(happened, "nothing happened in these stories: {tally:?}");
}

#[test]
fn a_hundred_stories_hold_every_promise() {
    hold(rounds(), Cabinet::File);
}

#[test]
fn so_do_some_on_a_server() {
    hold(rounds().div_ceil(33).min(20), Cabinet::Server);
}
