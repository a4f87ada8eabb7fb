//! 答复 Answers with the headers that every one of them carries.

use assets::Script;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use hall::{ErrorPage, Mode};
use messages::Catalogued;

use super::{Content, PageTrouble, Site, script::Packing};

/// For what changes its address with its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// 答复 The answers of one site.
#[derive(Clone, Copy)]
pub(super) struct Replies<'a> {
    pub(super) site: &'a dyn Site,
    /// The number of the request, as error pages show it.
    pub(super) number: &'a str,
}

impl Replies<'_> {
    /// A response with the security headers.
    pub(super) fn bare(&self, status: StatusCode, body: Body) -> Response {
        let mut response = Response::new(body);
        *response.status_mut() = status;
        for (name, value) in hall::headers(self.site.is_hidden()) {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }

    /// Leads elsewhere on this site.
    pub(super) fn redirect(&self, status: StatusCode, to: &str) -> Response {
        let mut response = self.bare(status, Body::empty());
        // Only printable ASCII goes into a header; an address with anything else leads home.
        let to = HeaderValue::from_str(to).ok().filter(|value| value.to_str().is_ok());
        let to = to.unwrap_or(HeaderValue::from_static(self.site.home()));
        response.headers_mut().insert(header::LOCATION, to);
        response
    }

    /// A content, or the word that the visitor has it already.
    pub(super) fn content(&self, content: &Content, known: Option<&HeaderValue>) -> Response {
        let unchanged = known.and_then(|value| value.to_str().ok()).is_some_and(|list| names(list, &content.tag));
        let mut response = if unchanged {
            self.bare(StatusCode::NOT_MODIFIED, Body::empty())
        } else {
            self.bare(StatusCode::OK, Body::from(content.bytes.clone()))
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content.kind));
        headers.insert(header::VARY, HeaderValue::from_static("cookie"));
        let cache = if content.is_immutable { FOR_EVER } else { "private, no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        if let Ok(tag) = HeaderValue::from_str(&content.tag) {
            headers.insert(header::ETAG, tag);
        }
        if content.is_hidden {
            headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
        }
        if let Some(name) = content.download.as_deref().and_then(disposition) {
            headers.insert(header::CONTENT_DISPOSITION, name);
        }
        response
    }

    /// A script in the packing this browser takes.
    pub(super) fn script(&self, script: &'static Script, headers: &HeaderMap) -> Response {
        let packing = Packing::accepted(headers);
        let tag = packing.tag(script);
        let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let mut response = if known.is_some_and(|list| names(list, &tag)) {
            self.bare(StatusCode::NOT_MODIFIED, Body::empty())
        } else {
            self.bare(StatusCode::OK, Body::from(packing.of(script)))
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(Script::KIND));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
        if let Some(name) = packing.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        response
    }

    /// What was made for one visitor from what he handed in: nobody keeps it.
    pub(super) fn once(&self, status: StatusCode, content: Content) -> Response {
        let mut response = self.bare(status, Body::from(content.bytes));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content.kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(name) = content.download.as_deref().and_then(disposition) {
            headers.insert(header::CONTENT_DISPOSITION, name);
        }
        response
    }

    /// What did not go on, as a page.
    pub(super) fn trouble(&self, trouble: PageTrouble, mode: Mode, path: &str) -> Response {
        let page = ErrorPage {
            status: format!("{}　{}", trouble.status().as_u16(), trouble.title()),
            title: trouble.title().to_owned(),
            message: trouble.message(),
            others: Vec::new(),
            number: self.number.to_owned(),
        };
        let home = self.site.home();
        let here = if path.starts_with('/') && !path.starts_with("//") { path } else { home };
        let page = page.render(&self.site.frame(mode, here, &[("首页", home)]));
        self.once(trouble.status(), Content::page(page))
    }
}

/// Whether a list of tags, weak ones and `*` included, names this one.
fn names(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|each| each == "*" || each.strip_prefix("W/").unwrap_or(each) == tag)
}

fn disposition(name: &str) -> Option<HeaderValue> {
    let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{encoded}")).ok()
}
