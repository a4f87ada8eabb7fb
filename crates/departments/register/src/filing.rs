//! 归档 How a step of the affair becomes rows: record, people, figures, reason and entry in one transaction.

use affairs::register::{Book, Entry, Facts, Kind, Record, Step, Words, figures::Row};
use office::{Clerk, Figure, Filing, Mailroom, Matter, NewEntry, Office, Waiting, Zone};
use store::{StoreError, Tx, params};

use crate::people::List;

/// Writers of one kind take turns from here on: numbers, twins and closed books are then what the last one left.
pub(crate) fn take_turn(tx: &Tx<'_>, body: &str, kind: Kind) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO register_book (body, kind, year, state, version, next) VALUES (:body, :kind, 0, '', 0, 0)
         ON CONFLICT (body, kind, year) DO NOTHING",
        params! { body, kind: kind.id() },
    )?;
    tx.first(
        "SELECT next FROM register_book WHERE body = :body AND kind = :kind AND year = 0 FOR UPDATE",
        params! { body, kind: kind.id() },
        |row| row.get::<i64>("next"),
    )
    .map(|_| ())
}

/// The next number of a kind and a year; given in the transaction that enters, so that a refusal leaves no gap.
pub(crate) fn next(tx: &Tx<'_>, body: &str, kind: Kind, year: i16) -> Result<i64, StoreError> {
    tx.first(
        "INSERT INTO register_book (body, kind, year, state, version, next) VALUES (:body, :kind, :year, '', 0, 2)
         ON CONFLICT (body, kind, year) DO UPDATE SET next = register_book.next + 1 RETURNING next - 1 AS number",
        params! { body, kind: kind.id(), year: i64::from(year) },
        |row| row.get("number"),
    )?
    .ok_or_else(|| StoreError::damaged("register_book", "没有取到号"))
}

/// What stands beside the step.
pub(crate) struct Beside<'a> {
    pub(crate) words: &'a Words,
    /// Who stands in it from now on; `None` leaves them as they were.
    pub(crate) people: Option<&'a List>,
    /// The key of the form that entered it.
    pub(crate) form: Option<&'a str>,
    /// The sentence somebody wrote.
    pub(crate) reason: &'a str,
}

/// Files one step of a record.
pub(crate) fn file(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    step: &Step,
    beside: &Beside<'_>,
) -> Result<(), StoreError> {
    keep(tx, &clerk.body, &step.next, beside, at)?;
    if let Some(people) = beside.people {
        people.keep(tx, &*office.seal, (&clerk.body, &step.next.number))?;
    }
    let row = |row: &Row, amount| Figure {
        metric: row.metric,
        part: row.part.clone(),
        day: row.day,
        record: row.record.clone(),
        ordinal: row.ordinal,
        amount,
    };
    let gone = step.delta.minus.iter().map(|one| row(one, None));
    let figures = gone.chain(step.delta.plus.iter().map(|one| row(one, Some(one.amount)))).collect();
    let filing = Filing { figures, waiting: waiting(&step.next, at), ..Filing::default() };
    entry(office, tx, (clerk, at), &step.entry, &filing, beside.reason)
}

/// What a problem that was solved waits for.
pub(crate) const CONFIRM: &str = "register.confirm";

/// A solved problem waits for whoever raised it: a week, reminded halfway; not one that only they themselves call solved,
/// which they could not confirm. Nothing else here waits for anybody.
fn waiting(record: &Record, at: i64) -> Option<Vec<Waiting>> {
    let Facts::Problem(of) = &record.facts else { return None };
    let waits = record.awaits_confirmation();
    let in_days = |days: i64| Zone::shanghai().day(at).saturating_add(jiff::Span::new().days(days));
    let row = || Waiting {
        record: record.number.clone(),
        what: CONFIRM.to_owned(),
        role: String::new(),
        section: String::new(),
        account: of.by.clone(),
        next_role: String::new(),
        since: at,
        remind_on: in_days(4),
        due: in_days(7),
    };
    Some(waits.then(row).into_iter().collect())
}

fn keep(tx: &Tx<'_>, body: &str, record: &Record, beside: &Beside<'_>, at: i64) -> Result<(), StoreError> {
    let json = |error: serde_json::Error| StoreError::damaged("register_record", &error.to_string());
    let (kind, year, day) = (record.kind().id(), i64::from(record.facts.year()), record.facts.day().to_string());
    let (state, words) =
        (serde_json::to_string(record).map_err(json)?, serde_json::to_string(beside.words).map_err(json)?);
    let twin = beside.words.twin(&record.facts).filter(|_| !record.struck);
    tx.file(
        "INSERT INTO register_record (body, id, kind, year, day, state, words, struck, twin, form, changed_at)
         VALUES (:body, :id, :kind, :year, :day, :state, :words, :struck, :twin, :form, :at)
         ON CONFLICT (body, id) DO UPDATE SET day = :day, state = :state, words = :words, struck = :struck,
               twin = :twin, changed_at = :at",
        params! {
            body, id: &record.number, kind, year, day, state, words, struck: record.struck, twin,
            form: beside.form.map(str::to_owned), at
        },
    )
}

/// Files what became of a book.
pub(crate) fn file_book(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    (book, filed): (&Book, &Entry),
    reason: &str,
) -> Result<(), StoreError> {
    let (body, kind, year) = (&clerk.body, book.kind.id(), i64::from(book.year));
    let (state, version) = (book.state.id(), i64::from(book.version));
    tx.file(
        "INSERT INTO register_book (body, kind, year, state, version, next)
         VALUES (:body, :kind, :year, :state, :version, 1)
         ON CONFLICT (body, kind, year) DO UPDATE SET state = :state, version = :version",
        params! { body, kind, year, state, version },
    )?;
    entry(office, tx, (clerk, at), filed, &Filing::default(), reason)
}

fn entry(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    filed: &Entry,
    filing: &Filing,
    reason: &str,
) -> Result<(), StoreError> {
    let new = NewEntry {
        kind: filed.kind(),
        version: filed.version(),
        record: filed.number.clone(),
        payload: filed.payload(),
    };
    let position = office.file(tx, clerk, at, &new, filing)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Ok(());
    }
    let (body, account) = (&clerk.body, &clerk.account);
    tx.file(
        "INSERT INTO register_remark (body, id, position, kind, account, text)
         VALUES (:body, :id, :position, :kind, :account, :reason)",
        params! { body, id: &filed.number, position, kind: filed.kind(), account, reason },
    )
}

/// 怎么称呼 The same mailroom, with the words of this department for what waits. A letter names the record and tells
/// nothing of it.
#[must_use]
pub fn naming(mailroom: Mailroom) -> Mailroom {
    mailroom.naming("register", matter)
}

fn matter(_: &Tx<'_>, _: &str, waiting: &Waiting) -> Result<Option<Matter>, StoreError> {
    let known = waiting.what == CONFIRM;
    Ok(known.then(|| Matter { act: "确认问题解决了没有".into(), title: Some(waiting.record.clone()) }))
}
