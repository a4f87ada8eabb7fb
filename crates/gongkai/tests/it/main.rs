//! The program from outside: what a person types, reads and finds on the disk.
#![allow(clippy::unwrap_used, reason = "what a test lays out may fail loudly too")]

mod demo;
mod hostile;
mod law;
mod program;
mod reports;
mod served;
mod sums;
mod writing;
