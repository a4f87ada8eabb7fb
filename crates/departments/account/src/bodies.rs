//! 单位 What a body sets of itself after its founding, and the bodies it founds below.

use affairs::{
    account::{self as affair, Account, Body, BodySettings, Obstacle, Section},
    private::Private,
    role::Role,
};
use office::{Clerk, DeskError, Office};
use store::{StoreError, Tx, params};

use crate::{
    Administrator, Hashing,
    filing::{act, blocked, file, step},
    found::{self, Settling},
    records,
};

/// 审计员 Who audits a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auditor {
    /// Somebody of its own.
    Own(Administrator),
    /// 由上级担任 An auditor of the body above, by account, because it has too few people (`operations.md` §1.2).
    FromAbove(String),
}

/// 设立下级单 What a body below begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBody {
    /// The body; its parent is the clerk's, whatever stands here.
    pub body: Body,
    /// Its grade of classified protection, 2 or 3.
    pub grade: u8,
    /// Its sections.
    pub sections: Vec<Section>,
    /// 系统管理员
    pub sys_admin: Administrator,
    /// 安全管理员
    pub sec_admin: Administrator,
    /// 安全审计员
    pub auditor: Auditor,
}

/// 单位设置 The body of the clerk as it is set.
///
/// # Errors
///
/// No such body; the store.
pub fn body_settings(office: &Office, clerk: &Clerk) -> Result<(Body, BodySettings), DeskError> {
    office.store.read(&clerk.scope(), |tx| settings(tx, &clerk.body))
}

/// 改单位设置 The security administrator's desk.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn set_body(office: &Office, clerk: &Clerk, wanted: BodySettings) -> Result<BodySettings, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let (body, former) = settings(tx, &clerk.body)?;
        let lent = lent(tx, &clerk.body)?;
        let done = step(affair::set_body(giver, &body, former, wanted, lent))?;
        let BodySettings { grade, audit_from_above } = done.next;
        tx.execute(
            "UPDATE body SET grade = :grade, audit_from_above = :audit_from_above WHERE body = :body",
            params! { body: &clerk.body, grade, audit_from_above },
        )?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// 下级单位 The bodies directly below the clerk's, by id.
///
/// # Errors
///
/// The store.
pub fn bodies_below(office: &Office, clerk: &Clerk) -> Result<Vec<Body>, DeskError> {
    office.store.read(&records::anywhere(), |tx| {
        let ids = tx.select(
            "SELECT body FROM body WHERE parent = :above ORDER BY body",
            params! { above: &clerk.body },
            |row| row.get::<String>("body"),
        )?;
        let mut below = Vec::new();
        for id in ids {
            below.extend(records::body(tx, &id)?.map(|(body, _)| body));
        }
        Ok(below)
    })
}

/// 下级的人手 A body below, and as much of its people as the one above may know: how many, and which roles are held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manning {
    /// The body.
    pub body: Body,
    /// Its open sections.
    pub sections: usize,
    /// Its accounts that are not closed.
    pub people: usize,
    /// The roles somebody holds in it.
    pub roles: Vec<Role>,
}

/// 下级的人手 The bodies directly below the clerk's, by id, with what their offices have; no name and no draft.
///
/// # Errors
///
/// The store.
pub fn manning_below(office: &Office, clerk: &Clerk) -> Result<Vec<Manning>, DeskError> {
    let below = bodies_below(office, clerk)?;
    office.store.read(&records::anywhere(), |tx| {
        let manned = |body: Body| {
            let posts = records::posts(tx, &body.id)?;
            let count = |sql: &str| tx.first(sql, params! { body: &body.id }, |row| row.get::<i64>("n"));
            let sections = count("SELECT count(*) AS n FROM section WHERE body = :body AND closed_at IS NULL")?;
            let people = count("SELECT count(*) AS n FROM account WHERE body = :body AND NOT disabled")?;
            let number = |n: Option<i64>| usize::try_from(n.unwrap_or(0)).unwrap_or(0);
            let mut roles: Vec<Role> = posts.into_iter().map(|(_, role, _)| role).collect();
            roles.sort();
            roles.dedup();
            Ok(Manning { sections: number(sections), people: number(people), roles, body })
        };
        below.iter().cloned().map(manned).collect()
    })
}

/// 设立下级 A body below the clerk's with its administrators; gives their one-time passwords in the order of the form.
/// Nobody of the body above gets a role in it, but an auditor who is named.
///
/// # Errors
///
/// Every obstacle at once; no such auditor; the store.
pub fn found_below(
    office: &Office,
    hashing: &Hashing,
    clerk: &Clerk,
    new: &NewBody,
) -> Result<Vec<Private<String>>, DeskError> {
    let mut admins = vec![(new.sys_admin.clone(), Role::SysAdmin), (new.sec_admin.clone(), Role::SecAdmin)];
    if let Auditor::Own(own) = &new.auditor {
        admins.push((own.clone(), Role::AuditAdmin));
    }
    let settling = Settling::of(office, hashing, &admins);
    act(office, clerk, |tx, now, giver| {
        let (above, _) = records::body(tx, &clerk.body)?.ok_or(DeskError::NotFound)?;
        let from_above = matches!(new.auditor, Auditor::FromAbove(_));
        let wanted = Body { audit_from_above: from_above || new.body.audit_from_above, ..new.body.clone() };
        let taken = records::body(tx, &wanted.id)?.is_some();
        let decided = affair::found_below(giver, &above, &wanted, (new.grade, &new.sections), taken);
        let done = found::sound(decided, &admins)?;
        let there = Clerk { body: done.next.id.clone(), ..clerk.clone() };
        found::keep(tx, &done.next, new.grade, &new.sections)?;
        file(office, tx, &there, now, &done.entry)?;
        settling.seat(office, tx, &there, now)?;
        if let Auditor::FromAbove(auditor) = &new.auditor {
            let auditor = auditor_above(office, tx, &above.id, auditor, now)?;
            found::give(office, tx, &there, now, (&auditor, Role::AuditAdmin))?;
        }
        Ok(settling.passwords())
    })
}

fn settings(tx: &Tx<'_>, body: &str) -> Result<(Body, BodySettings), DeskError> {
    let (body, grade) = records::body(tx, body)?.ok_or(DeskError::NotFound)?;
    let grade = u8::try_from(grade).map_err(|_| StoreError::damaged("body.grade", &grade.to_string()))?;
    let audit_from_above = body.audit_from_above;
    Ok((body, BodySettings { grade, audit_from_above }))
}

/// Auditors in a body whose account is another body's.
fn lent(tx: &Tx<'_>, body: &str) -> Result<usize, StoreError> {
    let lent = tx.select(
        "SELECT account.id AS id FROM role_held JOIN account ON account.id = role_held.account
          WHERE role_held.body = :body AND role = :role AND account.body <> :body ORDER BY account.id",
        params! { body, role: Role::AuditAdmin.id() },
        |row| row.get::<String>("id"),
    )?;
    Ok(lent.len())
}

/// An auditor whom the body above may lend: one of its own, who audits there.
fn auditor_above(office: &Office, tx: &Tx<'_>, above: &str, account: &str, now: i64) -> Result<Account, DeskError> {
    let account = records::account_of(tx, &*office.seal, (above, account), now)?.ok_or(DeskError::NotFound)?;
    let mut found = Vec::new();
    if account.disabled {
        found.push(Obstacle::Disabled);
    }
    if !records::roles_at(tx, above, &account.id)?.contains(&Role::AuditAdmin) {
        found.push(Obstacle::RoleNotHeld { role: Role::AuditAdmin });
    }
    if found.is_empty() { Ok(account) } else { Err(blocked(&found)) }
}

/// 单位名称 The name of a body, if there is one of this id.
///
/// # Errors
///
/// What the store says.
pub fn name_of(tx: &Tx<'_>, body: &str) -> Result<Option<String>, StoreError> {
    Ok(records::body(tx, body)?.map(|(body, _)| body.name))
}

/// 上级 The body above one, if there is any.
///
/// # Errors
///
/// What the store says.
pub fn above(tx: &Tx<'_>, body: &str) -> Result<Option<String>, StoreError> {
    Ok(records::body(tx, body)?.and_then(|(body, _)| body.parent))
}
