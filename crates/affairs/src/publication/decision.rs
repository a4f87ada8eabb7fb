//! 意见 Pass or return, and why an item is returned.

use serde::{Deserialize, Serialize};

/// 退回原因
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnReason {
    /// 事实不准
    Facts,
    /// 文字差错
    Wording,
    /// 格式不符
    Form,
    /// 依据不足
    Basis,
    /// 要素不全
    Incomplete,
    /// 含个人信息
    PersonalData,
    /// 涉密或者敏感
    Sensitive,
    /// 公开属性不当
    Attribute,
    /// 其他
    Other,
}

/// 意见
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// 同意
    Pass,
    /// 退回, with the reference of the text that explains it.
    Return {
        /// Code.
        code: ReturnReason,
        /// Reference of the text; the text itself stands in a row.
        note: String,
    },
}

impl Decision {
    /// Whether it is a pass.
    #[must_use]
    pub const fn is_pass(&self) -> bool {
        matches!(self, Self::Pass)
    }
}

impl ReturnReason {
    /// The Chinese name of the reason.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facts => "事实不准",
            Self::Wording => "文字差错",
            Self::Form => "格式不符",
            Self::Basis => "依据不足",
            Self::Incomplete => "要素不全",
            Self::PersonalData => "含个人信息",
            Self::Sensitive => "涉密或者敏感",
            Self::Attribute => "公开属性不当",
            Self::Other => "其他",
        }
    }
}
