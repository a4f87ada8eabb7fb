//! 全年稿件 The quiet town's year 2025, composed: 253 items of its own, and the four that do not count.
//!
//! Each composition is written once and published on several days with its own villages, figures and dates. Until
//! March the town published once a month; from April on, on two or three days a week.

mod culture;
mod farming;
mod money;
mod news;
mod people;
mod rules;
mod safety;
mod village;
mod welfare;
mod works;

use jiff::civil::date;

use super::{PlannedItem, SECTIONS};
use crate::writing::{Hand, composition::Composition};

/// 全年稿件 Every item of 2025 in the order of publication; what was never published stands at its proposal.
///
/// Exactly 253 have [`Fate::Published`](super::Fate::Published); two are relayed, one was withdrawn within a day and
/// one was given up. The result is the same on every call.
#[must_use]
pub fn year() -> Vec<PlannedItem> {
    let items = subjects().into_iter().flatten().flat_map(|written| written.items(&HAND));
    let mut items: Vec<PlannedItem> = items.collect();
    items.sort_by_key(|item| item.published.unwrap_or(item.proposed));
    for item in items.iter_mut().skip(7).step_by(12) {
        item.returned_once = true;
    }
    items
}

/// Until March on three days of the old habit; from April on twice a week.
const HAND: Hand = Hand {
    sections: &SECTIONS,
    authors: &["chulufei", "weichenlin", "weichenlin", "chulufei", "chulufei", "weichenlin"],
    lines: 110,
    rhythm: date(2025, 4, 1),
    batches: &[date(2025, 1, 23), date(2025, 2, 25), date(2025, 3, 26)],
};

fn subjects() -> [&'static [Composition]; 10] {
    [
        farming::ALL,
        safety::ALL,
        money::ALL,
        people::ALL,
        village::ALL,
        welfare::ALL,
        works::ALL,
        culture::ALL,
        rules::ALL,
        news::ALL,
    ]
}
