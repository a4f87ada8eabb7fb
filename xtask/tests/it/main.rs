//! Tidiness as a test: what the house promises about itself, read from its own files.
//!
//! Each test says in words what to do when it fails.

mod arrows;
mod glossary;
mod handbook;
mod house;
mod messages_listed;
mod names;
mod purity;
mod templates;
