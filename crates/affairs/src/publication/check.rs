//! 检查与送审 The machine check as a fact, overriding one of its findings, and handing the draft in.

use super::{Act, ActKind, CheckRun, Importance, Item, Obstacle, Occasion, Stage, Step};
use crate::role::{Duty, Role};

pub(super) const CLERKS: &[Role] = Duty::WriteItems.roles();

/// 检查结果 What a run of the machine check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOrder {
    /// The content that was checked.
    pub content_hash: String,
    /// Version of the rules.
    pub rules: String,
    /// Codes of the rules that block.
    pub blocking: Vec<String>,
    /// How many findings only warn.
    pub warnings: u32,
}

/// 登记检查 Keep a run. While an item is public, the run may be about the content of a correction in preparation.
///
/// # Errors
///
/// Every obstacle, and a run over another content than the one in hand.
pub fn check(item: &Item, order: &CheckOrder, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Check, CLERKS);
    let ahead = matches!(item.stage, Stage::Published);
    if !ahead && order.content_hash != item.content_hash() {
        found.push(Obstacle::CheckOfOther);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let CheckOrder { content_hash, rules, blocking, warnings } = order.clone();
    let run = CheckRun { content_hash, rules, blocking, warnings, at: occasion.at, overrides: Vec::new() };
    Ok(Step::new(item, occasion, Act::Checked(run), Vec::new()))
}

/// 放行 Override one blocking rule; `reason` is the reference of the text that explains it. The secrecy rule is never
/// overridden, and nobody overrides for a text of their own.
///
/// # Errors
///
/// Every obstacle.
pub fn overrule(item: &Item, rule: &str, reason: &str, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Overrule, Duty::Overrule.roles());
    if occasion.acting.persons().iter().any(|person| item.authors.contains(person)) {
        found.push(Obstacle::OwnText);
    }
    if rule == CheckRun::SECRECY {
        found.push(Obstacle::SecrecyFinding);
    } else if !item.check_in_hand().is_some_and(|run| run.unresolved().iter().any(|known| known == rule)) {
        found.push(Obstacle::NoFinding { rule: rule.to_owned() });
    }
    if reason.trim().is_empty() {
        found.push(Obstacle::NoReason { act: ActKind::Overrule });
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::Overruled { rule: rule.to_owned(), reason: reason.to_owned() };
    Ok(Step::new(item, occasion, act, Vec::new()))
}

/// 送审 Hand the draft in. After a return it goes on at the step that returned it, or with `restart` at the first.
///
/// # Errors
///
/// Every obstacle: no check of this very content, blocking findings, missing records of a specially important item.
pub fn submit(item: &Item, restart: bool, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Submit, CLERKS);
    found.extend(of_check(item, item.content_hash(), None));
    found.extend(of_records(item));
    if !found.is_empty() {
        return Err(found);
    }
    let content_hash = item.content_hash().to_owned();
    Ok(Step::new(item, occasion, Act::Submitted { content_hash, restart }, Vec::new()))
}

/// Whether the newest run over `content_hash` lets it pass, with the rules in force if they are named.
pub(super) fn of_check(item: &Item, content_hash: &str, rules: Option<&str>) -> Vec<Obstacle> {
    let Some(run) = item.checks.iter().rev().find(|run| run.content_hash == content_hash) else {
        return vec![Obstacle::Unchecked];
    };
    let mut found = Vec::new();
    let unresolved = run.unresolved();
    if unresolved.iter().any(|rule| rule == CheckRun::SECRECY) {
        found.push(Obstacle::SecrecyFinding);
    }
    let others: Vec<String> = unresolved.into_iter().filter(|rule| rule != CheckRun::SECRECY).collect();
    if !others.is_empty() {
        found.push(Obstacle::Blocked { rules: others });
    }
    if rules.is_some_and(|rules| rules != run.rules) {
        found.push(Obstacle::CheckOutdated);
    }
    found
}

/// 特别重要 Written consultation (第十一条) and the record of the meeting.
pub(super) fn of_records(item: &Item) -> Option<Obstacle> {
    let facts = item.facts();
    let special = facts.importance == Importance::Special || facts.subject.floor() == Importance::Special;
    let missing = facts.consultation.is_none() || facts.meeting.is_none();
    (special && facts.importance != Importance::Urgent && missing).then_some(Obstacle::SpecialRecords)
}
