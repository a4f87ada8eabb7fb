//! 答复 Whose turn it is, and how a task is answered.

use jiff::civil::Date;

use super::{Decided, Occasion, closed, followed};
use crate::obligation::{Act, Answer, Cause, Matter, Obstacle, Task};

/// Days before the end of a period from which on nothing more is expected to happen in it.
const LAST_DAYS: i32 = 31;

/// 轮到 Somebody is told that it is their turn.
///
/// # Errors
///
/// It is closed, or was told before.
pub fn call(task: &Task, now: &Occasion<'_>) -> Decided<Task> {
    if task.closing.is_some() || task.called {
        return Err(vec![Obstacle::Stale]);
    }
    followed(task, now, Act::Called {})
}

/// 换手 Somebody else answers from now on: the task comes to their desk.
///
/// # Errors
///
/// It is closed.
pub fn pass(task: &Task, now: &Occasion<'_>) -> Decided<Task> {
    let found = closed(task);
    if found.is_empty() { followed(task, now, Act::Called {}) } else { Err(found) }
}

/// 答复 By a published item, by 没有发生, by 不涉及. `seen` is the version the page showed; `may` whether a year without it is
/// in order.
///
/// # Errors
///
/// Every obstacle.
pub fn close(task: &Task, answer: &Answer, (seen, matter): (u32, &Matter), now: &Occasion<'_>) -> Decided<Task> {
    let mut found = closed(task);
    if seen != task.version {
        found.push(Obstacle::Stale);
    }
    match answer {
        Answer::Published { on, .. } if *on > now.now.date() => found.push(Obstacle::EventAhead { on: *on }),
        Answer::Published { on, .. } if *on < task.cause.begins().min(task.since).min(task.due) => {
            found.push(Obstacle::TooEarly { begins: task.cause.begins() });
        }
        Answer::Published { .. } => {}
        Answer::NotHappened { reason } => {
            if reason.is_empty() {
                found.push(Obstacle::NoReason);
            }
            found.extend(of_silence(task, matter, now.now.date()));
        }
        Answer::NotConcerned { reason } if reason.is_empty() => found.push(Obstacle::NoReason),
        Answer::NotConcerned { .. } => {}
    }
    if found.is_empty() { followed(task, now, Act::Closed { answer: answer.clone() }) } else { Err(found) }
}

/// What stands in the way of 没有发生.
fn of_silence(task: &Task, matter: &Matter, today: Date) -> Vec<Obstacle> {
    let mut found = Vec::new();
    match (&task.cause, task.cause.ends()) {
        (Cause::Event { .. }, _) => found.push(Obstacle::Happened),
        (Cause::Yearly { .. }, _) => found.push(Obstacle::MustHappen { of: matter.named() }),
        (_, Some(end)) if (end - today).get_days() > LAST_DAYS => found.push(Obstacle::NotOver { end }),
        _ => {}
    }
    found
}

/// 重开 The answer was wrong.
///
/// # Errors
///
/// Every obstacle.
pub fn reopen(task: &Task, (reason, seen): (&str, u32), now: &Occasion<'_>) -> Decided<Task> {
    let mut found = Vec::new();
    if task.closing.is_none() {
        found.push(Obstacle::Open);
    }
    if seen != task.version {
        found.push(Obstacle::Stale);
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if !found.is_empty() {
        return Err(found);
    }
    followed(task, now, Act::Reopened { reason: reason.to_owned() })
}
