//! 开门 Serves a site on this machine until it is told to stop.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware,
    response::Response,
};
use hall::{
    Mode,
    serving::{Caller, Hall},
};
use office::Office;
use publication::site::Seen;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::Semaphore,
};

use super::{
    Content, Gate, PageTrouble, Site, check,
    face::{self, Found},
    gate,
    reply::Replies,
    script, squeeze,
    visitor::{change_mode, mode_of},
    watch::{self, Watch},
};
use crate::{
    defect, say,
    trouble::{Outcome, Refusal, Trouble, said},
};

/// How long what is under way may take once we were told to stop: a visitor who never finishes asking keeps nobody.
const GRACE: Duration = Duration::from_secs(3);

/// 门 A site that is served, and how much may be under way at once.
pub(super) struct Door {
    pub(super) site: Box<dyn Site>,
    /// The office whose records have public addresses, where one was founded.
    pub(super) office: Option<Office>,
    /// Files being received: each may hold memory for as long as its sender likes.
    pub(super) receiving: Semaphore,
    /// Files being read: as many as there are cores.
    pub(super) reading: Semaphore,
}

/// 里间 What stands behind the public pages, where an office has been founded.
#[derive(Default)]
pub(crate) struct House {
    /// The hall with its console, and the pages of the departments.
    pub(crate) office: Option<(Hall, Router<Hall>)>,
    /// Whose word about addresses counts.
    pub(crate) gate: Gate,
    /// Who may read the running figures beside this machine.
    pub(crate) observers: Vec<IpAddr>,
}

impl House {
    /// Every address there is: the console's first, then the site's.
    fn router(self, door: Door) -> Router {
        let mut router = Router::new();
        if let Some((hall, pages)) = self.office {
            let pages = pages.merge(watch::routes(Watch::begin(self.observers)));
            router = router.merge(pages.with_state(hall));
        }
        router
            .fallback(answer)
            .method_not_allowed_fallback(answer)
            .layer(DefaultBodyLimit::disable())
            .layer(squeeze::layer())
            .layer(middleware::map_response(squeeze::settle))
            .layer(middleware::from_fn_with_state(Arc::new(self.gate), gate::pass))
            .with_state(Arc::new(door))
    }
}

/// Serves until Ctrl-C or SIGTERM; what is under way is finished. `open` gets the address once we listen.
pub(crate) fn serve(address: &str, house: House, open: impl FnOnce(&str) -> Box<dyn Site>) -> Outcome {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let listening = |error: &io::Error| Trouble::Listening { address: address.to_owned(), why: said(error) };
    let runtime = runtime.map_err(|error| Refusal::from(listening(&error)))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(|error| Refusal::from(listening(&error)))?;
        let stop = Stop::listen().map_err(|error| Refusal::from(listening(&error)))?;
        let limit = Stop::listen().map_err(|error| Refusal::from(listening(&error)))?;
        let at = listener.local_addr().map_err(|error| Refusal::from(listening(&error)))?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let door = Door {
            site: open(&format!("http://{at}")),
            office: house.office.as_ref().map(|(hall, _)| hall.furnishing().office.clone()),
            receiving: Semaphore::new(check::AT_ONCE),
            reading: Semaphore::new(cores),
        };
        let service = house.router(door).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(stop.told()).into_future();
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

/// Every request: `/check` takes reports, everything else only shows.
async fn answer(State(door): State<Arc<Door>>, request: Request) -> Response {
    let mode = mode_of(request.headers());
    let path = request.uri().path().to_owned();
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let replies = Replies { site: &*door.site, number: &caller.number };
    let is_check = path == check::CHECK || path == check::WRITE;
    if is_check && *request.method() == Method::POST {
        return check::take(&door, request, mode, path == check::WRITE).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = replies.trouble(PageTrouble::OnlyShown, mode, &path);
        let allowed = if is_check { "GET, HEAD, POST" } else { "GET, HEAD" };
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allowed));
        return response;
    }
    if let Some(script) = script::at(&path) {
        return replies.script(script, request.headers());
    }
    match path.as_str() {
        "/mode" => return change_mode(request.uri().query().unwrap_or_default(), &replies),
        check::WRITE => return replies.redirect(StatusCode::SEE_OTHER, check::CHECK),
        _ => (),
    }
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    // Making a page is work of a millisecond: it stays off the threads that keep connections.
    let made = tokio::task::spawn_blocking({
        let (door, path) = (Arc::clone(&door), path.clone());
        move || match page(&*door.site, &path, mode) {
            Some(content) => Ok(Made::Site(content)),
            None => face::look(&door, &path, &query, mode).map(Made::Office),
        }
    });
    match made.await {
        Ok(Ok(Made::Site(content))) => replies.content(&content, known.as_ref()),
        Ok(Ok(Made::Office(found))) => answered(&replies, found, known.as_ref(), mode, &path),
        Ok(Err(_)) => replies.trouble(PageTrouble::Away, mode, &path),
        Err(_) => unexpected(&replies, mode),
    }
}

/// 做好的 What was made for an address.
enum Made {
    /// A page of the site.
    Site(Arc<Content>),
    /// What the office behind it shows.
    Office(Found),
}

fn answered(replies: &Replies<'_>, found: Found, known: Option<&HeaderValue>, mode: Mode, path: &str) -> Response {
    match found {
        Found::Content(content) => replies.content(&content, known),
        Found::Page(Seen::Shown(page)) => replies.content(&Content::page(page), known),
        Found::Page(Seen::Gone(page)) => replies.once(StatusCode::GONE, Content::page(page)),
        Found::Page(Seen::Moved(to)) => replies.redirect(StatusCode::MOVED_PERMANENTLY, &to),
        Found::Nothing => replies.trouble(PageTrouble::NotFound, mode, path),
    }
}

fn page(site: &dyn Site, path: &str, mode: Mode) -> Option<Arc<Content>> {
    match path {
        check::CHECK => Some(Arc::new(check::asked(site, mode))),
        path => Content::fixed(path).map(Arc::new).or_else(|| site.page(path, mode)),
    }
}

/// A defect of ours: the place goes to whoever runs this, the sentence to the visitor.
pub(super) fn unexpected(replies: &Replies<'_>, mode: Mode) -> Response {
    tracing::error!(target: "defect", request = replies.number, place = defect::place());
    say::err(&format!("一个网页没有做出来，位置 {}，请求编号 {}。请告诉维护人员。\n", defect::place(), replies.number));
    replies.trouble(PageTrouble::Unexpected, mode, replies.site.home())
}
