//! 提醒与升级 Whoever has something that waits past half of its time gets one letter a day, and past its day the next
//! level hears of it too (`operations.md` §3.3).
//!
//! Reminders are errands like any other, one a day for each body, due at eight in its zone. What was told of is noted in
//! the same commit as the letters, so nothing is told twice, and nothing is noted that nobody was told.

mod told;
mod words;

use std::collections::BTreeMap;

use jiff::civil::{Date, time};
use store::{Errand, NewErrand, StoreError, Tx, params};

use self::told::{Kind, Told};
use crate::{Mailroom, Matter, Note, Office, Waiting, Zone, errands::STUCK_LETTER, waiting};

/// The kind of the daily errand.
pub(crate) const REMIND: &str = "office.remind";
/// The hour at which people find the letter on their desk.
const EIGHT: jiff::civil::Time = time(8, 0, 0, 0);

/// 叫早 Queues the errand of today for every body in which something is to be told; asking again queues nothing.
pub(crate) fn call(office: &Office) -> Result<(), StoreError> {
    let zone = Zone::shanghai();
    let today = zone.day(office.clock.now());
    let day = today.to_string();
    let due_at = zone.instant(today.to_datetime(EIGHT));
    let bodies: Vec<String> = office.store.read(&Mailroom::scope(), |tx| {
        tx.select(
            "SELECT DISTINCT body FROM waiting
              WHERE remind_on <= :day
                AND NOT EXISTS (SELECT 1 FROM errand WHERE key = 'remind/' || waiting.body || '/' || :day)
              ORDER BY body",
            params! { day: &day },
            |row| row.get("body"),
        )
    })?;
    for body in bodies {
        office.store.write(&Mailroom::scope(), |tx| {
            let key = format!("remind/{body}/{day}");
            tx.enqueue(&NewErrand { body: body.clone(), kind: REMIND.into(), key, payload: "{}".into(), due_at })
        })?;
    }
    Ok(())
}

/// 一行 What one person is told of: how, what waits, and its matter.
type Line<'a> = (Kind, &'a Waiting, &'a Matter);

/// 提醒 Writes the letters of one day for one body, and notes what was told.
pub(crate) fn remind(office: &Office, mailroom: &Mailroom, errand: &Errand) -> Result<(), StoreError> {
    let now = office.clock.now();
    let today = Zone::shanghai().day(now);
    let body = errand.body.as_str();
    office.store.write(&Mailroom::scope(), |tx| {
        let noted = told::noted(tx, body)?;
        let rows: Vec<Waiting> = waiting::to_remind(tx, body, today)?;
        let rows: Vec<Waiting> = rows.into_iter().filter(|row| row.what != STUCK_LETTER).collect();
        let matters =
            rows.iter().map(|row| mailroom.matter(tx, body, row)).collect::<Result<Vec<Matter>, StoreError>>()?;
        let mut letters: BTreeMap<String, Vec<Line<'_>>> = BTreeMap::new();
        for (row, matter) in rows.iter().zip(&matters) {
            for kind in due_kinds(row, today).filter(|kind| !noted.contains(&Told::of(row, *kind))) {
                let people = reached(office, tx, mailroom, body, (row, kind), today)?;
                if people.is_empty() {
                    continue;
                }
                told::note(tx, body, row, kind, now)?;
                for account in people {
                    letters.entry(account).or_default().push((kind, row, matter));
                }
            }
        }
        let note = |(account, lines): (String, Vec<Line<'_>>)| {
            let (subject, text) = words::letter(&lines, &mailroom.foot())?;
            Some(Note { account, subject, text })
        };
        let notes: Vec<Note> = letters.into_iter().filter_map(note).collect();
        mailroom.write(office, tx, errand, now, &notes)?;
        told::sweep(tx, body)
    })
}

/// What a row is to be told of by now: at half time only while it is in time, past its day to both.
fn due_kinds(row: &Waiting, today: Date) -> impl Iterator<Item = Kind> + use<> {
    let kinds: &[Kind] = if row.due < today { &[Kind::Late, Kind::Up] } else { &[Kind::Half] };
    kinds.iter().copied()
}

/// The accounts that are told and have an address: the one meant, whoever holds the role, or the next level.
fn reached(
    office: &Office,
    tx: &Tx<'_>,
    mailroom: &Mailroom,
    body: &str,
    (row, kind): (&Waiting, Kind),
    today: Date,
) -> Result<Vec<String>, StoreError> {
    let holders = |role: &str, section: &str| mailroom.directory.holders(tx, body, role, section, today);
    let people = match kind {
        Kind::Up if row.next_role.is_empty() => Vec::new(),
        // Only the head of a section answers for one section; leaders answer for all.
        Kind::Up if row.next_role == affairs::role::Role::SectionHead.id() => holders(&row.next_role, &row.section)?,
        Kind::Up => holders(&row.next_role, "")?,
        _ if row.account.is_empty() => holders(&row.role, &row.section)?,
        _ => vec![row.account.clone()],
    };
    let mut reached = Vec::new();
    for account in people {
        if mailroom.directory.address(office, tx, &account)?.is_some() {
            reached.push(account);
        }
    }
    Ok(reached)
}
