//! 答复 Answers with the headers that every one of them carries.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use messages::{Catalogued as _, Message};
use office::DeskError;

use super::{Caller, PageTrouble, Visit};
use crate::{ErrorPage, Frame, Link, headers};

/// A response with the security headers; nobody keeps it, for it was made for one person.
fn bare(status: StatusCode, hidden: bool, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    for (name, value) in headers(hidden) {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A page.
#[must_use]
pub fn shown(status: StatusCode, hidden: bool, page: String) -> Response {
    let mut response = bare(status, hidden, Body::from(page));
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// A picture of ours, the same for whoever may see it; their browser keeps it for a day.
#[must_use]
pub fn pictured(png: &'static [u8]) -> Response {
    let mut response = bare(StatusCode::OK, true, Body::from(png));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    response
}

/// A file to be kept under a name.
#[must_use]
pub fn downloaded(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let mut response = bare(StatusCode::OK, true, Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{encoded}")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// What a script asked for, as JSON.
#[must_use]
pub fn told(status: StatusCode, json: String) -> Response {
    let mut response = bare(status, true, Body::from(json));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// 文件 A file that somebody brought: shown in its place only when it is a picture, and whatever it is, it runs nothing.
#[must_use]
pub fn file(kind: &'static str, (name, in_place): (&str, bool), bytes: Vec<u8>) -> Response {
    let mut response = downloaded(kind, name, bytes);
    let headers = response.headers_mut();
    let sandbox = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(header::CONTENT_SECURITY_POLICY, sandbox);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if in_place {
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    }
    response
}

/// Leads elsewhere on this site after something was done.
#[must_use]
pub fn went(to: &str) -> Response {
    let mut response = bare(StatusCode::SEE_OTHER, true, Body::empty());
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/console"));
    response.headers_mut().insert(header::LOCATION, to);
    response
}

/// The status and the title of what a desk refused.
pub(super) fn standing(refused: &DeskError) -> (StatusCode, &'static str) {
    match refused {
        DeskError::NotFound => (StatusCode::NOT_FOUND, "没有找到"),
        DeskError::NotAllowed { .. } => (StatusCode::FORBIDDEN, "这一步不归您办"),
        DeskError::Blocked(_) => (StatusCode::UNPROCESSABLE_ENTITY, "没有办成"),
        DeskError::Store(_) | DeskError::Sealed(_) => (StatusCode::SERVICE_UNAVAILABLE, "现在办不了"),
    }
}

/// What engineers read beside the request's number; obstacles are everyday and stay out of it.
pub(super) fn note(caller: &Caller, refused: &DeskError) {
    let words = match refused {
        DeskError::Store(error) => error.to_string(),
        DeskError::Sealed(error) => format!("{error:?}"),
        DeskError::NotFound | DeskError::NotAllowed { .. } | DeskError::Blocked(_) => return,
    };
    let _ = caller.trouble.set(words);
}

pub(super) fn desk_trouble(visit: &Visit, refused: &DeskError) -> Response {
    note(&visit.caller, refused);
    let (status, title) = standing(refused);
    message(visit, status, title, refused.messages().remove(0))
}

pub(super) fn public_trouble(visit: &Visit, trouble: PageTrouble) -> Response {
    message(visit, trouble.status(), trouble.title(), trouble.message())
}

/// An error page for somebody who is not at a desk.
pub(super) fn message(visit: &Visit, status: StatusCode, title: &str, message: Message) -> Response {
    let furnishing = visit.hall.furnishing();
    let frame = Frame {
        coat: furnishing.coat.clone(),
        mode: visit.mode,
        crumbs: vec![Link::new("登录", "/console/login")],
        here: "/console".into(),
        demo: furnishing.demo,
        ..Frame::default()
    };
    let page = ErrorPage {
        status: format!("{}　{title}", status.as_u16()),
        title: title.to_owned(),
        message,
        others: Vec::new(),
        number: visit.caller.number.clone(),
    };
    shown(status, furnishing.demo, page.render(&frame))
}
