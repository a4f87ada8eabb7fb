//! 会话册 The rows of sessions.

use affairs::account::Account;
use store::{Row, StoreError, Tx, params};

use crate::secrets::Token;

/// 会话 One line of a list of sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The body of the account.
    pub body: String,
    /// The public number.
    pub id: String,
    /// Whose.
    pub account: String,
    /// From where it began.
    pub address: Option<String>,
    /// Instant of its beginning, ms UTC.
    pub started_at: i64,
    /// Instant of the last act, ms UTC; ten seconds behind at most.
    pub last_act: i64,
}

pub(crate) fn begin(tx: &Tx<'_>, account: &Account, token: &Token, address: &str, at: i64) -> Result<(), StoreError> {
    let address = (!address.is_empty()).then_some(address);
    tx.execute(
        "INSERT INTO session (body, id, account, token, address, started_at, last_act)
         VALUES (:body, :id, :account, :token, :address, :at, :at)",
        params! { body: &account.body, id: &token.id, account: &account.id, token: token.hash, address, at },
    )
    .map(|_| ())
}

/// `false` when it had ended before.
pub(crate) fn end(tx: &Tx<'_>, body: &str, id: &str, at: i64) -> Result<bool, StoreError> {
    let ended = tx.execute(
        "UPDATE session SET ended_at = :at WHERE body = :body AND id = :id AND ended_at IS NULL",
        params! { body, id, at },
    )?;
    Ok(ended == 1)
}

/// Open sessions of a body, of one account or of all, last act first.
pub(crate) fn open(tx: &Tx<'_>, body: &str, account: Option<&str>) -> Result<Vec<Sitting>, StoreError> {
    tx.select(
        "SELECT body, id, account, address, started_at, last_act FROM session
          WHERE body = :body AND ended_at IS NULL AND (account = :account OR :every)
          ORDER BY last_act DESC, id",
        params! { body, account: account.unwrap_or_default(), every: account.is_none() },
        sitting,
    )
}

/// Open sessions of one account that rest since `since` or longer: nobody will come back to them.
pub(crate) fn rested(tx: &Tx<'_>, body: &str, account: &str, since: i64) -> Result<Vec<Sitting>, StoreError> {
    tx.select(
        "SELECT body, id, account, address, started_at, last_act FROM session
          WHERE body = :body AND account = :account AND ended_at IS NULL AND last_act <= :since ORDER BY id",
        params! { body, account, since },
        sitting,
    )
}

/// Whether an account sits at an address: an open session from there, with an act after `since`.
pub(crate) fn sits_at(tx: &Tx<'_>, account: &str, address: &str, since: i64) -> Result<bool, StoreError> {
    let found = tx.first(
        "SELECT id FROM session
          WHERE account = :account AND address = :address AND ended_at IS NULL AND last_act > :since",
        params! { account, address, since },
        |row| row.get::<String>("id"),
    );
    Ok(found?.is_some())
}

/// 清理 Sessions that ended before `before` leave the table; the ledger keeps their beginning and their end.
pub(crate) fn sweep(tx: &Tx<'_>, before: i64) -> Result<u64, StoreError> {
    tx.execute("DELETE FROM session WHERE ended_at < :before", params! { before })
}

/// A session with the hash of its secret, and whether it has ended.
pub(crate) fn by_id(tx: &Tx<'_>, id: &str) -> Result<Option<(Sitting, [u8; 32], bool)>, StoreError> {
    tx.first(
        "SELECT body, id, account, address, started_at, last_act, token, ended_at FROM session WHERE id = :id",
        params! { id },
        |row| Ok((sitting(row)?, row.get("token")?, row.get::<Option<i64>>("ended_at")?.is_some())),
    )
}

fn sitting(row: &Row) -> Result<Sitting, StoreError> {
    Ok(Sitting {
        body: row.get("body")?,
        id: row.get("id")?,
        account: row.get("account")?,
        address: row.get("address")?,
        started_at: row.get("started_at")?,
        last_act: row.get("last_act")?,
    })
}
