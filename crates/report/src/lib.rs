//! 报 The annual report as an engine: a paper read into the form, checked, summed, and described as a document.
//!
//! The way through: [`papers::Paper`] → [`read_paper`] → [`Reading`] → [`check`] → findings; a [`Report`] → [`describe`]
//! → [`documents::Document`] → any format. The interchange shape (`interchange`) is the same report as JSON.
//! Deliberately absent: files, clocks, the ledger. What needs a ledger to be judged says so.

#![deny(missing_docs)]

mod check;
mod confirm;
mod describe;
pub mod drafting;
mod fold;
pub mod interchange;
mod model;
pub mod narrative;
mod reading;
mod structure;
pub mod sum;

pub use check::{check, reading_of, unfit};
pub use confirm::{CONFIRMED_ZERO, ConfirmObstacle, confirm_zero};
pub use describe::{Purpose, describe, period};
pub use model::{Reading, Report, Source};
pub use reading::{ReadError, read_paper};
