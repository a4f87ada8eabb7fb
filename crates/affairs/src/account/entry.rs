//! 账号的台账记录 What the ledger keeps of accounts: identifiers, days and codes, never a name or a secret.

use jiff::civil::Date;
use serde_json::json;

use super::Deputy;
use crate::role::Role;

/// 台账记录 One act on an account; `record` of the entry is [`Entry::record`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of the golden files")]
pub enum Entry {
    /// 开户
    Created { account: String, person: String, section: Option<String> },
    /// 停用
    Disabled { account: String, reason: String },
    /// 授予岗位
    RoleAssigned { account: String, role: Role, home: String },
    /// 收回岗位
    RoleWithdrawn { account: String, role: Role },
    /// 指定代理
    DeputyNamed { deputy: Deputy },
    /// 结束代理
    DeputyEnded { id: String, account: String, former: Date, ended: Date },
    /// 锁定
    Locked { account: String, until: i64 },
    /// 解锁
    Unlocked { account: String },
    /// 重置密码
    PasswordReset { account: String },
    /// 修改密码
    PasswordChanged { account: String },
    /// 启用第二因素
    SecondFactorEnrolled { account: String },
    /// 取消第二因素
    SecondFactorRemoved { account: String },
    /// 登录
    SignedIn { account: String, session: String },
    /// 登录失败
    SignInFailed { account: String, code: &'static str },
    /// 会话结束
    SessionEnded { account: String, session: String, code: &'static str },
    /// 移交在办
    HandedOver { from: String, to: String, records: Vec<String> },
}

impl Entry {
    /// The permanent kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Created { .. } => "account.created",
            Self::Disabled { .. } => "account.disabled",
            Self::RoleAssigned { .. } => "account.role-assigned",
            Self::RoleWithdrawn { .. } => "account.role-withdrawn",
            Self::DeputyNamed { .. } => "account.deputy-named",
            Self::DeputyEnded { .. } => "account.deputy-ended",
            Self::Locked { .. } => "account.locked",
            Self::Unlocked { .. } => "account.unlocked",
            Self::PasswordReset { .. } => "account.password-reset",
            Self::PasswordChanged { .. } => "account.password-changed",
            Self::SecondFactorEnrolled { .. } => "account.second-factor-enrolled",
            Self::SecondFactorRemoved { .. } => "account.second-factor-removed",
            Self::SignedIn { .. } => "account.signed-in",
            Self::SignInFailed { .. } => "account.sign-in-failed",
            Self::SessionEnded { .. } => "account.session-ended",
            Self::HandedOver { .. } => "account.handed-over",
        }
    }

    /// Version of the kind's shape.
    #[must_use]
    pub const fn version(&self) -> u32 {
        1
    }

    /// The account the entry is about.
    #[must_use]
    pub fn record(&self) -> &str {
        match self {
            Self::DeputyNamed { deputy } => &deputy.principal,
            Self::HandedOver { from, .. } => from,
            Self::Created { account, .. }
            | Self::Disabled { account, .. }
            | Self::RoleAssigned { account, .. }
            | Self::RoleWithdrawn { account, .. }
            | Self::DeputyEnded { account, .. }
            | Self::Locked { account, .. }
            | Self::Unlocked { account }
            | Self::PasswordReset { account }
            | Self::PasswordChanged { account }
            | Self::SecondFactorEnrolled { account }
            | Self::SecondFactorRemoved { account }
            | Self::SignedIn { account, .. }
            | Self::SignInFailed { account, .. }
            | Self::SessionEnded { account, .. } => account,
        }
    }

    /// The JSON object of the ledger, with the former value where there was one.
    #[must_use]
    pub fn payload(&self) -> String {
        let account = self.record();
        match self {
            Self::Created { person, section, .. } => json!({"account": account, "person": person, "section": section}),
            Self::Disabled { reason, .. } => {
                json!({"account": account, "was": "open", "is": "disabled", "reason": reason})
            }
            Self::RoleAssigned { role, home, .. } => json!({"account": account, "role": role, "home": home}),
            Self::RoleWithdrawn { role, .. } => json!({"account": account, "role": role}),
            Self::DeputyNamed { deputy } => json!({
                "id": deputy.id, "principal": deputy.principal, "deputy": deputy.deputy, "role": deputy.role,
                "section": deputy.section, "from": deputy.from.to_string(), "to": deputy.to.to_string(),
            }),
            Self::DeputyEnded { id, former, ended, .. } => {
                json!({"account": account, "id": id, "was": former.to_string(), "is": ended.to_string()})
            }
            Self::Locked { until, .. } => json!({"account": account, "until": until}),
            Self::SignInFailed { code, .. } => json!({"account": account, "code": code}),
            Self::SignedIn { session, .. } => json!({"account": account, "session": session}),
            Self::SessionEnded { session, code, .. } => json!({"account": account, "session": session, "code": code}),
            Self::HandedOver { from, to, records } => json!({"from": from, "to": to, "records": records}),
            Self::Unlocked { .. }
            | Self::PasswordReset { .. }
            | Self::PasswordChanged { .. }
            | Self::SecondFactorEnrolled { .. }
            | Self::SecondFactorRemoved { .. } => json!({"account": account}),
        }
        .to_string()
    }
}
