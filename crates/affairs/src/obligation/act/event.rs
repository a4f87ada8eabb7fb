//! 事件 What happened, and by when it must be public.

use jiff::civil::Date;
use statute::catalogue::Deadline;

use super::{Decided, Event, FIRST_YEAR, Occasion, Step, Subject, closed, followed};
use crate::obligation::{Act, Cause, Obstacle, Task, duty::deadline, plan::settled};

/// How far ahead an event may lie that something must be published before.
const AHEAD_DAYS: i32 = 366;

/// 登记事件 Something of an item happened: a task of its own.
///
/// # Errors
///
/// Every obstacle.
pub fn raise(number: &str, subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> Decided<Task> {
    let found = of_event(subject, event, now);
    if !found.is_empty() {
        return Err(found);
    }
    let (end, since) = end(subject, event, now);
    let cause = Cause::Event { on: event.at.date(), what: event.what.clone() };
    let task = Task {
        number: number.to_owned(),
        code: subject.matter.code().to_owned(),
        cause: cause.clone(),
        since,
        target: end.target,
        due: end.due,
        hour: end.hour,
        called: false,
        closing: None,
        version: 1,
    };
    let (code, hour) = (task.code.clone(), task.hour);
    let act = Act::Raised { code, cause, since, target: task.target, due: task.due, hour };
    Ok(Step { entry: now.entry(number, act), next: task })
}

/// 问到了 What an open period or question asked for happened: its task counts from the event now.
///
/// # Errors
///
/// Every obstacle.
pub fn specify(task: &Task, subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> Decided<Task> {
    let mut found = of_event(subject, event, now);
    found.extend(closed(task));
    if !found.is_empty() {
        return Err(found);
    }
    let (end, since) = end(subject, event, now);
    let (on, what) = (event.at.date(), event.what.clone());
    let act = Act::Specified { on, what, since, target: end.target, due: end.due, hour: end.hour };
    followed(task, now, act)
}

/// The deadline of an event, and the day from which its time runs: of one that lies ahead, from today.
fn end(subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> (Deadline, Date) {
    let (law, _) = deadline(&subject.matter.item.due, subject.terms, event.at, now.calendar);
    let target = subject.matter.item.internal_target.as_ref();
    let house = target.map(|span| settled(span.after(event.at, now.calendar)).0.target);
    let target = house.map_or(law.target, |house| law.target.min(house));
    let since = event.at.date().min(now.now.date());
    (Deadline { target, ..law }, since)
}

fn of_event(subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> Vec<Obstacle> {
    let (on, today) = (event.at.date(), now.now.date());
    let mut found = Vec::new();
    let ahead = (on - today).get_days();
    let before = subject.matter.item.due.n.is_some_and(|n| n < 0);
    if ahead > if before { AHEAD_DAYS } else { 0 } {
        found.push(Obstacle::EventAhead { on });
    }
    if on.year() < FIRST_YEAR {
        found.push(Obstacle::Year { year: on.year() });
    }
    if event.what.is_empty() {
        found.push(Obstacle::NoWords);
    }
    if let Some(on) = subject.matter.gone {
        found.push(Obstacle::TakenBack { code: subject.matter.code().to_owned(), on });
    }
    if subject.matter.undecided {
        found.push(Obstacle::Undecided { of: subject.matter.named() });
    }
    if subject.exempt {
        found.push(Obstacle::Exempt { of: subject.matter.named() });
    }
    found
}
