//! 办不成 Why a desk did not do what was asked.

use messages::{Catalogued, Message};
use store::StoreError;

use crate::SealError;

/// 办不成 Every desk answers with one of these, and then nothing was changed.
#[derive(Debug)]
pub enum DeskError {
    /// No such record for this clerk; the same answer whether it is another body's or none at all.
    NotFound,
    /// The clerk holds no duty that opens this act.
    NotAllowed {
        /// The act, in the words of the page.
        act: &'static str,
    },
    /// The affair's obstacles, all at once.
    Blocked(Vec<Message>),
    /// A personal field that does not open.
    Sealed(SealError),
    /// The store.
    Store(StoreError),
}

impl DeskError {
    /// The obstacles of an affair as a desk's answer.
    pub fn blocked<O>(obstacles: &[O], message: impl Fn(&O) -> Message) -> Self {
        Self::Blocked(obstacles.iter().map(message).collect())
    }

    /// What people are told, every sentence of it.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::NotFound => vec![Message {
                code: "desk.not-found",
                what: "没有找到这件事项。".into(),
                why: "它不存在，或者不在您的单位里。".into(),
                todo: "请从待办或列表里重新打开；编号是抄来的，请再核对一遍。".into(),
            }],
            Self::NotAllowed { act } => vec![Message {
                code: "desk.not-allowed",
                what: format!("您现在的岗位不能{act}。").into(),
                why: "每一步由规定岗位的人来办，办的人要对这一步负责。".into(),
                todo: "请交给有这个岗位的同事；岗位分错了，请安全管理员改。".into(),
            }],
            Self::Blocked(messages) => messages.clone(),
            Self::Sealed(error) => vec![error.message()],
            Self::Store(error) => vec![error.message()],
        }
    }
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SealError> for DeskError {
    fn from(error: SealError) -> Self {
        Self::Sealed(error)
    }
}

/// The answers that are the office's own; obstacles, seals and the store list theirs where they are made.
impl Catalogued for DeskError {
    fn examples() -> Vec<Self> {
        vec![Self::NotFound, Self::NotAllowed { act: "复审" }]
    }

    fn message(&self) -> Message {
        self.messages().into_iter().next().expect("an answer of the office has its sentence")
    }
}
