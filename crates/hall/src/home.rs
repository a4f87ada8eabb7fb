//! 首页 The year in one sentence.

use askama::Template;
use documents::{
    Paragraph, Run,
    html::{self, HtmlOptions},
};

use crate::{Frame, Link};

/// 首页 The sentence of the year, and what people come for. Only what exists is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomePage {
    /// Read out before the sentence, "桑村乡政府信息公开".
    pub heading: String,
    /// The sentence; its figures open where they have an address.
    pub sentence: Paragraph,
    /// Links below the sentence.
    pub beneath: Vec<Link>,
    /// Entries below.
    pub wants: Vec<Want>,
}

/// 要办的事 An entry of the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Want {
    /// Verb and object.
    pub name: String,
    /// One clause about it.
    pub about: String,
    /// Where it leads.
    pub href: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct View<'a> {
    home: &'a HomePage,
    sentence: String,
    opens: bool,
}

impl HomePage {
    /// The whole page; nothing stands above it, so it has no crumbs.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        let opens = self.sentence.runs.iter().any(|run| matches!(run, Run::Figure { href: Some(_), .. }));
        let sentence = html::runs(&self.sentence, &HtmlOptions::default());
        let main = View { home: self, sentence, opens }.render().expect("a template over plain values renders");
        Frame { crumbs: Vec::new(), ..frame.clone() }.around("首页", "首页", main)
    }
}
