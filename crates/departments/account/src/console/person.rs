//! 一个人的页 Roles given and taken back, the password reset, the account closed, its open work handed over.

use affairs::{
    account::{Deputy, DisableReason},
    role::Role,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use hall::serving::{Fields, Posted, Seat, Seated, Trouble, went};
use jiff::civil::Date;
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office, Zone};

use super::people::{HERE, sections};
use crate::{Colleague, Hashing, Hurdle, colleagues, people, records};

#[derive(Template)]
#[template(path = "person.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    it: Colleague,
    section: String,
    sections: Vec<(String, String)>,
    held: Vec<(&'static str, &'static str)>,
    grants: Vec<(String, String)>,
    reasons: Vec<(String, String)>,
    work: usize,
    deputies: Vec<String>,
    keeps_accounts: bool,
    gives_roles: bool,
    password: Option<String>,
    none: String,
}

/// 一个人
pub(super) async fn show(Path(account): Path<String>, seat: Seat) -> Response {
    render(seat, account, Vec::new(), None).await
}

async fn render(seat: Seat, account: String, faults: Vec<Message>, password: Option<String>) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, key, &account)).await {
        Ok(page) => {
            let page = Page { faults, password, ..page };
            let main = page.render().expect("a template over plain values renders");
            let name = page.it.name.unmask();
            if failed { seat.page_again(HERE, name, &main) } else { seat.page(HERE, name, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(office: &Office, seated: &Seated, key: String, account: &str) -> Result<Page, DeskError> {
    let all = colleagues(office, &seated.clerk)?;
    let it = all.iter().find(|it| it.account == account).cloned().ok_or(DeskError::NotFound)?;
    let sections = sections(office, seated)?;
    let today = Zone::shanghai().day(office.clock.now());
    let (work, standing) = office.store.read(&seated.clerk.scope(), |tx| {
        let body = &seated.clerk.body;
        Ok::<_, DeskError>((office::open_work(tx, body, account)?, records::standing(tx, body, today)?))
    })?;
    let own = standing.iter().filter(|deputy| deputy.principal == account || deputy.deputy == account);
    let deputies = own.map(|deputy| said(deputy, &all, today)).collect();
    let section = it.section.as_deref().unwrap_or_default();
    Ok(Page {
        key,
        faults: Vec::new(),
        section: sections.iter().find(|one| one.id == section).map_or_else(String::new, |one| one.name.clone()),
        sections: std::iter::once((String::new(), "不属于科室（领导）".to_owned()))
            .chain(sections.iter().map(|one| (one.id.clone(), one.name.clone())))
            .collect(),
        held: it.roles.iter().map(|role| (role.id(), role.name())).collect(),
        grants: Role::ALL
            .into_iter()
            .filter(|role| !it.roles.contains(role))
            .map(|role| (role.id().to_owned(), role.name().to_owned()))
            .collect(),
        reasons: DisableReason::ALL.map(|reason| (code(reason), reason.name().to_owned())).into(),
        work: work.len(),
        deputies,
        keeps_accounts: seated.may(&[Role::SysAdmin]),
        gives_roles: seated.may(&[Role::SecAdmin]),
        password: None,
        none: String::new(),
        it,
    })
}

/// Who stands in for whom, in what, from when to when.
fn said(deputy: &Deputy, all: &[Colleague], today: Date) -> String {
    let (who, whom) = (people::called(all, &deputy.deputy), people::called(all, &deputy.principal));
    let now = if deputy.counts_on(today) { "，今天在代" } else { "" };
    format!("{who}代{whom}任{}，{} 至 {}{now}", deputy.role.name(), deputy.from, deputy.to)
}

/// A reason as forms carry it: its place in the list of the page.
fn code(reason: DisableReason) -> String {
    DisableReason::ALL.iter().position(|each| *each == reason).map_or_else(String::new, |at| at.to_string())
}

/// 办一件 One act on the account, by its name in the address.
pub(super) async fn act(
    Path((account, act)): Path<(String, String)>,
    Extension(hashing): Extension<Hashing>,
    posted: Posted,
) -> Response {
    let seated = &posted.seat.seated;
    let (system, security) = (seated.as_any(&[Role::SysAdmin]), seated.as_any(&[Role::SecAdmin]));
    let (fields, whom) = (posted.fields.clone(), account.clone());
    let done = posted
        .seat
        .at_desk(move |office| match act.as_str() {
            "give" => crate::assign(office, &security, &whom, role(&fields)?).map(|_| None),
            "take" => crate::withdraw_role(office, &security, &whom, role(&fields)?).map(|_| None),
            "reset" => crate::reset_password(office, &hashing, &system, &whom).map(Some),
            "unlock" => crate::unlock(office, &system, &whom).map(|_| None),
            "no-factor" => crate::remove_second_factor(office, &system, &whom).map(|_| None),
            "move" => crate::move_account(office, &system, &whom, fields.given("section").as_deref()).map(|_| None),
            "close" => close(office, &system, &whom, &fields).map(|()| None),
            _ => Err(DeskError::NotFound),
        })
        .await;
    match done.map_err(Trouble::obstacles) {
        Ok(None) => went(&format!("{HERE}/{account}")),
        Ok(Some(password)) => render(posted.seat, account, Vec::new(), Some(password.unmask().clone())).await,
        Err(Ok(faults)) => render(posted.seat, account, faults, None).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn role(fields: &Fields) -> Result<Role, DeskError> {
    Role::of(&fields.word("role")).ok_or_else(|| DeskError::Blocked(vec![Hurdle::NotOffer.message()]))
}

fn close(office: &Office, clerk: &Clerk, account: &str, fields: &Fields) -> Result<(), DeskError> {
    let chosen = fields.word("reason").parse::<usize>().ok().and_then(|at| DisableReason::ALL.get(at).copied());
    let reason = chosen.ok_or_else(|| DeskError::Blocked(vec![Hurdle::NotOffer.message()]))?;
    crate::disable(office, clerk, account, reason).map(|_| ())
}
