//! 进不来 Why somebody is not let in, and how it is said.

use jiff::civil::{DateTime, date};
use messages::{Catalogued, Message};
use office::{DeskError, SealError};
use store::StoreError;

/// 登录被拒 Why a sign-in did not go on. Whoever does not know the password learns nothing about the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInRefused {
    /// Account, password or code is wrong: one answer, so that nobody can find out which accounts there are.
    Wrong,
    /// Too many failures for this name, known or not.
    Locked {
        /// Until this hour in Beijing.
        until: DateTime,
    },
    /// Too many failures from this address.
    AddressLocked {
        /// Until this hour in Beijing.
        until: DateTime,
    },
    /// The account is closed.
    Disabled,
    /// Nobody used the account for so many days.
    Unused {
        /// Days without a sign-in.
        days: i64,
    },
    /// The one-time password is too old.
    OneTimeOver {
        /// Hours it was good.
        hours: i64,
    },
    /// The account has no role and stands in for nobody.
    NoRole,
    /// The second factor does not open.
    Sealed(SealError),
    /// The store.
    Store(StoreError),
}

/// 没有登录 Why a session opens nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSignedIn {
    /// No such session; the same answer for a token that is wrong.
    NoSession,
    /// It rested too long.
    Idle {
        /// Minutes of rest allowed.
        minutes: i64,
    },
    /// It was ended, by its owner, by an administrator or by a new password.
    Ended,
    /// The account opens nothing any more.
    NoRole,
    /// The password comes first.
    MustChange,
    /// The second factor comes first.
    MustEnrol,
    /// The store.
    Store(StoreError),
}

impl From<StoreError> for SignInRefused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SealError> for SignInRefused {
    fn from(error: SealError) -> Self {
        Self::Sealed(error)
    }
}

impl From<StoreError> for NotSignedIn {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NotSignedIn> for DeskError {
    fn from(refused: NotSignedIn) -> Self {
        match refused {
            NotSignedIn::Store(error) => Self::Store(error),
            other => Self::Blocked(vec![other.message()]),
        }
    }
}

fn say(code: &'static str, what: &'static str, why: String, todo: &'static str) -> Message {
    Message { code, what: what.into(), why: why.into(), todo: todo.into() }
}

fn hour(until: DateTime) -> String {
    format!("{}月{}日{:02}:{:02}", until.month(), until.day(), until.hour(), until.minute())
}

/// The answers of the door; seals and the store list their own.
impl Catalogued for SignInRefused {
    fn examples() -> Vec<Self> {
        let until = date(2025, 3, 3).at(9, 34, 0, 0);
        vec![
            Self::Wrong,
            Self::Locked { until },
            Self::AddressLocked { until },
            Self::Disabled,
            Self::Unused { days: 90 },
            Self::OneTimeOver { hours: 72 },
            Self::NoRole,
        ]
    }

    fn message(&self) -> Message {
        match self {
            Self::Wrong => say(
                "sign-in.wrong",
                "没有登录成功。",
                "账号、密码或动态口令不对；为了安全，不说是哪一项。".into(),
                "请核对大小写后再试；动态口令每个只能用一次，请等下一个。忘了密码，请找系统管理员重置。",
            ),
            Self::Locked { until } => say(
                "sign-in.locked",
                "这个账号暂时锁定。",
                format!("短时间内多次登录失败，为防止有人试密码，锁定到{}。", hour(*until)),
                "请到时再试；急着用，请系统管理员解锁。不是您本人试的，请告诉安全管理员。",
            ),
            Self::AddressLocked { until } => say(
                "sign-in.address-locked",
                "从这台电脑（网络）暂时不能登录。",
                format!("从这里短时间内多次登录失败，暂停到{}。", hour(*until)),
                "请到时再试，或换一台电脑；不是您试的，请告诉安全管理员。",
            ),
            Self::Disabled => say(
                "sign-in.disabled",
                "这个账号已经停用。",
                "停用的账号不能登录，以前办的事都还在。".into(),
                "如果停用有误，请找系统管理员。",
            ),
            Self::Unused { days } => say(
                "sign-in.unused",
                "这个账号很久没有用，暂时不能登录。",
                format!("连续{days}天没有登录的账号自动停用，免得被人冒用。"),
                "请系统管理员重置密码，就能再用。",
            ),
            Self::OneTimeOver { hours } => say(
                "sign-in.one-time-over",
                "一次性密码已经过期。",
                format!("一次性密码只在{hours}小时内有效。"),
                "请系统管理员重新给一个。",
            ),
            Self::NoRole => say(
                "sign-in.no-role",
                "这个账号还没有岗位。",
                "密码是对的，但没有岗位的账号什么也办不了。".into(),
                "请安全管理员授予岗位，再来登录。",
            ),
            Self::Sealed(error) => error.message(),
            Self::Store(error) => error.message(),
        }
    }
}

/// The answers of a session; the store lists its own.
impl Catalogued for NotSignedIn {
    fn examples() -> Vec<Self> {
        vec![Self::NoSession, Self::Idle { minutes: 15 }, Self::Ended, Self::NoRole, Self::MustChange, Self::MustEnrol]
    }

    fn message(&self) -> Message {
        match self {
            Self::NoSession => {
                say("session.none", "您还没有登录。", "这一页只给登录的人看。".into(), "请登录；登录以后会回到这一页。")
            }
            Self::Idle { minutes } => say(
                "session.idle",
                "您已经自动退出。",
                format!("超过{minutes}分钟没有操作，为防止别人用您的电脑办事，自动退出。"),
                "请重新登录；已经保存的内容都在。",
            ),
            Self::Ended => say(
                "session.ended",
                "这次登录已经结束。",
                "您退出了，改了密码，或者管理员结束了这次登录。".into(),
                "请重新登录。",
            ),
            Self::NoRole => say(
                "session.no-role",
                "您的账号现在没有岗位。",
                "账号停用了，岗位收回了，或者代理到期了。".into(),
                "请找安全管理员。",
            ),
            Self::MustChange => say(
                "session.must-change",
                "请先改密码。",
                "第一次登录、密码被重置，或者密码用得太久，都要先改密码。".into(),
                "改好以后就可以办事。",
            ),
            Self::MustEnrol => say(
                "session.must-enrol",
                "请先启用动态口令。",
                "本单位按等级保护第三级管理，审批人员和管理员登录要有第二道验证。".into(),
                "请用手机上的验证器扫码启用。",
            ),
            Self::Store(error) => error.message(),
        }
    }
}
