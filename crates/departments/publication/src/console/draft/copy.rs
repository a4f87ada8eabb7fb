//! 自动存下 The form kept by itself while somebody types, answered in JSON for the script that sends it.

use affairs::publication::Obstacle;
use axum::{extract::Path, http::StatusCode, response::Response};
use hall::serving::{Fields, Posted, Trouble, told, went};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};

use super::super::{FormFault, HERE, WRITERS, item};
use crate::{Record, copies, desk, records};

/// 存一份 Keeps what was typed, whatever became of the item meanwhile; says when somebody kept another text since.
pub(in super::super) async fn keep(Path(number): Path<String>, posted: Result<Posted, Response>) -> Response {
    let posted = match posted {
        Ok(posted) => posted,
        Err(refused) => return turned_away(refused.status()),
    };
    let (clerk, fields) = (posted.seat.seated.as_any(WRITERS), posted.fields.clone());
    if !posted.seat.seated.may(WRITERS) {
        return refused(StatusCode::FORBIDDEN, &DeskError::NotAllowed { act: "写稿件" }.messages());
    }
    match posted.seat.at_desk(move |office| kept(office, &clerk, &number, &fields)).await {
        Ok((at, None)) => told(StatusCode::OK, serde_json::json!({ "kept_at": instant(at) }).to_string()),
        Ok((_, Some(stale))) => refused(StatusCode::CONFLICT, &[stale]),
        Err(Trouble::Desk(DeskError::NotFound)) => refused(StatusCode::NOT_FOUND, &DeskError::NotFound.messages()),
        Err(Trouble::Desk(other)) => refused(StatusCode::SERVICE_UNAVAILABLE, &other.messages()),
        Err(Trouble::Defect) => refused(StatusCode::INTERNAL_SERVER_ERROR, &[FormFault::Copy.message()]),
    }
}

/// A copy that was on its way when its form was handed in comes too late: that text stands, and nothing is to be kept.
fn kept(office: &Office, clerk: &Clerk, number: &str, fields: &Fields) -> Result<(i64, Option<Message>), DeskError> {
    let made = desk::number_of(clerk, number);
    let seen = item::seen(fields);
    let stale = |record: &Record| Some(Obstacle::Stale { version: record.item.version }.message());
    office.store.write(&clerk.scope(), |tx| {
        if let Some(record) = records::find(tx, &clerk.body, &made)? {
            return Ok((office.clock.now(), stale(&record)));
        }
        // The row is held, so that a form is handed in either before or after.
        let found = records::take(tx, &clerk.body, number)?;
        if let Some(record) = &found
            && copies::late(tx, clerk, number, fields.pairs())?.is_some()
        {
            return Ok((office.clock.now(), stale(record)));
        }
        let at = copies::keep_in(office, tx, clerk, number, fields.pairs())?;
        let is_newer = |record: &&Record| desk::seen(&record.item) != seen;
        Ok((at, found.as_ref().filter(is_newer).and_then(stale)))
    })
}

/// 丢掉这份草稿
pub(in super::super) async fn drop(Path(number): Path<String>, posted: Posted) -> Response {
    let (clerk, of) = (posted.seat.clerk().clone(), number.clone());
    let done = posted.seat.at_desk(move |office| {
        office.store.write(&clerk.scope(), |tx| {
            copies::drop(tx, &clerk, &of)?;
            Ok::<_, DeskError>(records::find(tx, &clerk.body, &of)?.is_some())
        })
    });
    match done.await {
        Ok(true) => went(&format!("{HERE}/{number}/edit")),
        Ok(false) => went(&format!("{HERE}/new")),
        Err(trouble) => posted.seat.trouble(trouble),
    }
}

/// A session that ended in the middle of a sentence, or a page of another session: the script says so and goes on trying.
fn turned_away(status: StatusCode) -> Response {
    let ended = status == StatusCode::UNAUTHORIZED || status.is_redirection();
    let (status, fault) =
        if ended { (StatusCode::UNAUTHORIZED, FormFault::SignedOut) } else { (status, FormFault::Copy) };
    refused(status, &[fault.message()])
}

pub(super) fn refused(status: StatusCode, messages: &[Message]) -> Response {
    let said = messages
        .iter()
        .map(|said| serde_json::json!({ "code": said.code, "what": said.what, "why": said.why, "todo": said.todo }));
    let all: Vec<serde_json::Value> = said.collect();
    told(status, serde_json::json!({ "message": all.first(), "messages": all }).to_string())
}

/// An instant as scripts read it.
fn instant(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at)
        .map_or_else(|_| String::new(), |at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
