//! 归档 How a step of the affair becomes rows: the record, who waits, the words and the entry in one transaction.

use affairs::{
    obligation::{Cause, Entry, Mark, Task, Terms, marks},
    role::Role,
};
use office::{Clerk, Filing, NewEntry, Office, Waiting};
use statute::calendar::Calendar;
use store::{StoreError, Tx, params};

use crate::records;

/// What an open task waits for: a publication, or an answer to the question whether there is anything.
pub(crate) const PUBLISH: &str = "obligation.publish";
pub(crate) const ANSWER: &str = "obligation.answer";

/// Writers of one body take turns from here on: numbers, slots and answers are then what the last one left. The first one
/// sets the mark behind which publications answer tasks.
pub(crate) fn take_turn(tx: &Tx<'_>, body: &str, at: i64) -> Result<(i64, String), StoreError> {
    tx.execute(
        "INSERT INTO obligation_seen (body, at, item) VALUES (:body, :at, '') ON CONFLICT (body) DO NOTHING",
        params! { body, at },
    )?;
    let seen =
        tx.first("SELECT at, item FROM obligation_seen WHERE body = :body FOR UPDATE", params! { body }, |row| {
            Ok((row.get("at")?, row.get("item")?))
        })?;
    seen.ok_or_else(|| StoreError::damaged("obligation_seen", "没有取到"))
}

/// A step of a task: its row, who waits for it now, and its entry.
pub(crate) fn file_task(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    (task, year, entry): (&Task, i16, &Entry),
    (terms, words): (&Terms, &str),
) -> Result<(), StoreError> {
    records::keep_task(tx, &clerk.body, year, task, at)?;
    let filing = Filing { waiting: Some(waiting(task, terms, at, &office.calendar)), ..Filing::default() };
    file_entry(office, tx, (clerk, at), entry, &filing, words)
}

/// Files an entry with what somebody wrote beside it.
pub(crate) fn file_entry(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    entry: &Entry,
    filing: &Filing,
    words: &str,
) -> Result<(), StoreError> {
    let new = NewEntry {
        kind: entry.kind(),
        version: entry.version(),
        record: entry.number.clone(),
        payload: entry.payload(),
    };
    let position = office.file(tx, clerk, at, &new, filing)?;
    let text = words.trim();
    if text.is_empty() {
        return Ok(());
    }
    tx.file(
        "INSERT INTO obligation_remark (body, id, position, kind, account, text)
         VALUES (:body, :id, :position, :kind, :account, :text)",
        params! { body: &clerk.body, id: &entry.number, position, kind: entry.kind(), account: &clerk.account, text },
    )
}

/// 轮到谁 A task that was called waits for its person, else for whoever writes in its section, else for the head of the
/// office; one that is far off or answered waits for nobody. Who hears of it past its day is said by `errands`.
fn waiting(task: &Task, terms: &Terms, at: i64, calendar: &Calendar) -> Vec<Waiting> {
    if task.closing.is_some() || !task.called {
        return Vec::new();
    }
    let role = match (&terms.responsible[..], &terms.section[..]) {
        ("", "") => Role::OfficeHead.id(),
        ("", _) => Role::InfoOfficer.id(),
        _ => "",
    };
    let half = marks(task.since, task.due, calendar).into_iter().find(|(mark, _)| *mark == Mark::Half);
    vec![Waiting {
        record: task.number.clone(),
        what: if matches!(task.cause, Cause::Question { .. }) { ANSWER } else { PUBLISH }.to_owned(),
        role: role.to_owned(),
        section: if role == Role::InfoOfficer.id() { terms.section.clone() } else { String::new() },
        account: terms.responsible.clone(),
        next_role: String::new(),
        since: at,
        remind_on: half.map_or(task.due, |(_, day)| day),
        due: task.due,
    }]
}
