//! 补录 What was made public before the system came, with its day and its address elsewhere.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Act, Entry, Obstacle, Occasion, Proposal, Step, apply, draft, waiting};

/// 以往公开 Where and when an item was made public, by the body itself, before it came here.
///
/// It counts for the year of that day (M-01: first made public in the year by this body through any channel,
/// `operations.md` §4), and the entry says on which day somebody recorded it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The civil day on which it was first made public.
    pub on: Date,
    /// Its address, or the place where it hung.
    pub address: String,
    /// The index number it was given there.
    pub index_number: Option<String>,
}

/// 补录 An item that was public before the system came. `began` is the day of the first release through the flow: from
/// then on nothing is recorded afterwards, or a date could be chosen (N19).
///
/// # Errors
///
/// Every obstacle.
pub fn record(
    number: &str,
    proposal: &Proposal,
    elsewhere: &Elsewhere,
    began: Option<Date>,
    occasion: &Occasion<'_>,
) -> Result<Step, Vec<Obstacle>> {
    let mut found = draft::of_proposal(number, proposal, occasion);
    if elsewhere.address.trim().is_empty() {
        found.push(Obstacle::Blank { field: "原网址" });
    }
    let last = began.map_or(occasion.today, |began| began.min(occasion.today));
    if elsewhere.on >= last {
        found.push(Obstacle::NotHistory { on: elsewhere.on, before: last });
    }
    if proposal.facts.event_date.is_some_and(|event| elsewhere.on < event) {
        found.push(Obstacle::PublishedBeforeEvent);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let proposal = draft::completed_proposal(proposal, occasion.calendar);
    let entry =
        Entry::of(number, occasion, Act::Recorded { proposal: Box::new(proposal), elsewhere: elsewhere.clone() });
    let next = apply(None, &entry).expect("a record makes an item");
    let waiting = waiting(&next, occasion.calendar);
    Ok(Step { next, entry, waiting, errands: Vec::new() })
}
