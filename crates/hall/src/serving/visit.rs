//! 来访 What every request says about the visitor.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};

use super::{Caller, Hall, key};
use crate::{MODE_COOKIE, Mode};

/// Name of the cookie that carries a session.
pub const SEAT_COOKIE: &str = "gk_seat";

/// 来访 A request before anybody asked who it is.
#[derive(Clone)]
pub struct Visit {
    /// The hall it came to.
    pub hall: Hall,
    /// How pages are to look.
    pub mode: Mode,
    /// The path, with the query where there is one.
    pub path: String,
    /// The session's token, if the visitor brought one.
    pub token: Option<String>,
    /// From where, and under which number.
    pub caller: Caller,
    /// Whether the browser says that the request came from a page of ours, or says nothing.
    pub at_home: bool,
}

impl Visit {
    /// 表单钥匙 What a form of this session carries, under a mask of its own on every page; see [`key`].
    #[must_use]
    pub fn form_key(&self) -> String {
        let mut mask = [0; 16];
        self.hall.furnishing().office.chance.fill(&mut mask);
        key::masked(self.session(), &mask)
    }

    /// Whether a page made for this very session carried this key.
    #[must_use]
    pub fn made(&self, key: &str) -> bool {
        key::is_of(self.session(), key)
    }

    fn session(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }
}

impl FromRequestParts<Hall> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, hall: &Hall) -> Result<Self, Infallible> {
        let path = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        Ok(Self {
            hall: hall.clone(),
            mode: cookie(&parts.headers, MODE_COOKIE).map_or_else(Mode::default, Mode::parse),
            path,
            token: cookie(&parts.headers, SEAT_COOKIE).map(str::to_owned),
            caller: parts.extensions.get::<Caller>().cloned().unwrap_or_default(),
            at_home: at_home(&parts.headers),
        })
    }
}

/// The value of a cookie; of two with one name the first, as browsers send the nearer one first.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Browsers say where a form came from; another site's form is told by either header.
fn at_home(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => match (text("origin"), text("host")) {
            (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
            (Some(_), None) => false,
            (None, _) => true,
        },
    }
}
