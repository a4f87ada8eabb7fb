//! Counts are lists are the report, always: random acts of publication and of the registers, and after each of them every
//! place that gives a number gives the same one. Rounds from `GONGKAI_ROUNDS`.

mod acts;
mod dice;
mod places;
mod signed;

use affairs::role::Role;
use office::{Checks, Clerk};
use rehearsal::{Rehearsal, clerk};

use self::{acts::Town, dice::Dice};

/// Acts of one round: a year of a very small office.
const ACTS: usize = 45;

fn rounds() -> u64 {
    std::env::var("GONGKAI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1).min(60)
}

fn officer() -> Clerk {
    clerk("lin", Role::InfoOfficer, "office")
}

fn told(name: &str, case: impl Fn(&Rehearsal)) {
    rehearsal::on_both_engines(&format!("gongkai-{name}"), &Checks::of(publication::FormCheck), case);
}

#[test]
fn whatever_happens_counts_lists_files_and_the_draft_agree_at_each_step() {
    for seed in 1..=rounds() {
        told(&format!("agree-{seed}"), |here| {
            here.at("2025-02-03 09:00:00");
            let (mut town, mut dice) = (Town::begin(here), Dice::of(seed));
            for step in 0..ACTS {
                let act = town.act(here, &mut dice);
                for year in [2024, 2025, 2026] {
                    places::agree(here, year)
                        .unwrap_or_else(|why| panic!("seed {seed}, step {step}, after {act}, year {year}: {why}"));
                }
            }
            assert!(town.done > ACTS / 3, "most acts do something: {} of {ACTS}", town.done);
            for year in [2025, 2026] {
                places::files_agree(here, year).unwrap_or_else(|why| panic!("seed {seed}, files of {year}: {why}"));
            }
            here.office.store.verify().unwrap().unwrap();
        });
    }
}
