//! 卷宗 The rows of reports: what stands, and every count and draft somebody saw.

use std::sync::Arc;

use affairs::annual::{Annual, Step};
use office::{Clerk, Filing, NewEntry, Office};
use report::drafting::{Draft, Snapshot};
use serde_json::{from_str, to_string};
use store::{StoreError, Tx, digest::Digest, params};

use crate::known;

/// 在册 A report with its figures and its draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The affair's own record.
    pub annual: Annual,
    /// The figures as they were counted.
    pub snapshot: Snapshot,
    /// The draft.
    pub draft: Draft,
}

/// The report of a year, if one was begun.
///
/// # Errors
///
/// What the store says.
pub fn find(tx: &Tx<'_>, body: &str, year: i16) -> Result<Option<Standing>, StoreError> {
    standing(tx, body, "SELECT state FROM annual WHERE body = :body AND year = :year", year)
}

/// The row that decides: whoever comes second sees what the first one filed.
pub(crate) fn take(tx: &Tx<'_>, body: &str, year: i16) -> Result<Option<Standing>, StoreError> {
    standing(tx, body, "SELECT state FROM annual WHERE body = :body AND year = :year FOR UPDATE", year)
}

/// What stands of a year without figures and draft, for whoever asks only which text was handed in.
///
/// # Errors
///
/// What the store says.
pub fn annual(tx: &Tx<'_>, body: &str, year: i16) -> Result<Option<Annual>, StoreError> {
    stated(tx, body, "SELECT state FROM annual WHERE body = :body AND year = :year", year)
}

fn stated(tx: &Tx<'_>, body: &str, sql: &str, year: i16) -> Result<Option<Annual>, StoreError> {
    let state = tx.first(sql, params! { body, year: i64::from(year) }, |row| row.get::<String>("state"))?;
    let read = |state: String| from_str(&state);
    state.map(read).transpose().map_err(|error| StoreError::damaged("annual.state", &error.to_string()))
}

fn standing(tx: &Tx<'_>, body: &str, sql: &str, year: i16) -> Result<Option<Standing>, StoreError> {
    let Some(annual) = stated(tx, body, sql, year)? else { return Ok(None) };
    let snapshot = kept(tx, body, &annual.snapshot)?;
    let draft = kept(tx, body, &annual.draft)?;
    Ok(Some(Standing { annual, snapshot, draft }))
}

/// 各年 The years of which a report was begun, newest first.
///
/// # Errors
///
/// What the store says.
pub fn years(tx: &Tx<'_>, body: &str) -> Result<Vec<Annual>, StoreError> {
    tx.select("SELECT state FROM annual WHERE body = :body ORDER BY year DESC", params! { body }, |row| {
        let state: String = row.get("state")?;
        from_str(&state).map_err(|error| StoreError::damaged("annual.state", &error.to_string()))
    })
}

/// What a text that was handed in was made of.
pub(crate) fn handed(
    tx: &Tx<'_>,
    body: &str,
    year: i16,
    content_hash: &str,
) -> Result<Option<(Arc<Snapshot>, Draft)>, StoreError> {
    let found = tx.first(
        "SELECT snapshot, draft FROM annual_handed
          WHERE body = :body AND year = :year AND content_hash = :content_hash",
        params! { body, year: i64::from(year), content_hash },
        |row| Ok((row.get::<String>("snapshot")?, row.get::<String>("draft")?)),
    )?;
    let read = |hash: &str| kept(tx, body, hash);
    found.map(|(snapshot, draft)| Ok((known::or(body, &snapshot, read)?, kept(tx, body, &draft)?))).transpose()
}

fn kept<T: serde::de::DeserializeOwned>(tx: &Tx<'_>, body: &str, hash: &str) -> Result<T, StoreError> {
    let content = tx.first(
        "SELECT content FROM annual_content WHERE body = :body AND hash = :hash",
        params! { body, hash },
        |row| row.get::<String>("content"),
    )?;
    let damaged = |detail: &str| StoreError::damaged("annual_content.content", detail);
    let content = content.ok_or_else(|| damaged("缺了一份"))?;
    if Digest::of(content.as_bytes()).to_string() != hash {
        return Err(damaged("与校验值不符"));
    }
    from_str(&content).map_err(|error| damaged(&error.to_string()))
}

/// Keeps figures and draft under their hashes, which it gives.
pub(crate) fn keep(
    tx: &Tx<'_>,
    body: &str,
    (snapshot, draft): (&Snapshot, &Draft),
) -> Result<(String, String), StoreError> {
    let one = |content: String| -> Result<String, StoreError> {
        let hash = Digest::of(content.as_bytes()).to_string();
        tx.file(
            "INSERT INTO annual_content (body, hash, content) VALUES (:body, :hash, :content)
             ON CONFLICT (body, hash) DO NOTHING",
            params! { body, hash: &hash, content },
        )?;
        Ok(hash)
    };
    let written = "figures and drafts have only text keys and finite numbers";
    Ok((one(to_string(snapshot).expect(written))?, one(to_string(draft).expect(written))?))
}

/// Files a step.
pub(crate) fn file(office: &Office, tx: &Tx<'_>, clerk: &Clerk, step: &Step) -> Result<(), StoreError> {
    let Step { next, entry } = step;
    let state = to_string(next).expect("a report's state is plain data");
    tx.file(
        "INSERT INTO annual (body, year, state, changed_at) VALUES (:body, :year, :state, :at)
         ON CONFLICT (body, year) DO UPDATE SET state = :state, changed_at = :at",
        params! { body: &clerk.body, year: i64::from(next.year), state, at: next.last_at },
    )?;
    if let affairs::annual::Act::HandedIn { item, content_hash, draft, snapshot } = &entry.act {
        tx.file(
            "INSERT INTO annual_handed (body, year, content_hash, item, snapshot, draft)
             VALUES (:body, :year, :content_hash, :item, :snapshot, :draft)
             ON CONFLICT (body, year, content_hash) DO UPDATE SET item = :item, snapshot = :snapshot, draft = :draft",
            params! { body: &clerk.body, year: i64::from(next.year), content_hash, item, snapshot, draft },
        )?;
    }
    let entry =
        NewEntry { kind: entry.kind(), version: entry.version(), record: entry.record(), payload: entry.payload() };
    office.file(tx, clerk, next.last_at, &entry, &Filing::default())?;
    Ok(())
}
