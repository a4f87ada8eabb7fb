//! The affairs of an office, each step from each stage, legal and not.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a test fails it")]

#[macro_use]
mod golden;

mod account;
mod annual;
mod errand;
mod export;
mod obligation;
mod publication;
mod register;
mod roles;
