//! 手册页 The handbook beside the work: whoever is signed in may read every page of it.

use askama::Template;
use axum::{extract::Path, response::Response};
use handbook::Page;

use crate::serving::{PageTrouble, Seat, pictured};

const HERE: &str = "/console/help";

#[derive(Template)]
#[template(path = "help.html")]
struct View {
    pages: &'static [Page],
    page: Option<&'static Page>,
}

/// 手册 A handler of `/console/help`: what there is to read.
pub async fn help(seat: Seat) -> Response {
    shown(&seat, None)
}

/// 手册的一页 A handler of `/console/help/{page}`.
pub async fn help_page(Path(slug): Path<String>, seat: Seat) -> Response {
    match handbook::pages().iter().find(|page| page.slug == slug) {
        Some(page) => shown(&seat, Some(page)),
        None => seat.page_trouble(PageTrouble::NotFound),
    }
}

/// 插图 A handler of `/console/help/pictures/{name}`.
pub async fn help_picture(Path(name): Path<String>, seat: Seat) -> Response {
    match handbook::picture(&name) {
        Some(bytes) => pictured(bytes),
        None => seat.page_trouble(PageTrouble::NotFound),
    }
}

fn shown(seat: &Seat, page: Option<&'static Page>) -> Response {
    let title = page.map_or("手册", |page| page.title.as_str());
    let main = View { pages: handbook::pages(), page }.render().expect("a template over plain values renders");
    seat.page(HERE, title, &main)
}
