//! 任务 What happened, and how each task is answered.

use affairs::obligation::{self as affair, Answer, Cause, Event, Obstacle, Step, Subject, Task, reference};
use jiff::civil::DateTime;
use office::{Clerk, DeskError, Office};
use store::Tx;

use super::{blocked, matter_of, may_answer, may_keep, occasion, task_in_hand, year_of};
use crate::{
    House, Published,
    filing::{file_task, take_turn},
    records::{self, Catalogue},
};

/// 答复 What somebody says of a task for which nothing was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// 没有发生
    NotHappened(String),
    /// 不涉及
    NotConcerned(String),
}

/// What a desk has at hand once its turn has come.
struct Hand<'a, 't> {
    office: &'a Office,
    tx: &'a Tx<'t>,
    clerk: &'a Clerk,
    at: i64,
    catalogue: Catalogue,
}

impl Hand<'_, '_> {
    fn filed(&self, step: &Step<Task>, year: i16, words: &str) -> Result<Task, DeskError> {
        let item = &matter_of(&self.catalogue, &step.next.code)?.item;
        let terms = self.catalogue.terms(item);
        file_task(self.office, self.tx, (self.clerk, self.at), (&step.next, year, &step.entry), (&terms, words))?;
        Ok(step.next.clone())
    }

    /// An act on a task that is there.
    fn on(&self, task: &Task, words: &str, done: Result<Step<Task>, Vec<Obstacle>>) -> Result<Task, DeskError> {
        self.filed(&done.map_err(|found| blocked(&found))?, year_of(task), words)
    }
}

fn act<T>(
    office: &Office,
    house: &dyn House,
    clerk: &Clerk,
    verb: impl Fn(&Hand<'_, '_>) -> Result<T, DeskError>,
) -> Result<T, DeskError> {
    let added = records::added(office, house, &clerk.body)?;
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let catalogue = Catalogue::read(house, tx, &clerk.body, &added)?;
        verb(&Hand { office, tx, clerk, at, catalogue })
    })
}

/// 登记事件 Something of an item happened. A period or a question that asked for it counts from it now; otherwise it is a
/// task of its own. The same event again, by its day and its words, is refused with the number it has.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn record_event(
    office: &Office,
    house: &dyn House,
    clerk: &Clerk,
    code: &str,
    (when, words): (DateTime, &str),
) -> Result<Task, DeskError> {
    may_answer(clerk)?;
    let event = Event { at: when, what: reference(words) };
    let task = act(office, house, clerk, |hand| {
        let matter = matter_of(&hand.catalogue, code)?;
        records::keep_titles(hand.tx, &clerk.body, std::slice::from_ref(matter))?;
        let terms = hand.catalogue.terms(&matter.item);
        let subject = Subject { matter, terms: &terms, exempt: hand.catalogue.is_exempt(&matter.item) };
        let now = occasion(office, clerk, hand.at);
        let tasks = records::of_code(hand.tx, &clerk.body, code)?;
        let cause = Cause::Event { on: when.date(), what: event.what.clone() };
        if let Some(twin) = tasks.iter().find(|task| task.cause == cause) {
            return Err(blocked(&[Obstacle::Twin { number: twin.number.clone() }]));
        }
        let year = when.date().year();
        match tasks.iter().find(|task| asks_for(task, when)) {
            Some(asked) => hand.on(asked, words, affair::specify(asked, subject, &event, &now)),
            None => {
                let number = affair::number_of(year, records::next(hand.tx, &clerk.body, year)?);
                let step = affair::raise(&number, subject, &event, &now).map_err(|found| blocked(&found))?;
                hand.filed(&step, year, words)
            }
        }
    })?;
    super::call_due(office, house, &clerk.body)?;
    office.store.read(&clerk.scope(), |tx| task_in_hand(tx, &clerk.body, &task.number))
}

/// Whether an open period or question asked for something of that day.
fn asks_for(task: &Task, when: DateTime) -> bool {
    let within = task.cause.ends().is_some_and(|end| (task.cause.begins()..=end).contains(&when.date()));
    task.closing.is_none() && within
}

/// 答复 没有发生, by whoever answers; 不涉及, by whoever keeps the table.
///
/// # Errors
///
/// No duty; no such task; every obstacle at once; the store.
pub fn answer(
    office: &Office,
    house: &dyn House,
    clerk: &Clerk,
    (number, seen): (&str, u32),
    reply: &Reply,
) -> Result<Task, DeskError> {
    let (answer, words) = match reply {
        Reply::NotHappened(words) => (Answer::NotHappened { reason: reference(words) }, words),
        Reply::NotConcerned(words) => (Answer::NotConcerned { reason: reference(words) }, words),
    };
    match reply {
        Reply::NotHappened(_) => may_answer(clerk)?,
        Reply::NotConcerned(_) => may_keep(clerk)?,
    }
    act(office, house, clerk, |hand| {
        let task = task_in_hand(hand.tx, &clerk.body, number)?;
        let matter = matter_of(&hand.catalogue, &task.code)?;
        let done = affair::close(&task, &answer, (seen, matter), &occasion(office, clerk, hand.at));
        hand.on(&task, words, done)
    })
}

/// 认领 A published item answers a task, whatever matter it stands under: named by number or index number.
///
/// # Errors
///
/// No duty; no such task; every obstacle at once; the store.
pub fn attach(
    office: &Office,
    house: &dyn House,
    clerk: &Clerk,
    (number, seen): (&str, u32),
    item: &str,
) -> Result<Task, DeskError> {
    may_answer(clerk)?;
    act(office, house, clerk, |hand| {
        let task = task_in_hand(hand.tx, &clerk.body, number)?;
        let found = house.published(hand.tx, &clerk.body, item)?;
        let found = found.ok_or_else(|| blocked(&[Obstacle::NotPublished { item: item.to_owned() }]))?;
        let other = records::answered_with(hand.tx, &clerk.body, &found.item)?;
        if let Some(other) = other.filter(|other| other != number) {
            return Err(blocked(&[Obstacle::Answers { item: item.to_owned(), number: other }]));
        }
        let matter = matter_of(&hand.catalogue, &task.code)?;
        let answer = published(office, &task, &found);
        let done = affair::close(&task, &answer, (seen, matter), &occasion(office, clerk, hand.at));
        hand.on(&task, "", done)
    })
}

/// The answer that an item gives to a task, with the working days it is late.
pub(super) fn published(office: &Office, task: &Task, found: &Published) -> Answer {
    let end = statute::catalogue::Deadline { target: task.target, due: task.due, hour: task.hour };
    let late = end.lateness(found.on, &office.calendar).unwrap_or_else(|gap| gap.provisional);
    Answer::Published { item: found.item.clone(), on: found.on, late }
}

/// 重开 The answer was wrong, for a reason.
///
/// # Errors
///
/// No duty; no such task; every obstacle at once; the store.
pub fn reopen(
    office: &Office,
    house: &dyn House,
    clerk: &Clerk,
    (number, seen): (&str, u32),
    words: &str,
) -> Result<Task, DeskError> {
    may_keep(clerk)?;
    let task = act(office, house, clerk, |hand| {
        let task = task_in_hand(hand.tx, &clerk.body, number)?;
        let done = affair::reopen(&task, (&reference(words), seen), &occasion(office, clerk, hand.at));
        hand.on(&task, words, done)
    })?;
    super::call_due(office, house, &clerk.body)?;
    Ok(task)
}
