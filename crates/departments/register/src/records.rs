//! 卷宗 The rows of records and of books.

use std::collections::BTreeMap;

use affairs::register::{Book, BookState, Kind, Record, Words};
use jiff::civil::Date;
use store::{Row, StoreError, Tx, params};

/// 在册 A record with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The affair's own record.
    pub record: Record,
    /// What it says in words.
    pub words: Words,
    /// The instant of its last act, ms UTC.
    pub changed_at: i64,
}

/// The record of this number, if the body has one.
///
/// # Errors
///
/// What the store says.
pub fn find(tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Shown>, StoreError> {
    let sql = "SELECT state, words, changed_at FROM register_record WHERE body = :body AND id = :number";
    tx.first(sql, params! { body, number }, shown)
}

/// Which records a list asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The ledger.
    pub kind: Kind,
    /// The year; every year where none is said.
    pub year: Option<i16>,
}

/// 一览 Records by day and number, beginning behind the last one of the page before.
///
/// # Errors
///
/// What the store says.
pub fn list(
    tx: &Tx<'_>,
    body: &str,
    asked: Asked,
    after: Option<(Date, &str)>,
    limit: i64,
) -> Result<Vec<Shown>, StoreError> {
    let (from, to) = span(asked.year);
    // A record's day lies in its year, so year, day and number are the order of days, and that of the index.
    let begin = (i64::from(i16::MIN), String::new(), "");
    let (year, day, number) = after.map_or(begin, |(day, number)| (i64::from(day.year()), day.to_string(), number));
    tx.select(
        "SELECT state, words, changed_at FROM register_record
          WHERE body = :body AND kind = :kind AND year >= :from AND year <= :to
            AND (year, day, id) > (:year, :day, :number)
          ORDER BY year, day, id LIMIT :limit",
        params! { body, kind: asked.kind.id(), from, to, year, day, number, limit },
        shown,
    )
}

/// 一页 The records of one page, the latest first, for pages that people turn by number.
///
/// # Errors
///
/// What the store says.
pub fn page(tx: &Tx<'_>, body: &str, asked: Asked, (skip, limit): (i64, i64)) -> Result<Vec<Shown>, StoreError> {
    let (from, to) = span(asked.year);
    tx.select(
        "SELECT state, words, changed_at FROM register_record
          WHERE body = :body AND kind = :kind AND year >= :from AND year <= :to
          ORDER BY year DESC, day DESC, id DESC LIMIT :limit OFFSET :skip",
        params! { body, kind: asked.kind.id(), from, to, limit, skip },
        shown,
    )
}

/// How many records a list holds, those that were struck too.
///
/// # Errors
///
/// What the store says.
pub fn count(tx: &Tx<'_>, body: &str, asked: Asked) -> Result<i64, StoreError> {
    let (from, to) = span(asked.year);
    let found = tx.first(
        "SELECT COUNT(*) AS n FROM register_record
          WHERE body = :body AND kind = :kind AND year >= :from AND year <= :to",
        params! { body, kind: asked.kind.id(), from, to },
        |row| row.get("n"),
    )?;
    Ok(found.unwrap_or(0))
}

const fn span(year: Option<i16>) -> (i64, i64) {
    match year {
        Some(year) => (year as i64, year as i64),
        None => (i16::MIN as i64, i16::MAX as i64),
    }
}

/// 按年的条数 How many records stand under each kind in a year: all of them, and those that were struck.
///
/// # Errors
///
/// What the store says.
pub fn counts(tx: &Tx<'_>, body: &str, year: i16) -> Result<BTreeMap<Kind, (i64, i64)>, StoreError> {
    let rows: Vec<(String, i64, i64)> = tx.select(
        "SELECT kind, COUNT(*) AS n, COUNT(*) FILTER (WHERE struck) AS gone FROM register_record
          WHERE body = :body AND year = :year GROUP BY kind ORDER BY kind",
        params! { body, year: i64::from(year) },
        |row| Ok((row.get("kind")?, row.get("n")?, row.get("gone")?)),
    )?;
    Ok(rows.into_iter().filter_map(|(kind, n, gone)| Some((Kind::of(&kind)?, (n, gone)))).collect())
}

/// 各年的簿 The books of a kind that were opened, by year.
///
/// # Errors
///
/// What the store says.
pub fn books(tx: &Tx<'_>, body: &str, kind: Kind) -> Result<BTreeMap<i16, Book>, StoreError> {
    let rows = tx.select(
        "SELECT kind, year, state, version FROM register_book
          WHERE body = :body AND kind = :kind AND state <> '' ORDER BY year",
        params! { body, kind: kind.id() },
        book_row,
    )?;
    Ok(rows.into_iter().map(|book| (book.year, book)).collect())
}

/// 一年的簿 The books of a year that were opened, by kind.
///
/// # Errors
///
/// What the store says.
pub fn books_of_year(tx: &Tx<'_>, body: &str, year: i16) -> Result<BTreeMap<Kind, Book>, StoreError> {
    let rows = tx.select(
        "SELECT kind, year, state, version FROM register_book
          WHERE body = :body AND year = :year AND state <> '' ORDER BY kind",
        params! { body, year: i64::from(year) },
        book_row,
    )?;
    Ok(rows.into_iter().map(|book| (book.kind, book)).collect())
}

/// 理由 The sentences people wrote beside the acts on a record or a book: instant order, kind of act, account, words.
///
/// # Errors
///
/// What the store says.
pub fn remarks(tx: &Tx<'_>, body: &str, number: &str) -> Result<Vec<(String, String, String)>, StoreError> {
    tx.select(
        "SELECT kind, account, text FROM register_remark WHERE body = :body AND id = :number ORDER BY position",
        params! { body, number },
        |row| Ok((row.get("kind")?, row.get("account")?, row.get("text")?)),
    )
}

fn shown(row: &Row) -> Result<Shown, StoreError> {
    let json = |column: &str| row.get::<String>(column);
    let record = serde_json::from_str(&json("state")?)
        .map_err(|error| StoreError::damaged("register_record.state", &error.to_string()))?;
    let words = serde_json::from_str(&json("words")?)
        .map_err(|error| StoreError::damaged("register_record.words", &error.to_string()))?;
    Ok(Shown { record, words, changed_at: row.get("changed_at")? })
}

fn book_row(row: &Row) -> Result<Book, StoreError> {
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    let damaged = || StoreError::damaged("register_book", &state);
    let number = |column: &str| row.get::<i64>(column);
    Ok(Book {
        kind: Kind::of(&kind).ok_or_else(damaged)?,
        year: i16::try_from(number("year")?).map_err(|_| damaged())?,
        state: BookState::of(&state).ok_or_else(damaged)?,
        version: u32::try_from(number("version")?).map_err(|_| damaged())?,
    })
}
