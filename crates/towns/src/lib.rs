//! 示范乡镇 The model towns that `demo` plays, and that tests and screenshots share.
//!
//! Two towns below one county: a quiet one without a single application all year, and a busy one in whose year everything
//! that may happen happens. Everything about them is invented, except that the quiet town's report as received carries the
//! figures, the headings and the copying mistakes of a real one. Nothing here reads a file, a clock or the law: a town is
//! data.

pub mod busy;
mod cast;
pub mod county;
mod person;
mod plan;
pub mod play;
pub mod quiet;
mod town;
mod writing;

pub use cast::{Absence, Cast, Section};
pub use person::Person;
pub use plan::{Channel, Fate, Later, PlannedAttachment, PlannedItem, Subject, Way};
pub use town::{Contact, County, Town};
