//! 人员 Who works here: opening and closing accounts, and handing over what somebody leaves behind.

use affairs::{
    account::{self as affair, Account, DisableReason, EndCode, NewAccount, Obstacle, Policy},
    private::Private,
    role::Role,
};
use messages::{Catalogued, Message};
use office::{Clerk, DeskError, Office, Zone};
use store::{Tx, params};

use crate::{
    Hashing, Hurdle,
    filing::{act, end_sessions, file, step},
    records,
    sealed::{self, Kept},
    secrets, vault,
};

/// 新来的人 Whom an account is opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The name at sign-in.
    pub account: String,
    /// The person's name; it stands in the person's row only.
    pub name: Private<String>,
    /// The section; `None` for a leader.
    pub section: Option<String>,
}

/// 同事 One account as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The name at sign-in.
    pub account: String,
    /// The person's name.
    pub name: Private<String>,
    /// The section; `None` for a leader.
    pub section: Option<String>,
    /// The roles held in the body.
    pub roles: Vec<Role>,
    /// Whether it was closed.
    pub disabled: bool,
}

/// 开户 Opens an account without any role; gives the one-time password, which nobody sees again.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn create_account(
    office: &Office,
    hashing: &Hashing,
    clerk: &Clerk,
    newcomer: &Newcomer,
) -> Result<(Account, Private<String>), DeskError> {
    let person = office.chance.hex(6);
    let password = secrets::one_time(&*office.chance);
    let hash = hashing.hash(&password, &*office.chance);
    act(office, clerk, |tx, now, giver| {
        must_be_sound(office, tx, giver, newcomer, now)?;
        let account = open(office, tx, clerk, now, giver, (newcomer, &person, &hash))?;
        Ok((account, password.clone()))
    })
}

/// Everything that stands in the way, what the desk misses and what the affair refuses, at once.
fn must_be_sound(
    office: &Office,
    tx: &Tx<'_>,
    giver: &Account,
    newcomer: &Newcomer,
    now: i64,
) -> Result<(), DeskError> {
    let mut found: Vec<Message> = Vec::new();
    if newcomer.name.unmask().trim().is_empty() {
        found.push(Hurdle::NoName.message());
    }
    if let Some(section) = &newcomer.section
        && !records::has_section(tx, &giver.body, section)?
    {
        found.push(Hurdle::NoSection.message());
    }
    let taken = records::account(tx, &*office.seal, &newcomer.account, now)?.is_some();
    if let Err(refused) = affair::create(giver, &new_account(newcomer, ""), taken) {
        found.extend(refused.iter().map(Obstacle::message));
    }
    if found.is_empty() { Ok(()) } else { Err(DeskError::Blocked(found)) }
}

fn new_account(newcomer: &Newcomer, person: &str) -> NewAccount {
    NewAccount { id: newcomer.account.clone(), person: person.to_owned(), section: newcomer.section.clone() }
}

/// Person, account and one-time password in one go.
pub(crate) fn open(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    now: i64,
    giver: &Account,
    (newcomer, person, hash): (&Newcomer, &str, &str),
) -> Result<Account, DeskError> {
    let taken = records::account(tx, &*office.seal, &newcomer.account, now)?.is_some();
    let new = new_account(newcomer, person);
    let done = step(affair::create(giver, &new, taken))?;
    let policy = Policy::on(Zone::shanghai().day(now));
    let until = now + policy.one_time_hours * 3_600_000;
    records::keep_person(tx, &*office.seal, (&giver.body, person), &newcomer.name)?;
    records::keep_account(tx, &giver.body, &new, now)?;
    vault::replace(tx, (&giver.body, &new.id), (hash, Some(until)), &policy, now)?;
    file(office, tx, clerk, now, &done.entry)?;
    Ok(done.next)
}

/// 停用 Closes an account and ends its sessions; open work is handed over first.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn disable(office: &Office, clerk: &Clerk, account: &str, reason: DisableReason) -> Result<Account, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let account =
            records::account_of(tx, &*office.seal, (&clerk.body, account), now)?.ok_or(DeskError::NotFound)?;
        let work = office::open_work(tx, &account.body, &account.id)?;
        let done = step(affair::disable(giver, &account, reason, &work))?;
        records::update(tx, &done.next)?;
        file(office, tx, clerk, now, &done.entry)?;
        end_sessions(office, tx, clerk, now, &account, EndCode::Disabled, None)?;
        Ok(done.next)
    })
}

/// The names behind every account of a body, opened.
pub(crate) fn names(office: &Office, tx: &Tx<'_>, body: &str) -> Result<Vec<(String, Private<String>)>, DeskError> {
    let rows = tx.select(
        "SELECT account.body AS body, account.id AS id, person, name, name_sealed
           FROM account JOIN person ON person.id = account.person
          WHERE account.body = :body ORDER BY account.id",
        params! { body },
        |row| Ok((row.get::<String>("id")?, sealed::name(row)?)),
    )?;
    let open = |(id, kept): (String, Option<Kept>)| {
        Ok((id, kept.map(|kept| kept.open_text(&*office.seal)).transpose()?.unwrap_or_default()))
    };
    rows.into_iter().map(open).collect()
}

/// How a page calls the holder of an account.
pub(crate) fn called(all: &[Colleague], account: &str) -> String {
    all.iter().find(|it| it.account == account).map_or_else(|| account.to_owned(), |it| it.name.unmask().clone())
}

/// 同事名单 One line per account of the clerk's body, by the name at sign-in. Names stand sealed, so whoever wants them
/// in another order, or looks for one, does so in this list: a body has tens of people.
///
/// # Errors
///
/// A name that does not open; the store.
pub fn colleagues(office: &Office, clerk: &Clerk) -> Result<Vec<Colleague>, DeskError> {
    office.store.read(&clerk.scope(), |tx| {
        let lines = tx.select(
            "SELECT account.body AS body, account.id AS id, person, name, name_sealed, section, disabled
               FROM account JOIN person ON person.id = account.person
              WHERE account.body = :body ORDER BY account.id",
            params! { body: &clerk.body },
            |row| {
                let line = Colleague {
                    account: row.get("id")?,
                    name: Private::default(),
                    section: row.get("section")?,
                    roles: Vec::new(),
                    disabled: row.get("disabled")?,
                };
                Ok((line, sealed::name(row)?))
            },
        )?;
        let whole = |(line, kept): (Colleague, Option<Kept>)| -> Result<Colleague, DeskError> {
            let name = kept.map(|kept| kept.open_text(&*office.seal)).transpose()?.unwrap_or_default();
            Ok(Colleague { name, roles: records::roles_at(tx, &clerk.body, &line.account)?, ..line })
        };
        lines.into_iter().map(whole).collect()
    })
}
