//! 预览 The public page as it would be, made from what the form holds; nothing is kept.

use axum::{extract::Path, http::StatusCode, response::Response};
use hall::{
    Frame, Link,
    serving::{Posted, Trouble, shown},
};
use office::{DeskError, Office, Zone};

use super::{
    super::{HERE, READERS, WRITERS},
    attachments, body,
    typed::Typed,
};
use crate::{Text, matters::Kept, records, site};

/// 看看公开后的样子
pub(in super::super) async fn show(Path(number): Path<String>, posted: Posted) -> Response {
    if !posted.seat.seated.may(WRITERS) && !posted.seat.seated.may(READERS) {
        return posted.seat.trouble(Trouble::Desk(DeskError::NotAllowed { act: "预览稿件" }));
    }
    let (clerk, fields) = (posted.seat.seated.as_any(WRITERS), posted.fields.clone());
    let (visit, seated) = (&posted.seat.visit, &posted.seat.seated);
    let frame = Frame {
        coat: visit.hall.furnishing().coat.worn_by(&seated.clerk.body, &seated.body_name),
        mode: visit.mode,
        crumbs: vec![Link::new("稿件", HERE)],
        demo: visit.hall.furnishing().demo,
        ..Frame::default()
    };
    let made = posted.seat.at_desk(move |office: &Office| {
        let typed = Typed::of(&fields);
        let found = office.store.read(&clerk.scope(), |tx| {
            let Some(record) = records::find(tx, &clerk.body, &number)? else { return Ok::<_, DeskError>(None) };
            let text = records::text(tx, &clerk.body, &number, record.item.content_hash())?;
            Ok(text.map(|text| (record, text)))
        })?;
        let before = found.as_ref().map(|(_, text)| text);
        let attachments = attachments(office, &clerk, &typed, before)?;
        let (made, _) = body::written(&typed, before.map(|text| &text.text))?;
        let paper = typed.paper_as_typed(before);
        let text = Text { title: typed.title.clone(), text: made, attachments, paper };
        let kept = office.store.read(&clerk.scope(), |tx| Kept::of(tx, &clerk.body))?;
        let today = Zone::shanghai().day(office.clock.now());
        Ok::<_, DeskError>(site::preview(&frame, &text, found.as_ref().map(|(record, _)| record), &kept, today))
    });
    match made.await {
        Ok(page) => shown(StatusCode::OK, true, page),
        Err(trouble) => posted.seat.trouble(trouble),
    }
}
