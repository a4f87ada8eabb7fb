//! 台账 What the busy town registered in its year: every result, every outcome, and something in every cell of the tables
//! that a town may fill.

mod applications;
mod papers;
mod people;
mod remedies;

pub use applications::{APPLICATIONS, Applied};
pub use papers::{CHARGES, DECISIONS, Document, FEES, NORMATIVE, SYSTEMS};
pub use people::{GROUP, MEASURES, MEETINGS, PAIRINGS, PLAN, PROBLEMS, Raised, TAUGHT_BY, TRAININGS};
pub use remedies::{REMEDIES, Sued};
