//! 路径 Where an item stands, who held it, who holds it now, and where it goes.

use affairs::publication::{Item, ReviewStep, Stage, open_steps, required};
use hall::{Stop, serving::Roster};
use office::{Waiting, Zone};

use super::{panel::code, words::short};

/// The stops from the draft to the public page.
pub(super) fn path(item: &Item, roster: &Roster, waiting: &[Waiting]) -> Vec<Stop> {
    let mut stops = vec![draft(item, roster)];
    stops.extend(required(item).into_iter().map(|step| stop(item, step, roster, waiting)));
    stops.push(public(item));
    stops
}

/// 短路径 The same path for a line of a list: draft, the decisions without their proof-readings, the public page.
pub(super) fn ticks(item: &Item) -> Vec<Stop> {
    let stop = |at| Stop { at, ..Stop::default() };
    let drafting = matches!(item.stage, Stage::Draft | Stage::Returned { .. });
    let mut ticks = vec![stop(if drafting { "now" } else { "done" })];
    let mut reached = drafting;
    for step in required(item).into_iter().filter(|step| !matches!(step, ReviewStep::Proof(_))) {
        let at = match (item.signed(step).is_some(), reached) {
            (true, _) => "done",
            (false, true) => "later",
            // A proof-reading before a decision counts as the way to it.
            (false, false) => "now",
        };
        reached |= at == "now";
        ticks.push(stop(at));
    }
    ticks.push(stop(match item.stage {
        Stage::Published => "done",
        _ if reached => "later",
        _ => "now",
    }));
    ticks
}

fn draft(item: &Item, roster: &Roster) -> Stop {
    let author = item.authors.last().map(|account| roster.person(account)).unwrap_or_default();
    let (at, name) = match item.stage {
        Stage::Draft => ("now", "起草"),
        Stage::Returned { .. } => ("now", "修改"),
        _ => ("done", "起草"),
    };
    Stop { at, name: name.into(), who: author, when: String::new() }
}

fn stop(item: &Item, step: ReviewStep, roster: &Roster, waiting: &[Waiting]) -> Stop {
    if let Some(signature) = item.signed(step) {
        let by = roster.person(&signature.by);
        let who = signature.deputy_of.as_deref().map_or(by.clone(), |of| format!("{by}代{}", roster.person(of)));
        return Stop {
            at: "done", name: step.name().into(), who, when: format!("{}　同意", month_day(signature.at))
        };
    }
    let roles: Vec<&str> = step.roles(item.proposal.profile).iter().map(|role| role.name()).collect();
    let open = open_steps(item).contains(&step);
    let asked = waiting.iter().find(|row| open && row.what.ends_with(&format!(".{}", code(step))));
    let named = asked.filter(|row| !row.account.is_empty()).map(|row| roster.person(&row.account));
    Stop {
        at: if open { "now" } else { "later" },
        name: step.name().into(),
        who: named.unwrap_or_else(|| roles.join("或")),
        when: asked.map(since_and_due).unwrap_or_default(),
    }
}

/// Since when it lies there, and by when it is to be done.
fn since_and_due(row: &Waiting) -> String {
    format!("{}收到，{} 月 {} 日前", month_day(row.since), row.due.month(), row.due.day())
}

/// The day alone: nine stops share a line, and the minute stands on the review sheet.
fn month_day(at: i64) -> String {
    let day = Zone::shanghai().day(at);
    format!("{} 月 {} 日", day.month(), day.day())
}

fn public(item: &Item) -> Stop {
    let (at, when) = match (&item.stage, item.releases.last()) {
        (Stage::Published, Some(release)) => ("done", short(release.at)),
        (Stage::Approved | Stage::Scheduled { .. }, _) => ("now", String::new()),
        _ => ("later", String::new()),
    };
    Stop { at, name: "公开".into(), who: String::new(), when }
}
