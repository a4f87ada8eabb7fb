//! The pages about people, as people and as strangers come to them.

mod contact;
mod door;
mod house;
mod matrix;

use ::rehearsal::Visitor;
use account::{console, console::FrontDesk};

use crate::rehearsal::{HASHING, Rehearsal};

/// A browser at the pages of this department.
pub(super) fn visitor(here: &Rehearsal, token: &str) -> Visitor {
    Visitor::new(&here.office, console::routes(HASHING), FrontDesk).with(token)
}
