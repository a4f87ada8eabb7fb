//! 账号 Who may enter, in which role, in whose place, and with which secret.
//!
//! Every verb gives a [`Step`] with its ledger entry, or every [`Obstacle`]. Deliberately absent: hashing, chance and
//! the clock; `now` is ms UTC and `today` the civil day of the body.

mod assign;
mod body;
mod code;
mod contact;
mod deputise;
mod entry;
mod keep;
mod lock;
mod obstacle;
mod organise;
mod password;
mod people;
mod policy;

pub use self::{
    assign::{Conflict, assign, withdraw},
    body::{Body, Level, Section},
    code::{DisableReason, EndCode, FailureCode},
    contact::{Contact, ContactField, set_contact},
    deputise::{end_deputy, name_deputy},
    entry::{Entry, KINDS},
    keep::{
        NewAccount, create, disable, end_session, enrol_second_factor, hand_over, remove_second_factor, reset_password,
        unlock,
    },
    lock::{idle_out, locked_until},
    obstacle::Obstacle,
    organise::{
        BodySettings, StandingSection, close_section, found_below, is_body_id, is_grade, make_section, move_account,
        rename_section, set_body,
    },
    password::{Secret, password_faults},
    people::{Account, Deputy, Step},
    policy::Policy,
};
