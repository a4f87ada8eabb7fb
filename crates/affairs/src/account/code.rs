//! 代码 The permanent codes that entries of accounts carry instead of sentences.

use serde::{Deserialize, Serialize};

/// 停用的理由 Why an account was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DisableReason {
    /// 离职、退休
    Left,
    /// 调离本单位
    Moved,
    /// 岗位撤销
    NoDuty,
    /// 长期不用
    Unused,
    /// 怀疑泄露
    Exposed,
    /// 开错了
    Mistaken,
}

impl DisableReason {
    /// Every reason, in the order of the page.
    pub const ALL: [Self; 6] = [Self::Left, Self::Moved, Self::NoDuty, Self::Unused, Self::Exposed, Self::Mistaken];

    /// The words people choose.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "离职或退休",
            Self::Moved => "调离本单位",
            Self::NoDuty => "岗位撤销",
            Self::Unused => "长期不用",
            Self::Exposed => "怀疑密码泄露",
            Self::Mistaken => "开错了账号",
        }
    }
}

/// 登录失败的原因 Why a sign-in failed; the visitor reads one sentence for the first four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureCode {
    /// No such account.
    Unknown,
    /// Another password.
    Password,
    /// A code that is wrong or missing.
    Code,
    /// A code that was used before.
    CodeUsed,
    /// The account is closed.
    Disabled,
    /// Nobody used the account for too long.
    Unused,
    /// The one-time password is too old.
    OneTimeOver,
    /// The account holds no role.
    NoRole,
    /// The old password was wrong when it was to be changed.
    OldPassword,
}

/// 会话结束的原因 Why a session is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndCode {
    /// Its owner ended it.
    SignedOut,
    /// An administrator ended it.
    EndedByAdmin,
    /// It rested too long.
    Idle,
    /// The password was changed or reset.
    PasswordChanged,
    /// The account was closed.
    Disabled,
}
