//! 设立 The first act in an empty database: one body, and three administrators who are three persons.

use affairs::{
    account::{Account, Body, Entry, Section},
    private::Private,
    role::Role,
};
use messages::Catalogued;
use office::{Clerk, DeskError, Office};
use store::{StoreError, Tx, params};

use crate::{Hashing, Hurdle, Newcomer, filing::file, people, records, secrets};

/// 管理员 One of the three at the founding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administrator {
    /// The name at sign-in.
    pub account: String,
    /// The person's name.
    pub name: Private<String>,
}

/// 设立单 What an office begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    /// The body.
    pub body: Body,
    /// Its grade of classified protection (等保), 2 or 3; from 3 on approvers need a second factor.
    pub grade: u8,
    /// Its sections.
    pub sections: Vec<Section>,
    /// 系统管理员
    pub sys_admin: Administrator,
    /// 安全管理员
    pub sec_admin: Administrator,
    /// 安全审计员
    pub audit_admin: Administrator,
}

/// 设立 Makes the body and its three administrators; gives their one-time passwords in the order of the form.
///
/// # Errors
///
/// Refused when a body exists already, or what was typed does not do; the store.
pub fn found(office: &Office, hashing: &Hashing, founding: &Founding) -> Result<[Private<String>; 3], DeskError> {
    let passwords = [(); 3].map(|()| secrets::one_time(&*office.chance));
    let hashes = passwords.each_ref().map(|password| hashing.hash(password, &*office.chance));
    let persons = [(); 3].map(|()| office.chance.hex(6));
    let now = office.clock.now();
    let Founding { body, sections, sys_admin, sec_admin, audit_admin, .. } = founding;
    let admins = [(sys_admin, Role::SysAdmin), (sec_admin, Role::SecAdmin), (audit_admin, Role::AuditAdmin)];
    office.store.write(&records::anywhere(), |tx| {
        if records::first_body(tx)?.is_some() {
            return Err(Hurdle::Founded.blocks());
        }
        let hurdles = hurdles(founding);
        if !hurdles.is_empty() {
            return Err(DeskError::blocked(&hurdles, Hurdle::message));
        }
        let clerk = founder(founding);
        records::keep_body(tx, body, i64::from(founding.grade))?;
        keep_sections(tx, &body.id, sections)?;
        let entry = Entry::BodyFounded {
            body: body.id.clone(),
            level: body.level,
            parent: body.parent.clone(),
            sections: sections.iter().map(|section| section.id.clone()).collect(),
        };
        file(office, tx, &clerk, now, &entry)?;
        for ((admin, role), (person, hash)) in admins.iter().zip(persons.iter().zip(&hashes)) {
            let newcomer = Newcomer { account: admin.account.clone(), name: admin.name.clone(), section: None };
            let giver = giver(&body.id);
            let account = people::open(office, tx, &clerk, now, &giver, (&newcomer, person, hash))?;
            records::give(tx, &body.id, &account, *role, now)?;
            let entry = Entry::RoleAssigned { account: account.id.clone(), role: *role, home: body.id.clone() };
            file(office, tx, &clerk, now, &entry)?;
        }
        Ok(passwords.clone())
    })
}

/// 门牌 The name of the body founded first; nothing before the founding.
///
/// # Errors
///
/// The store.
pub fn sign(office: &Office) -> Result<Option<String>, StoreError> {
    office.store.read(&records::anywhere(), |tx| {
        let Some(body) = records::first_body(tx)? else { return Ok(None) };
        Ok(records::body(tx, &body)?.map(|(body, _)| body.name))
    })
}

/// Everything about the form that does not do.
fn hurdles(founding: &Founding) -> Vec<Hurdle> {
    let Founding { body, sys_admin, sec_admin, audit_admin, .. } = founding;
    let mut found = Vec::new();
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !(2..=32).contains(&body.id.len()) || !body.id.bytes().all(sign) || body.name.trim().is_empty() {
        found.push(Hurdle::BodyName);
    }
    let three = [sys_admin, sec_admin, audit_admin];
    if three.iter().any(|admin| admin.name.unmask().trim().is_empty()) {
        found.push(Hurdle::NoName);
    }
    let apart = |one: &Administrator, other: &Administrator| {
        one.account != other.account && one.name.unmask().trim() != other.name.unmask().trim()
    };
    if !(apart(sys_admin, sec_admin) && apart(sec_admin, audit_admin) && apart(sys_admin, audit_admin)) {
        found.push(Hurdle::NotThree);
    }
    found
}

fn keep_sections(tx: &Tx<'_>, body: &str, sections: &[Section]) -> Result<(), StoreError> {
    for Section { id, name } in sections {
        tx.execute("INSERT INTO section (body, id, name) VALUES (:body, :id, :name)", params! { body, id, name })?;
    }
    Ok(())
}

/// Whoever sets the program up stands in the ledger as the system administrator to be.
fn founder(founding: &Founding) -> Clerk {
    Clerk {
        body: founding.body.id.clone(),
        account: founding.sys_admin.account.clone(),
        section: String::new(),
        roles: vec![Role::SysAdmin],
        role: Role::SysAdmin,
        acting: None,
        address: None,
        session: None,
        request: None,
    }
}

/// There is nobody yet whose duty could be asked for.
fn giver(body: &str) -> Account {
    Account {
        id: String::new(),
        person: String::new(),
        body: body.to_owned(),
        section: None,
        roles: vec![Role::SysAdmin],
        disabled: false,
        must_change: false,
        second_factor: false,
        locked_until: None,
    }
}
