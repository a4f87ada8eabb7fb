//! 出错页 What happened, why, what to do.

use askama::Template;
use messages::Message;

use crate::Frame;

/// 出错页 A page that says what did not go on. The title is the state in a few words; the message has the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    /// The status code and its name, "404　没有这一页".
    pub status: String,
    /// "没有找到这一页".
    pub title: String,
    /// Three sentences and a code.
    pub message: Message,
}

#[derive(Template)]
#[template(path = "error.html")]
struct View<'a> {
    status: &'a str,
    title: &'a str,
    message: &'a Message,
}

impl ErrorPage {
    /// The whole page.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        let view = View { status: &self.status, title: &self.title, message: &self.message };
        let main = view.render().expect("a template over plain values renders");
        frame.around(&self.title, &self.title, main)
    }
}
