//! 法 The Regulations on Open Government Information as code: working days, clocks, fees, and the index of articles.
//!
//! - [`calendar`] which day is a working day, from the dated notices of the State Council;
//! - [`catalogue`] what a township publishes without being asked, and by when;
//! - [`clock`] the answer period of one application, a pure function of its events;
//! - [`fee`] the two tariffs of the information-processing fee;
//! - [`regulation`] the fifty-six articles, each with the rule that carries it or the reason why none does;
//! - [`report`] the statutory forms of the annual report and their arithmetic.
//!
//! Deliberately absent: nothing here reads a clock (`today` and the calendar are parameters), opens a file, a database
//! or a connection, or decides for an officer. Numbers on which the law is silent are readings (口径), each a dated row
//! of `data/readings.json`.

pub mod calendar;
pub mod catalogue;
pub mod clock;
pub mod fee;
mod nearest;
pub mod regulation;
pub mod report;
pub mod suggestion;
