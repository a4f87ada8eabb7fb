//! 开门 Serves the demo on this machine until it is told to stop.

use std::{io, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use hall::{ErrorPage, MODE_COOKIE, Mode};
use messages::Catalogued;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
};

use super::{
    PageTrouble, Passage,
    site::{Content, Site},
    town::{HOME, REPORT, frame},
};
use crate::{
    defect, say,
    say::{DIM, GREEN, styled},
    trouble::{Outcome, Refusal, Trouble, said},
};

/// How long what is under way may take once we were told to stop: a visitor who never finishes asking keeps nobody.
const GRACE: Duration = Duration::from_secs(3);

/// Serves until Ctrl-C or SIGTERM; what is under way is finished.
pub(crate) fn serve(passage: Passage, address: &str) -> Outcome {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let listening = |error: &io::Error| Trouble::Listening { address: address.to_owned(), why: said(error) };
    let runtime = runtime.map_err(|error| Refusal::from(listening(&error)))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(|error| Refusal::from(listening(&error)))?;
        let stop = Stop::listen().map_err(|error| Refusal::from(listening(&error)))?;
        let limit = Stop::listen().map_err(|error| Refusal::from(listening(&error)))?;
        let at = listener.local_addr().map_err(|error| Refusal::from(listening(&error)))?;
        say::out(&format!(
            "\n{} 打开网页看\n   http://{at}{HOME}\n   http://{at}{REPORT}\n{}\n",
            styled(GREEN, "④"),
            styled(DIM, "   按 Ctrl-C 停下。")
        ));
        let site = Site::new(passage, format!("http://{at}"));
        let router = Router::new().fallback(answer).with_state(Arc::new(site));
        let serving = axum::serve(listener, router).with_graceful_shutdown(stop.told()).into_future();
        tokio::select! {
            served = serving => served.map_err(|error| Refusal::from(listening(&error)))?,
            () = limit.passed() => (),
        }
        Ok(0)
    })
}

/// 停下 The two ways a process is told to stop.
struct Stop {
    interrupt: Signal,
    terminate: Signal,
}

impl Stop {
    /// Listens from now on, so that whoever reads our address can already stop us.
    fn listen() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn told(mut self) {
        tokio::select! { _ = self.interrupt.recv() => (), _ = self.terminate.recv() => () }
    }

    async fn passed(self) {
        self.told().await;
        tokio::time::sleep(GRACE).await;
    }
}

/// Every request: only reading, only what the site has.
async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    let mode = mode_of(request.headers());
    let path = request.uri().path().to_owned();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = trouble(PageTrouble::OnlyShown, mode, &path);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    if path == "/mode" {
        return change_mode(request.uri().query().unwrap_or_default());
    }
    if let Some(home) = moved(&path) {
        return redirect(StatusCode::MOVED_PERMANENTLY, home);
    }
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    // Making a page is work of a millisecond: it stays off the threads that keep connections.
    let made = tokio::task::spawn_blocking(move || (site.page(&path, mode), path)).await;
    match made {
        Ok((Some(content), _)) => reply(&content, known.as_ref()),
        Ok((None, path)) => trouble(PageTrouble::NotFound, mode, &path),
        Err(_) => {
            say::err(&format!("一个网页没有做出来，位置 {}。请告诉维护人员。\n", defect::place()));
            trouble(PageTrouble::Unexpected, mode, HOME)
        }
    }
}

/// Addresses that lead to another one of ours.
fn moved(path: &str) -> Option<&'static str> {
    match path {
        "/sangcun" => Some(HOME),
        "/sangcun/reports" | "/sangcun/reports/" | "/sangcun/reports/2025/" => Some(REPORT),
        _ => None,
    }
}

fn mode_of(headers: &HeaderMap) -> Mode {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let value = cookies
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(MODE_COOKIE)?.strip_prefix('='));
    value.map_or_else(Mode::default, Mode::parse)
}

/// Remembers how the visitor wants to see pages, and leads back to a page of ours, never elsewhere.
fn change_mode(query: &str) -> Response {
    let value = |name: &str| {
        let pair = query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name));
        pair.map(|(_, value)| percent_decoded(value)).unwrap_or_default()
    };
    let back = value("back");
    let ours = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n', '\t']);
    let mut response = redirect(StatusCode::SEE_OTHER, if ours { &back } else { HOME });
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

fn redirect(status: StatusCode, to: &str) -> Response {
    let mut response = bare(status, Body::empty());
    // Only printable ASCII goes into a header; an address with anything else leads home.
    let to = HeaderValue::from_str(to).ok().filter(|value| value.to_str().is_ok());
    response.headers_mut().insert(header::LOCATION, to.unwrap_or(HeaderValue::from_static(HOME)));
    response
}

fn reply(content: &Content, known: Option<&HeaderValue>) -> Response {
    let unchanged = known.and_then(|value| value.to_str().ok()).is_some_and(|list| names(list, &content.tag));
    let mut response = if unchanged {
        bare(StatusCode::NOT_MODIFIED, Body::empty())
    } else {
        bare(StatusCode::OK, Body::from(content.bytes.clone()))
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content.kind));
    headers.insert(header::VARY, HeaderValue::from_static("cookie"));
    let cache = if content.is_immutable { "public, max-age=31536000, immutable" } else { "private, no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Ok(tag) = HeaderValue::from_str(&content.tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(name) = content.download.as_deref().and_then(disposition) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// Whether a list of tags, weak ones and `*` included, names this one.
fn names(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|each| each == "*" || each.strip_prefix("W/").unwrap_or(each) == tag)
}

fn disposition(name: &str) -> Option<HeaderValue> {
    let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{encoded}")).ok()
}

/// A response with the security headers that every answer carries.
fn bare(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    for (name, value) in hall::headers(true) {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// What did not go on, as a page.
fn trouble(trouble: PageTrouble, mode: Mode, path: &str) -> Response {
    let page = ErrorPage {
        status: format!("{}　{}", trouble.status().as_u16(), trouble.title()),
        title: trouble.title().to_owned(),
        message: trouble.message(),
    };
    let here = if path.starts_with('/') && !path.starts_with("//") { path } else { HOME };
    let mut response = bare(trouble.status(), Body::from(page.render(&frame(mode, here, &[("首页", HOME)]))));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
