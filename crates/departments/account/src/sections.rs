//! 内设机构 Sections of a body after its founding: made, renamed, closed, and who sits in which.

use affairs::account::{self as affair, Account, Section, StandingSection};
use office::{Clerk, DeskError, Office};
use store::{Row, StoreError, Tx, params};

use crate::{
    filing::{act, file, step},
    records,
};

/// 内设机构清单 Every section the clerk's body ever had, by id.
///
/// # Errors
///
/// The store.
pub fn sections(office: &Office, clerk: &Clerk) -> Result<Vec<StandingSection>, DeskError> {
    office.store.read(&clerk.scope(), |tx| Ok(all(tx, &clerk.body)?))
}

/// 设立内设机构 A new section of the clerk's body.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn make_section(office: &Office, clerk: &Clerk, section: &Section) -> Result<Section, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let done = step(affair::make_section(giver, section, &all(tx, &clerk.body)?))?;
        keep(tx, &clerk.body, &done.next)?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// 改名 The section stays the same; what was done under the old name stays as it was said then.
///
/// # Errors
///
/// Every obstacle at once; no such section; the store.
pub fn rename_section(office: &Office, clerk: &Clerk, id: &str, name: &str) -> Result<Section, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let known = all(tx, &clerk.body)?;
        let standing = known.iter().find(|standing| standing.section.id == id).ok_or(DeskError::NotFound)?;
        let done = step(affair::rename_section(giver, standing, name, &known))?;
        let Section { id, name } = &done.next;
        let sql = "UPDATE section SET name = :name WHERE body = :body AND id = :id";
        tx.execute(sql, params! { body: &clerk.body, id, name })?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// 撤销内设机构 Once nobody sits in it and nothing waits for it.
///
/// # Errors
///
/// Every obstacle at once; no such section; the store.
pub fn close_section(office: &Office, clerk: &Clerk, id: &str) -> Result<StandingSection, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let body = &clerk.body;
        let standing = find(tx, body, id)?.ok_or(DeskError::NotFound)?;
        let waiting = office::work_of_section(tx, body, id)?.len();
        let done = step(affair::close_section(giver, &standing, people(tx, body, id)?, waiting))?;
        let sql = "UPDATE section SET closed_at = :now WHERE body = :body AND id = :id";
        tx.execute(sql, params! { body, id, now })?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// 调到别的机构 Another section for an account; `None` for a leader, who belongs to no section.
///
/// # Errors
///
/// Every obstacle at once; no such account or section; the store.
pub fn move_account(office: &Office, clerk: &Clerk, account: &str, to: Option<&str>) -> Result<Account, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let account =
            records::account_of(tx, &*office.seal, (&clerk.body, account), now)?.ok_or(DeskError::NotFound)?;
        let to = to.map(|id| find(tx, &clerk.body, id)?.ok_or(DeskError::NotFound)).transpose()?;
        let done = step(affair::move_account(giver, &account, to.as_ref()))?;
        let Account { body, id, section, .. } = &done.next;
        let sql = "UPDATE account SET section = :section WHERE body = :body AND id = :id";
        tx.execute(sql, params! { body, id, section })?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// A new section as the affair made it.
pub(crate) fn keep(tx: &Tx<'_>, body: &str, Section { id, name }: &Section) -> Result<(), StoreError> {
    let name = name.trim();
    tx.execute("INSERT INTO section (body, id, name) VALUES (:body, :id, :name)", params! { body, id, name })
        .map(|_| ())
}

/// Every section a body ever had.
/// 还在的内设机构 Sections of a body that were not closed, by id: id and name.
///
/// # Errors
///
/// What the store says.
pub fn sections_of(tx: &Tx<'_>, body: &str) -> Result<Vec<(String, String)>, StoreError> {
    let standing = all(tx, body)?.into_iter().filter(|it| !it.closed);
    Ok(standing.map(|it| (it.section.id, it.section.name)).collect())
}

pub(crate) fn all(tx: &Tx<'_>, body: &str) -> Result<Vec<StandingSection>, StoreError> {
    let sql = "SELECT id, name, closed_at FROM section WHERE body = :body ORDER BY id";
    tx.select(sql, params! { body }, standing)
}

fn find(tx: &Tx<'_>, body: &str, id: &str) -> Result<Option<StandingSection>, StoreError> {
    let sql = "SELECT id, name, closed_at FROM section WHERE body = :body AND id = :id";
    tx.first(sql, params! { body, id }, standing)
}

fn standing(row: &Row) -> Result<StandingSection, StoreError> {
    let section = Section { id: row.get("id")?, name: row.get("name")? };
    Ok(StandingSection { section, closed: row.get::<Option<i64>>("closed_at")?.is_some() })
}

/// Accounts in a section that are not closed.
fn people(tx: &Tx<'_>, body: &str, section: &str) -> Result<usize, StoreError> {
    let sql = "SELECT id FROM account WHERE body = :body AND section = :section AND NOT disabled ORDER BY id";
    tx.select(sql, params! { body, section }, |row| row.get::<String>("id")).map(|people| people.len())
}
