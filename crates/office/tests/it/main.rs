//! The office without any department: what leaves it, who is told, who takes over.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod errands;
mod figures;
mod once;
mod reminders;
mod waiting;
