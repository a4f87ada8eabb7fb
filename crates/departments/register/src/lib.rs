//! 登记簿 The year's other ledgers: applications, reviews and suits, fees, documents, decisions, charges, systems,
//! trainings, pairs, problems, the group and its meetings, plans, measures.
//!
//! What a record may say is decided by `affairs::register`; here clerks come to a desk, names are sealed, numbers are
//! given, and one transaction files everything. Deliberately absent: how applications are handled (a register says only
//! what came of them), and the report, which reads the figures and the tables.

pub mod console;
pub mod desk;
pub mod figures;
mod filing;
mod people;
pub mod records;
mod recount;

pub use self::{
    desk::NewRecord,
    filing::naming,
    people::{Person, named, reseal, sealed_by_version, try_key},
    recount::recount,
};
