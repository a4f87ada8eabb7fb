//! 表单的毛病 What a form of these pages did not say, before any desk is asked.

use messages::{Catalogued, Message};
use office::DeskError;

/// 没有填的 One thing a form did not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// Which step is signed.
    Step,
    /// Pass or return.
    Decision,
    /// Why an item is returned.
    Return,
    /// When a scheduled item is released.
    Moment,
    /// Why an item is withdrawn.
    Withdrawal,
    /// Which item of the catalogue.
    Catalogue,
    /// Which items are meant, of a page with many.
    Pieces,
    /// A file of more rows than one may have.
    TooMuch,
    /// A day that is none.
    Day {
        /// The field.
        field: &'static str,
        /// What was typed.
        typed: String,
    },
}

impl FormFault {
    pub(super) fn blocks(self) -> DeskError {
        DeskError::Blocked(vec![self.message()])
    }
}

impl Catalogued for FormFault {
    fn examples() -> Vec<Self> {
        vec![
            Self::Step,
            Self::Decision,
            Self::Return,
            Self::Moment,
            Self::Withdrawal,
            Self::Catalogue,
            Self::Pieces,
            Self::TooMuch,
            Self::Day { field: "形成日期", typed: "三月六日".into() },
        ]
    }

    fn message(&self) -> Message {
        let chosen = "表单没有填全，或者选的不在这一页给出的里面。";
        let (code, what, why, todo) = match self {
            Self::Step => ("publication.form.step", "没有说签的是哪一步。", chosen, "请重新打开这一页再签。"),
            Self::Decision => ("publication.form.decision", "没有选同意还是退回。", chosen, "请选一样。"),
            Self::Return => ("publication.form.return", "没有选退回的原因。", chosen, "请选一个原因，再写明要改什么。"),
            Self::Moment => ("publication.form.moment", "没有填定时公开的时刻。", chosen, "请填上日期和时刻。"),
            Self::Withdrawal => ("publication.form.withdrawal", "没有选撤下的原因。", chosen, "请选一个原因。"),
            Self::Pieces => (
                "publication.form.pieces",
                "没有勾选要一起办的稿件。",
                "一起办的，要说明是哪几件；一次最多二百件。",
                "请回到列表，勾选以后再办。",
            ),
            Self::TooMuch => (
                "publication.form.too-much",
                "没有导出：合乎条件的超过十万件。",
                "一个文件装得太多，电子表格打不开，机器也吃不消。",
                "请用年份、科室或者目录把范围缩小，分几次导出。",
            ),
            Self::Catalogue => (
                "publication.form.catalogue",
                "没有选目录事项。",
                "每条信息都要归到公开目录的一项下面，数字才数得清。",
                "请从列表里选一项；哪一项都不像，选最接近的。",
            ),
            Self::Day { field, typed } => {
                return Message {
                    code: "publication.form.day",
                    what: format!("{field}“{typed}”不是日期。").into(),
                    why: "日期用来数公开的期限。".into(),
                    todo: "请写成 2026-03-06 这样。".into(),
                };
            }
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
