//! The model towns, held against what is known of the report they were modelled on.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a test fails it")]

mod busy;
mod people;
mod play;
mod received;
mod suggestion;
mod texts;
mod year;
