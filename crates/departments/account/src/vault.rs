//! 库 The rows of secrets and of failures: what nobody but the door reads.

use affairs::{account::Policy, private::Private};
use office::Seal;
use store::{StoreError, Tx, digest::Digest, params};

use crate::sealed::{self, Field, Kept};

/// What stands behind an account's password and second factor.
pub(crate) struct Credential {
    pub(crate) hash: String,
    pub(crate) changed_at: i64,
    pub(crate) one_time_until: Option<i64>,
    pub(crate) factor: Option<Kept>,
    pub(crate) offered: Option<Kept>,
}

pub(crate) fn credential(tx: &Tx<'_>, account: &str) -> Result<Option<Credential>, StoreError> {
    tx.first(
        "SELECT body, hash, changed_at, one_time_until, factor, factor_sealed, offered, offered_sealed
           FROM credential WHERE account = :account",
        params! { account },
        |row| {
            let body: String = row.get("body")?;
            let kept = |field, sealed, plain| Kept::of(field, (&body, account), sealed, plain);
            Ok(Credential {
                hash: row.get("hash")?,
                changed_at: row.get("changed_at")?,
                one_time_until: row.get("one_time_until")?,
                factor: kept(Field::Factor, row.get("factor_sealed")?, row.get("factor")?),
                offered: kept(Field::Offered, row.get("offered_sealed")?, row.get("offered")?),
            })
        },
    )
}

/// The hashes of former passwords that may not return, newest first.
pub(crate) fn before(tx: &Tx<'_>, account: &str) -> Result<Vec<String>, StoreError> {
    tx.select(
        "SELECT hash FROM credential_before WHERE account = :account ORDER BY ordinal DESC",
        params! { account },
        |row| row.get("hash"),
    )
}

/// A new password takes the place of the old one, which is remembered unless it was a one-time password.
pub(crate) fn replace(
    tx: &Tx<'_>,
    (body, account): (&str, &str),
    (hash, one_time_until): (&str, Option<i64>),
    policy: &Policy,
    at: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO credential_before (body, account, ordinal, hash)
         SELECT body, account, 1 + COALESCE((SELECT MAX(ordinal) FROM credential_before WHERE account = :account), 0),
                hash FROM credential WHERE body = :body AND account = :account AND one_time_until IS NULL",
        params! { body, account },
    )?;
    // The password in hand is itself one of the last ones.
    let kept = i64::try_from(policy.not_last).unwrap_or(i64::MAX) - 1;
    tx.execute(
        "DELETE FROM credential_before WHERE body = :body AND account = :account AND ordinal <=
                (SELECT MAX(ordinal) FROM credential_before WHERE account = :account) - :kept",
        params! { body, account, kept },
    )?;
    tx.execute(
        "INSERT INTO credential (body, account, hash, changed_at, one_time_until)
         VALUES (:body, :account, :hash, :at, :one_time_until)
         ON CONFLICT (account) DO UPDATE SET hash = :hash, changed_at = :at, one_time_until = :one_time_until",
        params! { body, account, hash, at, one_time_until },
    )
    .map(|_| ())
}

/// A second factor waits for its first code.
pub(crate) fn offer(
    tx: &Tx<'_>,
    seal: &dyn Seal,
    of: (&str, &str),
    secret: &Private<Vec<u8>>,
) -> Result<(), StoreError> {
    sealed::keep(tx, seal, Field::Offered, of, Some(secret.unmask()))
}

/// The second factor that counts from now on, or none; what waited is gone.
pub(crate) fn set_factor(
    tx: &Tx<'_>,
    seal: &dyn Seal,
    of: (&str, &str),
    secret: Option<&Private<Vec<u8>>>,
) -> Result<(), StoreError> {
    sealed::keep(tx, seal, Field::Factor, of, secret.map(Private::unmask))?;
    sealed::keep(tx, seal, Field::Offered, of, None)
}

/// Notes that the code of a step opened the door; `false` when it had done so before.
pub(crate) fn use_step(tx: &Tx<'_>, body: &str, account: &str, step: i64) -> Result<bool, StoreError> {
    let added = tx.execute(
        "INSERT INTO factor_used (body, account, step) VALUES (:body, :account, :step)
         ON CONFLICT (account, step) DO NOTHING",
        params! { body, account, step },
    )?;
    Ok(added == 1)
}

/// What stands for a name that was typed: a mark under the key, so that a password typed there by mistake cannot be told
/// from a copy of the database, not even by trying every likely one.
pub(crate) fn subject(seal: &dyn Seal, name: &str) -> String {
    let mark = seal.mark("sign_in_failure", "subject", name.as_bytes());
    Digest(mark).to_string()[..32].to_owned()
}

/// Failures that are looked at: more than any policy asks for.
const LOOKED_AT: i64 = 200;

pub(crate) fn failures_of(tx: &Tx<'_>, subject: &str) -> Result<Vec<i64>, StoreError> {
    tx.select(
        "SELECT at FROM sign_in_failure WHERE subject = :subject ORDER BY at DESC LIMIT :most",
        params! { subject, most: LOOKED_AT },
        |row| row.get("at"),
    )
}

pub(crate) fn failures_from(tx: &Tx<'_>, address: &str) -> Result<Vec<i64>, StoreError> {
    tx.select(
        "SELECT at FROM sign_in_failure WHERE address = :address ORDER BY at DESC LIMIT :most",
        params! { address, most: LOOKED_AT },
        |row| row.get("at"),
    )
}

pub(crate) fn count_failure(tx: &Tx<'_>, body: &str, subject: &str, address: &str, at: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO sign_in_failure (body, subject, address, at) VALUES (:body, :subject, :address, :at)",
        params! { body, subject, address, at },
    )
    .map(|_| ())
}

/// The failures of a name count no longer for it; for the address they still do.
pub(crate) fn forgive(tx: &Tx<'_>, subject: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE sign_in_failure SET subject = '' WHERE subject = :subject", params! { subject }).map(|_| ())
}

/// 清理 Failures before `before` leave, and the codes an account used before it: no window reaches so far.
pub(crate) fn sweep(tx: &Tx<'_>, account: &str, before: i64) -> Result<(), StoreError> {
    tx.execute("DELETE FROM sign_in_failure WHERE at < :before", params! { before })?;
    let step = before / 30_000;
    tx.execute("DELETE FROM factor_used WHERE account = :account AND step < :step", params! { account, step })
        .map(|_| ())
}
