//! 公开责任 What a body owes the public, by whom and by when: the duty table, the calendar of a year, what happened and how
//! each task was answered (`catalogue.md` §§4, 8; `operations.md` §4).
//!
//! - [`year`] plans the tasks of a year from the catalogue alone: yearly days, periods, and for whatever only happens the
//!   question whether it did;
//! - [`Duty`] says who answers for an item; a line that was changed stands only once it was approved;
//! - a task is answered by a published item, by 没有发生 with a reason, or by 不涉及; it is never deleted.
//!
//! Deliberately absent: words (only their hash is known here), how an item is published, and the clock.

mod act;
mod column;
mod coverage;
mod duty;
mod entry;
mod marks;
mod matter;
mod obstacle;
mod plan;
mod task;

pub use act::{
    Event, Occasion, Step, Subject, add, approve, call, change, close, exempt, make_year, pass, raise, reopen, restore,
    specify, take_back,
};
pub use column::{Column, Freshness, columns};
pub use coverage::{Coverage, Share, coverage, share};
pub use duty::{Duty, Exemption, OwnLimit, Terms};
pub use entry::{Act, Entry, KINDS};
pub use marks::{Mark, marks};
pub use matter::{Matter, REST, matters};
pub use obstacle::Obstacle;
pub use plan::{Planned, year};
pub use task::{Answer, Cause, Closing, Task, answered_by, number_of};

/// 文字的摘要 The reference under which words stand beside their entry; empty when nothing was written.
#[must_use]
pub fn reference(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return String::new();
    }
    crate::digest::of_parts("gongkai-obligation-words-1\n", std::iter::once(words))
}
