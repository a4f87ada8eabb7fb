//! 一件稿件 The text as it stands, what changed, where it is on its path, and what the person here may do.

use affairs::publication::{Item, ReturnReason, Validity, required};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use hall::{
    Choice, Law, Slip, Stop, Tab,
    serving::{Fields, Hall, PageTrouble, Roster, Seat, Seated, Trouble, downloaded},
};
use jiff::civil::Date;
use messages::{Catalogued as _, Message};
use office::{DeskError, Office, Zone};
use store::Tx;

use super::{
    HERE, WRITERS, channels,
    comparison::{Comparison, Look, comparison},
    confirm,
    inside::{Beside, beside},
    list::numbers,
    matter, must_read,
    panel::{self, Panels, Typed},
    path, reading,
    sides::{self, Line},
    words,
};
use crate::{
    Record, Text, desk,
    matters::{Kept, Offer},
    records,
};

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
    tabs: Vec<Tab>,
    text: Text,
    files: Vec<Beside>,
    lines: Vec<Line>,
    comparison: Option<Comparison>,
    slips: Vec<(Slip, Option<String>)>,
    checked: Option<String>,
    remarks: Vec<(String, String, String)>,
    panels: Panels,
    choices: Vec<Choice>,
    law: Option<Law>,
    withdrawals: Vec<(String, String)>,
    opened: String,
    typed: Typed,
    signer: String,
    none: String,
    address: Option<String>,
    channels: Vec<(String, String)>,
    posted: String,
    /// 文件要素 Of the text in hand, and what was said of its validity.
    papers: Vec<(&'static str, String)>,
    validities: Vec<(String, String)>,
    /// 目录事项 Where it stands, what its title speaks for otherwise, and what may be chosen.
    matter: String,
    proposed: Vec<matter::Proposed>,
    catalogue: Vec<matter::Group>,
    /// 个人信息 What the matter lets a text show of persons, and whether it is about lists.
    persons: Option<(String, bool)>,
    /// 确认只有汇总数 Whether handing in asks for it.
    asks_totals: bool,
}

/// 一件稿件
pub(super) async fn show(Path(number): Path<String>, Query(look): Query<Look>, seat: Seat) -> Response {
    render(seat, number, look, Vec::new(), Typed::default()).await
}

/// The page, once more with what stood in the way and what was typed.
pub(super) async fn again(seat: Seat, number: String, faults: Vec<Message>, fields: &Fields) -> Response {
    render(seat, number, Look::default(), faults, Typed::of(fields)).await
}

async fn render(seat: Seat, number: String, look: Look, faults: Vec<Message>, typed: Typed) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, seated, key, failed) = (seat.hall().clone(), seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(&hall, office, &seated, &number, &look)).await {
        Ok(page) => {
            let page = Page { key, faults, typed, ..page };
            let main = page.render().expect("a template over plain values renders");
            let title = &page.record.title;
            if failed { seat.page_again(HERE, title, &main) } else { seat.page(HERE, title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, seated: &Seated, number: &str, look: &Look) -> Result<Page, DeskError> {
    let body = &seated.clerk.body;
    let roster = hall.furnishing().reception.roster(office, body)?;
    let offer = if seated.may(WRITERS) { Offer::of(office, body)? } else { Offer::default() };
    office.store.read(&seated.clerk.scope(), |tx| {
        let record = records::find(tx, body, number)?.ok_or(DeskError::NotFound)?;
        let item = &record.item;
        let text = records::text(tx, body, number, item.content_hash())?.ok_or(DeskError::NotFound)?;
        let findings = desk::look(office, &text);
        let spots = sides::spots(&text.title, &text.text);
        let kept = Kept::of(tx, body)?;
        let panels = Panels::of(item, seated).for_document(item, &text.paper);
        let comparison = comparison(tx, seated, (&record, &text), look, (&spots, &findings), &roster)?;
        let compares = look.view == "changes" || look.view.is_empty() && !panels.signs.is_empty();
        let shown = comparison.as_ref().filter(|_| compares || !look.against.is_empty()).is_some();
        let anchored = |it: &office::Finding| sides::anchor_of(&spots, &it.place, shown);
        Ok(Page {
            key: String::new(),
            faults: Vec::new(),
            standing: words::standing(&item.stage),
            attribute: words::attribute(&item.facts().attribute),
            section: roster.section(&item.proposal.section),
            stops: path::path(item, &roster, &office::waiting_on(tx, body, number)?),
            tabs: tabs(number, comparison.is_some(), shown, text.attachments.len()),
            files: beside(office, number, &text.attachments),
            lines: if shown { Vec::new() } else { sides::lines(&spots, &text.text, &findings, &file_address) },
            comparison: comparison.filter(|_| shown),
            slips: findings.iter().enumerate().map(|it| (sides::slip(it), anchored(it.1))).collect(),
            checked: item.check_in_hand().map(|run| words::short(run.at)),
            remarks: said(tx, body, number, &roster)?,
            choices: choices(item, &panels, &roster),
            law: numbers::law(17).filter(|_| !panels.signs.is_empty()),
            withdrawals: words::WITHDRAWALS.iter().map(|(code, name, _)| pair(code, name)).collect(),
            opened: reading::opened(office, &seated.clerk, &texts(&record)),
            typed: Typed::default(),
            signer: signing_as(item, seated, &panels, &roster),
            none: String::new(),
            address: crate::filing::path(&record),
            channels: channels::offered(item),
            posted: channels::posted(item),
            papers: papers(tx, &text, item, Zone::shanghai().day(office.clock.now()))?,
            matter: kept.name(&record.catalogue),
            asks_totals: panels.hands_in && desk::lacks_totals(tx, &record)?,
            persons: kept
                .item(&record.catalogue)
                .filter(|_| !panels.is_empty())
                .and_then(|of| Some((matter::persons(of)?, of.personal_data.is_list()))),
            proposed: otherwise(&panels, &record, &text, &offer),
            catalogue: if panels.places { matter::choices(&offer) } else { Vec::new() },
            validities: Validity::ALL.map(|it| pair(words::validity(it), it.name())).into(),
            panels,
            text,
            record,
        })
    })
}

/// 推荐 What the title speaks for, where that is not in the first place the matter it stands under.
fn otherwise(panels: &Panels, record: &Record, text: &Text, offer: &Offer) -> Vec<matter::Proposed> {
    let found = if panels.places { matter::proposed(&text.title, &text.text, offer) } else { Vec::new() };
    if found.first().is_some_and(|first| first.code == record.catalogue) { Vec::new() } else { found }
}

fn file_address(file: &str) -> String {
    format!("/console/files/{file}")
}

/// 文件要素 As the page shows them above the text; nothing of a text that is no document.
fn papers(tx: &Tx<'_>, text: &Text, item: &Item, today: Date) -> Result<Vec<(&'static str, String)>, DeskError> {
    let mut told = text.paper.told();
    if let Some(it) = text.paper.in_force(item.validity.as_ref(), today) {
        let since = it.since.map_or_else(String::new, |day| format!("，{day} 起"));
        let by = it.document.map_or_else(String::new, |number| format!("，依据 {number}"));
        told.push(("有效性", format!("{}{since}{by}", it.word)));
    }
    let changed = records::paper::changed_by(tx, &item.proposal.body, &text.paper.number)?;
    let others = changed.iter().filter(|record| record.item.number != item.number).map(|record| {
        let said = record.item.validity.as_ref().map_or("", |mark| mark.validity.name());
        format!("《{}》{said}", record.title)
    });
    let others = others.collect::<Vec<_>>().join("，");
    if !others.is_empty() {
        told.push(("它废止、修改的", others));
    }
    Ok(told)
}

fn tabs(number: &str, earlier: bool, compared: bool, files: usize) -> Vec<Tab> {
    let here = address(number);
    let mut tabs = Vec::new();
    if earlier {
        tabs.push(Tab::new("与上一稿对照", format!("{here}?view=changes"), compared));
    }
    tabs.push(Tab::new("只看这一稿", format!("{here}?view=text"), !compared));
    if files > 0 {
        tabs.push(Tab::new(format!("附件 {files}"), format!("{here}?view=text#files"), false));
    }
    tabs.push(Tab::new("审核单（PDF）", format!("{here}/sheet.pdf"), false));
    tabs
}

/// What may be decided here, each with what comes of it.
fn choices(item: &Item, panels: &Panels, roster: &Roster) -> Vec<Choice> {
    if panels.signs.is_empty() {
        return Vec::new();
    }
    let mine = panels.signs.first().and_then(|(code, _)| panel::step(code));
    let next = required(item).into_iter().find(|step| Some(*step) != mine && item.signed(*step).is_none());
    let then = next.map_or_else(|| "审定，等发布".into(), |step| format!("还要{}", step.name()));
    let mut choices = vec![Choice { code: "pass", name: "同意".into(), then }];
    if panels.returns {
        let author = item.authors.last().map(|account| roster.person(account)).unwrap_or_default();
        let then = format!("退给{author}，改好后从这一步接着走；下一页选原因");
        choices.push(Choice { code: "return", name: "退回修改".into(), then });
    }
    choices
}

/// In whose name this person would sign the first of the steps that are theirs.
fn signing_as(item: &Item, seated: &Seated, panels: &Panels, roster: &Roster) -> String {
    let step = panels.signs.first().and_then(|(code, _)| panel::step(code));
    let roles = step.map_or(&[] as &[_], |step| step.roles(item.proposal.profile));
    confirm::signer(seated, &seated.as_any_of(roles, &item.proposal.section), roster)
}

/// What a reading is bound to: this item with this content.
pub(super) fn texts(record: &Record) -> String {
    format!("{}:{}", record.item.number, record.item.content_hash())
}

/// Who said what beside which act, newest last.
fn said(tx: &Tx<'_>, body: &str, number: &str, roster: &Roster) -> Result<Vec<(String, String, String)>, DeskError> {
    let all = records::remarks(tx, body, number)?;
    let line =
        |(_, account, at, words): (String, String, i64, String)| (words, roster.person(&account), words::short(at));
    Ok(all.into_iter().filter(|(.., words)| words != "同意").map(line).collect())
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

/// Why an item is returned, as a form offers it.
pub(super) fn reasons() -> Vec<(String, String)> {
    REASONS.iter().map(|reason| (code(*reason), reason.name().to_owned())).collect()
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
pub(super) fn seen(fields: &Fields) -> affairs::publication::Seen {
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
