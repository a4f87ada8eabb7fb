//! 移交 Whoever leaves passes on what waits for them by name: to write on, or to look again at what they had signed.
//!
//! What waits for a role needs no hand-over: it waits for whoever holds the role. Deliberately absent: any change of
//! authors or signatures; whoever wrote and signed stays in the record.

use serde::{Deserialize, Serialize};

use super::{Act, Awaited, Item, Obstacle, Occasion, ReviewStep, Signature, Step, check::CLERKS, waiting};
use crate::{
    handover::Reason,
    role::{Duty, Role},
};

/// 移交 What waited for one account waits for another from an instant on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Who had it.
    pub from: String,
    /// Who has it now.
    pub to: String,
    /// Instant, ms UTC: what the first one takes on later is theirs again.
    pub at: i64,
}

/// 移交单 Who hands over to whom, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOrder {
    /// The account that gives its work away.
    pub from: String,
    /// The account that takes it.
    pub to: String,
    /// The roles that one holds.
    pub roles: Vec<Role>,
    /// Its section; `None` for a leader.
    pub section: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// 移交 Everything of one item that waits for an account by name.
///
/// # Errors
///
/// Every obstacle: a receiver who may not do it, who wrote or signed what they would decide on, a clock that runs
/// backwards, nothing that waits.
pub fn hand_over(item: &Item, order: &HandOrder, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.of_person(Duty::AssignRoles.roles(), &item.proposal.section);
    if occasion.at < item.last_at {
        found.push(Obstacle::ClockBack { last: item.last_at, at: occasion.at });
    }
    let rows = waiting(item, occasion.calendar);
    let named = rows.iter().filter(|row| row.account.as_deref() == Some(order.from.as_str()));
    let mut bars: Vec<&'static str> = named.clone().filter_map(|row| bar(item, row.what, order)).collect();
    bars.dedup();
    found.extend(bars.into_iter().map(|because| Obstacle::Receiver { because }));
    if order.from == order.to || named.count() == 0 {
        found.push(Obstacle::NothingChanged);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::HandedOver { from: order.from.clone(), to: order.to.clone(), reason: order.reason };
    Ok(Step::new(item, occasion, act, Vec::new()))
}

/// Why somebody may not take over what is waited for.
fn bar(item: &Item, what: Awaited, order: &HandOrder) -> Option<&'static str> {
    match what {
        Awaited::Submission | Awaited::Rework => bar_to_write(item, order),
        Awaited::Signature(step) | Awaited::Renewal(step) | Awaited::Debt(step) => bar_to_sign(item, step, order),
        Awaited::Release | Awaited::Confirmation => Some("这一步等的是岗位，不是某一个人。"),
    }
}

fn bar_to_write(item: &Item, order: &HandOrder) -> Option<&'static str> {
    let signed = |known: &Signature| known.version == item.version && of(known, &order.to);
    if !order.roles.iter().any(|role| CLERKS.contains(role)) {
        Some("他没有采编的岗位（信息员，或者政府信息公开工作机构负责人）。")
    } else if item.signatures.iter().any(signed) {
        Some("他在这一稿上审核、校对过，再来改稿就成了自己审自己。")
    } else {
        None
    }
}

fn bar_to_sign(item: &Item, step: ReviewStep, order: &HandOrder) -> Option<&'static str> {
    let profile = item.proposal.profile;
    let of_section =
        |role: &Role| *role != Role::SectionHead || order.section.as_deref() == Some(item.proposal.section.as_str());
    let excluded =
        |known: &Signature| known.version == item.version && of(known, &order.to) && known.step.excludes(step, profile);
    let urgent = item.debt.as_ref().filter(|_| item.owes());
    if !order.roles.iter().any(|role| step.roles(profile).contains(role) && of_section(role)) {
        Some("他没有办这一步的岗位，或者不是这个科室的负责人。")
    } else if item.authors.contains(&order.to) {
        Some("他参与起草了这一件，不能再审核、校对它。")
    } else if item.signatures.iter().any(excluded) {
        Some("他在这一件上已经办过另一步，一个人不能把关两次。")
    } else if urgent.is_some_and(|debt| debt.by.contains(&order.to)) {
        Some("应急发布是他决定或者经手的，补办要由第三人来。")
    } else {
        None
    }
}

/// Whether a signature is somebody's, also where it was given in their place.
fn of(signature: &Signature, account: &str) -> bool {
    signature.by == account || signature.deputy_of.as_deref() == Some(account)
}

impl Item {
    /// 现在由谁 Whom that is waited for now, which waited for `account` since an instant.
    #[must_use]
    pub fn keeper(&self, account: &str, since: i64) -> String {
        let later = self.handed.iter().filter(|handed| handed.at >= since);
        later.fold(account, |keeper, handed| if handed.from == keeper { &handed.to } else { keeper }).to_owned()
    }
}
