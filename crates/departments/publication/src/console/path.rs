//! 路径 Where an item stands, who held it, who holds it now, and where it goes.

use affairs::publication::{Item, ReviewStep, Stage, open_steps, required};
use hall::serving::Roster;

use super::words::short;

/// 一站 One stop of the path.
pub(super) struct Stop {
    /// `done`, `now` or `later`.
    pub(super) at: &'static str,
    pub(super) name: &'static str,
    pub(super) who: String,
    pub(super) when: String,
}

/// The stops from the draft to the public page.
pub(super) fn path(item: &Item, roster: &Roster) -> Vec<Stop> {
    let mut stops = vec![draft(item, roster)];
    stops.extend(required(item).into_iter().map(|step| stop(item, step, roster)));
    stops.push(public(item));
    stops
}

fn draft(item: &Item, roster: &Roster) -> Stop {
    let author = item.authors.last().map(|account| roster.person(account)).unwrap_or_default();
    let (at, name) = match item.stage {
        Stage::Draft => ("now", "起草"),
        Stage::Returned { .. } => ("now", "修改"),
        _ => ("done", "起草"),
    };
    Stop { at, name, who: author, when: String::new() }
}

fn stop(item: &Item, step: ReviewStep, roster: &Roster) -> Stop {
    if let Some(signature) = item.signed(step) {
        let by = roster.person(&signature.by);
        let who = signature.deputy_of.as_deref().map_or(by.clone(), |of| format!("{by}代{}", roster.person(of)));
        return Stop { at: "done", name: step.name(), who, when: format!("{}　同意", short(signature.at)) };
    }
    let roles: Vec<&str> = step.roles(item.proposal.profile).iter().map(|role| role.name()).collect();
    let open = open_steps(item).contains(&step);
    Stop { at: if open { "now" } else { "later" }, name: step.name(), who: roles.join("或"), when: String::new() }
}

fn public(item: &Item) -> Stop {
    let (at, when) = match (&item.stage, item.releases.last()) {
        (Stage::Published, Some(release)) => ("done", short(release.at)),
        (Stage::Approved | Stage::Scheduled { .. }, _) => ("now", String::new()),
        _ => ("later", String::new()),
    };
    Stop { at, name: "公开", who: String::new(), when }
}
