//! 登记簿 The year's other ledgers: plain rows of what happened, kept so that a number opens what it counts and a zero is
//! somebody's word (`operations.md` §§7, 9; `annual-report.md` §§2–4).
//!
//! One machinery for every [`Kind`]: a record is entered, amended, struck (never deleted); the [`Book`] of a kind and a
//! year is opened, and closed by an officer who says that it is complete or that there was nothing (本年无). A zero is a
//! zero only where a book stands behind it. [`figures`] says what a record counts, [`tables`] fills the tables of the
//! report. Deliberately absent: words and names (only the hash of the words is known here), and the clock.

mod apply;
mod book;
mod books;
mod check;
mod entry;
mod facts;
pub mod figures;
mod keep;
mod kind;
mod obstacle;
pub mod outcome;
mod reading;
mod record;
mod recount;
pub mod tables;
mod words;

pub use apply::{Registers, apply, apply_book, fold};
pub use book::{Book, BookState, Closing, book_number};
pub use books::{BookStep, close_book, open_book, reopen_book};
pub use entry::{Act, Despite, Entry, KINDS};
pub use facts::{
    Application, Category, Charge, Coded, Decision, DecisionKind, Ended, Ending, Facts, Fee, GroupDuty, Measure,
    MeasureTopic, Meeting, Member, Normative, Pairing, Plan, Problem, ProblemCategory, Progress, Received, Remedy,
    Result as CaseResult, System, Track, Training, Verdict,
};
pub use keep::{Occasion, Order, Step, Twin, amend, confirm, enter, strike};
pub use kind::Kind;
pub use obstacle::Obstacle;
pub use record::{Confirmation, Record, called, kind_of, number_of};
pub use recount::{Damaged, Put, Recount};
pub use words::{Asked, Field, Words, asked, reason};
