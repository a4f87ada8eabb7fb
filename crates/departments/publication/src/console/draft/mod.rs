//! 写稿 The form of a text: a new one, a draft revised, or what is public corrected.

mod typed;

use affairs::publication::{Profile, Proposal};
use askama::Template;
use axum::{extract::Path, response::Response};
use hall::serving::{Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};

use self::typed::{CLASSES, Typed};
use super::{FormFault, HERE, WRITERS, item, must_read, panel::CORRECTORS, words};
use crate::{
    Record, Text,
    desk::{self, NewCorrection, NewItem},
    records,
};

/// 三种表 What the same form is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    New,
    Revise,
    Correct,
}

#[derive(Template)]
#[template(path = "write.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    heading: &'static str,
    action: String,
    number: String,
    version: u32,
    hash: String,
    new: bool,
    correct: bool,
    typed: Typed,
    catalogue: Vec<(String, String)>,
    subjects: Vec<(String, String)>,
    classes: Vec<(String, String)>,
    attributes: Vec<(String, String)>,
    scales: Vec<(String, String)>,
    files: Vec<String>,
}

/// 写一篇 The empty form, under a number of its own: sent twice it is still one item.
pub(super) async fn fresh(seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let number = seat.hall().furnishing().office.chance.hex(6);
    let typed = Typed { importance: "routine".into(), subject: "other".into(), ..Typed::default() };
    let page = page(&seat, Use::New, number, None, typed);
    shown(&seat, &page)
}

/// 改稿 The text in hand.
pub(super) async fn show(Path(number): Path<String>, seat: Seat) -> Response {
    filled(seat, number, Use::Revise).await
}

/// 更正 What is public, to be corrected.
pub(super) async fn correction(Path(number): Path<String>, seat: Seat) -> Response {
    filled(seat, number, Use::Correct).await
}

async fn filled(seat: Seat, number: String, purpose: Use) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (clerk, of) = (seat.clerk().clone(), number.clone());
    let found = seat.at_desk(move |office| taken(office, &clerk.scope(), &clerk.body, &of)).await;
    match found {
        Ok((record, text)) => {
            let page = page(&seat, purpose, number, Some((&record, &text)), Typed::shown(&record, &text));
            shown(&seat, &page)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn taken(office: &Office, scope: &store::Scope, body: &str, number: &str) -> Result<(Record, Text), DeskError> {
    office.store.read(scope, |tx| {
        let record = records::find(tx, body, number)?.ok_or(DeskError::NotFound)?;
        let text = records::text(tx, body, number, record.item.content_hash())?.ok_or(DeskError::NotFound)?;
        Ok((record, text))
    })
}

fn page(seat: &Seat, purpose: Use, number: String, at: Option<(&Record, &Text)>, typed: Typed) -> Page {
    let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    let (heading, action) = match purpose {
        Use::New => ("写一篇稿件", HERE.to_owned()),
        Use::Revise => ("修改文稿", format!("{HERE}/{number}/edit")),
        Use::Correct => ("更正", format!("{HERE}/{number}/correct")),
    };
    let item = |item: &statute::catalogue::Item| (item.code.clone(), format!("{}　{}", item.code, item.title));
    Page {
        key: seat.form_key(),
        faults: Vec::new(),
        heading,
        action,
        version: at.map_or(0, |(record, _)| record.item.version),
        hash: at.map_or_else(String::new, |(record, _)| record.item.content_hash().to_owned()),
        files: at.map(|(_, text)| text.attachments.iter().map(|it| it.name.clone()).collect()).unwrap_or_default(),
        number,
        new: purpose == Use::New,
        correct: purpose == Use::Correct,
        typed,
        catalogue: statute::catalogue::items().iter().map(item).collect(),
        subjects: words::SUBJECTS.iter().map(|(code, name, _)| pair(code, name)).collect(),
        classes: CLASSES.iter().map(|(code, class)| pair(code, class.name())).collect(),
        attributes: vec![pair("public", "主动公开"), pair("on_request", "依申请公开"), pair("withheld", "不予公开")],
        scales: vec![
            pair("small", "小更正：错字、标点、格式，意思不变"),
            pair("substantive", "实质更正：意思变了，重走一遍审核"),
        ],
    }
}

fn shown(seat: &Seat, page: &Page) -> Response {
    let main = page.render().expect("a template over plain values renders");
    let section = if page.new { "/console/items/new" } else { HERE };
    if page.faults.is_empty() {
        seat.page(section, page.heading, &main)
    } else {
        seat.page_again(section, page.heading, &main)
    }
}

/// 提出
pub(super) async fn propose(posted: Posted) -> Response {
    let (seated, fields) = (posted.seat.seated.clone(), posted.fields.clone());
    let number = fields.word("number");
    let of = number.clone();
    let done = posted.seat.at_desk(move |office| proposed(office, &seated, &of, &Typed::of(&fields))).await;
    let (of, done) = match done {
        Ok(record) => (record.item.number, Ok(())),
        Err(trouble) => (number, Err(trouble)),
    };
    after(posted, Use::New, of, done)
}

fn proposed(office: &Office, seated: &Seated, number: &str, typed: &Typed) -> Result<Record, DeskError> {
    let clerk = seated.as_any(WRITERS);
    let known = statute::catalogue::item(&typed.catalogue).ok_or_else(|| FormFault::Catalogue.blocks())?;
    let proposal = Proposal {
        body: clerk.body.clone(),
        section: clerk.section.clone(),
        field: known.field.clone(),
        relayed: typed.relayed,
        profile: Profile::default(),
        facts: typed.facts(vec!["site".into()])?,
    };
    let text = Text { title: typed.title.clone(), text: typed.text.clone(), attachments: Vec::new() };
    desk::propose_once(office, &clerk, number, &NewItem { proposal, catalogue: known.code.clone(), text })
}

/// 改稿
pub(super) async fn revise(Path(number): Path<String>, posted: Posted) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| {
        let clerk = seated.as_any(WRITERS);
        let (record, before) = taken(office, &clerk.scope(), &clerk.body, &of)?;
        let typed = Typed::of(&fields);
        let facts = typed.facts(record.item.facts().channels.clone())?;
        let text = Text { title: typed.title, text: typed.text, attachments: before.attachments };
        desk::revise(office, &clerk, &of, &item::seen(&fields), &facts, &text).map(|_| ())
    });
    let done = done.await;
    after(posted, Use::Revise, number, done)
}

/// 更正 A small correction is prepared by a writer and filed by a reviewer; a substantive one begins a new version.
pub(super) async fn correct(Path(number): Path<String>, posted: Posted) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| {
        let typed = Typed::of(&fields);
        let seen = item::seen(&fields);
        let (record, before) = taken(office, &seated.clerk.scope(), &seated.clerk.body, &of)?;
        let text = Text { title: typed.title, text: typed.text, attachments: before.attachments };
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
            return desk::correct(office, &clerk, &of, &seen, &correction).map(|_| ());
        }
        desk::check_correction(office, &seated.as_any(WRITERS), &of, &seen, &text).map(|_| ())
    });
    let done = done.await;
    after(posted, Use::Correct, number, done)
}

/// Who wrote down the very text that is filed now.
fn prepared(office: &Office, clerk: &office::Clerk, number: &str, text: &Text) -> Result<Option<String>, DeskError> {
    let texts = office.store.read(&clerk.scope(), |tx| records::texts(tx, &clerk.body, number))?;
    Ok(texts.into_iter().find(|(hash, ..)| *hash == text.hash()).map(|(_, by, _)| by))
}

fn after(posted: Posted, purpose: Use, number: String, done: Result<(), Trouble>) -> Response {
    match done.map_err(Trouble::obstacles) {
        Ok(()) => went(&item::address(&number)),
        Err(Ok(faults)) => {
            let seen = item::seen(&posted.fields);
            let page = page(&posted.seat, purpose, number, None, Typed::of(&posted.fields));
            shown(&posted.seat, &Page { faults, version: seen.version, hash: seen.content_hash, ..page })
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
