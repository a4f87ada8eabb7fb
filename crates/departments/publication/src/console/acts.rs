//! 办理 What the forms of an item's page ask for: one act, by its name in the address.

use affairs::{
    publication::{ReviewStep, Seen, Validity, ValidityMark},
    role::Role,
};
use askama::Template as _;
use axum::{extract::Path, response::Response};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, went};
use jiff::civil::DateTime;
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office, Zone};

use super::{
    FormFault, HERE, WRITERS, channels,
    confirm::{self, Confirm},
    item,
    panel::{DECIDERS, LEADERS, MARKERS, OVERRULERS, PUBLISHERS, WITHDRAWERS, step},
    reading, words,
};
use crate::{
    Record,
    desk::{self, Signing},
    paper::{is_document_number, mended},
    records,
};

/// 办一件 What stays is asked once more, by name, before it is done.
pub(super) async fn act(Path((number, act)): Path<(String, String)>, posted: Posted) -> Response {
    let Posted { seat, fields } = posted;
    if act == "back" {
        return item::again(seat, number, Vec::new(), &fields).await;
    }
    let (hall, seated, typed, of) = (seat.hall().clone(), seat.seated.clone(), fields.clone(), number.clone());
    let done = seat.at_desk(move |office| answered(&hall, office, &seated, (&of, &act), &typed)).await;
    match done {
        Ok(Answered::Done) => went(&item::address(&number)),
        Ok(Answered::Ask(page)) => page_of(&seat, &page, false),
        Ok(Answered::Again(page)) => page_of(&seat, &page, true),
        Ok(Answered::Blocked(faults)) => item::again(seat, number, faults, &fields).await,
        Err(trouble) => seat.trouble(trouble),
    }
}

/// 答复 What came of a form.
enum Answered {
    Done,
    /// It is to be confirmed first.
    Ask(Box<Confirm>),
    /// It was confirmed, and something is missing that the same page asks for.
    Again(Box<Confirm>),
    /// The item's own page says what stood in the way.
    Blocked(Vec<Message>),
}

fn page_of(seat: &Seat, page: &Confirm, failed: bool) -> Response {
    let main = page.render().expect("a template over plain values renders");
    if failed { seat.page_again(HERE, page.title(), &main) } else { seat.page(HERE, page.title(), &main) }
}

fn answered(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    (number, act): (&str, &str),
    fields: &Fields,
) -> Result<Answered, DeskError> {
    let ask = || confirm::ask(hall, office, seated, (number, act), fields).map(|page| page.map(Box::new));
    if !confirm::is_given(fields)
        && let Some(page) = ask()?
    {
        return Ok(Answered::Ask(page));
    }
    match one(office, seated, number, act, fields) {
        Ok(_) => Ok(Answered::Done),
        Err(DeskError::Blocked(faults)) => {
            let mends = |fault: &Message| fault.code.starts_with("publication.form.") || fault.code == NO_REASON;
            let page = if faults.iter().all(mends) { ask()? } else { None };
            Ok(match page {
                Some(page) => Answered::Again(Box::new((*page).with(faults))),
                None => Answered::Blocked(faults),
            })
        }
        Err(other) => Err(other),
    }
}

/// The code of an act that lacks its words.
const NO_REASON: &str = "publication.act.no-reason";

/// The clerk in the role that the act takes, for the section in charge.
pub(super) fn as_one_of(seated: &Seated, roles: &[Role], section: &str) -> Clerk {
    seated.as_any_of(roles, section)
}

fn one(office: &Office, seated: &Seated, number: &str, act: &str, fields: &Fields) -> Result<Record, DeskError> {
    let seen = item::seen(fields);
    let known = office
        .store
        .read(&seated.clerk.scope(), |tx| records::find(tx, &seated.clerk.body, number)?.ok_or(DeskError::NotFound))?;
    let as_one_of = |roles: &[Role]| as_one_of(seated, roles, &known.item.proposal.section);
    let opinion = fields.word("opinion");
    match act {
        "submit" => submit(office, seated, number, &seen, fields),
        "sign" => {
            let step = step(&fields.word("step")).ok_or_else(|| FormFault::Step.blocks())?;
            let clerk = as_one_of(step.roles(known.item.proposal.profile));
            let seconds = reading::seconds(office, &clerk, &item::texts(&known), &fields.word("opened"));
            desk::sign(office, &clerk, number, &seen, &signing(step, seconds, fields)?)
        }
        "publish" => desk::publish(office, &as_one_of(PUBLISHERS), number, &seen),
        "schedule" => {
            let moment: Option<DateTime> = fields.word("moment").parse().ok();
            let moment = moment.ok_or_else(|| FormFault::Moment.blocks())?;
            desk::schedule(office, &as_one_of(PUBLISHERS), number, &seen, Zone::shanghai().instant(moment))
        }
        "unschedule" => desk::unschedule(office, &as_one_of(PUBLISHERS), number, &seen),
        "drop" => desk::drop_version(office, &as_one_of(WRITERS), number, &seen),
        "place" => {
            let matter = fields.word("catalogue");
            if matter.is_empty() {
                return Err(FormFault::Catalogue.blocks());
            }
            desk::place(office, &as_one_of(WRITERS), number, &seen, &matter)
        }
        "discard" => desk::discard(office, &as_one_of(WRITERS), number, &seen),
        "overrule" => {
            let rule = fields.word("rule");
            desk::overrule(office, &as_one_of(OVERRULERS), number, &seen, &rule, &opinion)
        }
        "urgent" => desk::publish_urgent(office, &as_one_of(LEADERS), number, &seen, &opinion),
        "withdraw" => {
            let reason = fields.word("reason");
            let reason = words::WITHDRAWALS.iter().find(|(code, ..)| *code == reason).map(|(.., reason)| *reason);
            let reason = reason.ok_or_else(|| FormFault::Withdrawal.blocks())?;
            desk::withdraw(office, &as_one_of(WITHDRAWERS), number, &seen, reason, &opinion)
        }
        "validity" => {
            let mark = validity(fields)?;
            desk::mark_validity(office, &as_one_of(MARKERS), number, &seen, &mark, &opinion)
        }
        "confirm" => desk::confirm_withdrawal(office, &as_one_of(DECIDERS), number, &seen),
        "restore" => desk::restore(office, &as_one_of(DECIDERS), number, &seen),
        "post" => desk::post(office, &as_one_of(PUBLISHERS), number, &seen, &[channels::chosen(fields)?]),
        "clarify" => desk::clarify(office, &as_one_of(WRITERS), number, &seen, &channels::rumour(fields)?),
        _ => Err(DeskError::NotFound),
    }
}

/// 有效性 What the form says of a document: which of the four, from which day on, and by which document.
pub(super) fn validity(fields: &Fields) -> Result<ValidityMark, DeskError> {
    let chosen = fields.word("validity");
    let validity = Validity::ALL.into_iter().find(|it| words::validity(*it) == chosen);
    let (since, document) = (fields.word("since"), fields.word("document"));
    let mut faults = Vec::new();
    if validity.is_none() {
        faults.push(FormFault::Validity.message());
    }
    let day = since.parse::<jiff::civil::Date>().ok();
    if day.is_none() {
        faults.push(FormFault::Day { field: "改变的日期", typed: since }.message());
    }
    if !document.is_empty() && !is_document_number(&document) {
        let mended = Some(mended(&document)).filter(|mended| is_document_number(mended));
        faults.push(FormFault::DocumentNumber { typed: document.clone(), mended }.message());
    }
    match (validity, day) {
        (Some(validity), Some(since)) if faults.is_empty() => {
            Ok(ValidityMark { validity, since, document: Some(document).filter(|number| !number.is_empty()) })
        }
        _ => Err(DeskError::Blocked(faults)),
    }
}

/// The machine looks first; what it may not pass keeps the draft where it is, with the findings on the page.
fn submit(office: &Office, seated: &Seated, number: &str, seen: &Seen, fields: &Fields) -> Result<Record, DeskError> {
    let clerk = seated.as_any(WRITERS);
    let checked = desk::check(office, &clerk, number, seen)?;
    let seen = item::shown(&checked);
    if fields.word("totals") == "yes" && desk::asks_totals(office, &clerk, number)? {
        desk::confirm_totals(office, &clerk, number, &seen)?;
    }
    desk::submit(office, &clerk, number, &seen, false)
}

fn signing(step: ReviewStep, seconds: u32, fields: &Fields) -> Result<Signing, DeskError> {
    let returned = returns(fields).ok_or_else(|| FormFault::Decision.blocks())?;
    let reason = fields.word("reason").parse::<usize>().ok().and_then(|at| item::REASONS.get(at).copied());
    let returns = if returned { Some(reason.ok_or_else(|| FormFault::Return.blocks())?) } else { None };
    let opinion = fields.word("opinion");
    let opinion = if !returned && opinion.is_empty() { "同意".into() } else { opinion };
    Ok(Signing { step, opinion, returns, seconds, findings: 0 })
}

/// Whether the form returns the item; none when it says neither. A button with a decision on it counts before a choice.
pub(super) fn returns(fields: &Fields) -> Option<bool> {
    match fields.given("quick").unwrap_or_else(|| fields.word("decision")).as_str() {
        "pass" => Some(false),
        "return" => Some(true),
        _ => None,
    }
}
