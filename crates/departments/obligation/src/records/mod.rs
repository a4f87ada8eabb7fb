//! 卷宗 The rows of tasks, of the duty table, of exemptions and of rows that a county added.

mod catalogue;
mod keep;

use std::collections::BTreeMap;

use affairs::obligation::Task;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use store::{Row, StoreError, Tx, params};

pub use self::catalogue::{Catalogue, added};
pub(crate) use self::{
    catalogue::own_items,
    keep::{keep_duty, keep_exemption, keep_item, keep_task, keep_titles, title},
};

/// The task of this number, if the body has one.
///
/// # Errors
///
/// What the store says.
pub fn task(tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task WHERE body = :body AND number = :number";
    tx.first(sql, params! { body, number }, |row| read(row, "obligation_task"))
}

/// 一年的任务 By due day and number.
///
/// # Errors
///
/// What the store says.
pub fn of_year(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task WHERE body = :body AND year = :year ORDER BY due, number";
    tx.select(sql, params! { body, year: i64::from(year) }, |row| read(row, "obligation_task"))
}

/// 开着的任务 Open ones that fall due by a day, by due day and number.
///
/// # Errors
///
/// What the store says.
pub fn open_until(tx: &Tx<'_>, body: &str, due: Date) -> Result<Vec<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task
                WHERE body = :body AND closed = FALSE AND due <= :due ORDER BY due, number";
    tx.select(sql, params! { body, due: due.to_string() }, |row| read(row, "obligation_task"))
}

/// 某事项的任务 By due day and number.
///
/// # Errors
///
/// What the store says.
pub fn of_code(tx: &Tx<'_>, body: &str, code: &str) -> Result<Vec<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task WHERE body = :body AND code = :code ORDER BY due, number";
    tx.select(sql, params! { body, code }, |row| read(row, "obligation_task"))
}

/// The reasons under which each item owes something already: code and slot.
pub(crate) fn slots(tx: &Tx<'_>, body: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT code, slot FROM obligation_task WHERE body = :body ORDER BY code, slot";
    tx.select(sql, params! { body }, |row| Ok((row.get("code")?, row.get("slot")?)))
}

/// The number of the next task of a year; given in the transaction that files it, so that a refusal leaves no gap.
pub(crate) fn next(tx: &Tx<'_>, body: &str, year: i16) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) + 1 AS next FROM obligation_task WHERE body = :body AND year = :year";
    let next = tx.first(sql, params! { body, year: i64::from(year) }, |row| row.get("next"))?;
    Ok(next.unwrap_or(1))
}

/// The task that an item answers.
pub(crate) fn answered_with(tx: &Tx<'_>, body: &str, item: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT number FROM obligation_task WHERE body = :body AND item = :item ORDER BY number";
    tx.first(sql, params! { body, item }, |row| row.get("number"))
}

/// 文字 The sentences people wrote beside the acts on something: kind of act, account, words, oldest first.
///
/// # Errors
///
/// What the store says.
pub fn remarks(tx: &Tx<'_>, body: &str, id: &str) -> Result<Vec<(String, String, String)>, StoreError> {
    tx.select(
        "SELECT kind, account, text FROM obligation_remark WHERE body = :body AND id = :id ORDER BY position",
        params! { body, id },
        |row| Ok((row.get("kind")?, row.get("account")?, row.get("text")?)),
    )
}

/// 发生了什么 The words about what happened behind each task whose number begins so, by number.
///
/// # Errors
///
/// What the store says.
pub fn happened(tx: &Tx<'_>, body: &str, head: &str) -> Result<BTreeMap<String, String>, StoreError> {
    let (first, last) = (head.to_owned(), format!("{head}~"));
    let rows: Vec<(String, String)> = tx.select(
        "SELECT id, text FROM obligation_remark
          WHERE body = :body AND id >= :first AND id < :last
            AND kind IN ('obligation.raised', 'obligation.specified') ORDER BY id, position",
        params! { body, first, last },
        |row| Ok((row.get("id")?, row.get("text")?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// 最近的文字 The latest sentence about each thing whose id begins so, by id.
///
/// # Errors
///
/// What the store says.
pub fn latest_remarks(tx: &Tx<'_>, body: &str, head: &str) -> Result<BTreeMap<String, String>, StoreError> {
    // Behind the hyphen stand letters and digits, all of which come before the tilde.
    let (first, last) = (head.to_owned(), format!("{head}~"));
    let rows: Vec<(String, String)> = tx.select(
        "SELECT id, text FROM obligation_remark
          WHERE body = :body AND id >= :first AND id < :last ORDER BY id, position",
        params! { body, first, last },
        |row| Ok((row.get("id")?, row.get("text")?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// Bodies that owe anything.
pub(crate) fn bodies(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.select("SELECT body FROM obligation_seen ORDER BY body", params! {}, |row| row.get("body"))
}

fn read<T: DeserializeOwned>(row: &Row, table: &'static str) -> Result<T, StoreError> {
    let state: String = row.get("state")?;
    serde_json::from_str(&state).map_err(|error| StoreError::damaged(table, &error.to_string()))
}

fn keyed<T: DeserializeOwned>(row: &Row, table: &'static str) -> Result<(String, T), StoreError> {
    Ok((row.get("code")?, read(row, table)?))
}
