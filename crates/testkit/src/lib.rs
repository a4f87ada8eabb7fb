//! 试验用具 What tests of the product share: sets of figures, and a typesetter that prints them the way offices do.
//!
//! [`typeset`] sets a report in one of many [`Layout`]s, honest and careless, and says what can no longer be read
//! from the result. The form stands here a second time on purpose: a reader tested with its own form would agree with
//! its own mistakes. Nothing here knows the product's crates.

pub mod figures;
pub mod form;
pub mod made;
pub mod narrative;
pub mod table;
pub mod tables;
