//! 登记和更改 The form of a record, new or known.

use std::collections::BTreeMap;

use affairs::register::Kind;
use askama::Template;
use axum::{extract::Path, response::Response};
use hall::serving::{Fields, Hall, Posted, Roster, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};

use super::{
    HERE,
    inputs::{Input, Shape, inputs},
    keepers, kind_named, read, says, typed,
};
use crate::{desk, people::named, records};

#[derive(Template)]
#[template(path = "register-write.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    heading: String,
    kind: &'static str,
    name: &'static str,
    action: String,
    /// Number of a known record; empty for a new one.
    number: String,
    version: String,
    once: String,
    inputs: Vec<Input>,
    /// Why it is changed, as typed.
    reason: String,
    /// Why it is not the record that it looks like; none where nobody has to say.
    despite: Option<String>,
}

/// 登记一条
pub(super) async fn fresh(Path(kind): Path<String>, seat: Seat) -> Response {
    let asked = Wanted { kind, number: None };
    render(seat, asked, None, Vec::new()).await
}

/// 更改一条
pub(super) async fn edit(Path(number): Path<String>, seat: Seat) -> Response {
    render(seat, Wanted { kind: String::new(), number: Some(number) }, None, Vec::new()).await
}

/// 登记
pub(super) async fn enter(Path(kind): Path<String>, posted: Posted) -> Response {
    let (seated, fields, id) = (posted.seat.seated.clone(), posted.fields.clone(), kind.clone());
    let done = posted.seat.at_desk(move |office| {
        let kind = kind_named(&id)?;
        let clerk = seated.as_any(&keepers(kind));
        desk::may_keep(&clerk, kind)?;
        let new = read::read(kind, &fields).map_err(DeskError::Blocked)?;
        let once = fields.given("once");
        desk::enter(office, &clerk, once.as_deref(), &new, &fields.text("despite"))
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(shown) => went(&format!("{HERE}/records/{}", shown.record.number)),
        Err(Ok(faults)) => render(posted.seat, Wanted { kind, number: None }, Some(posted.fields), faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// 更改
pub(super) async fn amend(Path(number): Path<String>, posted: Posted) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| {
        let kind = affairs::register::kind_of(&of).ok_or(DeskError::NotFound)?;
        let clerk = seated.as_any(&keepers(kind));
        desk::may_keep(&clerk, kind)?;
        let new = read::read(kind, &fields).map_err(DeskError::Blocked)?;
        let seen = u32::try_from(fields.number("version")).unwrap_or(0);
        desk::amend(office, &clerk, (&of, seen), &new, (&fields.text("reason"), &fields.text("despite")))
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(shown) => went(&format!("{HERE}/records/{}", shown.record.number)),
        Err(Ok(faults)) => {
            let asked = Wanted { kind: String::new(), number: Some(number) };
            render(posted.seat, asked, Some(posted.fields), faults).await
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// Which form.
struct Wanted {
    kind: String,
    number: Option<String>,
}

async fn render(seat: Seat, asked: Wanted, typed: Option<Fields>, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &seated, &asked, (typed, faults), key)).await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, &page.heading, &main) } else { seat.page(HERE, &page.heading, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    asked: &Wanted,
    (typed, faults): (Option<Fields>, Vec<Message>),
    key: String,
) -> Result<Page, DeskError> {
    let kind = match &asked.number {
        Some(number) => affairs::register::kind_of(number).ok_or(DeskError::NotFound)?,
        None => kind_named(&asked.kind)?,
    };
    desk::may_keep(&seated.as_any(&keepers(kind)), kind)?;
    let roster = hall.furnishing().reception.roster(office, &seated.clerk.body)?;
    let mut page = blank(office, kind, &accounts(&roster), key);
    let mut values = BTreeMap::new();
    if let Some(number) = &asked.number {
        let (shown, people) = known(office, seated, number)?;
        values = typed::typed(&shown, &people);
        page.heading = format!("更改：{}", says::title(&shown));
        page.action = format!("{HERE}/records/{number}/edit");
        page.version = shown.record.version.to_string();
        page.number.clone_from(number);
    }
    if let Some(typed) = &typed {
        for input in &page.inputs {
            values.insert(input.name.clone(), typed.text(&input.name));
        }
        // The version the page showed first: what a colleague filed since is looked at before it is changed.
        if let Some(version) = typed.given("version").filter(|_| asked.number.is_some()) {
            page.version = version;
        }
        page.once = typed.word("once");
        page.reason = typed.text("reason");
    }
    for input in &mut page.inputs {
        input.value = values.remove(&input.name).unwrap_or_default();
    }
    let twin = faults.iter().any(|fault| fault.code == "register.twin");
    let said = typed.map(|typed| typed.text("despite")).filter(|said| twin || !said.is_empty());
    page.despite = said.or_else(|| twin.then(String::new));
    page.faults = faults;
    Ok(page)
}

fn blank(office: &Office, kind: Kind, people: &[(String, String)], key: String) -> Page {
    Page {
        key,
        faults: Vec::new(),
        heading: format!("登记：{}", kind.name()),
        kind: kind.id(),
        name: kind.name(),
        action: format!("{HERE}/{}", kind.id()),
        number: String::new(),
        version: String::new(),
        once: office.chance.hex(8),
        inputs: inputs(kind, people),
        reason: String::new(),
        despite: None,
    }
}

fn known(office: &Office, seated: &Seated, number: &str) -> Result<(records::Shown, Vec<crate::Person>), DeskError> {
    let body = &seated.clerk.body;
    office.store.read(&seated.clerk.scope(), |tx| {
        let shown = records::find(tx, body, number)?.ok_or(DeskError::NotFound)?;
        Ok((shown, named(office, tx, body, number)?))
    })
}

/// Accounts that do business, with the names of their people.
pub(super) fn accounts(roster: &Roster) -> Vec<(String, String)> {
    let works = |account: &str| roster.posts.iter().any(|post| post.account == account && !post.role.is_admin());
    let working = roster.people.iter().filter(|(account, _)| works(account));
    working.map(|(account, name)| (account.clone(), name.clone())).collect()
}
