//! 岗位的授予与收回 Who may hold what, and who may give it (`operations.md` §1.2).

use super::{Account, Body, Entry, Obstacle, Step};
use crate::role::{Duty, Role};

/// 不相容的岗位 Two roles that one person may not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The role wanted.
    pub wanted: Role,
    /// The role held.
    pub held: Role,
}

/// The conflicts of `wanted` with the roles a person holds or deputises.
pub(super) fn conflicts(wanted: Role, held: &[Role]) -> Vec<Obstacle> {
    let clash = |held: &Role| wanted.conflicts_with(*held).then_some(Conflict { wanted, held: *held });
    held.iter().filter_map(clash).map(|conflict| Obstacle::RolesConflict { conflict }).collect()
}

/// 授予岗位 Gives a role in `body`. `deputising` are the roles the person stands in for, now or later.
///
/// # Errors
///
/// Every obstacle.
pub fn assign(
    giver: &Account,
    account: &Account,
    role: Role,
    body: &Body,
    deputising: &[Role],
) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = allowed(giver, account, Duty::AssignRoles);
    if account.disabled {
        obstacles.push(Obstacle::Disabled);
    }
    if account.roles.contains(&role) {
        obstacles.push(Obstacle::RoleHeld { role });
    }
    let lent = role == Role::AuditAdmin && body.audit_from_above && body.parent.as_ref() == Some(&account.body);
    if account.body != body.id && !lent {
        obstacles.push(Obstacle::ForeignBody);
    }
    if role == Role::Supervisor && matches!(body.level, super::Level::Township | super::Level::Department) {
        obstacles.push(Obstacle::NotHere { role });
    }
    obstacles.extend(conflicts(role, &account.roles));
    obstacles.extend(conflicts(role, deputising));
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let mut next = account.clone();
    next.roles.push(role);
    let entry = Entry::RoleAssigned { account: account.id.clone(), role, home: account.body.clone() };
    Ok(Step { next, entry })
}

/// 收回岗位 Takes a role back.
///
/// # Errors
///
/// Every obstacle.
pub fn withdraw(giver: &Account, account: &Account, role: Role) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = allowed(giver, account, Duty::AssignRoles);
    if !account.roles.contains(&role) {
        obstacles.push(Obstacle::RoleNotHeld { role });
    }
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let mut next = account.clone();
    next.roles.retain(|held| *held != role);
    Ok(Step { next, entry: Entry::RoleWithdrawn { account: account.id.clone(), role } })
}

/// Whether `giver` has the duty and acts on somebody else.
pub(super) fn allowed(giver: &Account, account: &Account, duty: Duty) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    if !giver.has(duty) {
        obstacles.push(Obstacle::NotYours { duty });
    }
    if giver.person == account.person {
        obstacles.push(Obstacle::Oneself);
    }
    obstacles
}
