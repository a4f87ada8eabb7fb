//! 年终 The report of the year: compiled from every ledger, edited beside its figures, handed in for three reviews, shown
//! with numbers that open.
//!
//! What stands in a ledger of another department comes through [`Sources`], and what becomes of a text that was handed in
//! through [`Manuscripts`]; the binary joins both. Deliberately absent: how a figure is counted, and what a review is.

mod breaks;
pub mod console;
mod desk;
mod known;
mod manuscript;
mod original;
mod ports;
mod received;
mod records;
mod shown;
mod spread;

pub use self::{
    breaks::answer,
    desk::{Change, compile, edit, hand_in, recount},
    original::{Original, held, original, originals},
    ports::{Edition, Gap, Known, Line, Manuscript, Manuscripts, Number, Phase, Public, Review, Sources, Taken},
    received::{Read, Received, before, receive, received},
    records::{Standing, annual, find, years},
    shown::{Change as Changed, Shown, edition, shown},
    spread::{By, Part, Spread, Week},
};
