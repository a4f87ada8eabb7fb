//! 全年稿件 The busy town's year 2025: what it publishes as every town does, and one item of every special kind.

mod daily;
mod money;
mod rules;
mod special;
mod welfare;
mod works;

use jiff::civil::date;

use super::SECTIONS;
use crate::{
    PlannedItem,
    writing::{Hand, composition::Composition},
};

/// It publishes on two or three days a week, from January on.
const HAND: Hand = Hand {
    sections: &SECTIONS,
    authors: &["luqinglan", "mengyuchi", "mengyuchi", "luqinglan", "luqinglan", "jizeyu", "jizeyu"],
    lines: 210,
    rhythm: date(2025, 1, 1),
    batches: &[],
};

/// 全年稿件 Every item in the order of publication; what was never published stands at its proposal. The result is the
/// same on every call.
#[must_use]
pub fn year() -> Vec<PlannedItem> {
    let written = [daily::ALL, money::ALL, rules::ALL, welfare::ALL, works::ALL];
    let mut items: Vec<PlannedItem> =
        written.into_iter().flatten().flat_map(|one: &Composition| one.items(&HAND)).collect();
    items.sort_by_key(|item| item.published.unwrap_or(item.proposed));
    for item in items.iter_mut().skip(5).step_by(11) {
        item.returned_once = true;
    }
    items.extend(special::all(&HAND));
    items.sort_by_key(|item| item.published.unwrap_or(item.proposed));
    items
}
