//! The affairs of an office, each step from each stage, legal and not.

#[macro_use]
mod golden;

mod account;
mod annual;
mod errand;
mod export;
mod publication;
mod roles;
