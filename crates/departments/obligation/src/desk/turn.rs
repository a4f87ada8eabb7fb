//! 轮到 What the house does by itself: tasks whose time has come are called, and what was published answers them.

use affairs::{
    obligation::{self as affair, Answer, Cause, Task, answered_by, reference},
    role::Role,
};
use jiff::{ToSpan as _, civil::Date};
use office::{Clerk, DeskError, Office, Zone};
use store::{StoreError, params};

use super::{matter_of, occasion, tasks::published, year_of};
use crate::{
    House, Published,
    filing::{file_task, take_turn},
    records::{self, Catalogue},
};

/// Days before its due day on which a task of the calendar comes to somebody's desk; an event comes at once.
const AHEAD_DAYS: i64 = 31;
/// Publications that are looked at in one transaction.
const TOGETHER: i64 = 200;
/// The account in whose name the house acts by itself.
const HOUSE: &str = "house";

/// Whether it is time for somebody to hear of a task. What had lapsed long before the calendar was made stands there in
/// red, and comes to nobody's desk as if it were news.
fn is_near(task: &Task, today: Date) -> bool {
    let (first, last) = (task.due.saturating_sub(AHEAD_DAYS.days()), task.due.saturating_add(AHEAD_DAYS.days()));
    (first..=last).contains(&today) || matches!(task.cause, Cause::Event { .. })
}

/// 轮到 Every open task whose time has come waits for its person from now on. How many were called.
///
/// # Errors
///
/// The store.
pub fn call_due(office: &Office, house: &dyn House, body: &str) -> Result<usize, DeskError> {
    let clerk = Clerk::in_the_name_of(body, HOUSE, Role::OfficeHead);
    let near = |tx: &store::Tx<'_>| -> Result<Vec<Task>, StoreError> {
        let today = Zone::shanghai().day(office.clock.now());
        let open = records::open_until(tx, body, today.saturating_add(400.days()))?;
        Ok(open.into_iter().filter(|task| !task.called && is_near(task, today)).collect())
    };
    if office.store.read(&clerk.scope(), near)?.is_empty() {
        return Ok(0);
    }
    let added = records::added(office, house, body)?;
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, body, at)?;
        let catalogue = Catalogue::read(house, tx, body, &added)?;
        let tasks = near(tx)?;
        for task in &tasks {
            let terms = catalogue.terms(&matter_of(&catalogue, &task.code)?.item);
            let step = affair::call(task, &occasion(office, &clerk, at)).map_err(|found| super::blocked(&found))?;
            file_task(office, tx, (&clerk, at), (&step.next, year_of(task), &step.entry), (&terms, ""))?;
        }
        Ok(tasks.len())
    })
}

/// 公开即了结 What was published since the last look answers the open task of its matter that falls due first, with the
/// working days it is late. How many tasks were answered.
///
/// # Errors
///
/// The store.
pub fn settle(office: &Office, house: &dyn House, body: &str) -> Result<usize, DeskError> {
    let mut answered = 0;
    loop {
        let looked = round(office, house, body)?;
        answered += looked.1;
        if looked.0 < TOGETHER {
            return Ok(answered);
        }
    }
}

/// How many publications were looked at, and how many tasks they answered.
fn round(office: &Office, house: &dyn House, body: &str) -> Result<(i64, usize), DeskError> {
    let scope = store::Scope::body(body);
    let seen = |tx: &store::Tx<'_>| -> Result<Option<(i64, String)>, StoreError> {
        let sql = "SELECT at, item FROM obligation_seen WHERE body = :body";
        tx.first(sql, params! { body }, |row| Ok((row.get("at")?, row.get("item")?)))
    };
    let news = office.store.read(&scope, |tx| {
        let Some((at, item)) = seen(tx)? else { return Ok(Vec::new()) };
        house.published_after(tx, body, (at, &item), 1)
    })?;
    if news.is_empty() {
        return Ok((0, 0));
    }
    let added = records::added(office, house, body)?;
    office.store.write(&scope, |tx| {
        let at = office.clock.now();
        let (since, last) = take_turn(tx, body, at)?;
        let news = house.published_after(tx, body, (since, &last), TOGETHER)?;
        let catalogue = Catalogue::read(house, tx, body, &added)?;
        let mut answered = 0;
        for item in &news {
            let tasks = records::of_code(tx, body, &item.code)?;
            let known = item.relayed || records::answered_with(tx, body, &item.item)?.is_some();
            let Some(task) = answered_by(&tasks, &item.code, item.on).filter(|_| !known) else { continue };
            let clerk = Clerk::in_the_name_of(body, &item.by, Role::InfoOfficer);
            let matter = matter_of(&catalogue, &task.code)?;
            let (answer, words) = answer(office, task, item);
            let now = occasion(office, &clerk, at);
            // Nothing was said of a statement that comes too early or of what must be, nor of an hour that was set back:
            // the task stays open, for a person to look.
            let Ok(step) = affair::close(task, &answer, (task.version, matter), &now) else { continue };
            let terms = catalogue.terms(&matter.item);
            file_task(office, tx, (&clerk, at), (&step.next, year_of(task), &step.entry), (&terms, &words))?;
            answered += 1;
        }
        if let Some(last) = news.last() {
            tx.file(
                "UPDATE obligation_seen SET at = :at, item = :item WHERE body = :body",
                params! { body, at: last.at, item: &last.item },
            )?;
        }
        Ok((i64::try_from(news.len()).unwrap_or(TOGETHER), answered))
    })
}

/// What an item answers, and the words beside it: a statement of none is 没有发生, with its title as the reason.
fn answer(office: &Office, task: &Task, item: &Published) -> (Answer, String) {
    if !item.statement {
        return (published(office, task, item), String::new());
    }
    let words = format!("公开了说明《{}》", item.title);
    (Answer::NotHappened { reason: reference(&words) }, words)
}
