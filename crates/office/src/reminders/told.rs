//! 提醒过的 What was told of, so that it is told once.

use std::collections::HashSet;

use store::{Row, StoreError, Tx, params};

use crate::Waiting;

/// 怎么说的 Half of the time is gone; the day has passed; it goes up to the next level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Half,
    Late,
    Up,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Late => "late",
            Self::Up => "up",
        }
    }
}

/// One row of the table: what waits, since when, and how it was told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Told {
    record: String,
    what: String,
    role: String,
    section: String,
    account: String,
    since: i64,
    kind: String,
}

impl Told {
    pub(super) fn of(row: &Waiting, kind: Kind) -> Self {
        Self {
            record: row.record.clone(),
            what: row.what.clone(),
            role: row.role.clone(),
            section: row.section.clone(),
            account: row.account.clone(),
            since: row.since,
            kind: kind.code().to_owned(),
        }
    }
}

/// Everything that was told of in a body.
pub(super) fn noted(tx: &Tx<'_>, body: &str) -> Result<HashSet<Told>, StoreError> {
    let rows = tx.select(
        "SELECT record, what, role, section, account, since, kind FROM reminder WHERE body = :body ORDER BY record",
        params! { body },
        read,
    )?;
    Ok(rows.into_iter().collect())
}

fn read(row: &Row) -> Result<Told, StoreError> {
    Ok(Told {
        record: row.get("record")?,
        what: row.get("what")?,
        role: row.get("role")?,
        section: row.get("section")?,
        account: row.get("account")?,
        since: row.get("since")?,
        kind: row.get("kind")?,
    })
}

/// Notes that a row was told of.
pub(super) fn note(tx: &Tx<'_>, body: &str, row: &Waiting, kind: Kind, at: i64) -> Result<(), StoreError> {
    let Told { record, what, role, section, account, since, kind } = Told::of(row, kind);
    tx.execute(
        "INSERT INTO reminder (body, record, what, role, section, account, since, kind, at)
         VALUES (:body, :record, :what, :role, :section, :account, :since, :kind, :at)
         ON CONFLICT (body, record, what, role, section, account, since, kind) DO NOTHING",
        params! { body, record, what, role, section, account, since, kind, at },
    )
    .map(|_| ())
}

/// What no longer waits need not be remembered.
pub(super) fn sweep(tx: &Tx<'_>, body: &str) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM reminder WHERE body = :body AND NOT EXISTS (
           SELECT 1 FROM waiting
            WHERE waiting.body = reminder.body AND waiting.record = reminder.record AND waiting.what = reminder.what
              AND waiting.role = reminder.role AND waiting.section = reminder.section
              AND waiting.account = reminder.account AND waiting.since = reminder.since)",
        params! { body },
    )
    .map(|_| ())
}
