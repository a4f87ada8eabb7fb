//! 出错页 What happened, why, what to do.

use askama::Template;
use messages::Message;

use crate::Frame;

/// 出错页 A page that says what did not go on. The title is the state in a few words; the messages have the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// The status code and its name, "404　没有这一页".
    pub status: String,
    /// "没有找到这一页".
    pub title: String,
    /// Three sentences and a code.
    pub message: Message,
    /// Whatever else stands in the way, at once.
    pub others: Vec<Message>,
    /// 请求编号 The number the log knows the request by; empty where there is none.
    pub number: String,
}

#[derive(Template)]
#[template(path = "error.html")]
struct View<'a> {
    page: &'a ErrorPage,
    messages: Vec<&'a Message>,
}

impl ErrorPage {
    /// The whole page.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        frame.around(&self.title, &self.title, self.main())
    }

    /// What stands inside the frame.
    pub(crate) fn main(&self) -> String {
        let messages = std::iter::once(&self.message).chain(&self.others).collect();
        View { page: self, messages }.render().expect("a template over plain values renders")
    }
}
