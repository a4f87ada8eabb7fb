//! The statute from outside.

mod report;
