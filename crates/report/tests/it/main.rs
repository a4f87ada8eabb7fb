//! The annual report engine from outside.

mod checking;
mod reading;
mod round_trip;
mod sums;
