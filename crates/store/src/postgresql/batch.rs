//! 一批 What several acts keep back until somebody wants an answer: savepoints, rows that are only filed, entries.
//!
//! The server learns of them in the order in which they were said, ahead of the next request or with the commit.

use std::{mem, sync::Arc};

use tokio_postgres::types::ToSql;

use super::{
    KEPT_BACK, Session,
    wire::{Ahead, Stumble},
};
use crate::{error::StoreError, ledger::LedgerRow, value::Value};

const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";
const FIRST: &str = "SAVEPOINT work";
const NEXT: &str = "RELEASE SAVEPOINT work; SAVEPOINT work";
const ENTRIES: &str = "INSERT INTO ledger (position, body, at, kind, version, record, canonical, prev_hash, hash) \
     SELECT * FROM unnest(CAST($1 AS bigint[]), CAST($2 AS text[]), CAST($3 AS bigint[]), CAST($4 AS text[]), \
     CAST($5 AS bigint[]), CAST($6 AS text[]), CAST($7 AS bytea[]), CAST($8 AS bytea[]), CAST($9 AS bytea[]))";

/// 待记 Entries of one batch: chained in memory, written by one statement.
#[derive(Default)]
pub(super) struct Entries {
    /// What the server has not been handed yet.
    waiting: Vec<LedgerRow>,
    /// Where among them those of the present act begin.
    own: usize,
    /// Those of earlier acts that were handed over during the present one: undoing it takes them back, too.
    lent: Vec<LedgerRow>,
}

impl Session {
    /// Begins with the first request of its first act; but a server that has gone away meanwhile is said at once.
    pub(crate) fn begin_batch(&mut self) -> Result<(), StoreError> {
        if !self.wire().is_alive() {
            return Err(StoreError::Unreachable { detail: "connection closed".into() });
        }
        self.ahead.clear();
        self.entries = Entries::default();
        self.spoiled = None;
        self.in_batch = true;
        self.has_savepoint = false;
        self.keep_back(BEGIN);
        self.next_act();
        Ok(())
    }

    /// What the acts before did is kept with the batch.
    pub(crate) fn next_act(&mut self) {
        self.own = self.ahead.len();
        self.is_begun = false;
        self.entries.own = self.entries.waiting.len();
        self.entries.lent.clear();
    }

    /// A savepoint ahead of the first request of an act that wants an answer. An act that never wants one needs none:
    /// what it keeps back can be dropped here, and once it is done it shares the fate of the batch.
    pub(super) fn begin_act(&mut self) {
        if !self.in_batch || mem::replace(&mut self.is_begun, true) {
            return;
        }
        let words = if mem::replace(&mut self.has_savepoint, true) { NEXT } else { FIRST };
        let savepoint = self.said(words);
        self.ahead.insert(self.own, savepoint);
        self.own += 1;
    }

    /// Takes back what the present act did. Of an act that never reached the server nothing has to be said there.
    pub(crate) fn undo_act(&mut self) -> Result<(), StoreError> {
        self.ahead.truncate(self.own);
        self.entries.waiting.truncate(self.entries.own);
        self.entries.waiting.splice(..0, self.entries.lent.drain(..));
        if self.is_begun { self.batch("ROLLBACK TO SAVEPOINT work") } else { Ok(()) }
    }

    /// What went wrong with the batch as a whole while the present act was at work.
    pub(crate) fn spoiled(&mut self) -> Option<StoreError> {
        self.spoiled.take()
    }

    /// Gives up the whole batch.
    pub(crate) fn roll_back(&mut self) -> Result<(), StoreError> {
        self.ahead.clear();
        self.own = 0;
        self.in_batch = false;
        self.batch("ROLLBACK")
    }

    /// Words without parameters that nobody waits for.
    pub(crate) fn keep_back(&mut self, words: impl Into<Arc<str>>) {
        let said = self.said(words);
        self.ahead.push(said);
    }

    fn said(&mut self, words: impl Into<Arc<str>>) -> (Arc<str>, Ahead) {
        let (client, words) = (self.wire().client(), words.into());
        let said = Arc::clone(&words);
        (words, Box::pin(async move { client.batch_execute(&said).await }))
    }

    /// A statement whose answer nobody waits for; outside a batch there is no commit that would wait for it.
    pub(crate) fn file(&mut self, text: &str, values: Vec<Value>) -> Result<(), StoreError> {
        if !self.in_batch {
            return self.execute(text, &values).map(drop);
        }
        let (client, statement) = self.prepare(text)?;
        let request = async move { client.execute_raw(&statement, values).await.map(drop) };
        self.ahead.push((text.into(), Box::pin(request)));
        if self.ahead.len() < KEPT_BACK { Ok(()) } else { self.send() }
    }

    /// Hands everything over that was kept back.
    pub(crate) fn send(&mut self) -> Result<(), StoreError> {
        match self.ahead.pop() {
            Some((text, last)) => self.ask(&text, last),
            None => Ok(()),
        }
    }

    pub(crate) fn append(&mut self, row: LedgerRow) -> Result<(), StoreError> {
        self.entries.waiting.push(row);
        if self.entries.waiting.len() < KEPT_BACK { Ok(()) } else { self.write_entries() }
    }

    /// Hands the entries over, for a statement that will look at the ledger.
    pub(crate) fn write_entries(&mut self) -> Result<(), StoreError> {
        if self.entries.waiting.is_empty() {
            return Ok(());
        }
        let (client, statement) = self.prepare(ENTRIES)?;
        let columns = columns(&self.entries.waiting);
        let own = mem::take(&mut self.entries.own);
        self.entries.lent.extend(self.entries.waiting.drain(..).take(own));
        let request = async move { client.execute_raw(&statement, columns).await.map(drop) };
        self.ahead.push((ENTRIES.into(), Box::pin(request)));
        Ok(())
    }

    /// Commits after `words`, with everything that was kept back.
    pub(crate) fn commit(&mut self, words: &str) -> Result<(), StoreError> {
        self.write_entries()?;
        self.in_batch = false;
        let client = self.wire().client();
        let words = format!("{words}COMMIT");
        let (texts, ahead): (Vec<_>, Vec<_>) = mem::take(&mut self.ahead).into_iter().unzip();
        self.own = 0;
        let unknown = |error| match error {
            StoreError::Unreachable { detail } => StoreError::CommitUnknown { detail },
            other => other,
        };
        match self.wire().together(ahead, async { client.batch_execute(&words).await }) {
            Ok(answer) => answer.map_err(|error| unknown(self.trouble(&words, &error))),
            // The server itself refused something before the commit: it kept nothing.
            Err(Stumble { at, error }) if error.as_db_error().is_some() => Err(self.trouble(&texts[at], &error)),
            Err(Stumble { at, error }) => Err(unknown(self.trouble(&texts[at], &error))),
        }
    }
}

type Column = Box<dyn ToSql + Sync + Send>;

/// The columns of the rows, each as one array.
fn columns(rows: &[LedgerRow]) -> Vec<Column> {
    fn all<T: ToSql + Sync + Send + 'static>(rows: &[LedgerRow], cell: impl Fn(&LedgerRow) -> T) -> Column {
        Box::new(rows.iter().map(cell).collect::<Vec<_>>())
    }
    vec![
        all(rows, |row| row.position),
        all(rows, |row| row.body.clone()),
        all(rows, |row| row.at),
        all(rows, |row| row.kind.clone()),
        all(rows, |row| i64::from(row.version)),
        all(rows, |row| row.record.clone()),
        all(rows, |row| row.canonical.clone()),
        all(rows, |row| row.prev_hash.to_vec()),
        all(rows, |row| row.hash.to_vec()),
    ]
}
