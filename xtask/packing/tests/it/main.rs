//! What is handed out, made from a stand-in for the program: this very test.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod archive;
mod inside;
mod nightly;
mod package;
mod stand_in;
