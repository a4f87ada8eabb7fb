//! 年报 Joins the report of the year to the departments whose ledgers it counts and to the one that reviews texts.

mod current;
mod fields;
mod held;
mod kept;
mod ledger;
mod ledgers;
mod one;
mod opened;
mod pages;
mod reviews;
mod spread;
#[cfg(test)]
mod tests;
mod versions;
mod weekly;

pub(crate) use self::pages::{Looked, Published, look, published};
pub use self::{ledgers::Ledgers, reviews::Reviews};
