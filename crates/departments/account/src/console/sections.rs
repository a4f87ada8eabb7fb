//! 内设机构与设置页 The sections of a body, and the two things it may set of itself.

use affairs::{
    account::{BodySettings, Section},
    role::{Duty, Role},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use hall::serving::{Fields, Posted, Seat, Seated, Trouble, went};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};

use crate::{Hurdle, body_settings, close_section, make_section, rename_section, sections, set_body};

const HERE: &str = "/console/sections";
const TITLE: &str = "内设机构与设置";

#[derive(Template)]
#[template(path = "sections.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    body: String,
    settings: BodySettings,
    open: Vec<Section>,
    closed: Vec<Section>,
    configures: bool,
    sets: bool,
    typed: (String, String),
    grades: Vec<(String, String)>,
    grade: String,
}

/// 内设机构与设置
pub(super) async fn show(seat: Seat) -> Response {
    render(seat, Vec::new(), (String::new(), String::new())).await
}

async fn render(seat: Seat, faults: Vec<Message>, typed: (String, String)) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, key)).await {
        Ok(page) => {
            let page = Page { faults, typed, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, TITLE, &main) } else { seat.page(HERE, TITLE, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(office: &Office, seated: &Seated, key: String) -> Result<Page, DeskError> {
    let (body, settings) = body_settings(office, &seated.clerk)?;
    let (closed, open): (Vec<_>, Vec<_>) =
        sections(office, &seated.clerk)?.into_iter().partition(|standing| standing.closed);
    let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    Ok(Page {
        key,
        faults: Vec::new(),
        body: body.name,
        settings,
        open: open.into_iter().map(|standing| standing.section).collect(),
        closed: closed.into_iter().map(|standing| standing.section).collect(),
        configures: seated.may(Duty::Configure.roles()),
        sets: seated.may(&[Role::SecAdmin]),
        typed: (String::new(), String::new()),
        grades: vec![pair("2", "第二级"), pair("3", "第三级：审批人员和管理员要有第二道验证")],
        grade: settings.grade.to_string(),
    })
}

/// 设立、改名、撤销、改设置 One act, by its name in the address.
pub(super) async fn act(Path(act): Path<String>, posted: Posted) -> Response {
    let seated = posted.seat.seated.clone();
    let (fields, typed) = (posted.fields.clone(), (posted.fields.word("id"), posted.fields.word("name")));
    let done = posted.seat.at_desk(move |office| one(office, &seated, &act, &fields)).await;
    match done.map_err(Trouble::obstacles) {
        Ok(()) => went(HERE),
        Err(Ok(faults)) => render(posted.seat, faults, typed).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn one(office: &Office, seated: &Seated, act: &str, fields: &Fields) -> Result<(), DeskError> {
    let system = seated.as_any(Duty::Configure.roles());
    let (id, name) = (fields.word("id"), fields.word("name"));
    match act {
        "make" => make_section(office, &system, &Section { id, name }).map(|_| ()),
        "rename" => rename_section(office, &system, &id, &name).map(|_| ()),
        "close" => close_section(office, &system, &id).map(|_| ()),
        "set" => settings(office, &seated.as_any(&[Role::SecAdmin]), fields),
        _ => Err(DeskError::NotFound),
    }
}

fn settings(office: &Office, clerk: &Clerk, fields: &Fields) -> Result<(), DeskError> {
    let grade = fields.word("grade").parse::<u8>().ok();
    let grade = grade.ok_or_else(|| DeskError::Blocked(vec![Hurdle::NotOffer.message()]))?;
    let wanted = BodySettings { grade, audit_from_above: fields.word("audit_from_above") == "yes" };
    set_body(office, clerk, wanted).map(|_| ())
}
