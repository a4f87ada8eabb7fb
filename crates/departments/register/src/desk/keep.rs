//! 记 Enter, amend, strike, confirm.

use affairs::register::{
    self as affair, Facts, Kind, Obstacle, Occasion, Order, Step, Twin, kind_of, number_of, reason as reference,
};
use messages::Message;
use office::{Clerk, DeskError, Office, Zone};
use store::{Tx, digest::Digest, params};

use super::{NewRecord, blocked, counted, evidence, may_keep, states};
use crate::{
    filing::{Beside, file, next, take_turn},
    records::{self, Shown},
};

/// 登记 A new record. `form` is the key of the page that sends it: the same form sent twice by one account is one record.
/// `despite` is why it is not the earlier record that says the same; empty where nobody had to say.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn enter(
    office: &Office,
    clerk: &Clerk,
    form: Option<&str>,
    new: &NewRecord,
    despite: &str,
) -> Result<Shown, DeskError> {
    let kind = new.facts.kind();
    may_keep(clerk, kind)?;
    let form = form.map(|key| form_of(clerk, key));
    act(office, clerk, kind, |tx, now, at| entered(office, tx, (clerk, at), now, form.as_deref(), new, despite))
}

/// 一起登记 Many records of one ledger, all of them or none: what is wrong with any of them is told with its place.
///
/// # Errors
///
/// No duty; every obstacle of every record at once; the store.
pub(crate) fn enter_all(
    office: &Office,
    clerk: &Clerk,
    kind: Kind,
    rows: &[(usize, NewRecord)],
    first: impl Fn(&Tx<'_>, i64) -> Result<(), DeskError>,
) -> Result<usize, DeskError> {
    may_keep(clerk, kind)?;
    act(office, clerk, kind, |tx, now, at| {
        first(tx, at)?;
        let mut found = Vec::new();
        for (place, new) in rows {
            match entered(office, tx, (clerk, at), now, None, new, "") {
                Ok(_) => {}
                Err(DeskError::Blocked(messages)) => {
                    found.extend(messages.into_iter().map(|message| at_row(*place, message)))
                }
                Err(other) => return Err(other),
            }
        }
        if found.is_empty() { Ok(rows.len()) } else { Err(DeskError::Blocked(found)) }
    })
}

/// The same message, with the row it speaks of.
pub(crate) fn at_row(place: usize, message: Message) -> Message {
    Message { what: format!("第 {place} 行：{}", message.what).into(), ..message }
}

fn entered(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    now: &Occasion<'_>,
    form: Option<&str>,
    new: &NewRecord,
    despite: &str,
) -> Result<Shown, DeskError> {
    let (facts, list, wrong) = counted(office, new);
    let order = Order { facts, words: new.words.clone() };
    if let Some(known) = sent_before(tx, &clerk.body, form)? {
        // Sent again as it was, it is done already; with other words it is another wish, and is not swallowed.
        let same = known.record.facts == order.facts && known.record.words == order.words.hash();
        return if same { Ok(known) } else { Err(blocked(&[Obstacle::Stale])) };
    }
    let (kind, year) = (order.facts.kind(), order.facts.year());
    let number = number_of(kind, year, next(tx, &clerk.body, kind, year)?);
    let (twin, why) = (twin(tx, &clerk.body, &order, &number)?, reference(despite));
    let decided = affair::enter(&number, &order, Twin { number: twin.as_deref(), reason: &why }, now);
    let step = together(decided, [wrong, evidence(tx, &clerk.body, &order.facts)?].concat())?;
    let beside = Beside { words: &order.words, people: Some(&list), form, reason: despite };
    filed(office, tx, (clerk, at), &step, &beside)
}

/// 更改 Other facts, words or people, for a reason.
///
/// # Errors
///
/// No duty; no such record; every obstacle at once; the store.
pub fn amend(
    office: &Office,
    clerk: &Clerk,
    (number, seen): (&str, u32),
    new: &NewRecord,
    (reason, despite): (&str, &str),
) -> Result<Shown, DeskError> {
    let kind = kind_of(number).ok_or(DeskError::NotFound)?;
    may_keep(clerk, kind)?;
    let (facts, list, wrong) = counted(office, new);
    let order = Order { facts, words: new.words.clone() };
    act(office, clerk, kind, |tx, now, at| {
        let before = records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)?;
        let (twin, why) = (twin(tx, &clerk.body, &order, number)?, reference(despite));
        let twin = Twin { number: twin.as_deref(), reason: &why };
        let decided = affair::amend(&before.record, &order, (&reference(reason), seen), twin, now);
        let step = together(decided, [wrong.clone(), evidence(tx, &clerk.body, &order.facts)?].concat())?;
        let said = if despite.trim().is_empty() { reason.to_owned() } else { format!("{reason}\n{despite}") };
        let beside = Beside { words: &order.words, people: Some(&list), form: None, reason: &said };
        filed(office, tx, (clerk, at), &step, &beside)
    })
}

/// 划去 The record stays readable and counts nothing.
///
/// # Errors
///
/// No duty; no such record; every obstacle at once; the store.
pub fn strike(office: &Office, clerk: &Clerk, (number, seen): (&str, u32), reason: &str) -> Result<Shown, DeskError> {
    let kind = kind_of(number).ok_or(DeskError::NotFound)?;
    may_keep(clerk, kind)?;
    act(office, clerk, kind, |tx, now, at| {
        let before = records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)?;
        let step = together(affair::strike(&before.record, &reference(reason), seen, now), Vec::new())?;
        let beside = Beside { words: &before.words, people: None, form: None, reason };
        filed(office, tx, (clerk, at), &step, &beside)
    })
}

/// 确认 Whoever raised a problem says that it is solved; what somebody may do here depends on who they are and on no
/// role.
///
/// # Errors
///
/// No such record; every obstacle at once; the store.
pub fn confirm(office: &Office, clerk: &Clerk, (number, seen): (&str, u32)) -> Result<Shown, DeskError> {
    let kind = kind_of(number).ok_or(DeskError::NotFound)?;
    act(office, clerk, kind, |tx, now, at| {
        let before = records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)?;
        // Who neither keeps the ledger nor raised the problem is told nothing about it.
        let own = matches!(&before.record.facts, Facts::Problem(of) if of.by == clerk.account);
        if !own && may_keep(clerk, kind).is_err() {
            return Err(DeskError::NotFound);
        }
        let step = together(affair::confirm(&before.record, seen, now), Vec::new())?;
        let beside = Beside { words: &before.words, people: None, form: None, reason: "" };
        filed(office, tx, (clerk, at), &step, &beside)
    })
}

/// One act in turn: the books as they stand then, and the day it is.
fn act<T>(
    office: &Office,
    clerk: &Clerk,
    kind: Kind,
    verb: impl Fn(&Tx<'_>, &Occasion<'_>, i64) -> Result<T, DeskError>,
) -> Result<T, DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        take_turn(tx, &clerk.body, kind)?;
        let (at, books) = (office.clock.now(), states(tx, &clerk.body, kind)?);
        verb(tx, &Occasion { by: &clerk.account, today: Zone::shanghai().day(at), books: &books }, at)
    })
}

/// What the affair decided, with what the desk found beside it: every obstacle at once.
fn together(decided: Result<Step, Vec<Obstacle>>, mut found: Vec<Obstacle>) -> Result<Step, DeskError> {
    match decided {
        Ok(step) if found.is_empty() => Ok(step),
        Ok(_) => Err(blocked(&found)),
        Err(others) => {
            found.extend(others);
            Err(blocked(&found))
        }
    }
}

fn filed(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    step: &Step,
    beside: &Beside<'_>,
) -> Result<Shown, DeskError> {
    file(office, tx, (clerk, at), step, beside)?;
    Ok(Shown { record: step.next.clone(), words: beside.words.clone(), changed_at: at })
}

/// Nobody foresees it who does not know the key, and nobody takes the form of somebody else.
fn form_of(clerk: &Clerk, key: &str) -> String {
    Digest::of(format!("{}\n{}\n{key}", clerk.body, clerk.account).as_bytes()).to_string()
}

fn sent_before(tx: &Tx<'_>, body: &str, form: Option<&str>) -> Result<Option<Shown>, DeskError> {
    let Some(form) = form else { return Ok(None) };
    let number = tx.first(
        "SELECT id FROM register_record WHERE body = :body AND form = :form",
        params! { body, form },
        |row| row.get::<String>("id"),
    )?;
    Ok(number.map(|number| records::find(tx, body, &number)).transpose()?.flatten())
}

/// The first record, not struck, that says the same thing as this one.
fn twin(tx: &Tx<'_>, body: &str, order: &Order, number: &str) -> Result<Option<String>, DeskError> {
    let Some(twin) = order.words.twin(&order.facts) else { return Ok(None) };
    Ok(tx.first(
        "SELECT id FROM register_record WHERE body = :body AND twin = :twin AND id <> :number ORDER BY id",
        params! { body, twin, number },
        |row| row.get("id"),
    )?)
}
