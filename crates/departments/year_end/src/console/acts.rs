//! 办一件 One act on a draft, by its name in the address.

use affairs::role::Duty;
use axum::{Extension, extract::Path, response::Response};
use hall::serving::{Fields, Posted, Seated, Trouble, went};
use messages::Catalogued as _;
use office::{Clerk, DeskError, Office};

use super::{HERE, Ports, address, confirm, desk, year_of};
use crate::{Change, answer, edit, hand_in, recount};

/// What became of a form.
enum Answered {
    Done,
    Ask(Box<confirm::Confirm>),
}

/// 办一件
pub(super) async fn act(
    Path((year, act)): Path<(String, String)>,
    Extension(ports): Extension<Ports>,
    posted: Posted,
) -> Response {
    let seat = posted.seat;
    let (seated, fields, hall) = (seat.seated.clone(), posted.fields.clone(), seat.hall().clone());
    let part = part(&posted.fields);
    let (lent, at) = (ports.clone(), year.clone());
    let done = seat
        .at_desk(move |office| {
            let year = year_of(&at)?;
            if confirm::is_asked(&act) && fields.word(confirm::CONFIRMED).is_empty() {
                let page = confirm::ask(&hall, office, &seated, (year, &act), &fields, &lent)?;
                return Ok(Answered::Ask(Box::new(page)));
            }
            match one(office, &seated, (year, &act), &fields, &lent) {
                // What was typed on the page that asks comes back with it.
                Err(DeskError::Blocked(found)) if !fields.word("explanation").is_empty() => {
                    let page = confirm::ask(&hall, office, &seated, (year, &act), &fields, &lent)?;
                    Ok(Answered::Ask(Box::new(page.again(found))))
                }
                done => done.map(|()| Answered::Done),
            }
        })
        .await;
    match done.map_err(Trouble::obstacles) {
        Ok(Answered::Done) => match year.parse() {
            Ok(year) => went(&address(year, part)),
            Err(_) => went(HERE),
        },
        Ok(Answered::Ask(page)) if page.failed() => seat.page_again(HERE, page.title(), &page.main()),
        Ok(Answered::Ask(page)) => seat.page(HERE, page.title(), &page.main()),
        Err(Ok(faults)) => {
            let (key, reason) = (posted.fields.word("key"), posted.fields.word("reason"));
            desk::render(seat, ports, year, part, desk::Again { faults, key, reason }).await
        }
        Err(Err(trouble)) => seat.trouble(trouble),
    }
}

/// The part of the desk that a form came from.
pub(super) fn part(fields: &Fields) -> u8 {
    u8::try_from(fields.number("part")).ok().filter(|part| (1..=6).contains(part)).unwrap_or(1)
}

/// The revision that a form brings back; a form without one is stale.
pub(super) fn seen(fields: &Fields) -> u32 {
    u32::try_from(fields.number("revision")).unwrap_or(0)
}

fn one(
    office: &Office,
    seated: &Seated,
    (year, act): (i16, &str),
    fields: &Fields,
    ports: &Ports,
) -> Result<(), DeskError> {
    let clerk = seated.as_any(Duty::CompileReport.roles());
    let seen = (year, seen(fields));
    let change = match act {
        "recount" => return recount(office, &clerk, seen, &*ports.sources).map(|_| ()),
        "hand-in" => {
            let why = fields.word("explanation");
            return hand_in(office, &clerk, seen, &why, (&*ports.sources, &*ports.manuscripts)).map(|_| ());
        }
        "back" => return Ok(()),
        "answer" => {
            let [key, numbers, reason] = ["key", "numbers", "reason"].map(|name| fields.word(name));
            return answer(office, &clerk, seen, (&key, &numbers, &reason), &*ports.manuscripts).map(|_| ());
        }
        "remove" => Change::Remove { id: fields.word("id") },
        "restore" => Change::Restore { key: fields.word("key") },
        _ => return Err(DeskError::NotFound),
    };
    edit(office, &clerk, seen, &change).map(|_| ())
}

/// 按理由改数 A number by hand; what cannot stand is said before it is kept.
pub(super) fn put(office: &Office, clerk: &Clerk, seen: (i16, u32), fields: &Fields) -> Result<(), DeskError> {
    use report::drafting::DraftObstacle;
    clerk.must(Duty::CompileReport.roles(), "改年度报告")?;
    let (key, digits, reason) = (fields.word("key"), fields.word("digits"), fields.word("reason"));
    let field = office
        .store
        .read::<_, DeskError>(&clerk.scope(), |tx| Ok(crate::find(tx, &clerk.body, seen.0)?))?
        .ok_or(DeskError::NotFound)?
        .snapshot
        .fields
        .remove(&key)
        .ok_or(DeskError::NotFound)?;
    let number = statute::report::Number::parse(&digits).filter(|number| !number.is_negative());
    let mut found = Vec::new();
    if number.is_none() {
        found.push(DraftObstacle::OddOverride { key: key.clone(), digits: digits.clone() }.message());
    }
    if reason.is_empty() {
        found.push(DraftObstacle::NoReason { name: field.name }.message());
    }
    if !found.is_empty() {
        return Err(DeskError::Blocked(found));
    }
    edit(office, clerk, seen, &Change::Override { key, digits, reason }).map(|_| ())
}
