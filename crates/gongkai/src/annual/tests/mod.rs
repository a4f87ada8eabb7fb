//! A published report is corrected through its reviews: what the public finds at each address, on both engines.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod alike;
mod town;
mod versions;
