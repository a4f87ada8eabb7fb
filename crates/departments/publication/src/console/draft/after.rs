//! 办完以后 Where one goes once a form was sent: to the item, or to the form again with everything that was typed.

use axum::response::Response;
use hall::serving::{Fields, Posted, Trouble, went};
use messages::Message;
use office::{Clerk, DeskError, Office};
use prose::Loss;

use super::{
    super::{WRITERS, item},
    Page, Typed, Use, in_hand, page,
};
use crate::{
    copies::{self, Late},
    files,
    matters::Offer,
    records,
};

/// The text was kept: what was kept by itself goes, what comes behind of the same page is late, and no file waits any
/// longer.
pub(super) fn settled(office: &Office, clerk: &Clerk, number: &str, fields: &Fields) -> Result<(), DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        records::take(tx, &clerk.body, number)?;
        files::settle(tx, &clerk.body, number)?;
        Ok::<_, DeskError>(copies::hand_in(office, tx, clerk, number, fields.pairs())?)
    })
}

/// To the item; or to the form again with what stood in the way, and then what was typed is kept by itself as well.
pub(super) async fn after(posted: Posted, purpose: Use, number: String, done: Result<Vec<Loss>, Trouble>) -> Response {
    match done.map_err(Trouble::obstacles) {
        Ok(losses) if losses.is_empty() => went(&item::address(&number)),
        Ok(losses) => went(&format!("{}/edit?lost={}", item::address(&number), page::codes(&losses))),
        Err(Ok(faults)) => again(posted, purpose, number, faults, Vec::new()).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

pub(super) async fn again(
    posted: Posted,
    purpose: Use,
    number: String,
    faults: Vec<Message>,
    notes: Vec<Message>,
) -> Response {
    let (clerk, of, fields) = (posted.seat.clerk().clone(), number.clone(), posted.fields.clone());
    let beside = posted.seat.at_desk(move |office| {
        if posted_by_writer(&clerk) {
            match keep(office, &clerk, &of, &fields) {
                // What kept the act from being filed keeps this as well; the words are on the page.
                Err(DeskError::Store(error)) if error.may_pass() => {}
                kept => kept?,
            }
        }
        let offer = Offer::of(office, &clerk.body)?;
        let (text, drawer) = office.store.read(&clerk.scope(), |tx| {
            let text = in_hand(tx, &clerk.body, &of).ok().map(|(_, text)| text);
            Ok::<_, DeskError>((text, files::drawer(tx, &clerk.body, &of)?))
        })?;
        Ok::<_, DeskError>((text, drawer, offer))
    });
    let beside = match beside.await.map_err(Trouble::obstacles) {
        Ok(beside) => Some(beside),
        // The form is made of what came with it until the cabinet can be asked again.
        Err(Ok(_)) => None,
        Err(Err(trouble)) => return posted.seat.trouble(trouble),
    };
    let seen = item::seen(&posted.fields);
    let page = Page::of(&posted.seat, purpose, number, None, Typed::of(&posted.fields));
    let page = Page { faults, notes, version: seen.version, hash: seen.content_hash, ..page };
    match beside {
        Some((text, drawer, offer)) => page.with_matters(&offer).with_files(text.as_ref(), &drawer).shown(&posted.seat),
        None => page.with_matters(&Offer::default()).with_typed_files().shown(&posted.seat),
    }
}

/// Keeps what did not do; a second click brings the very words that were handed in, and nothing of them is a draft.
fn keep(office: &Office, clerk: &Clerk, number: &str, fields: &Fields) -> Result<(), DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        records::take(tx, &clerk.body, number)?;
        if copies::late(tx, clerk, number, fields.pairs())? != Some(Late::Same) {
            copies::keep_in(office, tx, clerk, number, fields.pairs())?;
        }
        Ok(())
    })
}

fn posted_by_writer(clerk: &Clerk) -> bool {
    clerk.roles.iter().any(|role| WRITERS.contains(role))
}
