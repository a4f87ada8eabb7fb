//! 年终的网页 The report of the year at its desk, and the figures of the year: one file a page.
//!
//! Every page works without a script; every form carries the key of its session and the revision that its page showed.

mod acts;
mod board;
mod charts;
mod confirm;
mod desk;
mod figure;
mod figures;
mod named;
mod number;
mod received;
mod room;
mod sentence;
mod words;
mod years;

use std::sync::Arc;

use affairs::role::Duty;
use axum::{
    Extension, Router,
    routing::{get, post},
};
use hall::{
    Entry,
    serving::{Hall, Seated},
};
use office::DeskError;

pub use self::room::Reports;
use crate::{Manuscripts, Sources};

const HERE: &str = "/console/annual";

/// 各方 The ledgers and the reviewers as the pages reach them.
#[derive(Clone)]
pub struct Ports {
    /// The ledgers of the year.
    pub sources: Arc<dyn Sources>,
    /// Whoever takes texts through their reviews.
    pub manuscripts: Arc<dyn Manuscripts>,
    /// How a file is read as a report.
    pub read: crate::Read,
}

/// The pages.
pub fn routes(ports: Ports) -> Router<Hall> {
    Router::new()
        .route("/console/annual", get(years::show).post(years::begin))
        .route("/console/annual/{year}", get(desk::show))
        .route("/console/annual/{year}/sentences/{id}", get(sentence::show).post(sentence::keep))
        .route("/console/annual/{year}/numbers/{key}", get(number::show).post(number::put))
        .route("/console/annual/{year}/received", get(received::show).post(received::take))
        .route("/console/annual/{year}/received/{hash}", get(received::original_file))
        .route("/console/annual/{year}/{act}", post(acts::act))
        .route("/console/figures", get(figures::now))
        .route("/console/figures/{year}", get(figures::show))
        .route("/console/figures/{year}/{key}", get(figure::show))
        .route("/console/figures-list/{year}/{format}", get(figure::all_file))
        .route("/console/figures-list/{year}/{key}/{format}", get(figure::file))
        .layer(Extension(ports))
}

/// 侧栏 Entries of the rail.
#[must_use]
pub fn entries() -> Vec<Entry> {
    vec![
        Entry { name: "数字", href: figures::HERE, roles: figures::READERS },
        Entry { name: "年度报告", href: HERE, roles: Duty::CompileReport.roles() },
    ]
}

/// A draft of a report is shown to nobody but those who write it; leaders read it as the item it becomes.
fn must_compile(seated: &Seated) -> Result<(), DeskError> {
    seated.as_any(Duty::CompileReport.roles()).must(Duty::CompileReport.roles(), "看年度报告的草稿")
}

/// The year that an address names.
fn year_of(text: &str) -> Result<i16, DeskError> {
    let digits = text.len() == 4 && text.bytes().all(|sign| sign.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(DeskError::NotFound)
}

/// The address of the desk of a year, at one of its parts.
fn address(year: i16, part: u8) -> String {
    format!("{HERE}/{year}?part={part}")
}
