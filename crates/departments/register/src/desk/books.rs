//! 簿 Open, close, reopen the book of a kind and a year.

use affairs::register::{self as affair, Book, BookStep, Closing, Kind, Obstacle, reason as reference};
use jiff::civil::date;
use office::{Clerk, DeskError, Office, Zone};
use store::{StoreError, Tx, params};

use super::{blocked, may_close, may_keep};
use crate::{
    filing::{file_book, take_turn},
    records,
};

/// 开簿 From now on a zero of this kind and year is a zero. Whoever keeps the ledger opens it.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn open_book(office: &Office, clerk: &Clerk, kind: Kind, year: i16) -> Result<Book, DeskError> {
    may_keep(clerk, kind).or_else(|_| may_close(clerk))?;
    act(office, clerk, (kind, year), "", |_, book, now| affair::open_book((kind, year), book, now))
}

/// 结簿 The head of the office says that the book is complete, or that there was nothing.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn close_book(
    office: &Office,
    clerk: &Clerk,
    (kind, year): (Kind, i16),
    closing: Closing,
    seen: u32,
) -> Result<Book, DeskError> {
    may_close(clerk)?;
    act(office, clerk, (kind, year), "", |records, book, now| {
        affair::close_book((kind, year), book, (closing, records, seen), now)
    })
}

/// 重开 For a reason.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn reopen_book(
    office: &Office,
    clerk: &Clerk,
    (kind, year): (Kind, i16),
    seen: u32,
    reason: &str,
) -> Result<Book, DeskError> {
    may_close(clerk)?;
    let why = reference(reason);
    act(office, clerk, (kind, year), reason, |_, book, now| affair::reopen_book((kind, year), book, (&why, seen), now))
}

type Decided = Result<BookStep, Vec<Obstacle>>;

fn act(
    office: &Office,
    clerk: &Clerk,
    (kind, year): (Kind, i16),
    reason: &str,
    verb: impl Fn(usize, Option<&Book>, (&str, jiff::civil::Date)) -> Decided,
) -> Result<Book, DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        take_turn(tx, &clerk.body, kind)?;
        let at = office.clock.now();
        let book = records::books(tx, &clerk.body, kind)?.remove(&year);
        let held = held(tx, &clerk.body, kind, year)?;
        let step =
            verb(held, book.as_ref(), (&clerk.account, Zone::shanghai().day(at))).map_err(|found| blocked(&found))?;
        file_book(office, tx, (clerk, at), (&step.next, &step.entry), reason)?;
        Ok(step.next)
    })
}

/// How many records the book holds, the year counts, or were still open when it began.
fn held(tx: &Tx<'_>, body: &str, kind: Kind, year: i16) -> Result<usize, StoreError> {
    let ids = |sql: &str, params| tx.select(sql, params, |row| row.get::<String>("record"));
    let (from, to) = (date(year, 1, 1).to_string(), date(year, 12, 31).to_string());
    // Numbers of one kind begin alike, and a full stop comes right behind the hyphen.
    let (first, last) = (format!("{}-", kind.head()), format!("{}.", kind.head()));
    let mut found = ids(
        "SELECT id AS record FROM register_record
          WHERE body = :body AND kind = :kind AND year = :year AND NOT struck ORDER BY id",
        params! { body, kind: kind.id(), year: i64::from(year) },
    )?;
    found.extend(ids(
        "SELECT DISTINCT record FROM figure
          WHERE body = :body AND day >= :from AND day <= :to AND record >= :first AND record < :last ORDER BY record",
        params! { body, from: &from, to, first: &first, last: &last },
    )?);
    if matches!(kind, Kind::Application | Kind::Remedy) {
        found.extend(ids(
            "SELECT record FROM figure
              WHERE body = :body AND day < :from AND record >= :first AND record < :last
                AND (part LIKE 't3.open.%' OR part LIKE 't4.%.pending')
              GROUP BY record HAVING SUM(amount) <> 0 ORDER BY record",
            params! { body, from, first, last },
        )?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found.len())
}
