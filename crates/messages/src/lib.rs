//! 话 What the house says to people when something does not go on: what happened, why, what to do.
//!
//! Every error enum of the house turns into a [`Message`]. The code is permanent, dotted and never used twice, so
//! that a clerk can search the code they see in `docs/messages.md`, which is generated from [`Catalogued`].
//! Deliberately absent: any formatting for a terminal or a page, and any state.

use std::{borrow::Cow, fmt};

/// 消息 Three sentences in plain Chinese, and the code under which `docs/messages.md` lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Permanent dotted code, such as `paper.too-large`.
    pub code: &'static str,
    /// 发生了什么 What happened.
    pub what: Cow<'static, str>,
    /// 为什么 Why, with the article when law is the reason.
    pub why: Cow<'static, str>,
    /// 怎么办 What to do now.
    pub todo: Cow<'static, str>,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n为什么：{}\n怎么办：{}\n（编号 {}）", self.what, self.why, self.todo, self.code)
    }
}

/// 在册 An error whose every variant can be shown: the list from which `docs/messages.md` is written.
pub trait Catalogued: Sized {
    /// One example of each variant, in the order of the enum.
    fn examples() -> Vec<Self>;
    /// What people are told.
    fn message(&self) -> Message;
}
