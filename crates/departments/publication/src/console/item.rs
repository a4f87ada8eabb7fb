//! 一件稿件 The text as it stands, what changed, where it is on its path, and what the person here may do.

use affairs::publication::{Item, ReturnReason};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use hall::serving::{Hall, PageTrouble, Roster, Seat, Seated, Trouble, downloaded};
use messages::{Catalogued as _, Message};
use office::{DeskError, Office};
use store::Tx;

use super::{
    HERE, difference, must_read,
    panel::Panels,
    path::{self, Stop},
    words,
};
use crate::{Record, Text, desk, records};

/// 对照哪一稿 The hash of the text to compare with.
#[derive(Default, serde::Deserialize)]
pub(super) struct Against {
    #[serde(default)]
    against: String,
}

#[derive(Template)]
#[template(path = "item.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    record: Record,
    standing: String,
    attribute: &'static str,
    section: String,
    stops: Vec<Stop>,
    text: Text,
    changed: Vec<Vec<difference::Piece>>,
    versions: Vec<Version>,
    findings: Vec<office::Finding>,
    checked: Option<String>,
    remarks: Vec<(String, String, String)>,
    panels: Panels,
    reasons: Vec<(String, String)>,
    withdrawals: Vec<(String, String)>,
    opened: i64,
    signer: String,
    none: String,
    address: Option<String>,
}

struct Version {
    hash: String,
    by: String,
    at: String,
    shown: bool,
    current: bool,
}

/// 一件稿件
pub(super) async fn show(Path(number): Path<String>, Query(against): Query<Against>, seat: Seat) -> Response {
    render(seat, number, against, Vec::new()).await
}

/// The page, once more with what stood in the way.
pub(super) async fn again(seat: Seat, number: String, faults: Vec<Message>) -> Response {
    render(seat, number, Against::default(), faults).await
}

async fn render(seat: Seat, number: String, against: Against, faults: Vec<Message>) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, seated, key, failed) = (seat.hall().clone(), seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(&hall, office, &seated, key, &number, &against.against)).await {
        Ok(page) => {
            let page = Page { faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            let title = &page.record.title;
            if failed { seat.page_again(HERE, title, &main) } else { seat.page(HERE, title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    key: String,
    number: &str,
    against: &str,
) -> Result<Page, DeskError> {
    let body = &seated.clerk.body;
    let roster = hall.furnishing().reception.roster(office, body)?;
    office.store.read(&seated.clerk.scope(), |tx| {
        let record = records::find(tx, body, number)?.ok_or(DeskError::NotFound)?;
        let item = &record.item;
        let text = records::text(tx, body, number, item.content_hash())?.ok_or(DeskError::NotFound)?;
        let texts = records::texts(tx, body, number)?;
        let before = compared(item, &seated.clerk.account, &texts, against);
        let changed = match before {
            Some(hash) => records::text(tx, body, number, hash)?.map(|before| changes(&before, &text)),
            None => None,
        };
        let version = |(hash, by, at): &(String, String, i64)| Version {
            by: roster.person(by),
            at: words::short(*at),
            shown: before == Some(hash.as_str()),
            current: hash == item.content_hash(),
            hash: hash.clone(),
        };
        Ok(Page {
            key: key.clone(),
            faults: Vec::new(),
            standing: words::standing(&item.stage),
            attribute: words::attribute(&item.facts().attribute),
            section: roster.section(&item.proposal.section),
            stops: path::path(item, &roster),
            changed: changed.unwrap_or_default(),
            versions: texts.iter().map(version).collect(),
            findings: desk::look(office, &text),
            checked: item.check_in_hand().map(|run| words::short(run.at)),
            remarks: said(tx, body, number, &roster)?,
            panels: Panels::of(item, seated),
            reasons: REASONS.iter().map(|reason| (code(*reason), reason.name().to_owned())).collect(),
            withdrawals: words::WITHDRAWALS.iter().map(|(code, name, _)| pair(code, name)).collect(),
            opened: office.clock.now(),
            signer: signer(seated),
            none: String::new(),
            address: crate::filing::path(&record),
            text,
            record,
        })
    })
}

/// Which earlier text the page compares with: the one asked for; else the one this person signed last; else the one
/// before.
fn compared<'a>(item: &Item, account: &str, texts: &'a [(String, String, i64)], asked: &str) -> Option<&'a str> {
    let known = |hash: &str| texts.iter().map(|(hash, ..)| hash.as_str()).find(|known| *known == hash);
    let other = |hash: &&str| *hash != item.content_hash();
    let own = item.signatures.iter().rev().find(|signature| signature.by == account);
    known(asked)
        .or_else(|| own.and_then(|signature| known(&signature.content_hash)))
        .filter(other)
        .or_else(|| texts.iter().rev().map(|(hash, ..)| hash.as_str()).find(other))
}

fn changes(before: &Text, after: &Text) -> Vec<Vec<difference::Piece>> {
    let whole = |text: &Text| format!("{}\n{}", text.title, text.text);
    difference::paragraphs(&whole(before), &whole(after))
}

/// Who said what beside which act, newest last.
fn said(tx: &Tx<'_>, body: &str, number: &str, roster: &Roster) -> Result<Vec<(String, String, String)>, DeskError> {
    let all = records::remarks(tx, body, number)?;
    let line =
        |(_, account, at, words): (String, String, i64, String)| (words, roster.person(&account), words::short(at));
    Ok(all.into_iter().filter(|(.., words)| words != "同意").map(line).collect())
}

fn signer(seated: &Seated) -> String {
    let roles: Vec<&str> = seated.clerk.roles.iter().map(|role| role.name()).collect();
    format!("{}　{}", seated.name, roles.join("、"))
}

pub(super) const REASONS: [ReturnReason; 9] = [
    ReturnReason::Facts,
    ReturnReason::Wording,
    ReturnReason::Form,
    ReturnReason::Basis,
    ReturnReason::Incomplete,
    ReturnReason::PersonalData,
    ReturnReason::Sensitive,
    ReturnReason::Attribute,
    ReturnReason::Other,
];

/// A reason as forms carry it: its place in the list.
fn code(reason: ReturnReason) -> String {
    REASONS.iter().position(|each| *each == reason).map_or_else(String::new, |at| at.to_string())
}

fn pair(code: &str, name: &str) -> (String, String) {
    (code.to_owned(), name.to_owned())
}

/// 发布审核单 The review sheet as one page of A4.
pub(super) async fn sheet(Path(number): Path<String>, seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, clerk) = (seat.hall().clone(), seat.clerk().clone());
    let made = seat.at_desk(move |office| {
        let roster = hall.furnishing().reception.roster(office, &clerk.body)?;
        let document = office.store.read(&clerk.scope(), |tx| {
            let record = records::find(tx, &clerk.body, &number)?.ok_or(DeskError::NotFound)?;
            Ok::<_, DeskError>(crate::sheet(tx, &record, &|account| roster.person(account))?)
        })?;
        let printed = (hall.furnishing().print)(&document);
        printed.map_err(|_| DeskError::Blocked(vec![PageTrouble::Unexpected.message()]))
    });
    match made.await {
        Ok(pdf) => downloaded("application/pdf", "发布审核单.pdf", pdf),
        Err(trouble) => seat.trouble(trouble),
    }
}

/// What the page shows of an item, as its forms bring it back.
pub(super) fn seen(fields: &hall::serving::Fields) -> affairs::publication::Seen {
    affairs::publication::Seen {
        version: fields.word("version").parse().unwrap_or(0),
        content_hash: fields.word("hash"),
    }
}

/// The address of an item's page.
pub(super) fn address(number: &str) -> String {
    format!("{HERE}/{number}")
}

/// Kept for the page's own use: what a form shows of a record.
pub(super) fn shown(record: &Record) -> affairs::publication::Seen {
    desk::seen(&record.item)
}
