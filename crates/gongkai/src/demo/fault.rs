//! 打不开的页 What a visitor is told when a page does not open.

use axum::http::StatusCode;
use messages::{Catalogued, Message};

/// Why a page does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageTrouble {
    /// No such address.
    NotFound,
    /// The address only shows and takes nothing.
    OnlyShown,
    /// A defect of ours.
    Unexpected,
}

impl PageTrouble {
    /// The status that says the same to programs.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::OnlyShown => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unexpected => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The state in a few words, as the title of the page.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::NotFound => "没有找到这一页",
            Self::OnlyShown => "这里只能看，不能提交",
            Self::Unexpected => "这一页没有做出来",
        }
    }
}

impl Catalogued for PageTrouble {
    fn examples() -> Vec<Self> {
        vec![Self::NotFound, Self::OnlyShown, Self::Unexpected]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::NotFound => (
                "serve.not-found",
                "这个地址下没有内容。",
                "地址可能抄错了一个字，或者这一页还没有建。",
                "请从首页或者年度报告进去找；也可以打页面下方的电话问。",
            ),
            Self::OnlyShown => (
                "serve.method",
                "这个地址只接受打开网页的请求。",
                "演示的网页不收任何内容。",
                "请用浏览器直接打开地址。",
            ),
            Self::Unexpected => (
                "serve.unexpected",
                "程序遇到了意料之外的情况。",
                "这是程序的缺陷，不是您操作的问题。",
                "请过一会儿再试；还不行，请告诉维护人员。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
