//! The built binary as people and scripts use it: commands, exit codes, JSON, files, pages.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod agree;
mod cabinet;
mod calendar;
mod check_page;
mod clock;
mod contact;
mod demo;
mod fee;
mod formats;
mod help;
mod hostile;
mod key;
mod killed;
mod ledger;
mod makers;
mod opened;
mod pictures;
mod program;
mod reports;
mod serving;
mod strangers;
mod sums;
mod visitor;
mod writing;
