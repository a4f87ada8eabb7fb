//! 拟稿 Propose, revise, discard, and link to a rumour.

use jiff::civil::Date;
use statute::{calendar::Calendar, clock::terms};

use super::{
    Act, ActKind, Attribute, Entry, Facts, Item, Obstacle, Occasion, Proposal, Step, apply, check::CLERKS, waiting,
};

/// 提出 Begin an item under a number of its own. The class is lifted to what the subject demands, and without a due
/// day of its own it is due twenty working days after the event (第二十六条).
///
/// # Errors
///
/// Every obstacle.
pub fn propose(number: &str, proposal: &Proposal, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let found = of_proposal(number, proposal, occasion);
    if !found.is_empty() {
        return Err(found);
    }
    let proposal = completed_proposal(proposal, occasion.calendar);
    let entry = Entry::of(number, occasion, Act::Proposed(Box::new(proposal)));
    let next = apply(None, &entry).expect("a proposal makes an item");
    let waiting = waiting(&next, occasion.calendar);
    Ok(Step { next, entry, waiting, errands: Vec::new() })
}

/// 修改 Edit the text or its facts. The item falls back to the draft; signatures on other contents stand no longer, and
/// whoever gave one sees just the difference and signs again.
///
/// # Errors
///
/// Every obstacle; among them a lower class than before, and an edit that changes nothing.
pub fn revise(item: &Item, facts: &Facts, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Revise, CLERKS);
    found.extend(of_facts(facts));
    if facts.importance < item.facts().importance {
        found.push(Obstacle::ImportanceLowered { from: item.facts().importance });
    }
    let facts = completed(facts, occasion.calendar);
    if &facts == item.facts() {
        found.push(Obstacle::NothingChanged);
    }
    if !found.is_empty() {
        return Err(found);
    }
    Ok(Step::new(item, occasion, Act::Revised(Box::new(facts)), Vec::new()))
}

/// 废弃 Give up a draft that was never public.
///
/// # Errors
///
/// Every obstacle.
pub fn discard(item: &Item, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let found = occasion.obstacles(item, ActKind::Discard, CLERKS);
    if found.is_empty() { Ok(Step::new(item, occasion, Act::Discarded {}, Vec::new())) } else { Err(found) }
}

/// 去处 Another matter of the catalogue: its code, the code's field, and the item's due day there; without one it is due
/// twenty working days after the event (第二十六条).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Such as `F19-09`.
    pub catalogue: String,
    /// Such as `F19`.
    pub field: String,
    /// By the matter's own limit, or as it was set by hand.
    pub due: Option<Date>,
}

/// 改目录事项 Put a draft under another matter of the catalogue; `from` is the code it stands under. What was handed in
/// stays where those who looked at it saw it.
///
/// # Errors
///
/// Every obstacle; the same matter is one.
pub fn place(item: &Item, from: &str, to: &Place, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Place, CLERKS);
    let named = [("目录事项", &to.catalogue), ("领域", &to.field)];
    found.extend(named.iter().filter(|(_, text)| text.trim().is_empty()).map(|(field, _)| Obstacle::Blank { field }));
    if from == to.catalogue {
        found.push(Obstacle::NothingChanged);
    }
    let facts = completed(&Facts { due: to.due, ..item.facts().clone() }, occasion.calendar);
    found.extend(of_facts(&facts));
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::Placed { catalogue: to.catalogue.clone(), field: to.field.clone(), due: facts.due };
    Ok(Step::new(item, occasion, act, Vec::new()))
}

/// 确认只有汇总数 Says of the text in hand that it and its files hold totals and no list of persons: of a matter whose lists
/// stand on no channel nothing is handed in without it. An edit asks again.
///
/// # Errors
///
/// Every obstacle; saying it twice of one text is one.
pub fn confirm_totals(item: &Item, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Submit, CLERKS);
    if item.totals_in_hand().is_some() {
        found.push(Obstacle::NothingChanged);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::TotalsConfirmed { content_hash: item.content_hash().to_owned() };
    Ok(Step::new(item, occasion, act, Vec::new()))
}

/// 关联澄清 Link the item to the record of a rumour that it clears up (第六条).
///
/// # Errors
///
/// Every obstacle; linking twice is one.
pub fn clarify(item: &Item, rumour: &str, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Clarify, CLERKS);
    if rumour.trim().is_empty() {
        found.push(Obstacle::Blank { field: "涉谣记录" });
    }
    if item.clarifies.iter().any(|known| known == rumour) {
        found.push(Obstacle::NothingChanged);
    }
    if !found.is_empty() {
        return Err(found);
    }
    Ok(Step::new(item, occasion, Act::Clarified { rumour: rumour.to_owned() }, Vec::new()))
}

/// Everything that stands in the way of a new item.
pub(super) fn of_proposal(number: &str, proposal: &Proposal, occasion: &Occasion<'_>) -> Vec<Obstacle> {
    let mut found = occasion.of_person(CLERKS, &proposal.section);
    let blanks = [("编号", number), ("单位", &proposal.body), ("部门", &proposal.section), ("领域", &proposal.field)];
    found.extend(blanks.iter().filter(|(_, text)| text.trim().is_empty()).map(|(field, _)| Obstacle::Blank { field }));
    found.extend(of_facts(&proposal.facts));
    found
}

/// The proposal with the class its subject demands and the day it is due.
pub(super) fn completed_proposal(proposal: &Proposal, calendar: &Calendar) -> Proposal {
    Proposal { facts: completed(&proposal.facts, calendar), ..proposal.clone() }
}

fn completed(facts: &Facts, calendar: &Calendar) -> Facts {
    let count = |day| calendar.add_working_days(day, terms::PUBLISH_DAYS).unwrap_or_else(|gap| gap.provisional);
    let importance = facts.importance.max(facts.subject.floor());
    Facts { importance, due: facts.due.or_else(|| facts.event_date.map(count)), ..facts.clone() }
}

fn of_facts(facts: &Facts) -> Vec<Obstacle> {
    let mut found = Vec::new();
    if !is_hash(&facts.content_hash) {
        found.push(Obstacle::Hash);
    }
    if let Attribute::OnRequest(reason) | Attribute::Withheld(reason) = &facts.attribute
        && reason.trim().is_empty()
    {
        found.push(Obstacle::Blank { field: "不主动公开的理由" });
    }
    if let (Some(event), Some(due)) = (facts.event_date, facts.due)
        && due < event
    {
        found.push(Obstacle::DueBeforeEvent { event, due });
    }
    found
}

pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
