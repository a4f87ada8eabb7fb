//! 年报 Joins the report of the year to the departments whose ledgers it counts and to the one that reviews texts.

mod fields;
mod held;
mod ledgers;
mod opened;
mod pages;
mod reviews;

pub(crate) use self::{
    ledgers::Ledgers,
    pages::{Looked, Published, look, published},
    reviews::Reviews,
};
