//! The door and the desks of accounts, on both engines.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod bodies;
mod console;
mod door;
mod duties;
mod events;
mod factor;
mod letters;
mod rehearsal;
mod rekey;
mod sealed;
mod sessions;
mod tidying;
