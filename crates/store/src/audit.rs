//! 核链 The whole ledger of a database verified on one snapshot, while others go on working.

use crate::{
    chain::{Break, GENESIS, Head, Row, Verifier},
    digest::Digest,
    error::StoreError,
    params,
    scope::Scope,
    store::Store,
};

/// How many rows are held at once.
const PAGE: i64 = 10_000;

impl Store {
    /// 核链 Reads every entry from the first to the last: the chain's end, or its first break.
    ///
    /// # Errors
    ///
    /// What the engine says; a break is no error of the engine.
    pub fn verify(&self) -> Result<Result<Head, Break>, StoreError> {
        self.read(&Scope::everywhere("the chain runs through all bodies"), |tx| {
            let mut verifier = Verifier::new();
            loop {
                let after = verifier.head().position;
                // One row at a time is taken; the page only bounds what lies in memory.
                let rows = tx.select(
                    "SELECT position, body, at, kind, version, record, canonical, prev_hash, hash
                       FROM ledger WHERE position > :after ORDER BY position LIMIT :page",
                    params! { after, page: PAGE },
                    |row| Ok(row.clone()),
                )?;
                for row in &rows {
                    let (body, kind, record): (String, String, String) =
                        (row.get("body")?, row.get("kind")?, row.get("record")?);
                    let (canonical, prev_hash, hash): (Vec<u8>, Vec<u8>, Vec<u8>) =
                        (row.get("canonical")?, row.get("prev_hash")?, row.get("hash")?);
                    let taken = verifier.take(&Row {
                        position: row.get("position")?,
                        body: &body,
                        at: row.get("at")?,
                        kind: &kind,
                        version: row.get("version")?,
                        record: &record,
                        canonical: &canonical,
                        prev_hash: &prev_hash,
                        hash: &hash,
                    });
                    if let Err(broken) = taken {
                        return Ok(Err(broken));
                    }
                }
                if rows.len() < PAGE.unsigned_abs().try_into().unwrap_or(usize::MAX) {
                    break;
                }
            }
            let head = tx.first("SELECT position, hash FROM ledger_head WHERE one = 1", params! {}, |row| {
                Ok((row.get::<i64>("position")?, row.get::<Option<[u8; 32]>>("hash")?))
            })?;
            let (position, hash) = head.unwrap_or((0, None));
            Ok(verifier.finish(&Head { position, hash: Digest(hash.unwrap_or(GENESIS)) }))
        })
    }
}
