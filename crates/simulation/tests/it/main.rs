//! Stories of a whole office, each from a seed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod noticed;
mod seeds;
