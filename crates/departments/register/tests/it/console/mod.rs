//! The pages of the registers, as people and as strangers come to them.

mod clicks;
mod hostile;
mod import;
mod matrix;

use ::rehearsal::{Anybody, Rehearsal, Visitor};
use register::console;

/// A browser before `account/role,role/section/body`.
pub(super) fn visitor(here: &Rehearsal, token: &str) -> Visitor {
    Visitor::new(&here.office, console::routes(), Anybody).with(token)
}

pub(super) const OFFICER: &str = "lin/info_officer/office/sangcun";
pub(super) const HEAD: &str = "zhou/office_head/office/sangcun";
