//! The pages of items, as people and as strangers come to them.

mod clicks;
mod files;
mod inside;
mod list;
mod matrix;
mod matter;
mod papers;
mod today;
mod word;
mod writing;

use ::rehearsal::{Anybody, Rehearsal, Visitor};

/// A browser at the pages of this department.
pub(super) fn visitor(here: &Rehearsal, token: &str) -> Visitor {
    Visitor::new(&here.office, publication::console::routes(), Anybody).with(token)
}
