//! 核链 The whole ledger of a database verified on one snapshot, while others go on working.

use std::{
    panic::resume_unwind,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use bytes::Bytes;

use crate::{
    chain::{self, Break, GENESIS, Head, Verifier},
    digest::Digest,
    error::StoreError,
    params,
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

/// Not from 0: what was slipped in before the first entry is a break, too.
const ALL: &str = "SELECT position, body, at, kind, version, record, canonical, prev_hash, hash
       FROM ledger ORDER BY position";

/// Hands over page after page, until the ledger ends or nobody takes them any more.
fn hand_over(tx: &Tx<'_>, pages: &SyncSender<Vec<Bytes>>) -> Result<(), StoreError> {
    let mut page = Vec::with_capacity(PAGE);
    let mut take = |row| {
        page.push(row);
        page.len() < PAGE || pages.send(std::mem::replace(&mut page, Vec::with_capacity(PAGE))).is_ok()
    };
    tx.copy_out(ALL, &mut take)?;
    // Who does not take the last page has found a break already.
    let _ = pages.send(page);
    Ok(())
}

fn take_all(arriving: &Receiver<Vec<Bytes>>) -> Result<Result<Verifier, Break>, StoreError> {
    let mut verifier = Verifier::new();
    for bytes in arriving.iter().flatten() {
        let row = copied(&bytes).ok_or_else(|| StoreError::statement(ALL, "a copied row of another form"))?;
        if let Some(Err(broken)) = row.map(|row| verifier.take(&row)) {
            return Ok(Err(broken));
        }
    }
    Ok(Ok(verifier))
}

/// A row of `COPY … (FORMAT binary)`: a count of cells, and each with its length before it. What stands before the first
/// row is passed over; the end is a count of -1 and no row.
fn copied(bytes: &[u8]) -> Option<Option<chain::Row<'_>>> {
    const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";
    let mut rest = match bytes.strip_prefix(SIGNATURE) {
        Some(after) => after.get(8..)?,
        None => bytes,
    };
    let (count, cells) = rest.split_first_chunk::<2>()?;
    if i16::from_be_bytes(*count) == -1 {
        return Some(None);
    }
    rest = cells;
    let mut cell = || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(i32::from_be_bytes(*length)).ok()?;
        let (cell, after) = after.split_at_checked(length)?;
        rest = after;
        Some(cell)
    };
    let int = |cell: &[u8]| Some(i64::from_be_bytes(cell.try_into().ok()?));
    // What is no text is in no canonical bytes: it will be found to differ.
    let text = |cell| std::str::from_utf8(cell).unwrap_or("\u{fffd}");
    Some(Some(chain::Row {
        position: int(cell()?)?,
        body: text(cell()?),
        at: int(cell()?)?,
        kind: text(cell()?),
        version: int(cell()?)?,
        record: text(cell()?),
        canonical: cell()?,
        prev_hash: cell()?,
        hash: cell()?,
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
