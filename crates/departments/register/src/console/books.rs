//! 开簿、年结、重开 Acts on books, by their name in the address.

use affairs::register::{Closing, Kind};
use axum::{extract::Path, response::Response};
use hall::serving::{Fields, Posted, Seated, Trouble, went};
use office::{DeskError, Office};

use super::{CLOSERS, FormFault, HERE, keepers, overview};
use crate::{desk, records};

/// 一步
pub(super) async fn act(Path(act): Path<String>, posted: Posted) -> Response {
    let (seated, fields) = (posted.seat.seated.clone(), posted.fields.clone());
    let (kind, year) = (fields.word("kind"), fields.number("year"));
    let done = posted.seat.at_desk(move |office| one(office, &seated, &act, &fields)).await;
    match done.map_err(Trouble::obstacles) {
        Ok(()) if kind.is_empty() => went(&format!("{HERE}?year={year}")),
        Ok(()) => went(&format!("{HERE}/{kind}?year={year}")),
        Err(Ok(faults)) => overview::render(posted.seat, i16::try_from(year).ok(), faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn one(office: &Office, seated: &Seated, act: &str, fields: &Fields) -> Result<(), DeskError> {
    let year = i16::try_from(fields.number("year")).map_err(|_| FormFault::Number("年份").blocks())?;
    let seen = u32::try_from(fields.number("version")).unwrap_or(0);
    let kind = fields.given("kind").map(|id| Kind::of(&id).ok_or(DeskError::NotFound)).transpose()?;
    let closer = seated.as_any(CLOSERS);
    match (act, kind) {
        ("open", None) => open_rest(office, seated, year),
        ("open", Some(kind)) => open(office, seated, kind, year),
        ("complete", Some(kind)) => {
            desk::close_book(office, &closer, (kind, year), Closing::Complete, seen).map(|_| ())
        }
        ("nothing", Some(kind)) => desk::close_book(office, &closer, (kind, year), Closing::Nothing, seen).map(|_| ()),
        ("reopen", Some(kind)) => {
            desk::reopen_book(office, &closer, (kind, year), seen, &fields.text("reason")).map(|_| ())
        }
        _ => Err(DeskError::NotFound),
    }
}

fn open(office: &Office, seated: &Seated, kind: Kind, year: i16) -> Result<(), DeskError> {
    let roles = [keepers(kind), CLOSERS.to_vec()].concat();
    desk::open_book(office, &seated.as_any(&roles), kind, year).map(|_| ())
}

/// Every ledger of the year that this person may open and nobody did.
fn open_rest(office: &Office, seated: &Seated, year: i16) -> Result<(), DeskError> {
    let body = &seated.clerk.body;
    let opened = office.store.read(&seated.clerk.scope(), |tx| records::books_of_year(tx, body, year))?;
    let may = |kind: &Kind| seated.may(&keepers(*kind)) || seated.may(CLOSERS);
    let rest: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| !opened.contains_key(kind)).collect();
    let mine: Vec<Kind> = rest.iter().copied().filter(may).collect();
    if mine.is_empty() && !rest.is_empty() {
        return Err(DeskError::NotAllowed { act: "开台账" });
    }
    mine.into_iter().try_for_each(|kind| open(office, seated, kind, year))
}
