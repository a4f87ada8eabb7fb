//! 办 Every verb: each obstacle at once, or one step.

mod answer;
mod event;
mod table;
mod year;

use jiff::civil::DateTime;
use statute::calendar::Calendar;

pub use self::{
    answer::{call, close, pass, reopen},
    event::{raise, specify},
    table::{add, approve, change, exempt, restore, take_back},
    year::make_year,
};
use super::{Act, Entry, Matter, Obstacle, Task, Terms};

/// A year may be planned from this one on, and the next one ahead of time.
pub(super) const FIRST_YEAR: i16 = 2008;

/// 一次办理 Who acts, when, and by which calendar.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The account.
    pub by: &'a str,
    /// Civil day and hour.
    pub now: DateTime,
    /// The working days.
    pub calendar: &'a Calendar,
}

impl Occasion<'_> {
    pub(super) fn entry(&self, number: &str, act: Act) -> Entry {
        Entry { number: number.to_owned(), on: self.now.date(), by: self.by.to_owned(), act }
    }
}

/// 下一步 What is afterwards, and what the ledger keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<T> {
    /// The record afterwards.
    pub next: T,
    /// The entry.
    pub entry: Entry,
}

/// 事件 Something happened, or will.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When: the hour counts only for limits of hours.
    pub at: DateTime,
    /// Reference of what happened in words.
    pub what: String,
}

/// 对什么 The item, the terms that stand for it, and whether it does not concern the body.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The item.
    pub matter: &'a Matter,
    /// The terms.
    pub terms: &'a Terms,
    /// 不涉及
    pub exempt: bool,
}

pub(super) type Decided<T> = Result<Step<T>, Vec<Obstacle>>;

pub(super) fn closed(task: &Task) -> Vec<Obstacle> {
    if task.closing.is_some() { vec![Obstacle::Closed] } else { Vec::new() }
}

pub(super) fn followed(task: &Task, now: &Occasion<'_>, act: Act) -> Decided<Task> {
    let entry = now.entry(&task.number, act);
    let mut next = task.clone();
    next.follow(&entry);
    Ok(Step { next, entry })
}
