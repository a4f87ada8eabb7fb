//! 移交页 What waits for somebody by name, whom it may pass to, and one confirmation for all of it.

use affairs::{
    handover::Reason,
    role::{Duty, Role},
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use hall::serving::{Hall, Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};

use super::people::HERE;
use crate::{Hurdle, Leaving, Prospect, colleagues, handover, people};

/// Whom, and why.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    to: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "handover.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    account: String,
    name: String,
    lines: Vec<Line>,
    /// How many cannot pass to whoever was chosen.
    barred: usize,
    posts: Vec<(&'static str, usize, String)>,
    others: Vec<(String, String)>,
    reasons: Vec<(String, String)>,
    to: String,
    to_name: String,
    reason: String,
    seen: String,
}

struct Line {
    title: String,
    ask: String,
    due: String,
    messages: Vec<Message>,
}

/// 预览
pub(super) async fn show(Path(account): Path<String>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    render(seat, account, asked, Vec::new()).await
}

async fn render(seat: Seat, account: String, asked: Asked, faults: Vec<Message>) -> Response {
    let (hall, seated, key, failed) = (seat.hall().clone(), seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(&hall, office, &seated, (&account, &asked), key)).await {
        Ok(page) => {
            let page = Page { faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            let title = format!("移交{}在办的事", page.name);
            if failed { seat.page_again(HERE, &title, &main) } else { seat.page(HERE, &title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    (account, asked): (&str, &Asked),
    key: String,
) -> Result<Page, DeskError> {
    let clerk = seated.as_any(Duty::AssignRoles.roles());
    let rooms = &hall.furnishing().rooms;
    let to = Some(asked.to.as_str()).filter(|to| !to.is_empty());
    let (prospects, seen) = handover::prospects(office, &clerk, rooms, (account, to))?;
    let all = colleagues(office, &clerk)?;
    let it = all.iter().find(|it| it.account == account).ok_or(DeskError::NotFound)?;
    let posts = office.store.read(&clerk.scope(), |tx| handover::by_role(tx, &clerk, it, &all))?;
    let posts = posts.into_iter().map(|(role, n, others)| (role.name(), n, others.join("、")));
    let others = all.iter().filter(|other| other.account != account && !other.disabled && !admin(&other.roles));
    let choose = std::iter::once((String::new(), "请选一个人".to_owned()));
    let lines = lines(hall, office, seated, &prospects)?;
    Ok(Page {
        key,
        faults: Vec::new(),
        account: account.to_owned(),
        name: it.name.unmask().clone(),
        barred: lines.iter().filter(|line| !line.messages.is_empty()).count(),
        lines,
        posts: posts.collect(),
        others: choose.chain(others.map(|it| (it.account.clone(), it.name.unmask().clone()))).collect(),
        reasons: Reason::ALL.map(|reason| (reason.code().to_owned(), reason.name().to_owned())).into(),
        to_name: to.map(|to| people::called(&all, to)).unwrap_or_default(),
        to: asked.to.clone(),
        reason: asked.reason.clone(),
        seen,
    })
}

/// Administrators take over no work of the office.
fn admin(roles: &[Role]) -> bool {
    roles.iter().any(|role| role.is_admin())
}

/// Titles are shown to those alone who see drafts: whoever gives roles sees that there is work, not what it says.
fn lines(hall: &Hall, office: &Office, seated: &Seated, prospects: &[Prospect]) -> Result<Vec<Line>, DeskError> {
    let reads = seated.may(Duty::SeeDrafts.roles());
    office.store.read(&seated.clerk.scope(), |tx| {
        let mut lines = Vec::new();
        for Prospect { waiting, messages } in prospects {
            let room = hall.furnishing().rooms.iter().find(|room| waiting.what.starts_with(room.prefix()));
            let records = std::slice::from_ref(&waiting.record);
            let title = match room.filter(|_| reads) {
                Some(room) => room.titles(tx, &seated.clerk.body, records)?.pop().unwrap_or_default(),
                None => format!("编号 {}", waiting.record),
            };
            let ask = room.map_or_else(String::new, |room| room.asks(&waiting.what).0);
            lines.push(Line { title, ask, due: waiting.due.to_string(), messages: messages.clone() });
        }
        Ok(lines)
    })
}

/// 确认移交
pub(super) async fn confirm(Path(account): Path<String>, posted: Posted) -> Response {
    let fields = &posted.fields;
    let asked = Asked { to: fields.word("to"), reason: fields.word("reason") };
    let (hall, clerk) = (posted.seat.hall().clone(), posted.seat.seated.as_any(Duty::AssignRoles.roles()));
    let (from, to, seen) = (account.clone(), asked.to.clone(), fields.word("seen"));
    let reason = Reason::of(&asked.reason).ok_or_else(|| Hurdle::NotOffer.blocks());
    let done = posted.seat.at_desk(move |office| {
        let leaving = Leaving { from, to, reason: reason?, seen };
        handover::hand_over(office, &clerk, &hall.furnishing().rooms, &leaving)
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(_) => went(&format!("{HERE}/{account}")),
        Err(Ok(faults)) => render(posted.seat, account, asked, faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
