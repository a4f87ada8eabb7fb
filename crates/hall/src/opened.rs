//! 翻开的数 The page behind a number: what it is, how it was counted, who checked it, what it stands on.

use askama::Template;

use crate::{Frame, Link};

/// 翻开的数 One number, opened. The pair of corners holds all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenedNumber {
    /// What is counted, "（三）不予公开 / 6.属于四类过程性信息，自然人".
    pub name: String,
    /// The digits.
    pub digits: String,
    /// The unit behind them, "件"; empty for none.
    pub unit: String,
    /// Label and text of each fact: 怎样数的, 由谁核, 依据 …
    pub facts: Vec<(String, String)>,
    /// What the records are: 原文 for words of a source, 记录 for what the office keeps.
    pub records_are: &'static str,
    /// The words of the source as they stand there, or one line a record; empty for none.
    pub records: Vec<String>,
    /// Where to go from here; the first one closes the number (合上).
    pub links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "opened.html")]
struct View<'a> {
    page: &'a OpenedNumber,
}

impl OpenedNumber {
    /// The whole page.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        let main = View { page: self }.render().expect("a template over plain values renders");
        frame.around(&self.name, "翻开的数", main)
    }
}
