//! The annual report engine from outside.

mod reading;
