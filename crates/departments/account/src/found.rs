//! 设立 The first act in an empty database: one body, and three administrators who are three persons.

use affairs::{
    account::{Account, Body, Entry, Obstacle, Section, Step, is_body_id, is_grade},
    private::Private,
    role::Role,
};
use messages::{Catalogued, Message};
use office::{Clerk, DeskError, Office};
use store::{StoreError, Tx, params};

use crate::{Hashing, Hurdle, Newcomer, filing::file, people, records, secrets, sections};

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
    let Founding { body, sections, sys_admin, sec_admin, audit_admin, .. } = founding.clone();
    let admins = [(sys_admin, Role::SysAdmin), (sec_admin, Role::SecAdmin), (audit_admin, Role::AuditAdmin)];
    let settling = Settling::of(office, hashing, &admins);
    let now = office.clock.now();
    office.store.write(&records::anywhere(), |tx| {
        if records::first_body(tx)?.is_some() {
            return Err(Hurdle::Founded.blocks());
        }
        let unnamed = !is_body_id(&body.id) || body.name.trim().is_empty();
        let hurdles = unnamed.then_some(Hurdle::BodyName).into_iter().chain(of_admins(&admins));
        let grade = (!is_grade(founding.grade)).then(|| Obstacle::Grade.message());
        let found: Vec<Message> = hurdles.map(|hurdle| hurdle.message()).chain(grade).collect();
        if !found.is_empty() {
            return Err(DeskError::Blocked(found));
        }
        let clerk = founder(founding);
        keep(tx, &body, founding.grade, &sections)?;
        let entry = Entry::BodyFounded {
            body: body.id.clone(),
            level: body.level,
            parent: body.parent.clone(),
            sections: sections.iter().map(|section| section.id.clone()).collect(),
        };
        file(office, tx, &clerk, now, &entry)?;
        settling.seat(office, tx, &clerk, now)
    })?;
    Ok([0, 1, 2].map(|at| settling.seats[at].password.clone()))
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

/// 各单位 Every body with its name, those above first: what stands on the doors is no secret.
///
/// # Errors
///
/// The store.
pub fn bodies(office: &Office) -> Result<Vec<Body>, StoreError> {
    office.store.read(&records::anywhere(), |tx| {
        let ids = tx.select("SELECT body FROM body ORDER BY parent NULLS FIRST, body", params! {}, |row| {
            row.get::<String>("body")
        })?;
        let found = ids.iter().map(|id| Ok(records::body(tx, id)?.map(|(body, _)| body)));
        Ok(found.collect::<Result<Vec<_>, StoreError>>()?.into_iter().flatten().collect())
    })
}

/// 就座 The administrators of a new body, with what chance and hashing made for them before the transaction.
pub(crate) struct Settling {
    seats: Vec<Seat>,
}

struct Seat {
    newcomer: Newcomer,
    role: Role,
    person: String,
    password: Private<String>,
    hash: String,
}

impl Settling {
    pub(crate) fn of(office: &Office, hashing: &Hashing, admins: &[(Administrator, Role)]) -> Self {
        let seat = |(admin, role): &(Administrator, Role)| {
            let password = secrets::one_time(&*office.chance);
            Seat {
                newcomer: Newcomer { account: admin.account.clone(), name: admin.name.clone(), section: None },
                role: *role,
                person: office.chance.hex(6),
                hash: hashing.hash(&password, &*office.chance),
                password,
            }
        };
        Self { seats: admins.iter().map(seat).collect() }
    }

    /// Person, account, one-time password and role of each, in the clerk's body.
    pub(crate) fn seat(&self, office: &Office, tx: &Tx<'_>, clerk: &Clerk, now: i64) -> Result<(), DeskError> {
        for Seat { newcomer, role, person, hash, .. } in &self.seats {
            let account = people::open(office, tx, clerk, now, &giver(&clerk.body), (newcomer, person, hash))?;
            give(office, tx, clerk, now, (&account, *role))?;
        }
        Ok(())
    }

    pub(crate) fn passwords(&self) -> Vec<Private<String>> {
        self.seats.iter().map(|seat| seat.password.clone()).collect()
    }
}

/// A first role in the clerk's body, which nobody of it could give yet.
pub(crate) fn give(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    now: i64,
    (account, role): (&Account, Role),
) -> Result<(), StoreError> {
    records::give(tx, &clerk.body, account, role, now)?;
    let entry = Entry::RoleAssigned { account: account.id.clone(), role, home: account.body.clone() };
    file(office, tx, clerk, now, &entry)
}

/// The rows of a body and its sections.
pub(crate) fn keep(tx: &Tx<'_>, body: &Body, grade: u8, sections: &[Section]) -> Result<(), StoreError> {
    records::keep_body(tx, body, i64::from(grade))?;
    sections.iter().try_for_each(|section| sections::keep(tx, &body.id, section))
}

/// What the affair decided, if the administrators on the form do as well; else every reason at once.
pub(crate) fn sound(
    decided: Result<Step<Body>, Vec<Obstacle>>,
    admins: &[(Administrator, Role)],
) -> Result<Step<Body>, DeskError> {
    let hurdles = of_admins(admins).into_iter().map(|hurdle| hurdle.message());
    match decided {
        Ok(step) => {
            let found: Vec<Message> = hurdles.chain(of_body_name(&step.next)).collect();
            if found.is_empty() { Ok(step) } else { Err(DeskError::Blocked(found)) }
        }
        Err(obstacles) => Err(DeskError::Blocked(obstacles.iter().map(Obstacle::message).chain(hurdles).collect())),
    }
}

fn of_body_name(body: &Body) -> Option<Message> {
    body.name.trim().is_empty().then(|| Hurdle::BodyName.message())
}

/// Everything about the administrators on a form that does not do.
fn of_admins(admins: &[(Administrator, Role)]) -> Vec<Hurdle> {
    let mut found = Vec::new();
    if admins.iter().any(|(admin, _)| admin.name.unmask().trim().is_empty()) {
        found.push(Hurdle::NoName);
    }
    let same = |one: &Administrator, other: &Administrator| {
        one.account == other.account || one.name.unmask().trim() == other.name.unmask().trim()
    };
    if admins.iter().enumerate().any(|(at, (one, _))| admins[..at].iter().any(|(other, _)| same(one, other))) {
        found.push(Hurdle::NotThree);
    }
    found
}

/// Whoever sets the program up stands in the ledger as the system administrator to be.
fn founder(founding: &Founding) -> Clerk {
    Clerk::in_the_name_of(&founding.body.id, &founding.sys_admin.account, Role::SysAdmin)
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
