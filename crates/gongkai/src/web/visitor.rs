//! 来访 How a visitor wants to see pages, remembered in a cookie.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use hall::{MODE_COOKIE, Mode};

use super::reply::Replies;

/// What the cookie says; nonsense is the default.
pub(super) fn mode_of(headers: &HeaderMap) -> Mode {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let value = cookies
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(MODE_COOKIE)?.strip_prefix('='));
    value.map_or_else(Mode::default, Mode::parse)
}

/// Remembers how the visitor wants to see pages, and leads back to a page of ours, never elsewhere.
pub(super) fn change_mode(query: &str, to: &Replies<'_>) -> Response {
    let value = |name: &str| {
        let pair = query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name));
        pair.map(|(_, value)| percent_decoded(value)).unwrap_or_default()
    };
    let back = value("back");
    let ours = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n', '\t']);
    let mut response = to.redirect(StatusCode::SEE_OTHER, if ours { &back } else { to.site.home() });
    let cookie = format!(
        "{MODE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        Mode::parse(&value("set")).cookie_value()
    );
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

fn percent_decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let decoded = (byte == b'%').then(|| {
            let hex = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()
        });
        match decoded {
            None => bytes.push(byte),
            Some(Some(byte)) => bytes.push(byte),
            Some(None) => return String::new(),
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
