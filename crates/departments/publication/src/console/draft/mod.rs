//! 写稿 The form of a text: a new one, a draft revised, or what is public corrected.

mod after;
mod body;
pub(super) mod copy;
mod page;
mod paper;
mod pictures;
pub(super) mod preview;
pub(super) mod read_in;
mod typed;
pub(super) mod upload;
mod word;

use affairs::publication::{Profile, Proposal, figures::VILLAGE};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use hall::serving::{Fields, Posted, Seat, Seated, Trouble, went};
use messages::Catalogued as _;
use office::{Attachment, Clerk, DeskError, Office};
use prose::Loss;
use store::Tx;

use self::{
    after::{after, again, settled},
    page::Page,
    typed::Typed,
};
use super::{FormFault, HERE, WRITERS, item, matter, must_read, panel::CORRECTORS};
use crate::{
    Record, Text, copies,
    desk::{self, NewCorrection, NewItem},
    files,
    matters::{self, Offer},
    records,
};

/// 三种表 What the same form is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    New,
    Revise,
    Correct,
}

impl Use {
    fn of(word: &str) -> Self {
        match word {
            "edit" => Self::Revise,
            "correct" => Self::Correct,
            _ => Self::New,
        }
    }
}

/// 打开时说的 What the address of the form says besides the item.
#[derive(Default, serde::Deserialize)]
pub(super) struct Asked {
    /// The number under which a new item was begun.
    #[serde(default)]
    number: String,
    /// `shown` for a form kept by itself that is older than the text.
    #[serde(default)]
    copy: String,
    /// What could not be kept of the text that was just kept, by the codes of the losses.
    #[serde(default)]
    lost: String,
    /// 从公开日历来 The matter of a new item, the day by which it is owed and that of its event.
    #[serde(default)]
    matter: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    event: String,
    /// `statement` for a new item that says that there was none.
    #[serde(default)]
    kind: String,
}

impl Asked {
    /// What the address of a new item fills in, nothing that is no code and no day.
    fn filled(&self) -> Typed {
        let day = |text: &str| text.parse::<jiff::civil::Date>().map_or_else(|_| String::new(), |day| day.to_string());
        let statement = self.kind == "statement";
        let village = statute::catalogue::item(&self.matter).is_some_and(|item| item.field == VILLAGE);
        Typed {
            importance: "routine".into(),
            subject: match (statement, village) {
                (true, _) => "statement",
                (_, true) => "village",
                _ => "other",
            }
            .into(),
            catalogue: if is_code(&self.matter) { self.matter.clone() } else { String::new() },
            due: day(&self.due),
            event_date: day(&self.event),
            ..Typed::default()
        }
    }

    /// The same behind a number.
    fn query(&self) -> String {
        let typed = self.filled();
        let kind = if self.kind == "statement" { "statement" } else { "" };
        let said =
            [("matter", typed.catalogue.as_str()), ("due", &typed.due), ("event", &typed.event_date), ("kind", kind)];
        said.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("&{name}={value}")).collect()
    }
}

/// Whether an address names a code at all; which there are is asked later.
fn is_code(text: &str) -> bool {
    (1..=24).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
}

/// 写一篇 The empty form, under a number of its own that stands in its address: sent twice, or once more by the back
/// button, it is still one item. What somebody began and did not keep is shown again.
pub(super) async fn fresh(Query(asked): Query<Asked>, seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (number, typed) = (asked.number.clone(), asked.filled());
    if number.is_empty() {
        let number = seat.hall().furnishing().office.chance.hex(6);
        return went(&format!("{HERE}/new?number={number}{}", asked.query()));
    }
    let (clerk, of) = (seat.clerk().clone(), number.clone());
    let found = seat.at_desk(move |office| {
        let made = desk::number_of(&clerk, &of);
        let found = office.store.read(&clerk.scope(), |tx| {
            let made = records::find(tx, &clerk.body, &made)?.map(|record| record.item.number);
            let copy = copies::find(tx, &clerk, &of)?;
            let drawer = if copy.is_some() { files::drawer(tx, &clerk.body, &of)? } else { Vec::new() };
            Ok::<_, DeskError>((made, copy, drawer, copies::begun(tx, &clerk)?))
        })?;
        Ok::<_, DeskError>((found, Offer::of(office, &clerk.body)?))
    });
    let (copy, drawer, begun, offer) = match found.await {
        Ok(((Some(made), ..), _)) => return went(&item::address(&made)),
        Ok(((None, copy, drawer, begun), offer)) => (copy, drawer, begun, offer),
        Err(trouble) => return seat.trouble(trouble),
    };
    let mut page = Page::of(&seat, Use::New, number, None, typed);
    match &copy {
        Some(copy) => page = page.with_copy(copy),
        None => page.begun = begun.iter().map(page::line).collect(),
    }
    page.with_matters(&offer).with_files(None, &drawer).shown(&seat)
}

/// 改稿 The text in hand.
pub(super) async fn show(Path(number): Path<String>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    filled(seat, number, Use::Revise, asked).await
}

/// 更正 What is public, to be corrected.
pub(super) async fn correction(Path(number): Path<String>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    filled(seat, number, Use::Correct, asked).await
}

async fn filled(seat: Seat, number: String, purpose: Use, asked: Asked) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (clerk, of) = (seat.clerk().clone(), number.clone());
    let found = seat.at_desk(move |office| {
        office.store.read(&clerk.scope(), |tx| {
            let (record, text) = in_hand(tx, &clerk.body, &of)?;
            let texts = records::texts(tx, &clerk.body, &of)?;
            let since = texts.iter().find(|(hash, ..)| hash == record.item.content_hash()).map_or(0, |(.., at)| *at);
            let beside = (copies::find(tx, &clerk, &of)?, files::drawer(tx, &clerk.body, &of)?);
            Ok::<_, DeskError>((record, text, since, beside))
        })
    });
    match found.await {
        Ok((record, text, since, (copy, drawer))) => {
            let mut page = Page::of(&seat, purpose, number, Some((&record, &text)), Typed::shown(&record, &text));
            page.notes = page::losses(&asked.lost);
            match copy {
                Some(copy) if copy.at >= since || asked.copy == "shown" => page = page.with_copy(&copy),
                Some(copy) => page.older = Some(super::words::short(copy.at)),
                None => {}
            }
            page.with_files(Some(&text), &drawer).shown(&seat)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn in_hand(tx: &Tx<'_>, body: &str, number: &str) -> Result<(Record, Text), DeskError> {
    let record = records::find(tx, body, number)?.ok_or(DeskError::NotFound)?;
    let text = records::text(tx, body, number, record.item.content_hash())?.ok_or(DeskError::NotFound)?;
    Ok((record, text))
}

fn taken(office: &Office, scope: &store::Scope, body: &str, number: &str) -> Result<(Record, Text), DeskError> {
    office.store.read(scope, |tx| in_hand(tx, body, number))
}

/// The attachments that the form names; those of the text before when the form shows none.
fn attachments(
    office: &Office,
    clerk: &Clerk,
    typed: &Typed,
    before: Option<&Text>,
) -> Result<Vec<Attachment>, DeskError> {
    let before = before.map(|text| text.attachments.as_slice()).unwrap_or_default();
    match &typed.files {
        Some(named) => files::attached(office, clerk, named, before),
        None => Ok(before.to_vec()),
    }
}

/// The text that the form comes to, over the one it was made from.
fn written(
    office: &Office,
    clerk: &Clerk,
    typed: &Typed,
    before: Option<&Text>,
) -> Result<(Text, Vec<Loss>), DeskError> {
    let (made, losses) = body::written(typed, before.map(|text| &text.text))?;
    files::must_know(office, clerk, &made)?;
    let attachments = attachments(office, clerk, typed, before)?;
    let paper = paper::written(office, clerk, typed, before)?;
    Ok((Text { title: typed.title.clone(), text: made, attachments, paper }, losses))
}

/// 按标题推荐 The form again with the matters its title speaks for, or with the one that was chosen of them.
pub(super) async fn suggest(Path(number): Path<String>, posted: Posted) -> Response {
    let Posted { seat, fields } = posted;
    if !seat.seated.may(WRITERS) {
        return seat.trouble(Trouble::Desk(DeskError::NotAllowed { act: "写稿件" }));
    }
    let chosen = fields.word("choose");
    let kept = fields.pairs().iter().filter(|(name, _)| name != "choose" && name != "catalogue").cloned();
    let fields = Fields::of(kept.chain([("catalogue".to_owned(), chosen.clone())]).collect());
    let (body, title) = (seat.clerk().body.clone(), fields.word("title"));
    let found = seat.at_desk(move |office| {
        let offer = Offer::of(office, &body)?;
        Ok::<_, DeskError>(!matter::proposed(&title, "", &offer).is_empty())
    });
    let silent = match found.await {
        Ok(found) => chosen.is_empty() && !found,
        Err(trouble) => return seat.trouble(trouble),
    };
    let faults = if silent { vec![FormFault::Unlike.message()] } else { Vec::new() };
    again(Posted { seat, fields }, Use::New, number, faults, Vec::new()).await
}

/// 提出
pub(super) async fn propose(posted: Posted) -> Response {
    let (seated, fields) = (posted.seat.seated.clone(), posted.fields.clone());
    let number = fields.word("number");
    let of = number.clone();
    let done = posted.seat.at_desk(move |office| proposed(office, &seated, &of, &Typed::of(&fields))).await;
    let (of, done) = match done {
        Ok((record, losses)) => (record.item.number, Ok(losses)),
        Err(trouble) => (number, Err(trouble)),
    };
    after(posted, Use::New, of, done).await
}

fn proposed(office: &Office, seated: &Seated, number: &str, typed: &Typed) -> Result<(Record, Vec<Loss>), DeskError> {
    let clerk = seated.as_any(WRITERS);
    if typed.catalogue.is_empty() {
        return Err(FormFault::Catalogue.blocks());
    }
    let known = matters::chosen(office, &clerk.body, &typed.catalogue)?;
    let proposal = Proposal {
        body: clerk.body.clone(),
        section: clerk.section.clone(),
        field: known.item.field.clone(),
        relayed: typed.relayed,
        profile: Profile::default(),
        facts: typed.facts(&known.item.field, vec!["site".into()])?,
    };
    let (text, losses) = written(office, &clerk, typed, None)?;
    let new = NewItem { proposal, catalogue: known.code().to_owned(), text };
    let record = desk::propose_once(office, &clerk, number, &new)?;
    let scope = clerk.scope();
    office.store.write(&scope, |tx| {
        files::moved(tx, &clerk.body, number, &record.item.number)?;
        Ok::<_, DeskError>(copies::drop(tx, &clerk, number)?)
    })?;
    Ok((record, losses))
}

/// 改稿
pub(super) async fn revise(Path(number): Path<String>, posted: Posted) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| {
        let clerk = seated.as_any(WRITERS);
        let (record, before) = taken(office, &clerk.scope(), &clerk.body, &of)?;
        let typed = Typed::of(&fields);
        let facts = typed.facts(&record.item.proposal.field, record.item.facts().channels.clone())?;
        let (text, losses) = written(office, &clerk, &typed, Some(&before))?;
        desk::revise(office, &clerk, &of, &item::seen(&fields), &facts, &text)?;
        settled(office, &clerk, &of, &fields)?;
        Ok::<_, DeskError>(losses)
    });
    let done = done.await;
    after(posted, Use::Revise, number, done).await
}

/// 更正 A small correction is prepared by a writer and filed by a reviewer; a substantive one begins a new version.
pub(super) async fn correct(Path(number): Path<String>, posted: Posted) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| {
        let typed = Typed::of(&fields);
        let seen = item::seen(&fields);
        let (record, before) = taken(office, &seated.clerk.scope(), &seated.clerk.body, &of)?;
        let (text, losses) = written(office, &seated.as_any(WRITERS), &typed, Some(&before))?;
        let substantive = typed.scale == "substantive";
        if substantive || seated.may(CORRECTORS) {
            let roles = if substantive { WRITERS } else { CORRECTORS };
            let clerk = seated.as_any_of(roles, &record.item.proposal.section);
            let prepared_by =
                if substantive { Some(clerk.account.clone()) } else { prepared(office, &clerk, &of, &text)? };
            let correction = NewCorrection {
                text,
                substantive,
                explanation: typed.explanation,
                prepared_by: prepared_by.unwrap_or_default(),
            };
            desk::correct(office, &clerk, &of, &seen, &correction)?;
        } else {
            desk::check_correction(office, &seated.as_any(WRITERS), &of, &seen, &text)?;
        }
        settled(office, &seated.clerk, &of, &fields)?;
        Ok::<_, DeskError>(losses)
    });
    let done = done.await;
    after(posted, Use::Correct, number, done).await
}

/// Who wrote down the very text that is filed now.
fn prepared(office: &Office, clerk: &office::Clerk, number: &str, text: &Text) -> Result<Option<String>, DeskError> {
    let texts = office.store.read(&clerk.scope(), |tx| records::texts(tx, &clerk.body, number))?;
    Ok(texts.into_iter().find(|(hash, ..)| *hash == text.hash()).map(|(_, by, _)| by))
}
