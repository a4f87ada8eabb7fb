//! 年报原件 The files from which a report was read in: the content lies in the file space, a line here says whose it is.

use std::collections::BTreeSet;

use affairs::role::Duty;
use messages::Catalogued as _;
use office::{Clerk, DeskError, Office, spelled};
use store::{StoreError, Tx, digest::Digest, params};

/// 原件 One file that was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// 摘要 Its SM3, which the ledger names too.
    pub hash: String,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// Who read it in last.
    pub account: String,
    /// When, ms UTC.
    pub at: i64,
}

/// Every file of a year that was kept, the newest first.
///
/// # Errors
///
/// What the store says.
pub fn originals(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Original>, StoreError> {
    tx.select(
        "SELECT hash, name, bytes, account, at FROM annual_original
          WHERE body = :body AND year = :year ORDER BY at DESC, hash",
        params! { body, year: i64::from(year) },
        |row| {
            Ok(Original {
                hash: row.get("hash")?,
                name: row.get("name")?,
                bytes: u64::try_from(row.get::<i64>("bytes")?).unwrap_or(0),
                account: row.get("account")?,
                at: row.get("at")?,
            })
        },
    )
}

/// 取原件 A file as it came, with the name it came under.
///
/// # Errors
///
/// [`DeskError::NotFound`] for a file from which no report of that year was read in; the file space, also when what lies
/// there is not what was put; the store.
pub fn original(office: &Office, clerk: &Clerk, (year, hash): (i16, &str)) -> Result<(String, Vec<u8>), DeskError> {
    clerk.must(Duty::CompileReport.roles(), "下载去年年报的原件")?;
    let id: Digest = hash.parse().map_err(|_| DeskError::NotFound)?;
    let known = office.store.read(&clerk.scope(), |tx| originals(tx, &clerk.body, year))?;
    let known = known.into_iter().find(|known| known.hash == id.to_string()).ok_or(DeskError::NotFound)?;
    let content = office.files.bytes(&id).map_err(|error| DeskError::Blocked(vec![error.message()]))?;
    Ok((known.name, content))
}

pub(crate) fn keep(tx: &Tx<'_>, body: &str, year: i16, original: &Original) -> Result<(), StoreError> {
    let Original { hash, name, bytes, account, at } = original;
    let bytes = i64::try_from(*bytes).unwrap_or(i64::MAX);
    tx.file(
        "INSERT INTO annual_original (body, year, hash, name, bytes, account, at)
         VALUES (:body, :year, :hash, :name, :bytes, :account, :at)
         ON CONFLICT (body, year, hash) DO UPDATE SET name = :name, account = :account, at = :at",
        params! { body, year: i64::from(year), hash, name, bytes, account, at },
    )
}

/// 在用的文件 Every file of every body from which a report was read in.
///
/// # Errors
///
/// The store.
pub fn held(tx: &Tx<'_>) -> Result<BTreeSet<Digest>, StoreError> {
    let mut held = BTreeSet::new();
    tx.each("SELECT hash FROM annual_original ORDER BY body, year, hash", |row| {
        held.extend(spelled(&row.get::<String>("hash")?));
        Ok::<_, StoreError>(())
    })?;
    Ok(held)
}
