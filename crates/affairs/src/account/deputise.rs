//! 代理 Who stands in for whom (AB角, `operations.md` §1.2).

use jiff::civil::Date;

use super::{Account, Deputy, Entry, Obstacle, Step, assign::conflicts};
use crate::role::Role;

/// 指定代理 The absent names who stands in. `standing` are all deputies of the body that are not over.
///
/// # Errors
///
/// Every obstacle: for oneself, in a chain, twice at once, in a role not held, in one not to be joined, over or backwards.
pub fn name_deputy(
    principal: &Account,
    deputy: &Account,
    order: &Deputy,
    standing: &[Deputy],
    today: Date,
) -> Result<Step<Deputy>, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if principal.person == deputy.person {
        obstacles.push(Obstacle::OwnDeputy);
    }
    if principal.disabled || deputy.disabled {
        obstacles.push(Obstacle::Disabled);
    }
    if principal.body != deputy.body {
        obstacles.push(Obstacle::ForeignBody);
    }
    // The head of one section has nothing to hand over in another.
    let elsewhere = order.role == Role::SectionHead && order.section.is_some() && order.section != principal.section;
    if !principal.roles.contains(&order.role) || elsewhere {
        obstacles.push(Obstacle::RoleNotHeld { role: order.role });
    }
    if order.role.is_admin() {
        obstacles.push(Obstacle::NotDeputised { role: order.role });
    }
    if order.to < order.from || order.to < today {
        obstacles.push(Obstacle::Period { from: order.from, to: order.to });
    }
    let meets = |other: &&Deputy| other.role == order.role && other.from <= order.to && order.from <= other.to;
    if standing.iter().filter(meets).any(|other| other.deputy == order.principal || other.principal == order.deputy) {
        obstacles.push(Obstacle::Chain);
    }
    let same = |other: &Deputy| other.principal == order.principal && other.section == order.section;
    if standing.iter().filter(meets).any(same) {
        obstacles.push(Obstacle::DeputyThere);
    }
    obstacles.extend(conflicts(order.role, &deputy.roles));
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    Ok(Step { next: order.clone(), entry: Entry::DeputyNamed { deputy: order.clone() } })
}

/// 结束代理 Ends it today at the latest: `today` no longer counts.
///
/// # Errors
///
/// When it is over, or `by` is neither the absent nor the deputy.
pub fn end_deputy(by: &Account, deputy: &Deputy, today: Date) -> Result<Step<Deputy>, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if by.id != deputy.principal && by.id != deputy.deputy {
        obstacles.push(Obstacle::NotYourDeputy);
    }
    if deputy.to < today {
        obstacles.push(Obstacle::Over { to: deputy.to });
    }
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let ended = today.yesterday().unwrap_or(today);
    let entry =
        Entry::DeputyEnded { id: deputy.id.clone(), account: deputy.principal.clone(), former: deputy.to, ended };
    Ok(Step { next: Deputy { to: ended, ..deputy.clone() }, entry })
}
