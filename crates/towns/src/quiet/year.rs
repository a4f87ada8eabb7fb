//! 全年稿件 The quiet town's year 2025, composed: 253 items of its own, and the four that do not count.
//!
//! Each composition is written once and published on several days with its own villages, figures and dates. Until
//! March the town published once a month; from April on, on two or three days a week.

mod calendar;
mod composition;
mod culture;
mod farming;
mod money;
mod news;
mod people;
mod render;
mod rules;
mod safety;
mod sheet;
mod village;
mod welfare;
mod works;

use composition::Composition;

use super::PlannedItem;

/// 全年稿件 Every item of 2025 in the order of publication; what was never published stands at its proposal.
///
/// Exactly 253 have [`Fate::Published`](super::Fate::Published); two are relayed, one was withdrawn within a day and
/// one was given up. The result is the same on every call.
#[must_use]
pub fn year() -> Vec<PlannedItem> {
    let mut items: Vec<PlannedItem> = subjects().into_iter().flatten().flat_map(Composition::items).collect();
    items.sort_by_key(|item| item.published.unwrap_or(item.proposed));
    for item in items.iter_mut().skip(7).step_by(12) {
        item.returned_once = true;
    }
    items
}

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
