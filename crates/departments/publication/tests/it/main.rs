//! The desks of publication, on both engines.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod acceptance;
mod added;
mod bulk;
mod checks;
mod console;
mod contradictions;
mod edges;
mod flow;
mod handover;
mod import;
mod limits;
mod made;
mod matter;
mod rehearsal;
mod reminders;
mod rhythm;
mod scheduled;
mod site;
mod sweeping;
