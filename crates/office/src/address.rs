//! 公开地址 Every public address ever given, and how it stands today: 200, 301 or 410.

use store::{StoreError, Tx, params};

/// 现状 What answers at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 200 Its record is shown.
    Shown,
    /// 301 It leads to another address of ours.
    Moved(String),
    /// 410 What stood here was withdrawn; a notice stands in its place.
    Gone,
}

/// 地址 One public address of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Path from the root of the site, beginning with `/`.
    pub path: String,
    /// Kind of record behind it, by which the binary finds the page, such as `publication`.
    pub kind: String,
    /// How it stands.
    pub standing: Standing,
}

pub(crate) fn file(
    tx: &Tx<'_>,
    body: &str,
    record: &str,
    position: i64,
    addresses: &[Address],
) -> Result<(), StoreError> {
    for Address { path, kind, standing } in addresses {
        let (code, target) = match standing {
            Standing::Shown => (200_i64, ""),
            Standing::Moved(target) => (301, target.as_str()),
            Standing::Gone => (410, ""),
        };
        tx.file(
            "INSERT INTO address (path, body, record, kind, standing, target, position)
             VALUES (:path, :body, :record, :kind, :code, :target, :position)
             ON CONFLICT (path) DO UPDATE SET standing = :code, target = :target, position = :position
              WHERE address.body = :body AND address.record = :record",
            params! { path, body, record, kind, code, target, position },
        )?;
    }
    Ok(())
}

/// The address at a path, with the record behind it.
///
/// # Errors
///
/// What the store says.
pub fn address_of(tx: &Tx<'_>, body: &str, path: &str) -> Result<Option<(Address, String)>, StoreError> {
    tx.first(
        "SELECT path, kind, standing, target, record FROM address WHERE body = :body AND path = :path",
        params! { body, path },
        |row| Ok((read(row)?, row.get("record")?)),
    )
}

/// The addresses of one record, in the order of their paths.
///
/// # Errors
///
/// What the store says.
pub fn addresses(tx: &Tx<'_>, body: &str, record: &str) -> Result<Vec<Address>, StoreError> {
    tx.select(
        "SELECT path, kind, standing, target FROM address WHERE body = :body AND record = :record ORDER BY path",
        params! { body, record },
        read,
    )
}

fn read(row: &store::Row) -> Result<Address, StoreError> {
    let code: i64 = row.get("standing")?;
    let standing = match code {
        200 => Standing::Shown,
        301 => Standing::Moved(row.get("target")?),
        _ => Standing::Gone,
    };
    Ok(Address { path: row.get("path")?, kind: row.get("kind")?, standing })
}
