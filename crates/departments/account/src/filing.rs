//! 归档 How an act on an account becomes an entry.

use affairs::account::{self as affair, Account, EndCode, Entry, Obstacle, Step};
use messages::Catalogued;
use office::{Clerk, DeskError, Filing, NewEntry, Office};
use store::{StoreError, Tx};

use crate::{records, sittings};

pub(crate) fn new_entry(entry: &Entry) -> NewEntry {
    NewEntry {
        kind: entry.kind(),
        version: entry.version(),
        record: entry.record().to_owned(),
        payload: entry.payload(),
    }
}

pub(crate) fn file(office: &Office, tx: &Tx<'_>, clerk: &Clerk, at: i64, entry: &Entry) -> Result<(), StoreError> {
    office.file(tx, clerk, at, &new_entry(entry), &Filing::default()).map(|_| ())
}

/// The affair's obstacles as a desk's answer.
pub(crate) fn blocked(found: &[Obstacle]) -> DeskError {
    DeskError::blocked(found, Obstacle::message)
}

pub(crate) fn step<T>(decided: Result<Step<T>, Vec<Obstacle>>) -> Result<Step<T>, DeskError> {
    decided.map_err(|found| blocked(&found))
}

/// One act of a clerk on the accounts of the body: the giver is read anew, for roles may have gone since sign-in.
pub(crate) fn act<T>(
    office: &Office,
    clerk: &Clerk,
    act: impl Fn(&Tx<'_>, i64, &Account) -> Result<T, DeskError>,
) -> Result<T, DeskError> {
    let now = office.clock.now();
    office.store.write(&records::anywhere(), |tx| {
        records::lock_body(tx, &clerk.body)?;
        let giver = records::account(tx, &*office.seal, &clerk.account, now)?.ok_or(DeskError::NotFound)?;
        let roles = records::roles_at(tx, &clerk.body, &clerk.account)?;
        act(tx, now, &Account { roles, ..giver })
    })
}

/// Ends every session of an account but one, each with its entry.
pub(crate) fn end_sessions(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    at: i64,
    account: &affair::Account,
    code: EndCode,
    except: Option<&str>,
) -> Result<(), StoreError> {
    for session in sittings::open(tx, &account.body, Some(&account.id))? {
        if except != Some(session.id.as_str()) && sittings::end(tx, &session.body, &session.id, at)? {
            let entry = Entry::SessionEnded { account: account.id.clone(), session: session.id, code };
            file(office, tx, clerk, at, &entry)?;
        }
    }
    Ok(())
}
