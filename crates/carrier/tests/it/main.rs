//! Letters against a mail server that does what the case asks of it.

#![allow(clippy::unwrap_used, reason = "a server of the test that cannot go on fails the test that asked for it")]

mod closed;
mod letters;
mod server;
