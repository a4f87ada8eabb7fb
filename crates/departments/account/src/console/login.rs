//! 登录页 One person, one account, two proofs; and the way out.

use affairs::private::Private;
use askama::Template;
use axum::{
    Extension,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use hall::{
    DoorFrame,
    serving::{Hall, PageTrouble, Posted, SEAT_COOKIE, Trouble, Typed, Visit, shown, went},
};
use messages::{Catalogued as _, Message};
use office::DeskError;

use crate::{Attempt, Hashing, SignInRefused, own_path};

#[derive(Template)]
#[template(path = "login.html")]
struct Page<'a> {
    town: &'a str,
    account: &'a str,
    to: &'a str,
    faults: Vec<Message>,
    founded: bool,
}

/// Where to go after the sign-in.
#[derive(serde::Deserialize)]
pub(super) struct Wanted {
    to: Option<String>,
}

/// 登录页
pub(super) async fn show(State(hall): State<Hall>, visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let founded = hall.at_desk(|office| {
        office.store.read(&crate::records::anywhere(), crate::records::first_body).map_err(DeskError::from)
    });
    match founded.await {
        Ok(body) => page(&visit, own_path(wanted.to.as_deref()), "", Vec::new(), body.is_some()),
        Err(Trouble::Desk(refused)) => page(&visit, "/console", "", refused.messages(), true),
        Err(Trouble::Defect) => page(&visit, "/console", "", vec![PageTrouble::Unexpected.message()], true),
    }
}

fn page(visit: &Visit, to: &str, account: &str, faults: Vec<Message>, founded: bool) -> Response {
    let furnishing = visit.hall.furnishing();
    let failed = !faults.is_empty();
    let main = Page { town: &furnishing.coat.town, account, to, faults, founded };
    let main = main.render().expect("a template over plain values renders");
    let title = if failed { "没有登录成功：登录" } else { "登录" };
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    shown(status, furnishing.demo, DoorFrame::of(visit).around(title, &main))
}

/// 登录
pub(super) async fn sign_in(Extension(hashing): Extension<Hashing>, typed: Typed) -> Response {
    let Typed { visit, fields } = typed;
    let (account, to) = (fields.word("account"), fields.word("to"));
    let attempt = Attempt {
        account: account.clone(),
        password: Private::new(fields.text("password")),
        code: fields.given("code"),
        address: visit.caller.address.clone(),
        request: Some(visit.caller.number.clone()).filter(|number| !number.is_empty()),
    };
    let hall = visit.hall.clone();
    let done = hall.at_desk(move |office| match crate::sign_in(office, &hashing, &attempt) {
        Ok(signed_in) => Ok(Ok(signed_in)),
        Err(SignInRefused::Store(error)) => Err(DeskError::Store(error)),
        Err(refused) => Ok(Err(refused)),
    });
    match done.await {
        Ok(Ok(signed_in)) => {
            let mut response = went(own_path(Some(&to)));
            remember(&mut response, &format!("{SEAT_COOKIE}={}", signed_in.token.unmask()), &visit);
            response
        }
        Ok(Err(refused)) => page(&visit, own_path(Some(&to)), &account, vec![refused.message()], true),
        Err(Trouble::Desk(refused)) => page(&visit, own_path(Some(&to)), &account, refused.messages(), true),
        Err(Trouble::Defect) => page(&visit, "/console", &account, vec![PageTrouble::Unexpected.message()], true),
    }
}

/// 退出
pub(super) async fn sign_out(posted: Posted) -> Response {
    let seat = posted.seat;
    let (token, address) = (seat.visit.token.clone().unwrap_or_default(), seat.visit.caller.address.clone());
    match seat.at_desk(move |office| crate::sign_out(office, &token, &address)).await {
        Ok(()) => {
            let mut response = went("/console/login");
            remember(&mut response, &format!("{SEAT_COOKIE}=; Max-Age=0"), &seat.visit);
            response
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

/// No script reads the cookie, and no other site's form brings it along.
fn remember(response: &mut Response, pair: &str, visit: &Visit) {
    let secure = if visit.caller.secure { "; Secure" } else { "" };
    if let Ok(value) = HeaderValue::from_str(&format!("{pair}; Path=/; HttpOnly; SameSite=Lax{secure}")) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
