//! 岗位 Who gets a role and who gives it back: the security administrator's desk.

use affairs::{
    account::{self as affair, Account},
    role::Role,
};
use office::{Clerk, DeskError, Office, Zone};
use store::Tx;

use crate::{
    filing::{act, file, step},
    records,
};

/// 授予岗位 Gives a role in the clerk's body; `audit_admin` may come from the body above where the setting says so.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn assign(office: &Office, clerk: &Clerk, account: &str, role: Role) -> Result<Account, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let (body, _) = records::body(tx, &clerk.body)?.ok_or(DeskError::NotFound)?;
        let lender = body.parent.as_deref().filter(|_| role == Role::AuditAdmin);
        let account = records::account(tx, &*office.seal, account, now)?
            .filter(|account| account.body == clerk.body || Some(account.body.as_str()) == lender)
            .ok_or(DeskError::NotFound)?;
        // The county's auditor holds the role at home; lent, it is given here a first time.
        let here = records::roles_at(tx, &clerk.body, &account.id)?;
        let roles = account.roles.iter().copied().filter(|held| *held != role || here.contains(held)).collect();
        let account = Account { roles, ..account };
        let deputising = records::deputising(tx, &account.person, Zone::shanghai().day(now))?;
        let done = step(affair::assign(giver, &account, role, &body, &deputising))?;
        records::give(tx, &clerk.body, &account, role, now)?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// 收回岗位 Takes a role in the clerk's body back; the sessions of the account open it no longer from the next act on.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn withdraw_role(office: &Office, clerk: &Clerk, account: &str, role: Role) -> Result<Account, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let account = holder(office, tx, clerk, account, now)?;
        let done = step(affair::withdraw(giver, &account, role))?;
        records::take_back(tx, &clerk.body, &account.id, role)?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// An account with the roles it holds in the clerk's body: of that body, or lent to it.
fn holder(office: &Office, tx: &Tx<'_>, clerk: &Clerk, account: &str, now: i64) -> Result<Account, DeskError> {
    let account = records::account(tx, &*office.seal, account, now)?.ok_or(DeskError::NotFound)?;
    let roles = records::roles_at(tx, &clerk.body, &account.id)?;
    if account.body != clerk.body && roles.is_empty() {
        return Err(DeskError::NotFound);
    }
    Ok(Account { roles, ..account })
}
