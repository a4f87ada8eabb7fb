//! 册 The rows of bodies, people, accounts and roles; those of deputies stand beside.

mod deputy;

use affairs::{
    account::{Account, Body, Level, NewAccount, Policy, locked_until},
    private::Private,
    role::Role,
};
use office::{Seal, Zone};
use store::{Row, Scope, StoreError, Tx, params};

pub(crate) use self::deputy::{counting, deputising, deputyship, keep_deputy, standing};
use crate::{sealed::Field, vault};

/// Sign-in knows no body yet, and a person's roles count together wherever they are held (三员分立).
pub(crate) fn anywhere() -> Scope {
    Scope::everywhere("a name at sign-in belongs to no body yet, and a person's roles count over all bodies")
}

/// The body that answers for visitors nobody knows: the highest, then the first.
pub(crate) fn first_body(tx: &Tx<'_>) -> Result<Option<String>, StoreError> {
    tx.first("SELECT body FROM body ORDER BY parent NULLS FIRST, body", params! {}, |row| row.get("body"))
}

/// Takes the body's row, so that two administrators decide one after the other.
pub(crate) fn lock_body(tx: &Tx<'_>, body: &str) -> Result<(), StoreError> {
    tx.first("SELECT body FROM body WHERE body = :body FOR UPDATE", params! { body }, |row| row.get::<String>("body"))
        .map(|_| ())
}

/// Takes the account's row, so that two attempts are settled one after the other.
pub(crate) fn lock_account(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.first("SELECT id FROM account WHERE id = :id FOR UPDATE", params! { id }, |row| row.get::<String>("id"))
        .map(|_| ())
}

/// A body with its grade of classified protection.
pub(crate) fn body(tx: &Tx<'_>, body: &str) -> Result<Option<(Body, i64)>, StoreError> {
    tx.first(
        "SELECT body, name, level, parent, audit_from_above, grade FROM body WHERE body = :body",
        params! { body },
        |row| {
            let level: String = row.get("level")?;
            let level = Level::of(&level).ok_or_else(|| StoreError::damaged("body.level", &level))?;
            let body = Body {
                id: row.get("body")?,
                name: row.get("name")?,
                level,
                parent: row.get("parent")?,
                audit_from_above: row.get("audit_from_above")?,
            };
            Ok((body, row.get("grade")?))
        },
    )
}

pub(crate) fn keep_body(tx: &Tx<'_>, it: &Body, grade: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO body (body, name, level, parent, audit_from_above, grade)
         VALUES (:body, :name, :level, :parent, :audit_from_above, :grade)",
        params! {
            body: &it.id, name: &it.name, level: it.level.id(), parent: &it.parent,
            audit_from_above: it.audit_from_above, grade
        },
    )
    .map(|_| ())
}

/// Whether somebody may sit down in this section: it stands and was not closed.
pub(crate) fn has_section(tx: &Tx<'_>, body: &str, id: &str) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM section WHERE body = :body AND id = :id AND closed_at IS NULL";
    Ok(tx.first(sql, params! { body, id }, |row| row.get::<String>("id"))?.is_some())
}

pub(crate) fn keep_person(
    tx: &Tx<'_>,
    seal: &dyn Seal,
    (body, id): (&str, &str),
    name: &Private<String>,
) -> Result<(), StoreError> {
    let sealed = seal.seal(&Field::Name.place(body, id), name.unmask().trim().as_bytes());
    tx.execute(
        "INSERT INTO person (body, id, name, name_sealed) VALUES (:body, :id, '', :sealed)",
        params! { body, id, sealed },
    )
    .map(|_| ())
}

pub(crate) fn keep_account(tx: &Tx<'_>, body: &str, new: &NewAccount, at: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO account (body, id, person, section, disabled, must_change, second_factor, used_at)
         VALUES (:body, :id, :person, :section, :no, :yes, :no, :at)",
        params! { body, id: &new.id, person: &new.person, section: &new.section, no: false, yes: true, at },
    )
    .map(|_| ())
}

/// What an act changes of an account's row.
pub(crate) fn update(tx: &Tx<'_>, account: &Account) -> Result<(), StoreError> {
    let Account { body, id, disabled, must_change, second_factor, .. } = account;
    tx.execute(
        "UPDATE account SET disabled = :disabled, must_change = :must_change, second_factor = :second_factor
          WHERE body = :body AND id = :id",
        params! { body, id, disabled, must_change, second_factor },
    )
    .map(|_| ())
}

/// Notes that the account was used.
pub(crate) fn used(tx: &Tx<'_>, body: &str, id: &str, at: i64) -> Result<(), StoreError> {
    tx.execute("UPDATE account SET used_at = :at WHERE body = :body AND id = :id", params! { body, id, at }).map(|_| ())
}

/// The account of this name at sign-in, with the roles of its person over all bodies.
pub(crate) fn account(tx: &Tx<'_>, seal: &dyn Seal, id: &str, now: i64) -> Result<Option<Account>, StoreError> {
    let found = tx.first(
        "SELECT body, id, person, section, disabled, must_change, second_factor FROM account WHERE id = :id",
        params! { id },
        |row| {
            Ok(Account {
                id: row.get("id")?,
                person: row.get("person")?,
                body: row.get("body")?,
                section: row.get("section")?,
                roles: Vec::new(),
                disabled: row.get("disabled")?,
                must_change: row.get("must_change")?,
                second_factor: row.get("second_factor")?,
                locked_until: None,
            })
        },
    )?;
    let Some(account) = found else { return Ok(None) };
    let person = &account.person;
    let roles = tx.select(
        "SELECT role, MIN(since) AS since FROM role_held WHERE person = :person GROUP BY role ORDER BY since, role",
        params! { person },
        role,
    )?;
    let policy = Policy::on(Zone::shanghai().day(now));
    let failures = vault::failures_of(tx, &vault::subject(seal, id))?;
    let locked_until = locked_until(&failures, policy.failures, &policy, now);
    Ok(Some(Account { roles, locked_until, ..account }))
}

/// The account of this name, if it is of this body: another body's is as good as none.
pub(crate) fn account_of(
    tx: &Tx<'_>,
    seal: &dyn Seal,
    (body, id): (&str, &str),
    now: i64,
) -> Result<Option<Account>, StoreError> {
    Ok(account(tx, seal, id, now)?.filter(|account| account.body == body))
}

/// Instant of the last use, ms UTC.
pub(crate) fn used_at(tx: &Tx<'_>, id: &str) -> Result<i64, StoreError> {
    let found = tx.first("SELECT used_at FROM account WHERE id = :id", params! { id }, |row| row.get("used_at"))?;
    Ok(found.unwrap_or_default())
}

/// The roles that one account holds in one body, first given first.
pub(crate) fn roles_at(tx: &Tx<'_>, body: &str, account: &str) -> Result<Vec<Role>, StoreError> {
    tx.select(
        "SELECT role, since FROM role_held WHERE body = :body AND account = :account ORDER BY since, role",
        params! { body, account },
        role,
    )
}

/// Who holds which role in a body, with the section of the account, by account; whoever was closed holds none.
pub(crate) fn posts(tx: &Tx<'_>, body: &str) -> Result<Vec<(String, Role, Option<String>)>, StoreError> {
    tx.select(
        "SELECT account.id AS id, role, account.section AS section
           FROM role_held JOIN account ON account.id = role_held.account AND NOT account.disabled
          WHERE role_held.body = :body ORDER BY account.id, role",
        params! { body },
        |row| Ok((row.get("id")?, role(row)?, row.get("section")?)),
    )
}

pub(crate) fn give(tx: &Tx<'_>, body: &str, account: &Account, role: Role, since: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO role_held (body, account, person, role, since) VALUES (:body, :account, :person, :role, :since)",
        params! { body, account: &account.id, person: &account.person, role: role.id(), since },
    )
    .map(|_| ())
}

pub(crate) fn take_back(tx: &Tx<'_>, body: &str, account: &str, role: Role) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM role_held WHERE body = :body AND account = :account AND role = :role",
        params! { body, account, role: role.id() },
    )
    .map(|_| ())
}

fn role(row: &Row) -> Result<Role, StoreError> {
    let id: String = row.get("role")?;
    Role::of(&id).ok_or_else(|| StoreError::damaged("role", &id))
}
