//! 撤稿 Hide at once, decide within one working day; never delete.

use super::{Act, ActKind, Errand, Item, Obstacle, Occasion, Step, WithdrawalReason};
use crate::role::{Duty, Role};

/// 撤下 Hide an item at once; `note` is the reference of the explanation. Anybody who publishes or reviews may, also for
/// another section: what is wrong must not wait.
///
/// # Errors
///
/// Every obstacle.
pub fn withdraw(
    item: &Item,
    reason: WithdrawalReason,
    note: &str,
    occasion: &Occasion<'_>,
) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Withdraw, Duty::Withdraw.roles());
    if occasion.acting.deputy_of.is_none() {
        found.retain(|obstacle| !matches!(obstacle, Obstacle::OtherSection { .. }));
    }
    if note.trim().is_empty() {
        found.push(Obstacle::NoReason { act: ActKind::Withdraw });
    }
    if !found.is_empty() {
        return Err(found);
    }
    let errands = vec![Errand::TakeDown, Errand::TellRole { role: Role::LeaderInCharge }];
    Ok(Step::new(item, occasion, Act::Withdrawn { reason, note: note.to_owned() }, errands))
}

/// 确认撤下 A leader, not the one who withdrew, confirms; the tombstone stays.
///
/// # Errors
///
/// Every obstacle.
pub fn confirm_withdrawal(item: &Item, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let found = of_leader(item, ActKind::ConfirmWithdrawal, occasion);
    if found.is_empty() { Ok(Step::new(item, occasion, Act::Confirmed {}, Vec::new())) } else { Err(found) }
}

/// 恢复 A leader, not the one who withdrew, puts it back where it stood.
///
/// # Errors
///
/// Every obstacle; a confirmed withdrawal is one.
pub fn restore(item: &Item, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let found = of_leader(item, ActKind::Restore, occasion);
    if !found.is_empty() {
        return Err(found);
    }
    let public = item.releases.last().map_or_else(String::new, |release| release.content_hash.clone());
    let show = Errand::Show { content_hash: public, channels: item.posted.clone() };
    Ok(Step::new(item, occasion, Act::Restored {}, vec![show]))
}

fn of_leader(item: &Item, act: ActKind, occasion: &Occasion<'_>) -> Vec<Obstacle> {
    let mut found = occasion.obstacles(item, act, Duty::DecideWithdrawal.roles());
    let Some(gone) = &item.withdrawal else { return found };
    if occasion.acting.persons().iter().any(|person| gone.by.contains(person)) {
        found.push(Obstacle::OwnWithdrawal);
    }
    if gone.confirmed_by.is_some() {
        found.push(Obstacle::ConfirmedAlready);
    }
    found
}
