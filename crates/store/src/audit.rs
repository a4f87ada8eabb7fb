//! 核链 The whole ledger of a database verified on one snapshot, while others go on working.

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

/// How many rows lie in memory at once.
const PAGE: usize = 1_000;

impl Store {
    /// 核链 Reads every entry from the first to the last: the chain's end, or its first break.
    ///
    /// # Errors
    ///
    /// What the engine says; a break is no error of the engine.
    pub fn verify(&self) -> Result<Result<Head, Break>, StoreError> {
        self.read(&Scope::everywhere("the chain runs through all bodies"), |tx| {
            let mut verifier = Verifier::new();
            // Not from 0: what was slipped in before the first entry is a break, too.
            let mut after = Some(i64::MIN);
            while let Some(position) = after {
                after = match page(tx, &mut verifier, position)? {
                    Ok(last) => last,
                    Err(broken) => return Ok(Err(broken)),
                };
            }
            Ok(verifier.finish(&head(tx)?))
        })
    }
}

/// Takes the rows after a position; gives the last one unless the ledger ends with them.
fn page(tx: &Tx<'_>, verifier: &mut Verifier, after: i64) -> Result<Result<Option<i64>, Break>, StoreError> {
    let taken: Vec<Result<i64, Break>> = tx.select(
        "SELECT position, body, at, kind, version, record, canonical, prev_hash, hash
           FROM ledger WHERE position > :after ORDER BY position LIMIT :page",
        params! { after, page: PAGE as i64 },
        |row| take(verifier, row),
    )?;
    let is_full = taken.len() == PAGE;
    // The first break counts; rows behind it say nothing.
    let positions: Result<Vec<i64>, Break> = taken.into_iter().collect();
    Ok(positions.map(|positions| positions.last().copied().filter(|_| is_full)))
}

fn take(verifier: &mut Verifier, row: &Row) -> Result<Result<i64, Break>, StoreError> {
    let position = row.get("position")?;
    let taken = verifier.take(&chain::Row {
        position,
        body: row.text("body")?,
        at: row.get("at")?,
        kind: row.text("kind")?,
        version: row.get("version")?,
        record: row.text("record")?,
        canonical: row.bytes("canonical")?,
        prev_hash: row.bytes("prev_hash")?,
        hash: row.bytes("hash")?,
    });
    Ok(taken.map(|()| position))
}

/// The end of the chain as it was noted with the last entry; position 0 when nothing is noted.
pub(crate) fn head(tx: &Tx<'_>) -> Result<Head, StoreError> {
    let head = tx.first("SELECT position, hash FROM ledger_head WHERE one = 1", params! {}, |row| {
        let hash = row.get::<Option<[u8; 32]>>("hash")?.unwrap_or(GENESIS);
        Ok(Head { position: row.get("position")?, hash: Digest(hash) })
    })?;
    Ok(head.unwrap_or(Head { position: 0, hash: Digest(GENESIS) }))
}
