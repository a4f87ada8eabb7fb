//! 台账 One chain per database: appended to, read, and never changed.

use crate::{
    chain::{self, GENESIS, Head},
    digest::Digest,
    entry::Entry,
    error::StoreError,
    params,
    row::Row,
    scope::Scope,
    store::Store,
    tx::Tx,
};

/// 台账一行 An entry as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// Gapless, from 1.
    pub position: i64,
    /// The body it belongs to.
    pub body: String,
    /// Instant, milliseconds UTC.
    pub at: i64,
    /// Permanent dotted kind.
    pub kind: String,
    /// Version of the payload's shape.
    pub version: u32,
    /// The record it is about.
    pub record: String,
    /// The bytes that were hashed.
    pub canonical: Vec<u8>,
    /// The hash of the row before; zeros before the first.
    pub prev_hash: [u8; 32],
    /// SM3 over `prev_hash` and `canonical`.
    pub hash: [u8; 32],
}

/// 一笔 An entry while it passes: lent, so that a million of them are read and none is copied.
#[derive(Clone, Copy, Debug)]
pub struct Passing<'r> {
    /// The body it belongs to.
    pub body: &'r str,
    /// Permanent dotted kind.
    pub kind: &'r str,
    /// Version of the payload's shape.
    pub version: u32,
    /// The record it is about.
    pub record: &'r str,
    /// The bytes that were hashed.
    pub canonical: &'r [u8],
}

impl Passing<'_> {
    /// 内容 What was done, a JSON object.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] where there is none.
    pub fn payload(&self) -> Result<&[u8], StoreError> {
        chain::payload(self.canonical).ok_or_else(|| StoreError::damaged("ledger", "an entry without a payload"))
    }
}

impl Tx<'_> {
    /// 台账末尾 The position of the last entry; 0 before the first.
    ///
    /// # Errors
    ///
    /// What the engine says.
    pub fn last_position(&self) -> Result<i64, StoreError> {
        let last = self.first("SELECT position FROM ledger_head", params! {}, |row| row.get("position"))?;
        Ok(last.unwrap_or(0))
    }

    /// 从后往前翻 Every entry behind the first position up to the second, the last first. `take` may not ask again.
    ///
    /// # Errors
    ///
    /// What `take` refuses; a scope that does not reach everywhere; what the engine says.
    pub fn backwards<E: From<StoreError>>(
        &self,
        (after, upto): (i64, i64),
        mut take: impl FnMut(Passing<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!(
            "SELECT body, kind, version, record, canonical FROM ledger
              WHERE position > {after} AND position <= {upto} ORDER BY position DESC"
        );
        let mut stopped = None;
        let passed = self.pass(&sql, &mut |one| take(one).map_err(|error| stopped = Some(error)).is_ok());
        stopped.map_or(passed.map_err(E::from), Err)
    }

    /// 记 Appends an entry and gives its position, gapless in the whole database.
    ///
    /// # Errors
    ///
    /// [`StoreError::Entry`] for one that may not stand in the ledger, [`StoreError::OutOfScope`] for one of another
    /// body; what the engine says.
    pub fn append(&self, entry: &Entry) -> Result<i64, StoreError> {
        self.check_entry(entry)?;
        let Head { position: last, hash: Digest(prev_hash) } = self.locked_end()?;
        let position = last + 1;
        let canonical = chain::canonical(position, entry);
        let hash = chain::link(&prev_hash, &canonical);
        let Entry { at, version, .. } = *entry;
        let (body, kind, record) = (entry.body.clone(), entry.kind.clone(), entry.record.clone());
        self.keep(LedgerRow { position, body, at, kind, version, record, canonical, prev_hash, hash })?;
        self.set_end(Head { position, hash: Digest(hash) });
        Ok(position)
    }

    /// The end of the chain. The first to ask in a commit locks the head's row, so nobody else appends meanwhile.
    fn locked_end(&self) -> Result<Head, StoreError> {
        if let Some(end) = self.end() {
            return Ok(end);
        }
        let heads = self.ask("SELECT position, hash FROM ledger_head WHERE one = 1 FOR UPDATE", params! {})?;
        let head = heads.first().ok_or_else(|| StoreError::damaged("ledger_head", "no row"))?;
        let hash = head.get::<Option<[u8; 32]>>("hash")?.unwrap_or(GENESIS);
        Ok(Head { position: head.get("position")?, hash: Digest(hash) })
    }
}

impl Store {
    /// 翻台账 Up to `limit` rows after `position`, in order: a page for verifying, whatever the length of the chain.
    ///
    /// # Errors
    ///
    /// What the engine says.
    pub fn ledger_after(&self, position: i64, limit: u32) -> Result<Vec<LedgerRow>, StoreError> {
        self.read(&Scope::everywhere("the chain runs through all bodies"), |tx| {
            tx.select(
                "SELECT position, body, at, kind, version, record, canonical, prev_hash, hash
                   FROM ledger WHERE position > :position ORDER BY position LIMIT :limit",
                params! { position, limit },
                read,
            )
        })
    }
}

fn read(row: &Row) -> Result<LedgerRow, StoreError> {
    Ok(LedgerRow {
        position: row.get("position")?,
        body: row.get("body")?,
        at: row.get("at")?,
        kind: row.get("kind")?,
        version: row.get("version")?,
        record: row.get("record")?,
        canonical: row.get("canonical")?,
        prev_hash: row.get("prev_hash")?,
        hash: row.get("hash")?,
    })
}
