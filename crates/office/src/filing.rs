//! 归档 The one way to file: entry, figures, who waits, addresses and errands beside the row of the department.

use store::{Actor, Entry, NewErrand, StoreError, Tx};

use crate::{Address, Clerk, Figure, Office, Waiting, address, figures, waiting};

/// 新记一笔 What the affair decided, as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Permanent dotted kind, such as `publication.signed`.
    pub kind: &'static str,
    /// Version of the kind's shape.
    pub version: u32,
    /// The record's stable public identifier.
    pub record: String,
    /// The affair's JSON object: identifiers, dates, codes and hashes only.
    pub payload: String,
}

/// 一次归档 Everything one act changes beside the department's own row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filing {
    /// Records that a figure begins or ceases to count.
    pub figures: Vec<Figure>,
    /// Who is expected to do what for the record from now on; `None` leaves it as it was.
    pub waiting: Option<Vec<Waiting>>,
    /// Public addresses that come, move or go.
    pub addresses: Vec<Address>,
    /// What leaves the house after the commit.
    pub errands: Vec<Errand>,
}

/// 差事 Something to be done after the commit; it is retried until it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Permanent kind, such as `publication.tell`.
    pub kind: &'static str,
    /// What the department needs for it, as JSON.
    pub payload: String,
    /// Not before this instant, ms UTC.
    pub due_at: i64,
}

impl Office {
    /// 归档 Files one act in the transaction that also holds the department's row; gives the entry's position.
    ///
    /// # Errors
    ///
    /// What the store says; nothing of the act remains then.
    pub fn file(
        &self,
        tx: &Tx<'_>,
        clerk: &Clerk,
        at: i64,
        entry: &NewEntry,
        filing: &Filing,
    ) -> Result<i64, StoreError> {
        let position = tx.append(&Entry {
            at,
            body: clerk.body.clone(),
            kind: entry.kind.to_owned(),
            version: entry.version,
            record: entry.record.clone(),
            actor: clerk.actor(),
            payload: entry.payload.clone(),
        })?;
        figures::file(tx, &clerk.body, &filing.figures)?;
        if let Some(waiting) = &filing.waiting {
            waiting::file(tx, &clerk.body, &entry.record, at, waiting)?;
        }
        address::file(tx, &clerk.body, &entry.record, position, &filing.addresses)?;
        for (ordinal, Errand { kind, payload, due_at }) in filing.errands.iter().enumerate() {
            tx.enqueue(&NewErrand {
                body: clerk.body.clone(),
                kind: (*kind).to_owned(),
                key: format!("{position}/{ordinal}"),
                payload: payload.clone(),
                due_at: *due_at,
            })?;
        }
        Ok(position)
    }

    /// 记事 Files an event of somebody who is not at a desk, such as a sign-in that failed; gives the entry's position.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub fn note(&self, tx: &Tx<'_>, body: &str, actor: Actor, at: i64, entry: &NewEntry) -> Result<i64, StoreError> {
        let NewEntry { kind, version, record, payload } = entry.clone();
        tx.append(&Entry { at, body: body.to_owned(), kind: kind.to_owned(), version, record, actor, payload })
    }
}
