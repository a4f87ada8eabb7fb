//! 公开的网页 What anybody sees at an item's address: the text as it was released, or when and why it was withdrawn.
//!
//! Deliberately absent: columns, lists and search, and everything that is not yet public.

use affairs::publication::{Attribute, Item};
use askama::Template;
use hall::Frame;
use office::{DeskError, Office, Standing, address_of};
use store::{Scope, Tx};

use crate::{Record, console::words, records};

/// 所见 What answers at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// 200 The page.
    Shown(String),
    /// 301 It leads elsewhere on this site.
    Moved(String),
    /// 410 The page that says when and why it was withdrawn; nothing of its content.
    Gone(String),
}

#[derive(Template)]
#[template(path = "public.html")]
struct Page {
    title: String,
    organ: String,
    facts: Vec<(&'static str, String)>,
    lines: Vec<String>,
    files: Vec<String>,
    notes: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "gone.html")]
struct Tombstone {
    on: String,
    reason: &'static str,
}

/// 公开的网页 The page at an address of this department; none where there never was one.
///
/// # Errors
///
/// The store.
pub fn page(office: &Office, path: &str, frame: &Frame) -> Result<Option<Seen>, DeskError> {
    let body = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    office.store.read(&Scope::body(body), |tx| {
        let Some((address, number)) = address_of(tx, body, path)? else { return Ok(None) };
        if address.kind != "publication" {
            return Ok(None);
        }
        let record = records::find(tx, body, &number)?.ok_or(DeskError::NotFound)?;
        Ok(Some(match address.standing {
            Standing::Moved(to) => Seen::Moved(to),
            Standing::Gone => Seen::Gone(gone(&record, frame)),
            Standing::Shown => Seen::Shown(shown(tx, &record, frame)?),
        }))
    })
}

fn shown(tx: &Tx<'_>, record: &Record, frame: &Frame) -> Result<String, DeskError> {
    let item = &record.item;
    let body = &item.proposal.body;
    let hash = public_content(item);
    let text = records::text(tx, body, &item.number, hash)?.ok_or(DeskError::NotFound)?;
    let remarks = records::remarks(tx, body, &item.number)?.into_iter();
    let notes = remarks.filter(|(kind, ..)| kind == "publication.corrected");
    let page = Page {
        organ: frame.coat.organ.clone(),
        facts: facts(record),
        lines: text.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        files: text.attachments.iter().map(|file| file.name.clone()).collect(),
        notes: notes.map(|(_, _, at, words)| (words::day(at), words)).collect(),
        title: text.title,
    };
    let main = page.render().expect("a template over plain values renders");
    Ok(frame.around(&page.title, "正文", main))
}

fn facts(record: &Record) -> Vec<(&'static str, String)> {
    let facts = record.item.facts();
    let name = statute::catalogue::item(&record.catalogue).map_or("", |item| item.title.as_str());
    let attribute = match facts.attribute {
        Attribute::Public => "主动公开",
        Attribute::OnRequest(_) => "依申请公开",
        Attribute::Withheld(_) => "不予公开",
    };
    let none = || "—".to_owned();
    vec![
        ("索引号", record.index_number.clone().unwrap_or_else(none)),
        ("发布日期", record.published_at.map_or_else(none, words::day)),
        ("形成日期", facts.event_date.map_or_else(none, |day| day.to_string())),
        ("目录事项", format!("{}　{name}", record.catalogue)),
        ("公开方式", attribute.to_owned()),
    ]
}

/// The content the public sees: that of the last release, or of a small correction made to it since. A new version that
/// is still on its way shows nowhere.
fn public_content(item: &Item) -> &str {
    let Some(release) = item.releases.last() else { return item.content_hash() };
    let small = item.corrections.iter().rev().find(|it| !it.substantive && it.version == release.version);
    small.map_or(release.content_hash.as_str(), |correction| correction.to.as_str())
}

fn gone(record: &Record, frame: &Frame) -> String {
    let withdrawal = record.item.withdrawal.as_ref();
    let reason = withdrawal.map(|gone| gone.reason);
    let reason = words::WITHDRAWALS.iter().find(|(.., known)| Some(*known) == reason).map_or("", |(_, name, _)| name);
    let on = withdrawal.map_or_else(String::new, |gone| gone.on.to_string());
    let main = Tombstone { on, reason }.render().expect("a template over plain values renders");
    frame.around("这条信息已经撤下", "已撤下", main)
}
