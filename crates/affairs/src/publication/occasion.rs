//! 办理时 Who acts, for whom, when, and what the form showed; and the obstacles common to every verb.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::calendar::Calendar;

use super::{ActKind, Item, Obstacle, Permission, Reach, permitted};
use crate::role::Role;

/// 代理 For whom somebody acts, in which role, and from which to which civil day, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deputy {
    /// The account acted for.
    pub of: String,
    /// The role that was handed over.
    pub role: Role,
    /// Only items of this section; `None` is every section.
    pub section: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// 经办人 Who acts, and in which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The account.
    pub account: String,
    /// The role used for this act.
    pub role: Role,
    /// The section of that role: the own one, or of whom is acted for.
    pub section: Option<String>,
    /// For whom, if as a deputy.
    pub deputy_of: Option<Deputy>,
}

impl Acting {
    /// The account, and whom it acts for: both count when stages are kept apart.
    #[must_use]
    pub fn persons(&self) -> Vec<String> {
        let of = self.deputy_of.as_ref().map(|deputy| deputy.of.clone());
        std::iter::once(self.account.clone()).chain(of).collect()
    }
}

/// 表单所见 The version and content that the form showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Version number.
    pub version: u32,
    /// Content.
    pub content_hash: String,
}

/// 办理时 The circumstances of one act.
#[derive(Clone, Debug)]
pub struct Occasion<'a> {
    /// Who acts.
    pub acting: &'a Acting,
    /// Instant, ms UTC.
    pub at: i64,
    /// Civil day in the zone of the body.
    pub today: Date,
    /// The working days.
    pub calendar: &'a Calendar,
    /// What the form showed; a proposal has seen nothing, every other act must have.
    pub seen: Option<&'a Seen>,
}

impl Occasion<'_> {
    /// The obstacles that any act on a known item may meet.
    pub(super) fn obstacles(&self, item: &Item, act: ActKind, roles: &[Role]) -> Vec<Obstacle> {
        let mut found = self.of_person(roles, &item.proposal.section);
        if let Permission::Refused(reason) = permitted((&item.stage).into(), Reach::of(item), act) {
            found.push(Obstacle::Stage { stage: (&item.stage).into(), act, reason });
        }
        if self.at < item.last_at {
            found.push(Obstacle::ClockBack { last: item.last_at, at: self.at });
        }
        let fresh = |seen: &&Seen| seen.version == item.version && seen.content_hash == item.content_hash();
        if self.seen.filter(fresh).is_none() {
            found.push(Obstacle::Stale { version: item.version });
        }
        found
    }

    /// The obstacles that lie in the person: role, section, deputy.
    pub(super) fn of_person(&self, roles: &[Role], section: &str) -> Vec<Obstacle> {
        let (acting, mut found) = (self.acting, Vec::new());
        if !roles.contains(&acting.role) {
            found.push(Obstacle::Role { role: acting.role });
        }
        let heads = acting.role == Role::SectionHead;
        if heads && acting.section.as_deref() != Some(section) {
            found.push(Obstacle::OtherSection { section: section.to_owned() });
        }
        let Some(deputy) = &acting.deputy_of else { return found };
        if !(deputy.from..=deputy.to).contains(&self.today) {
            found.push(Obstacle::DeputyPeriod { from: deputy.from, to: deputy.to });
        }
        let elsewhere = deputy.section.as_deref().is_some_and(|scope| scope != section);
        if deputy.role != acting.role || elsewhere || deputy.of == acting.account {
            found.push(Obstacle::DeputyScope);
        }
        found
    }
}
