//! 示范乡镇 The model towns that `demo` plays, and that tests and screenshots share.
//!
//! Two towns are meant: a quiet one without a single application all year, and a busy one. Everything about them is
//! invented, except that the quiet town's report as received carries the figures, the headings and the copying
//! mistakes of a real one. Nothing here reads a file, a clock or the law: a town is data.

pub mod play;
pub mod quiet;
mod town;

pub use town::{Contact, County, Town};
