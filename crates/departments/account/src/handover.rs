//! 移交 Open work passes from one person to another: looked at first, then all of it in one transaction or none.

use affairs::{
    account::{self as affair, Account, Obstacle},
    handover::Reason,
    role::{Duty, Role},
};
use hall::serving::{Handing, Post, Room};
use messages::Message;
use office::{Clerk, DeskError, Office, Waiting};
use store::{Tx, digest::Digest};

use crate::{
    filing::{act, blocked, file, step},
    people::Colleague,
    records,
};

/// 移交单 Whose work goes to whom, why, and what the page showed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The account whose work it is.
    pub from: String,
    /// The account that takes it.
    pub to: String,
    /// Why.
    pub reason: Reason,
    /// 清单 The mark of the list that was looked at; see [`Prospect`].
    pub seen: String,
}

/// 预览 One thing that waits for somebody by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// What waits.
    pub waiting: Waiting,
    /// Why the receiver may not take it over; empty when nothing stands in the way, or nobody was named yet.
    pub messages: Vec<Message>,
}

/// 预览 Everything that waits for an account by name, what would keep `to` from it, and the mark of this list.
///
/// # Errors
///
/// No such account; the duty; the store.
pub fn prospects(
    office: &Office,
    clerk: &Clerk,
    rooms: &[Box<dyn Room>],
    (from, to): (&str, Option<&str>),
) -> Result<(Vec<Prospect>, String), DeskError> {
    clerk.must(Duty::AssignRoles.roles(), "移交别人在办的事")?;
    let now = office.clock.now();
    office.store.read(&records::anywhere(), |tx| {
        let from = holder(office, tx, clerk, from, now)?;
        let to = to.map(|to| holder(office, tx, clerk, to, now)).transpose()?;
        let rows = work(tx, clerk, &from)?;
        let mark = mark(&rows);
        let prospect = |waiting: Waiting| {
            let messages = match &to {
                Some(to) => {
                    let handing = handing(&from, to, Reason::Left);
                    room(rooms, &waiting)
                        .map_or(Ok(Vec::new()), |it| it.bars(office, tx, clerk, &waiting.record, &handing))?
                }
                None => Vec::new(),
            };
            Ok(Prospect { waiting, messages })
        };
        let prospects: Result<Vec<_>, DeskError> = rows.into_iter().map(prospect).collect();
        Ok((prospects?, mark))
    })
}

/// 移交在办 Everything that waits for one account by name waits for another one; gives the records. One thing that the
/// receiver may not do keeps all of it where it is.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn hand_over(
    office: &Office,
    clerk: &Clerk,
    rooms: &[Box<dyn Room>],
    leaving: &Leaving,
) -> Result<Vec<String>, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let (from, to) = (holder(office, tx, clerk, &leaving.from, now)?, holder(office, tx, clerk, &leaving.to, now)?);
        let rows = work(tx, clerk, &from)?;
        let mut records: Vec<String> = rows.iter().map(|row| row.record.clone()).collect();
        records.dedup();
        let done = step(affair::hand_over(giver, &from, &to, (&records, leaving.reason)))?;
        if mark(&rows) != leaving.seen {
            return Err(blocked(&[Obstacle::WorkChanged]));
        }
        let handing = handing(&from, &to, leaving.reason);
        let mut found = Vec::new();
        let mut before = "";
        for row in rows.iter().filter(|row| std::mem::replace(&mut before, &row.record) != row.record) {
            match room(rooms, row).map(|it| it.hand_over(office, tx, clerk, &row.record, &handing)) {
                None => office::hand_over(tx, &clerk.body, &row.record, (&from.id, &to.id))?,
                Some(Ok(())) => {}
                Some(Err(DeskError::Blocked(messages))) => found.extend(messages),
                Some(Err(other)) => return Err(other),
            }
        }
        if !found.is_empty() {
            found.dedup();
            return Err(DeskError::Blocked(found));
        }
        file(office, tx, clerk, now, &done.entry)?;
        Ok(records.clone())
    })
}

/// 还有谁 Roles of somebody under which work waits, how much of it, and who else holds them today.
pub(crate) fn by_role(
    tx: &Tx<'_>,
    clerk: &Clerk,
    from: &Colleague,
    all: &[Colleague],
) -> Result<Vec<(Role, usize, Vec<String>)>, DeskError> {
    let section = from.section.as_deref().unwrap_or_default();
    let mut found = Vec::new();
    for role in &from.roles {
        let rows = office::waiting_for(tx, &clerk.body, "", role.id(), section)?;
        let heads = |it: &&Colleague| *role != Role::SectionHead || it.section == from.section;
        let others = all.iter().filter(|it| it.account != from.account && !it.disabled && it.roles.contains(role));
        let others: Vec<String> = others.filter(heads).map(|it| it.name.unmask().clone()).collect();
        found.push((*role, rows.len(), others));
    }
    Ok(found)
}

/// What waits for an account by name, in the order of the records.
fn work(tx: &Tx<'_>, clerk: &Clerk, from: &Account) -> Result<Vec<Waiting>, DeskError> {
    let mut rows = office::waiting_for(tx, &clerk.body, &from.id, "", "")?;
    rows.sort_by(|one, other| (&one.record, &one.what).cmp(&(&other.record, &other.what)));
    Ok(rows)
}

/// The same list has the same mark.
fn mark(rows: &[Waiting]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| format!("{} {} {}", row.record, row.what, row.since)).collect();
    Digest::of(lines.join("\n").as_bytes()).to_string()
}

fn room<'a>(rooms: &'a [Box<dyn Room>], row: &Waiting) -> Option<&'a dyn Room> {
    rooms.iter().find(|room| row.what.starts_with(room.prefix())).map(AsRef::as_ref)
}

fn handing(from: &Account, to: &Account, reason: Reason) -> Handing {
    let section = to.section.clone().unwrap_or_default();
    let posts = to.roles.iter().map(|role| Post { account: to.id.clone(), role: *role, section: section.clone() });
    Handing { from: from.id.clone(), to: to.id.clone(), section: section.clone(), posts: posts.collect(), reason }
}

fn holder(office: &Office, tx: &Tx<'_>, clerk: &Clerk, id: &str, now: i64) -> Result<Account, DeskError> {
    let account = records::account_of(tx, &*office.seal, (&clerk.body, id), now)?.ok_or(DeskError::NotFound)?;
    Ok(Account { roles: records::roles_at(tx, &clerk.body, id)?, ..account })
}
