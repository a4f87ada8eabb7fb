//! 计划 What a seed decides before anything happens.

use jiff::civil::{Date, date};

use crate::dice::Dice;

/// 柜的种类 Where a world keeps its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cabinet {
    /// A file beside the program; it is killed in the middle of its work, and its disk is full at times.
    File,
    /// A server; what is killed is the program, never the server.
    Server,
}

/// 计划 One world: from which day, how long, on what, and how much goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Everything follows from it.
    pub seed: u64,
    /// How long the story is, in months of thirty days.
    pub months: u32,
    /// Where the rows are.
    pub cabinet: Cabinet,
    /// The day it begins.
    pub begins: Date,
    /// Of a hundred steps, how many let the machine fail.
    pub faults: u64,
    /// Of a hundred forms, how many are filled in by somebody who may not, or too late.
    pub unlawful: u64,
    /// After which step which statement is run past every desk; to see that it is noticed.
    pub tampering: Option<(u32, &'static str)>,
}

impl Plan {
    /// The plan of a seed.
    #[must_use]
    pub fn from_seed(seed: u64, months: u32, cabinet: Cabinet) -> Self {
        let mut dice = Dice::of(seed, u32::MAX - 1);
        // From 2025 on; the last stories run into years without a notice of holidays.
        let first = date(2025, 1, 2);
        let begins = first.saturating_add(jiff::Span::new().days(dice.between(0, 640)));
        let faults = [0, 4, 8, 16][dice.below(4)];
        let unlawful = [8, 15, 25][dice.below(3)];
        Self { seed, months, cabinet, begins, faults, unlawful, tampering: None }
    }
}
