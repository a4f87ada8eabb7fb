//! 各单位 The front page of a county: the doors of its bodies.

use askama::Template;

use crate::{Frame, Link};

/// 各单位 Every body with its first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodiesPage {
    /// Names and first pages, those above first.
    pub bodies: Vec<Link>,
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
