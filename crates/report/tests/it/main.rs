//! The annual report engine from outside.

mod reading;
mod round_trip;
mod sums;
