//! The built binary as people and scripts use it: commands, exit codes, JSON, files, pages.

mod calendar;
mod clock;
mod demo;
mod fee;
mod help;
mod hostile;
mod program;
mod reports;
mod serving;
mod sums;
mod visitor;
