//! 各单位 The front page of a county: the doors of its bodies, and what they made public last.

use askama::Template;

use crate::{Frame, Newest, Want};

/// 各单位 Every body with its first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodiesPage {
    /// What the page is called.
    pub heading: String,
    /// Names and first pages, those below first, each with what it holds.
    pub bodies: Vec<Want>,
    /// The newest items of all of them.
    pub newest: Vec<Newest>,
}

#[derive(Template)]
#[template(path = "bodies.html")]
struct View<'a> {
    page: &'a BodiesPage,
}

impl BodiesPage {
    /// The whole page; nothing stands above it, so it has no crumbs.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        let main = View { page: self }.render().expect("a template over plain values renders");
        Frame { crumbs: Vec::new(), ..frame.clone() }.around("首页", "首页", main)
    }
}
