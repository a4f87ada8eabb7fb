//! 排场 The acts of one item with their hours: what its plan says, in the order in which people do it.

use affairs::publication::{Importance, WithdrawalReason};
use jiff::{Span, civil::DateTime};

use super::{acts::Act, hours, proposal::subject};
use crate::{Fate, Later, PlannedItem, Way};

/// Every act of an item with its hour.
pub(super) fn scenes(plan: &PlannedItem) -> Vec<(DateTime, Act)> {
    let mut scenes = match plan.way {
        Way::Urgent { cleared, .. } => urgent(plan, cleared),
        _ => usual(plan),
    };
    if let Fate::Withdrawn { at } = plan.fate {
        scenes.extend(soon_after(at, Act::Withdraw(WithdrawalReason::Error), Act::Confirm));
    }
    scenes.extend(later(plan));
    scenes
}

/// Proposed, handed in, returned where it was, signed, published.
fn usual(plan: &PlannedItem) -> Vec<(DateTime, Act)> {
    let mut acts = vec![Act::HandIn];
    let returned = plan.returned_once || plan.fate == Fate::Discarded;
    if returned {
        acts.extend([Act::Sign, Act::Sign, Act::Return]);
    }
    if plan.fate == Fate::Discarded {
        acts.push(Act::Discard);
    } else {
        if returned {
            acts.extend([Act::Revise, Act::HandIn]);
        }
        acts.extend(std::iter::repeat_n(Act::Sign, signatures(plan)));
    }
    let scheduled = plan.way == Way::Scheduled;
    acts.extend(scheduled.then_some(Act::Schedule));
    let end = plan.published.unwrap_or_else(|| plan.proposed.saturating_add(Span::new().days(1)));
    let hours = hours::between(plan.proposed, end, acts.len());
    let mut scenes = vec![(plan.proposed, Act::Propose)];
    scenes.extend(hours.into_iter().zip(acts));
    let out = if scheduled { Act::Release } else { Act::Publish };
    scenes.extend(plan.published.map(|hour| (hour, out)));
    scenes
}

/// Proposed and released at once; whatever was left out is made up until an hour.
fn urgent(plan: &PlannedItem, cleared: DateTime) -> Vec<(DateTime, Act)> {
    let released = plan.published.unwrap_or(plan.proposed);
    // The leader's own signature was given with the release.
    let owed = signatures(plan) - 1;
    let mut scenes = vec![(plan.proposed, Act::Propose), (released, Act::PublishUrgently)];
    scenes.extend(hours::between(released, cleared, owed - 1).into_iter().map(|hour| (hour, Act::Sign)));
    scenes.push((cleared, Act::Sign));
    scenes
}

fn later(plan: &PlannedItem) -> Vec<(DateTime, Act)> {
    match plan.later {
        Some(Later::Withdrawn { at, .. }) => {
            soon_after(at, Act::Withdraw(WithdrawalReason::Outdated), Act::Confirm).into()
        }
        Some(Later::Corrected { at, .. }) => soon_after(at, Act::PrepareCorrection, Act::Correct).into(),
        Some(Later::Rewritten { at, again, .. }) => {
            let acts = std::iter::once(Act::HandIn).chain(std::iter::repeat_n(Act::Sign, signatures(plan)));
            let hours = hours::between(at, again, signatures(plan) + 1);
            let ends = [(at, Act::Rewrite), (again, Act::Publish)];
            ends[..1].iter().copied().chain(hours.into_iter().zip(acts)).chain(ends[1..].iter().copied()).collect()
        }
        Some(Later::Repealed { at, .. }) => vec![(at, Act::Repeal)],
        Some(Later::Posted { at }) => vec![(at, Act::Post)],
        None => Vec::new(),
    }
}

fn soon_after(hour: DateTime, first: Act, second: Act) -> [(DateTime, Act); 2] {
    [(hour, first), (hour.saturating_add(Span::new().minutes(40)), second)]
}

/// How many signatures the item's class asks for (`operations.md` §3.2).
fn signatures(plan: &PlannedItem) -> usize {
    let consulted = matches!(plan.way, Way::Consulted { .. });
    if consulted || subject(plan.subject).floor() >= Importance::Important { 7 } else { 5 }
}
