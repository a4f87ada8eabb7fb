//! 封存 What of accounts is kept sealed: names of persons, addresses for letters, and the secrets of second factors.

use affairs::private::Private;
use office::{DeskError, Office, Place, Seal, SealError, SealFault};
use store::{Row, Scope, Store, StoreError, Tx, params};

/// 封存的栏 One column that is kept sealed, beside the plain one it stood in before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// The name of a person.
    Name,
    /// Where letters reach an account.
    Email,
    /// The secret of the second factor that counts.
    Factor,
    /// The secret of one that waits for its first code.
    Offered,
}

/// 全部封存的栏 Every one of them.
pub(crate) const FIELDS: [Field; 4] = [Field::Name, Field::Email, Field::Factor, Field::Offered];

impl Field {
    /// Where its value stands; `row` is the person or the account.
    pub(crate) fn place<'a>(self, body: &'a str, row: &'a str) -> Place<'a> {
        let (table, column, what) = match self {
            Self::Name => ("person", "name", "姓名"),
            Self::Email => ("account", "email", "邮箱"),
            Self::Factor => ("credential", "factor", "动态口令"),
            Self::Offered => ("credential", "offered", "动态口令"),
        };
        Place { table, column, body, row, what }
    }
}

/// 存着的值 A value as it stands in the database; opened only when it is needed.
#[derive(Clone)]
pub(crate) struct Kept {
    field: Field,
    body: String,
    row: String,
    value: Value,
}

#[derive(Clone)]
enum Value {
    Sealed(Vec<u8>),
    /// Written by a program that had no key.
    Plain(Private<Vec<u8>>),
}

impl Kept {
    /// What a row holds under a field. This program leaves nothing plain: what stands plain is what an older one wrote
    /// last, and goes before.
    pub(crate) fn of(
        field: Field,
        (body, row): (&str, &str),
        sealed: Option<Vec<u8>>,
        plain: Option<Vec<u8>>,
    ) -> Option<Self> {
        let plain = plain.filter(|plain| !plain.is_empty()).map(|plain| Value::Plain(Private::new(plain)));
        let value = plain.or(sealed.map(Value::Sealed))?;
        Some(Self { field, body: body.to_owned(), row: row.to_owned(), value })
    }

    pub(crate) fn open(&self, seal: &dyn Seal) -> Result<Private<Vec<u8>>, SealError> {
        match &self.value {
            Value::Sealed(sealed) => seal.open(&self.place(), sealed).map(Private::new),
            Value::Plain(plain) => Ok(plain.clone()),
        }
    }

    pub(crate) fn open_text(&self, seal: &dyn Seal) -> Result<Private<String>, SealError> {
        let text = String::from_utf8(self.open(seal)?.unmask().clone());
        text.map(Private::new).map_err(|_| SealError::at(&self.place(), SealFault::NoText))
    }

    fn place(&self) -> Place<'_> {
        self.field.place(&self.body, &self.row)
    }
}

/// 封存的情况 Whether the database holds sealed values, and whether plain ones still wait for the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holdings {
    /// Values that only the key opens.
    pub sealed: bool,
    /// Values written before there was a key.
    pub plain: bool,
}

/// 看封存 What the database holds; needs no key.
///
/// # Errors
///
/// The store.
pub fn holdings(store: &Store) -> Result<Holdings, StoreError> {
    store.read(&whole(), |tx| {
        let any = |sql: &str| -> Result<bool, StoreError> {
            Ok(tx.first(sql, params! {}, |row| row.get::<i64>("n"))?.unwrap_or_default() > 0)
        };
        Ok(Holdings {
            sealed: any("SELECT COUNT(*) AS n FROM person WHERE name_sealed IS NOT NULL")?
                || any("SELECT COUNT(*) AS n FROM account WHERE email_sealed IS NOT NULL")?
                || any("SELECT COUNT(*) AS n FROM credential
                         WHERE factor_sealed IS NOT NULL OR offered_sealed IS NOT NULL")?,
            plain: any("SELECT COUNT(*) AS n FROM person WHERE name <> ''")?
                || any("SELECT COUNT(*) AS n FROM account WHERE email <> ''")?
                || any("SELECT COUNT(*) AS n FROM credential WHERE factor IS NOT NULL OR offered IS NOT NULL")?,
        })
    })
}

/// 试钥匙 Opens every sealed value once, so that a key that does not fit is found at the start and not by a clerk.
///
/// # Errors
///
/// [`DeskError::Sealed`] with the first that does not open; the store.
pub fn try_key(office: &Office) -> Result<(), DeskError> {
    office.store.read(&whole(), |tx| {
        for kept in everything(tx)? {
            kept.open(&*office.seal)?;
        }
        Ok(())
    })
}

/// 补封 Seals what an older program wrote plain; gives the number of values. Run at every start, it finds nothing but once.
///
/// # Errors
///
/// The store; nothing was changed then.
pub fn seal_plain_values(office: &Office) -> Result<u64, DeskError> {
    office.store.write(&whole(), |tx| {
        let mut sealed = 0;
        for kept in everything(tx)? {
            if let Value::Plain(plain) = &kept.value {
                keep(tx, &*office.seal, kept.field, (&kept.body, &kept.row), Some(plain.unmask()))?;
                sealed += 1;
            }
        }
        Ok(sealed)
    })
}

pub(crate) fn whole() -> Scope {
    Scope::everywhere("one key seals the personal fields of every body")
}

fn everything(tx: &Tx<'_>) -> Result<Vec<Kept>, StoreError> {
    Ok([names(tx)?, emails(tx)?, secrets(tx)?].concat())
}

fn emails(tx: &Tx<'_>) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT body, id, email, email_sealed FROM account ORDER BY id";
    Ok(tx.select(sql, params! {}, email)?.into_iter().flatten().collect())
}

fn names(tx: &Tx<'_>) -> Result<Vec<Kept>, StoreError> {
    let rows = tx.select("SELECT body, id, name, name_sealed FROM person ORDER BY id", params! {}, |row| {
        let plain: String = row.get("name")?;
        kept(row, Field::Name, "id", "name_sealed", Some(plain.into_bytes()))
    })?;
    Ok(rows.into_iter().flatten().collect())
}

fn secrets(tx: &Tx<'_>) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT body, account, factor, factor_sealed, offered, offered_sealed FROM credential ORDER BY account";
    let rows = tx.select(sql, params! {}, |row| {
        let factor = kept(row, Field::Factor, "account", "factor_sealed", row.get("factor")?)?;
        let offered = kept(row, Field::Offered, "account", "offered_sealed", row.get("offered")?)?;
        Ok([factor, offered])
    })?;
    Ok(rows.into_iter().flatten().flatten().collect())
}

fn kept(row: &Row, field: Field, key: &str, sealed: &str, plain: Option<Vec<u8>>) -> Result<Option<Kept>, StoreError> {
    let (body, key): (String, String) = (row.get("body")?, row.get(key)?);
    Ok(Kept::of(field, (&body, &key), row.get(sealed)?, plain))
}

/// The name in a row with `body`, `person`, `name` and `name_sealed`; none once it was destroyed.
pub(crate) fn name(row: &Row) -> Result<Option<Kept>, StoreError> {
    let plain: String = row.get("name")?;
    kept(row, Field::Name, "person", "name_sealed", Some(plain.into_bytes()))
}

/// The address in a row with `body`, `id`, `email` and `email_sealed`; none for who wants no letters.
pub(crate) fn email(row: &Row) -> Result<Option<Kept>, StoreError> {
    let plain: Option<String> = row.get("email")?;
    kept(row, Field::Email, "id", "email_sealed", plain.map(String::into_bytes))
}

/// What stands under a field from now on, sealed; nothing of it stays plain.
pub(crate) fn keep(
    tx: &Tx<'_>,
    seal: &dyn Seal,
    field: Field,
    (body, row): (&str, &str),
    value: Option<&Vec<u8>>,
) -> Result<(), StoreError> {
    let sealed = value.map(|value| seal.seal(&field.place(body, row), value));
    let sql = match field {
        Field::Name => "UPDATE person SET name = '', name_sealed = :sealed WHERE body = :body AND id = :row",
        Field::Email => "UPDATE account SET email = NULL, email_sealed = :sealed WHERE body = :body AND id = :row",
        Field::Factor => {
            "UPDATE credential SET factor = NULL, factor_sealed = :sealed WHERE body = :body AND account = :row"
        }
        Field::Offered => {
            "UPDATE credential SET offered = NULL, offered_sealed = :sealed WHERE body = :body AND account = :row"
        }
    };
    tx.execute(sql, params! { body, row, sealed }).map(|_| ())
}
