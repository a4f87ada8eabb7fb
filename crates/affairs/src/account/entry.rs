//! 账号的台账记录 What the ledger keeps of accounts: identifiers, days and codes, never a name or a secret.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{BodySettings, ContactField, Deputy, DisableReason, EndCode, FailureCode, Level};
use crate::{Unread, handover::Reason, role::Role};

/// 台账记录 One act on an account; `record` of the entry is [`Entry::record`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[allow(missing_docs, reason = "the fields are those of the golden files")]
pub enum Entry {
    /// 设立
    #[serde(rename = "account.body-founded")]
    BodyFounded { body: String, level: Level, parent: Option<String>, sections: Vec<String> },
    /// 开户
    #[serde(rename = "account.created")]
    Created { account: String, person: String, section: Option<String> },
    /// 停用
    #[serde(rename = "account.disabled")]
    Disabled { account: String, reason: DisableReason },
    /// 授予岗位
    #[serde(rename = "account.role-assigned")]
    RoleAssigned { account: String, role: Role, home: String },
    /// 收回岗位
    #[serde(rename = "account.role-withdrawn")]
    RoleWithdrawn { account: String, role: Role },
    /// 指定代理
    #[serde(rename = "account.deputy-named")]
    DeputyNamed {
        #[serde(flatten)]
        deputy: Deputy,
    },
    /// 结束代理
    #[serde(rename = "account.deputy-ended")]
    DeputyEnded {
        account: String,
        id: String,
        #[serde(rename = "was")]
        former: Date,
        #[serde(rename = "is")]
        ended: Date,
    },
    /// 锁定
    #[serde(rename = "account.locked")]
    Locked { account: String, until: i64 },
    /// 地址锁定
    #[serde(rename = "account.address-locked")]
    AddressLocked { account: String, until: i64 },
    /// 解锁
    #[serde(rename = "account.unlocked")]
    Unlocked {
        account: String,
        #[serde(rename = "was")]
        former: Option<i64>,
    },
    /// 重置密码
    #[serde(rename = "account.password-reset")]
    PasswordReset { account: String },
    /// 修改密码
    #[serde(rename = "account.password-changed")]
    PasswordChanged { account: String },
    /// 启用第二因素
    #[serde(rename = "account.second-factor-enrolled")]
    SecondFactorEnrolled { account: String },
    /// 取消第二因素
    #[serde(rename = "account.second-factor-removed")]
    SecondFactorRemoved { account: String },
    /// 登录
    #[serde(rename = "account.signed-in")]
    SignedIn { account: String, session: String },
    /// 登录失败
    #[serde(rename = "account.sign-in-failed")]
    SignInFailed { account: String, code: FailureCode },
    /// 会话结束
    #[serde(rename = "account.session-ended")]
    SessionEnded { account: String, session: String, code: EndCode },
    /// 移交在办
    #[serde(rename = "account.handed-over")]
    HandedOver {
        from: String,
        to: String,
        records: Vec<String>,
        /// From version 2 on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    /// 收信 Whether letters are wanted; where they go stands in the account's row only.
    #[serde(rename = "account.letters-changed")]
    LettersChanged { account: String, wanted: bool },
    /// 设立内设机构
    #[serde(rename = "account.section-made")]
    SectionMade { body: String, section: String },
    /// 内设机构改名
    #[serde(rename = "account.section-renamed")]
    SectionRenamed { body: String, section: String },
    /// 撤销内设机构
    #[serde(rename = "account.section-closed")]
    SectionClosed { body: String, section: String },
    /// 调到别的机构
    #[serde(rename = "account.moved")]
    Moved {
        account: String,
        #[serde(rename = "was")]
        former: Option<String>,
        #[serde(rename = "is")]
        present: Option<String>,
    },
    /// 改单位设置
    #[serde(rename = "account.body-set")]
    BodySet {
        body: String,
        #[serde(rename = "was")]
        former: BodySettings,
        #[serde(rename = "is")]
        present: BodySettings,
    },
    /// 换密钥 A new version of the key seals from now on; `key` is `key-` and its number, which is all the ledger knows of it.
    #[serde(rename = "account.key-renewed")]
    KeyRenewed { key: String },
    /// 停用旧密钥 Nothing is sealed with this version any more, and it leaves the key file.
    #[serde(rename = "account.key-retired")]
    KeyRetired { key: String },
    /// 公布联系方式 Which lines changed; what they say stands in the body's row, for all to read.
    #[serde(rename = "account.contact-set")]
    ContactSet { body: String, changed: Vec<ContactField> },
}

/// 全部种类 Every kind, in the order of the enum.
pub const KINDS: [&str; 27] = [
    "account.body-founded",
    "account.created",
    "account.disabled",
    "account.role-assigned",
    "account.role-withdrawn",
    "account.deputy-named",
    "account.deputy-ended",
    "account.locked",
    "account.address-locked",
    "account.unlocked",
    "account.password-reset",
    "account.password-changed",
    "account.second-factor-enrolled",
    "account.second-factor-removed",
    "account.signed-in",
    "account.sign-in-failed",
    "account.session-ended",
    "account.handed-over",
    "account.letters-changed",
    "account.section-made",
    "account.section-renamed",
    "account.section-closed",
    "account.moved",
    "account.body-set",
    "account.key-renewed",
    "account.key-retired",
    "account.contact-set",
];

impl Entry {
    /// The permanent kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        KINDS[self.place()]
    }

    const fn place(&self) -> usize {
        match self {
            Self::BodyFounded { .. } => 0,
            Self::Created { .. } => 1,
            Self::Disabled { .. } => 2,
            Self::RoleAssigned { .. } => 3,
            Self::RoleWithdrawn { .. } => 4,
            Self::DeputyNamed { .. } => 5,
            Self::DeputyEnded { .. } => 6,
            Self::Locked { .. } => 7,
            Self::AddressLocked { .. } => 8,
            Self::Unlocked { .. } => 9,
            Self::PasswordReset { .. } => 10,
            Self::PasswordChanged { .. } => 11,
            Self::SecondFactorEnrolled { .. } => 12,
            Self::SecondFactorRemoved { .. } => 13,
            Self::SignedIn { .. } => 14,
            Self::SignInFailed { .. } => 15,
            Self::SessionEnded { .. } => 16,
            Self::HandedOver { .. } => 17,
            Self::LettersChanged { .. } => 18,
            Self::SectionMade { .. } => 19,
            Self::SectionRenamed { .. } => 20,
            Self::SectionClosed { .. } => 21,
            Self::Moved { .. } => 22,
            Self::BodySet { .. } => 23,
            Self::KeyRenewed { .. } => 24,
            Self::KeyRetired { .. } => 25,
            Self::ContactSet { .. } => 26,
        }
    }

    /// Version of the kind's shape.
    #[must_use]
    pub const fn version(&self) -> u32 {
        match self {
            Self::HandedOver { reason: Some(_), .. } => 2,
            _ => 1,
        }
    }

    /// The account the entry is about, or the body where it is about the body or one of its sections, or the version of the
    /// key.
    #[must_use]
    pub fn record(&self) -> &str {
        match self {
            Self::BodyFounded { body, .. }
            | Self::SectionMade { body, .. }
            | Self::SectionRenamed { body, .. }
            | Self::SectionClosed { body, .. }
            | Self::BodySet { body, .. }
            | Self::ContactSet { body, .. } => body,
            Self::KeyRenewed { key } | Self::KeyRetired { key } => key,
            Self::DeputyNamed { deputy } => &deputy.principal,
            Self::HandedOver { from, .. } => from,
            Self::Created { account, .. }
            | Self::Disabled { account, .. }
            | Self::RoleAssigned { account, .. }
            | Self::RoleWithdrawn { account, .. }
            | Self::DeputyEnded { account, .. }
            | Self::Locked { account, .. }
            | Self::AddressLocked { account, .. }
            | Self::Unlocked { account, .. }
            | Self::PasswordReset { account }
            | Self::PasswordChanged { account }
            | Self::SecondFactorEnrolled { account }
            | Self::SecondFactorRemoved { account }
            | Self::SignedIn { account, .. }
            | Self::SignInFailed { account, .. }
            | Self::SessionEnded { account, .. }
            | Self::LettersChanged { account, .. }
            | Self::Moved { account, .. } => account,
        }
    }

    /// The JSON object of the ledger, with the former value where there was one.
    #[must_use]
    pub fn payload(&self) -> String {
        serde_json::to_string(self).expect("an entry is plain data")
    }

    /// 读 The entry that a row of the ledger holds.
    ///
    /// # Errors
    ///
    /// [`Unread`] for a kind or version this program does not know, or a payload of another shape.
    pub fn read(kind: &str, version: u32, payload: &str) -> Result<Self, Unread> {
        crate::unread::read((kind, version), payload, |entry: &Self| (entry.kind(), entry.version()))
    }
}
