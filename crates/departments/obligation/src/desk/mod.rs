//! 公开责任台 What clerks do with obligations. Each verb takes its turn, loads, asks the affair and files.

mod table;
mod tasks;
mod turn;
mod year;

use affairs::{
    obligation::{Obstacle, Occasion, Task},
    role::Duty,
};
use jiff::civil::DateTime;
use office::{Clerk, DeskError, Office, Zone};
use store::Tx;

pub use self::{
    table::{NewTerms, add_item, approve_table, change_duty, exempt, restore, take_back},
    tasks::{Reply, answer, attach, record_event, reopen},
    turn::{call_due, settle},
    year::{Made, prepare_year},
};
use crate::records::{self, Catalogue};

/// Whoever keeps the calendar and the duty table.
///
/// # Errors
///
/// [`DeskError::NotAllowed`].
pub fn may_keep(clerk: &Clerk) -> Result<(), DeskError> {
    clerk.must(Duty::KeepObligations.roles(), "排公开日历、改责任清单")
}

/// Whoever says what happened.
///
/// # Errors
///
/// [`DeskError::NotAllowed`].
pub fn may_answer(clerk: &Clerk) -> Result<(), DeskError> {
    clerk.must(Duty::AnswerObligations.roles(), "登记事件、答复公开任务")
}

fn blocked(found: &[Obstacle]) -> DeskError {
    DeskError::blocked(found, messages::Catalogued::message)
}

/// The civil day and hour of an instant.
fn civil(at: i64) -> DateTime {
    let zone = Zone::shanghai();
    let day = zone.day(at);
    let midnight = zone.instant(day.at(0, 0, 0, 0));
    day.at(0, 0, 0, 0).saturating_add(jiff::SignedDuration::from_millis(at - midnight))
}

fn occasion<'a>(office: &'a Office, clerk: &'a Clerk, at: i64) -> Occasion<'a> {
    Occasion { by: &clerk.account, now: civil(at), calendar: &office.calendar }
}

fn task_in_hand(tx: &Tx<'_>, body: &str, number: &str) -> Result<Task, DeskError> {
    records::task(tx, body, number)?.ok_or(DeskError::NotFound)
}

/// The year in the number of a task.
fn year_of(task: &Task) -> i16 {
    task.number.split('-').nth(1).and_then(|year| year.parse().ok()).unwrap_or_else(|| task.due.year())
}

/// The item of a code in a body's catalogue.
fn matter_of<'a>(catalogue: &'a Catalogue, code: &str) -> Result<&'a affairs::obligation::Matter, DeskError> {
    catalogue.matter(code).ok_or_else(|| blocked(&[Obstacle::NoSuch { code: code.to_owned() }]))
}
