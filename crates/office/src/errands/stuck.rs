//! 办不成的差事 An errand that cannot be done waits for the system administrator instead of vanishing.

use affairs::{
    errand::{DropReason, Entry},
    role::Role,
};
use jiff::civil::Date;
use store::{Actor, Errand, Scope, StoreError, Tx, params};

use super::LETTER;
use crate::{Clerk, DeskError, Filing, NewEntry, Office, Waiting, Zone, waiting};

/// What waits for the administrator: a letter, of which no letter tells, or another errand.
pub(crate) const STUCK_LETTER: &str = "errand.letter";
const STUCK: &str = "errand.other";
/// Whoever the house itself is in the ledger.
const HOUSE: &str = "errands";

/// 办不成的差事 One errand that waits for a person; nothing of what it carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StuckErrand {
    /// Its key, the record that waits.
    pub key: String,
    /// Its kind.
    pub kind: String,
    /// How often it was tried.
    pub tries: i64,
    /// Why it was not done the last time.
    pub why: String,
}

fn anywhere() -> Scope {
    Scope::everywhere("errands of all bodies stand in one queue")
}

/// The errand leaves the queue and waits for the administrator, with its entry.
pub(super) fn hand_over(office: &Office, errand: &Errand, why: &str) -> Result<(), StoreError> {
    let now = office.clock.now();
    let Errand { id, body, kind, key, tries, .. } = errand;
    let entry = Entry::Stuck { errand: key.clone(), of: kind.clone(), tries: *tries };
    office.store.write(&anywhere(), |tx| {
        let left = tx.execute(
            "UPDATE errand SET done_at = :now, last_error = :why WHERE id = :id AND done_at IS NULL",
            params! { now, why, id },
        )?;
        if left == 0 {
            return Ok(());
        }
        let house = Actor { account: HOUSE.into(), role: HOUSE.into(), ..Actor::default() };
        office.note(tx, body, house, now, &new_entry(&entry))?;
        waiting::file(tx, body, key, now, &[for_administrator(office, errand, now)])
    })
}

fn for_administrator(office: &Office, errand: &Errand, now: i64) -> Waiting {
    let today = Zone::shanghai().day(now);
    let due: Date = office.calendar.add_working_days(today, 1).unwrap_or_else(|gap| gap.provisional);
    Waiting {
        record: errand.key.clone(),
        what: if errand.kind == LETTER { STUCK_LETTER } else { STUCK }.to_owned(),
        role: Role::SysAdmin.id().to_owned(),
        section: String::new(),
        account: String::new(),
        next_role: String::new(),
        since: now,
        remind_on: due,
        due,
    }
}

fn new_entry(entry: &Entry) -> NewEntry {
    NewEntry {
        kind: entry.kind(),
        version: entry.version(),
        record: entry.record().to_owned(),
        payload: entry.payload(),
    }
}

/// 办不成的差事 What waits for the administrator of the clerk's body, oldest first.
///
/// # Errors
///
/// Nobody but the administrator; the store.
pub fn stuck_errands(office: &Office, clerk: &Clerk) -> Result<Vec<StuckErrand>, DeskError> {
    clerk.must(&[Role::SysAdmin], "处理没有办成的差事")?;
    office.store.read(&clerk.scope(), |tx| {
        Ok(tx.select(
            "SELECT key, kind, tries, last_error FROM errand
               JOIN waiting ON waiting.body = errand.body AND waiting.record = errand.key
              WHERE errand.body = :body AND done_at IS NOT NULL ORDER BY errand.id",
            params! { body: &clerk.body },
            |row| {
                let why: Option<String> = row.get("last_error")?;
                Ok(StuckErrand {
                    key: row.get("key")?,
                    kind: row.get("kind")?,
                    tries: row.get("tries")?,
                    why: why.unwrap_or_default(),
                })
            },
        )?)
    })
}

/// 再试 The errand goes back into the queue as if it were new.
///
/// # Errors
///
/// Nobody but the administrator; no such errand waits; the store.
pub fn retry_errand(office: &Office, clerk: &Clerk, key: &str) -> Result<(), DeskError> {
    settle(office, clerk, key, |tx, now, of| {
        tx.execute(
            "UPDATE errand SET done_at = NULL, tries = 0, due_at = :now WHERE body = :body AND key = :key",
            params! { body: &clerk.body, key, now },
        )?;
        Ok(Entry::Retried { errand: key.to_owned(), of })
    })
}

/// 不再办 The errand is given up for a reason.
///
/// # Errors
///
/// Nobody but the administrator; no such errand waits; the store.
pub fn drop_errand(office: &Office, clerk: &Clerk, key: &str, reason: DropReason) -> Result<(), DeskError> {
    settle(office, clerk, key, |_, _, of| Ok(Entry::Dropped { errand: key.to_owned(), of, reason }))
}

fn settle(
    office: &Office,
    clerk: &Clerk,
    key: &str,
    act: impl Fn(&Tx<'_>, i64, String) -> Result<Entry, StoreError>,
) -> Result<(), DeskError> {
    clerk.must(&[Role::SysAdmin], "处理没有办成的差事")?;
    office.store.write(&clerk.scope(), |tx| {
        let rows = waiting::waiting_on(tx, &clerk.body, key)?;
        let stuck = rows.iter().any(|row| row.what == STUCK_LETTER || row.what == STUCK);
        let kind: Option<String> = tx.first(
            "SELECT kind FROM errand WHERE body = :body AND key = :key AND done_at IS NOT NULL FOR UPDATE",
            params! { body: &clerk.body, key },
            |row| row.get("kind"),
        )?;
        let of = kind.filter(|_| stuck).ok_or(DeskError::NotFound)?;
        let now = office.clock.now();
        let entry = act(tx, now, of)?;
        let filing = Filing { waiting: Some(Vec::new()), ..Filing::default() };
        office.file(tx, clerk, now, &new_entry(&entry), &filing)?;
        Ok(())
    })
}
