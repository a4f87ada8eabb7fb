//! The desks and pages of obligations, on both engines.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod console;
mod flow;
mod letters;
mod rehearsal;
mod table;
