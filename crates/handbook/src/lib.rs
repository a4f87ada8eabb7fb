//! 手册 The clerk's handbook: one page a task, in plain Chinese, with pictures of the pages it speaks of.
//!
//! Pages are Markdown under `pages/`, pictures lie under `pictures/` and are made by the walks through the console.
//! What a page prints bold is a label that stands on a page of the product; a test of the whole house holds it to that.
//! Absent here: who may read them, and how a page looks; that is the hall's.

#![deny(missing_docs)]

use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

/// 一页 One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name in addresses.
    pub slug: &'static str,
    /// What it is about.
    pub title: String,
    /// What one has at the end of it, in one or two sentences.
    pub about: String,
    /// The rest as HTML; pictures are asked for under [`PICTURES`].
    pub body: String,
}

/// Where pages look for their pictures.
pub const PICTURES: &str = "/console/help/pictures/";

macro_rules! pages {
    ($($slug:literal),* $(,)?) => { &[$(($slug, include_str!(concat!("../pages/", $slug, ".md")))),*] };
}
macro_rules! pictures {
    ($($name:literal),* $(,)?) => { &[$(($name, include_bytes!(concat!("../pictures/", $name)))),*] };
}

/// In the order in which somebody new meets the tasks.
const SOURCES: &[(&str, &str)] = pages![
    "sign-in",
    "today",
    "write",
    "hand-in",
    "review",
    "phone",
    "publish",
    "urgent",
    "correct",
    "withdraw",
    "many",
    "find",
    "deputy",
    "people",
    "import",
    "obligations",
    "registers",
    "annual",
    "audit",
    "check-report",
    "trouble",
];

const FILES: &[(&str, &[u8])] = pictures![
    "annual.png",
    "figures.png",
    "people.png",
    "phone.png",
    "registers.png",
    "review.png",
    "sign-in.png",
    "today.png",
    "write.png"
];

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| SOURCES.iter().map(|(slug, text)| page(slug, text)).collect());

/// 目录 Every page, in reading order.
#[must_use]
pub fn pages() -> &'static [Page] {
    &PAGES
}

/// 插图 A picture by its name, as PNG.
#[must_use]
pub fn picture(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

/// Title, one sentence, then the rest: the shape of every page, which a test holds them to.
fn page(slug: &'static str, text: &str) -> Page {
    let (title, rest) = text.strip_prefix("# ").and_then(|text| text.split_once("\n\n")).unwrap_or_default();
    let (about, rest) = rest.split_once("\n\n").unwrap_or_default();
    Page { slug, title: title.to_owned(), about: about.to_owned(), body: rendered(rest) }
}

/// A picture that was not made yet is left out; markup of its own a page does not need and does not get.
fn rendered(text: &str) -> String {
    let mut body = String::new();
    let mut skipping = false;
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Image { dest_url, link_type, title, id }) => {
            skipping = picture(&dest_url).is_none();
            let dest_url = CowStr::from(format!("{PICTURES}{dest_url}"));
            (!skipping).then_some(Event::Start(Tag::Image { link_type, dest_url, title, id }))
        }
        Event::End(pulldown_cmark::TagEnd::Image) => (!std::mem::take(&mut skipping)).then_some(event),
        _ if skipping => None,
        Event::Html(markup) | Event::InlineHtml(markup) => Some(Event::Text(markup)),
        other => Some(other),
    });
    html::push_html(&mut body, events);
    body
}
