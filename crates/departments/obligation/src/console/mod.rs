//! 公开责任的网页 The catalogue, the calendar of a year, the duty table, columns and coverage.
//!
//! Plain HTML that works without a script; every form brings back what its page showed. Deliberately absent: writing an
//! item, to which each open task leads with its matter and its due day.

mod calendar;
mod catalogue;
mod columns;
mod coverage;
mod directory;
mod duties;
mod duty;
mod fault;
mod file;
mod item;
mod look;
mod new;
mod room;
mod task;
mod words;

use std::sync::Arc;

use affairs::role::{Duty, Role};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use hall::{
    Entry,
    serving::{Hall, Seated},
};
use office::DeskError;

pub use self::{fault::FormFault, room::Tasks};
use crate::House;

/// 公开日历
const CALENDAR: &str = "/console/obligations";
/// 目录
const CATALOGUE: &str = "/console/catalogue";
/// 责任清单
const DUTIES: &str = "/console/duties";

/// Roles that see what is owed: whoever sees drafts, whoever docks or stands at the window, and the county.
const READERS: &[Role] = &[
    Role::GroupHead,
    Role::Principal,
    Role::LeaderInCharge,
    Role::SectionHead,
    Role::InfoOfficer,
    Role::Proofreader,
    Role::SecrecyOfficer,
    Role::OfficeHead,
    Role::DockOfficer,
    Role::WindowClerk,
    Role::Supervisor,
];

/// 各方 The rest of the house as the pages reach it.
#[derive(Clone)]
struct Ports(Arc<dyn House>);

/// The pages.
pub fn routes(house: Arc<dyn House>) -> Router<Hall> {
    Router::new()
        .route("/console/obligations", get(calendar::show))
        .route("/console/obligations/year", post(calendar::prepare))
        .route("/console/obligations/answers", post(calendar::answers))
        .route("/console/obligations/coverage", get(coverage::show))
        .route("/console/obligations/columns", get(columns::show))
        .route("/console/obligations/files/{list}/{format}", get(file::file))
        .route("/console/obligations/tasks/{number}", get(task::show))
        .route("/console/obligations/tasks/{number}/{act}", post(task::act))
        .route("/console/catalogue", get(catalogue::show))
        .route("/console/catalogue/new", get(new::show).post(new::add))
        .route("/console/catalogue/exemptions/{act}", post(catalogue::decide))
        .route("/console/catalogue/print/{view}", get(directory::show))
        .route("/console/catalogue/files/{view}/{format}", get(directory::file))
        .route("/console/catalogue/items/{code}", get(item::show))
        .route("/console/catalogue/items/{code}/event", post(item::event))
        .route("/console/catalogue/items/{code}/take-back", post(item::take_back))
        .route("/console/duties", get(duties::show))
        .route("/console/duties/approve", post(duties::approve))
        .route("/console/duties/files/{format}", get(duties::file))
        .route("/console/duties/{code}", get(duty::show).post(duty::change))
        .layer(Extension(Ports(house)))
}

/// 侧栏 Entries of the rail.
#[must_use]
pub fn entries() -> Vec<Entry> {
    vec![
        Entry { name: "公开日历", href: CALENDAR, roles: READERS },
        Entry { name: "目录", href: CATALOGUE, roles: READERS },
        Entry { name: "责任清单", href: DUTIES, roles: READERS },
    ]
}

fn must_read(seated: &Seated) -> Result<(), DeskError> {
    if seated.may(READERS) { Ok(()) } else { Err(DeskError::NotAllowed { act: "看目录和公开日历" }) }
}

/// Roles of the three kinds of acts.
const KEEPERS: &[Role] = Duty::KeepObligations.roles();
const ANSWERERS: &[Role] = Duty::AnswerObligations.roles();
const APPROVERS: &[Role] = Duty::ApproveDuties.roles();
const COUNTY: &[Role] = Duty::SuperviseBelow.roles();
