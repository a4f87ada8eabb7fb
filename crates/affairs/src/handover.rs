//! 移交 Why open work passes from one person to another. What each matter makes of it stands with the matter.

use serde::{Deserialize, Serialize};

/// 移交的原因
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// 离任
    Left,
    /// 调到别的科室
    Moved,
    /// 不再负责这项工作
    NoDuty,
    /// 请假、学习、借调 Away for some time.
    Away,
    /// 手上的事太多
    Overloaded,
}

impl Reason {
    /// Every reason, in the order pages list them.
    pub const ALL: [Self; 5] = [Self::Left, Self::Moved, Self::NoDuty, Self::Away, Self::Overloaded];

    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "离任",
            Self::Moved => "调到别的科室",
            Self::NoDuty => "不再负责这项工作",
            Self::Away => "请假、学习、借调",
            Self::Overloaded => "手上的事太多",
        }
    }

    /// The permanent code, as forms carry it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Moved => "moved",
            Self::NoDuty => "no-duty",
            Self::Away => "away",
            Self::Overloaded => "overloaded",
        }
    }

    /// The reason of this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}
