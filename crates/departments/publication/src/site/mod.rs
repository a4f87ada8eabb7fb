//! 公开的网页 What anybody sees: the front page of a body, its columns with every item, an item as it was released, the
//! records behind a number; and for an item that was withdrawn when and why.
//!
//! Whose page it is and what stands around it says the binary ([`Front`]); what is not yet public shows nowhere.
//! Deliberately absent: search.

mod branch;
mod column;
pub(crate) mod columns;
mod discovery;
mod file;
mod front;
mod home;
mod item;
mod number;
mod pages;
mod paper;
mod released;
mod tags;
mod words;

use affairs::publication::Item;
use hall::Frame;
use office::{DeskError, Office, Zone};
use store::Scope;

pub(crate) use self::item::preview;
pub use self::{
    discovery::{Entry, MOST, addressed, newest, sitemap},
    file::{Download, file},
    front::{Front, Yearly, nav},
    number::lines,
    released::{Edition, Released, released},
};

/// 所见 What answers at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// 200 The page.
    Shown(String),
    /// 301 It leads elsewhere on this site.
    Moved(String),
    /// 410 The page that says when and why it was withdrawn; nothing of its content.
    Gone(String),
}

/// 公开的网页 The page at an address of a body that exists; none where there never was one.
///
/// # Errors
///
/// The store.
pub fn page(office: &Office, front: &Front<'_>, path: &str, query: &str) -> Result<Option<Seen>, DeskError> {
    let Some(rest) = path.strip_prefix('/').and_then(|path| path.strip_prefix(front.body)) else { return Ok(None) };
    let Some(rest) = rest.strip_prefix('/') else {
        return Ok(rest.is_empty().then(|| Seen::Moved(format!("/{}/", front.body))));
    };
    office.store.read(&Scope::body(front.body), |tx| {
        if rest.is_empty() {
            return home::page(office, tx, front).map(|page| Some(Seen::Shown(page)));
        }
        if let Some(seen) = item::page(office, tx, front, path)? {
            return Ok(Some(seen));
        }
        if let Some(rest) = rest.strip_prefix("figures/") {
            return number::page(office, tx, front, rest);
        }
        column::page(tx, front, rest, query, Zone::shanghai().day(office.clock.now()))
    })
}

/// 公开的内容 The content the public sees: that of the last release, or of a small correction made to it since. A new
/// version that is still on its way shows nowhere.
pub(crate) fn public_content(item: &Item) -> &str {
    let Some(release) = item.releases.last() else { return item.content_hash() };
    let small = item.corrections.iter().rev().find(|it| !it.substantive && it.version == release.version);
    small.map_or(release.content_hash.as_str(), |correction| correction.to.as_str())
}

/// A whole page: `main` in the frame of the front, which knows where one stands.
fn around(frame: &Frame, title: &str, here: &str, main: Result<String, askama::Error>) -> String {
    frame.around(title, here, main.expect("a template over plain values renders"))
}
