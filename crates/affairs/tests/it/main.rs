//! The affairs of an office, each step from each stage, legal and not.

mod account;
mod errand;
mod publication;
