//! 台账的网页 The books of a year, one list a ledger, a record with its history, and the forms for them.
//!
//! Plain HTML that works without a script; every form brings back the version its page showed. Deliberately absent: a
//! form a kind, for one page draws the fields that [`inputs`] names.

mod books;
mod fault;
mod file;
mod import;
mod inputs;
mod list;
mod overview;
mod read;
mod record;
mod room;
mod says;
mod typed;
mod write;

pub use self::{fault::FormFault, import::ImportFault, room::Records};

use affairs::{
    register::{Facts, Kind},
    role::{Duty, Role},
};
use axum::{
    Router,
    routing::{get, post},
};
use hall::{
    Entry,
    serving::{Hall, Seated},
};
use office::DeskError;

use crate::records::Shown;

const HERE: &str = "/console/registers";

/// Roles that see the ledgers: whoever sees drafts, and whoever keeps one of them.
const READERS: &[Role] = &[
    Role::GroupHead,
    Role::Principal,
    Role::LeaderInCharge,
    Role::SectionHead,
    Role::InfoOfficer,
    Role::OfficeHead,
    Role::Registrar,
    Role::WindowClerk,
    Role::Handler,
    Role::Mentor,
    Role::TrainerAdmin,
];

/// The pages.
pub fn routes() -> Router<Hall> {
    Router::new()
        .route("/console/registers", get(overview::show))
        .route("/console/registers/books/{act}", post(books::act))
        .route("/console/registers/records/{number}", get(record::show))
        .route("/console/registers/records/{number}/edit", get(write::edit).post(write::amend))
        .route("/console/registers/records/{number}/{act}", post(record::act))
        .route("/console/registers/{kind}", get(list::show).post(write::enter))
        .route("/console/registers/{kind}/new", get(write::fresh))
        .route("/console/registers/{kind}/import", post(import::take))
        .route("/console/registers/{kind}/files/{format}", get(file::file))
}

/// 侧栏 Entries of the rail.
#[must_use]
pub fn entries() -> Vec<Entry> {
    vec![Entry { name: "台账", href: HERE, roles: READERS }]
}

/// The ledgers are shown to whoever works with them.
fn must_read(seated: &Seated) -> Result<(), DeskError> {
    if seated.may(READERS) { Ok(()) } else { Err(DeskError::NotAllowed { act: "看台账" }) }
}

/// A record is shown to them too, and a problem to the one who raised it.
fn must_see(seated: &Seated, shown: &Shown) -> Result<(), DeskError> {
    if matches!(&shown.record.facts, Facts::Problem(of) if of.by == seated.clerk.account) {
        return Ok(());
    }
    must_read(seated)
}

/// Roles that keep a ledger.
fn keepers(kind: Kind) -> Vec<Role> {
    kind.kept_by().iter().flat_map(|duty| duty.roles()).copied().collect()
}

/// Roles that close books.
const CLOSERS: &[Role] = Duty::CloseBooks.roles();

fn kind_named(id: &str) -> Result<Kind, DeskError> {
    Kind::of(id).ok_or(DeskError::NotFound)
}
