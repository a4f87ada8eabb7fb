//! The annual report engine from outside.

mod checking;
mod drafting;
mod narrative;
mod office_files;
mod reading;
mod regressions;
mod round_trip;
mod sums;
