//! 网页 What the binary serves: the pages of a site, and `/check`, where anybody may have a report read.
//!
//! A site gives its pages and its frame; headers, modes, errors and uploads are the same for all of them.

mod check;
mod console;
mod content;
mod doors;
mod face;
mod gate;
mod reply;
mod script;
mod server;
mod squeeze;
mod upload;
mod visitor;
mod watch;

pub use hall::serving::PageTrouble;

pub(crate) use check::{CHECK, findings};
pub(crate) use console::console;
pub(crate) use content::{Content, WORD, WORKBOOK};
pub(crate) use face::Sign;
pub(crate) use gate::Gate;
pub(crate) use server::{House, serve};

use std::sync::Arc;

use hall::{Frame, Mode};
use publication::site::Front;

/// 站 The pages of one site.
pub(crate) trait Site: Send + Sync + 'static {
    /// The page at an address; `None` when there is none.
    fn page(&self, path: &str, mode: Mode) -> Option<Arc<Content>>;

    /// What stands around a page at `here`, below `crumbs`.
    fn frame(&self, mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame;

    /// 门面 The pages of a body of the office behind: what stands around them and beside its items.
    fn front<'a>(&'a self, sign: &'a Sign, mode: Mode, here: &str) -> Front<'a>;

    /// Scheme and host under which the site is reached; empty where nobody said it. Never taken from a request.
    fn base(&self) -> &str;

    /// Where the site begins.
    fn home(&self) -> &'static str;

    /// Whether search engines are kept out.
    fn is_hidden(&self) -> bool;
}
