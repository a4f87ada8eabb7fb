//! 年终 The report of a year at its desk, on both engines.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod console;
mod desk;
mod other;
mod signed;
