//! The desks of the registers, on both engines.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod books;
mod console;
mod edges;
mod figures;
mod flow;
mod hands;
mod rehearsal;
