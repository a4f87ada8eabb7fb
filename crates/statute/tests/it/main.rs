//! The statute from outside.
#![allow(clippy::unwrap_used, reason = "the helpers of tests may fail loudly too")]

mod calendar;
mod catalogue;
mod clock;
mod deadline;
mod fee;
mod limit;
mod regulation;
mod report;
mod suggestion;
