//! 换密钥 What was sealed with an older version of the key is sealed with the newest one, a few values at a time, while the
//! house goes on working; whoever is cut off goes on where they were.

use std::collections::BTreeMap;

use affairs::account::Entry;
use office::{DeskError, Office, Resealed, Seal, Sealed};
use store::{Actor, Row, Store, StoreError, Tx, params};

use crate::{
    filing::new_entry,
    sealed::{FIELDS, Field, whole},
};

/// Who renews a key: the machine, at the hand of whoever runs it.
const HOUSE: &str = "house";
/// 一小时 How long a version is kept after a newer one took over, ms: longer than any act takes.
const KEPT: i64 = 3_600_000;

/// 留着 Why a version of the key is not retired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKept {
    /// It seals now.
    Newest,
    /// So many values are sealed with it.
    Used(u64),
    /// The newer one took over less than an hour ago, or never said so.
    TooSoon,
}

impl Field {
    const fn table(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Name => ("person", "id", "name_sealed"),
            Self::Email => ("account", "id", "email_sealed"),
            Self::Factor => ("credential", "account", "factor_sealed"),
            Self::Offered => ("credential", "account", "offered_sealed"),
        }
    }
}

/// 各版用着多少 By version, ascending; needs no key.
///
/// # Errors
///
/// The store.
pub fn sealed_by_version(store: &Store) -> Result<Vec<Sealed>, StoreError> {
    store.read(&whole(), |tx| {
        let mut all = BTreeMap::new();
        for (table, _, column) in FIELDS.map(Field::table) {
            let sql = format!(
                "SELECT substr({column}, 1, 4) AS version, count(*) AS n FROM {table} WHERE {column} IS NOT NULL
                  GROUP BY substr({column}, 1, 4) ORDER BY 1"
            );
            for (version, values) in tx.select(&sql, params! {}, counted)? {
                *all.entry(version).or_insert(0) += values;
            }
        }
        Ok(all.into_iter().map(|(version, values)| Sealed { version, values }).collect())
    })
}

fn counted(row: &Row) -> Result<(u32, u64), StoreError> {
    let (version, values): (Vec<u8>, i64) = (row.get("version")?, row.get("n")?);
    // What is too short to name one is of no version.
    let version = version.try_into().map_or(0, u32::from_be_bytes);
    Ok((version, u64::try_from(values).unwrap_or(0)))
}

/// 换封 Seals with the newest version whatever an older one sealed, `at_once` values in a turn; `told` hears of each turn.
/// A value that somebody alters meanwhile stays as they left it.
///
/// # Errors
///
/// The store; what was sealed until then is.
pub fn reseal(office: &Office, at_once: i64, told: &mut dyn FnMut(Resealed)) -> Result<Resealed, StoreError> {
    let mut all = Resealed::default();
    for field in FIELDS {
        let mut after = String::new();
        loop {
            let turn = office.store.write(&whole(), |tx| turn(tx, &*office.seal, field, &after, at_once))?;
            let Some((last, Resealed { done, unopened })) = turn else { break };
            after = last;
            all = Resealed { done: all.done + done, unopened: all.unopened + unopened };
            told(all);
        }
    }
    Ok(all)
}

/// The next values of a field, and the row of the last one; none when there are no more.
fn turn(
    tx: &Tx<'_>,
    seal: &dyn Seal,
    field: Field,
    after: &str,
    at_once: i64,
) -> Result<Option<(String, Resealed)>, StoreError> {
    let (table, key, column) = field.table();
    let newest = seal.newest().to_be_bytes().to_vec();
    let sql = format!(
        "SELECT body, {key} AS id, {column} AS sealed FROM {table}
          WHERE {column} IS NOT NULL AND substr({column}, 1, 4) <> :newest AND {key} > :after
          ORDER BY {key} LIMIT :at_once"
    );
    let rows = tx.select(&sql, params! { newest, after, at_once }, |row| {
        Ok((row.get::<String>("body")?, row.get::<String>("id")?, row.get::<Vec<u8>>("sealed")?))
    })?;
    let Some((_, last, _)) = rows.last() else { return Ok(None) };
    let (last, mut turn) = (last.clone(), Resealed::default());
    let anew = format!("UPDATE {table} SET {column} = :anew WHERE body = :body AND {key} = :id AND {column} = :sealed");
    for (body, id, sealed) in rows {
        let place = field.place(&body, &id);
        match seal.open(&place, &sealed) {
            Ok(plain) => {
                let anew_sealed = seal.seal(&place, &plain);
                turn.done += tx.execute(&anew, params! { anew: anew_sealed, body, id, sealed })?;
            }
            Err(_) => turn.unopened += 1,
        }
    }
    Ok(Some((last, turn)))
}

/// 记下换了密钥 One entry for the version that seals now, under the body above all others; `false` when it stands already.
///
/// # Errors
///
/// The store.
pub fn key_renewed(office: &Office) -> Result<bool, StoreError> {
    let entry = Entry::KeyRenewed { key: name(office.seal.newest()) };
    office.store.write(&whole(), |tx| note(office, tx, &entry))
}

/// 停用一版 Notes that a version leaves the key file; it may leave only then. `elsewhere` values are sealed with it by other
/// departments.
///
/// # Errors
///
/// [`KeyKept`] inside; the store.
pub fn key_retired(office: &Office, version: u32, elsewhere: u64) -> Result<Result<(), KeyKept>, DeskError> {
    let newest = office.seal.newest();
    if version >= newest {
        return Ok(Err(KeyKept::Newest));
    }
    let own = sealed_by_version(&office.store)?;
    let left = elsewhere + own.iter().find(|sealed| sealed.version == version).map_or(0, |it| it.values);
    if left > 0 {
        return Ok(Err(KeyKept::Used(left)));
    }
    office.store.write(&whole(), |tx| {
        let renewed = renewed_at(tx, &name(newest))?;
        if renewed.is_none_or(|at| office.clock.now() - at < KEPT) {
            return Ok(Err(KeyKept::TooSoon));
        }
        note(office, tx, &Entry::KeyRetired { key: name(version) })?;
        Ok::<_, DeskError>(Ok(()))
    })
}

fn name(version: u32) -> String {
    format!("key-{version}")
}

fn renewed_at(tx: &Tx<'_>, key: &str) -> Result<Option<i64>, StoreError> {
    tx.first(
        "SELECT at FROM ledger WHERE record = :key AND kind = 'account.key-renewed' ORDER BY position LIMIT 1",
        params! { key },
        |row| row.get("at"),
    )
}

fn note(office: &Office, tx: &Tx<'_>, entry: &Entry) -> Result<bool, StoreError> {
    let body = tx.first(
        "SELECT body FROM body ORDER BY CASE WHEN parent IS NULL THEN 0 ELSE 1 END, body LIMIT 1",
        params! {},
        |row| row.get::<String>("body"),
    )?;
    let there = tx.first(
        "SELECT position FROM ledger WHERE record = :key AND kind = :kind ORDER BY position LIMIT 1",
        params! { key: entry.record(), kind: entry.kind() },
        |row| row.get::<i64>("position"),
    )?;
    let (Some(body), None) = (body, there) else { return Ok(false) };
    let house = Actor { account: HOUSE.into(), role: HOUSE.into(), ..Actor::default() };
    office.note(tx, &body, house, office.clock.now(), &new_entry(entry))?;
    Ok(true)
}
