//! 核链 The whole ledger of a database verified on one snapshot, while others go on working.

use std::{
    panic::resume_unwind,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use crate::{
    chain::{self, Break, GENESIS, Head, Verifier},
    digest::Digest,
    error::StoreError,
    params,
    row::Row,
    scope::Scope,
    store::Store,
    tx::Tx,
};

/// How many rows are handed over at once.
const PAGE: usize = 1_000;
/// How many pages may wait to be taken; they bound what lies in memory.
const WAITING: usize = 4;

impl Store {
    /// 核链 Reads every entry from the first to the last: the chain's end, or its first break.
    ///
    /// # Errors
    ///
    /// What the engine says; a break is no error of the engine.
    pub fn verify(&self) -> Result<Result<Head, Break>, StoreError> {
        self.read(&Scope::everywhere("the chain runs through all bodies"), |tx| {
            let (pages, arriving) = sync_channel(WAITING);
            // One thread reads while another computes.
            thread::scope(|scope| {
                let verifier = scope.spawn(move || take_all(&arriving));
                let read = hand_over(tx, &pages);
                drop(pages);
                let taken = verifier.join().unwrap_or_else(|panic| resume_unwind(panic))?;
                read?;
                match taken {
                    Ok(verifier) => Ok(verifier.finish(&head(tx)?)),
                    Err(broken) => Ok(Err(broken)),
                }
            })
        })
    }
}

/// Hands over page after page, until the ledger ends or nobody takes them any more.
fn hand_over(tx: &Tx<'_>, pages: &SyncSender<Vec<Row>>) -> Result<(), StoreError> {
    // Not from 0: what was slipped in before the first entry is a break, too.
    let mut after = i64::MIN;
    loop {
        let rows = tx.ask(
            "SELECT position, body, at, kind, version, record, canonical, prev_hash, hash
               FROM ledger WHERE position > :after ORDER BY position LIMIT :page",
            params! { after, page: PAGE as i64 },
        )?;
        after = rows.last().map_or(Ok(after), |row| row.get("position"))?;
        let is_last = rows.len() < PAGE;
        if pages.send(rows).is_err() || is_last {
            return Ok(());
        }
    }
}

fn take_all(arriving: &Receiver<Vec<Row>>) -> Result<Result<Verifier, Break>, StoreError> {
    let mut verifier = Verifier::new();
    for page in arriving {
        for row in &page {
            if let Err(broken) = take(&mut verifier, row)? {
                return Ok(Err(broken));
            }
        }
    }
    Ok(Ok(verifier))
}

fn take(verifier: &mut Verifier, row: &Row) -> Result<Result<(), Break>, StoreError> {
    Ok(verifier.take(&chain::Row {
        position: row.get("position")?,
        body: row.text("body")?,
        at: row.get("at")?,
        kind: row.text("kind")?,
        version: row.get("version")?,
        record: row.text("record")?,
        canonical: row.bytes("canonical")?,
        prev_hash: row.bytes("prev_hash")?,
        hash: row.bytes("hash")?,
    }))
}

/// The end of the chain as it was noted with the last entry; position 0 when nothing is noted.
pub(crate) fn head(tx: &Tx<'_>) -> Result<Head, StoreError> {
    let head = tx.first("SELECT position, hash FROM ledger_head WHERE one = 1", params! {}, |row| {
        let hash = row.get::<Option<[u8; 32]>>("hash")?.unwrap_or(GENESIS);
        Ok(Head { position: row.get("position")?, hash: Digest(hash) })
    })?;
    Ok(head.unwrap_or(Head { position: 0, hash: Digest(GENESIS) }))
}
