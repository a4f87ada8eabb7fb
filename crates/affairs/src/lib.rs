//! 事 What each matter of the office is, and what it may become.
//!
//! - [`account`] bodies, accounts, deputies, passwords and their rules;
//! - [`annual`] the report of a year on its way from the ledger to its reviews;
//! - [`errand`] what leaves the house and could not be done;
//! - [`export`] a list that left the house as a file;
//! - [`handover`] why open work passes from one person to another;
//! - [`obligation`] what a body owes the public, by whom and by when, and how each task was answered;
//! - [`private`] what belongs to a person;
//! - [`role`] who works in an office, and which acts a role opens;
//! - [`publication`] a text on its way to the public: three reviews, release, correction, withdrawal;
//! - [`register`] the year's other ledgers and the tables of the report that they fill;
//!
//! A verb takes what is and what is wanted, and gives either the next state with its ledger entry, or every obstacle at
//! once. Deliberately absent: nothing here reads a clock, a file or a database, and no person's data enters an entry.

pub mod account;
pub mod annual;
mod digest;
pub mod errand;
pub mod export;
pub mod handover;
pub mod obligation;
pub mod private;
pub mod publication;
pub mod register;
pub mod role;
mod unread;

pub use unread::Unread;
