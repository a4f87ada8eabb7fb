//! The pages of obligations, as people and as strangers come to them.

mod clicks;
mod matrix;

use std::sync::Arc;

use ::rehearsal::{Anybody, Rehearsal, Visitor};
use obligation::console;

use crate::rehearsal::Town;

/// A browser before `account/role,role/section/body`.
pub(super) fn visitor(here: &Rehearsal, town: &Arc<Town>, token: &str) -> Visitor {
    Visitor::new(&here.office, console::routes(Arc::<Town>::clone(town)), Anybody).with(token)
}

pub(super) const HEAD: &str = "zhou/office_head/office/sangcun";
pub(super) const OFFICER: &str = "lin/info_officer/office/sangcun";
pub(super) const LEADER: &str = "fu/leader_in_charge//sangcun";
pub(super) const COUNTY: &str = "chen/supervisor//county";
