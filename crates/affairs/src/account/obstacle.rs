//! 办不成的原因 What stands in the way of an act on an account, and how it is said.

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

use super::Conflict;
use crate::role::{Duty, Role};

/// 障碍 One reason; a verb names all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the message prints")]
pub enum Obstacle {
    /// The giver has not this duty.
    NotYours { duty: Duty },
    /// Acting on oneself.
    Oneself,
    /// A second factor of somebody else.
    OnlyOneself,
    /// The account was closed.
    Disabled,
    /// The role is held.
    RoleHeld { role: Role },
    /// The role is not held.
    RoleNotHeld { role: Role },
    /// An account of another body.
    ForeignBody,
    /// A role this body has not.
    NotHere { role: Role },
    /// Two roles one person may not join.
    RolesConflict { conflict: Conflict },
    /// Standing in for oneself.
    OwnDeputy,
    /// An administrator is not deputised.
    NotDeputised { role: Role },
    /// Backwards or over.
    Period { from: Date, to: Date },
    /// A chain of deputies.
    Chain,
    /// Two deputies at once.
    DeputyThere,
    /// Somebody else's.
    NotYourDeputy,
    /// The period is over.
    Over { to: Date },
    /// No sound name.
    AccountName,
    /// A name everybody tries.
    DefaultName,
    /// The name stands.
    Taken,
    /// Open work.
    OpenWork { count: usize },
    /// Not locked.
    NotLocked,
    /// A second factor stands.
    FactorThere,
    /// No second factor.
    NoFactor,
    /// Too short.
    PasswordShort { shortest: usize },
    /// Too long.
    PasswordLong { longest: usize },
    /// Too few classes.
    PasswordPlain { classes: usize },
    /// Easy to guess.
    PasswordWeak,
    /// Used before.
    PasswordUsed { last: usize },
}

impl Catalogued for Obstacle {
    fn examples() -> Vec<Self> {
        vec![
            Self::NotYours { duty: Duty::AssignRoles },
            Self::Oneself,
            Self::OnlyOneself,
            Self::Disabled,
            Self::RoleHeld { role: Role::Handler },
            Self::RoleNotHeld { role: Role::Handler },
            Self::ForeignBody,
            Self::NotHere { role: Role::Supervisor },
            Self::RolesConflict { conflict: Conflict { wanted: Role::SysAdmin, held: Role::Principal } },
            Self::OwnDeputy,
            Self::NotDeputised { role: Role::SysAdmin },
            Self::Period { from: date(2025, 6, 4), to: date(2025, 6, 3) },
            Self::Chain,
            Self::DeputyThere,
            Self::NotYourDeputy,
            Self::Over { to: date(2025, 6, 3) },
            Self::AccountName,
            Self::DefaultName,
            Self::Taken,
            Self::OpenWork { count: 3 },
            Self::NotLocked,
            Self::FactorThere,
            Self::NoFactor,
            Self::PasswordShort { shortest: 12 },
            Self::PasswordLong { longest: 128 },
            Self::PasswordPlain { classes: 3 },
            Self::PasswordWeak,
            Self::PasswordUsed { last: 5 },
        ]
    }

    fn message(&self) -> Message {
        let say = |code, what: String, why: String, todo: &'static str| Message {
            code,
            what: what.into(),
            why: why.into(),
            todo: todo.into(),
        };
        match self {
            Self::NotYours { .. } => say(
                "account.not-yours",
                "这一步没有办。".to_owned(),
                "您的岗位没有这项职责；系统管理员管账号，安全管理员管岗位。".to_owned(),
                "请交给有这项职责的管理员办理。",
            ),
            Self::Oneself => say(
                "account.oneself",
                "不能给自己办这一步。".to_owned(),
                "管账号和管岗位的人，都不能给自己办。".to_owned(),
                "请由另一位管理员办理。",
            ),
            Self::OnlyOneself => say(
                "account.only-oneself",
                "只能为自己启用动态口令。".to_owned(),
                "动态口令由本人的手机保管，别人不能代办。".to_owned(),
                "请由本人登录后启用。",
            ),
            Self::Disabled => say(
                "account.disabled",
                "这个账号已经停用。".to_owned(),
                "停用的账号不再办任何事。".to_owned(),
                "请核对账号；人回来了，请系统管理员另开账号。",
            ),
            Self::RoleHeld { role } => say(
                "account.role.held",
                format!("这个人已经是{}。", role.name()),
                "同一个岗位只授予一次。".to_owned(),
                "不必再办。",
            ),
            Self::RoleNotHeld { role } => say(
                "account.role.not-held",
                format!("这个人没有“{}”岗位。", role.name()),
                "没有的岗位不能收回、代理或移交。".to_owned(),
                "请核对岗位，或先由安全管理员授予。",
            ),
            Self::ForeignBody => say(
                "account.foreign-body",
                "这个账号不在本单位。".to_owned(),
                "岗位只授予本单位的人；人手太少的乡镇，设置允许后，安全审计员可以由县里的人担任。".to_owned(),
                "请选本单位的账号。",
            ),
            Self::NotHere { role } => say(
                "account.role.not-here",
                format!("本单位不设“{}”岗位。", role.name()),
                "这个岗位只在县级主管部门设立。".to_owned(),
                "请换一个岗位。",
            ),
            Self::RolesConflict { conflict } => say(
                "account.role.conflict",
                format!("“{}”和“{}”不能由一个人担任。", conflict.wanted.name(), conflict.held.name()),
                "三员分立：三位管理员是三个人，也不能兼任业务审批。".to_owned(),
                "请选另一个人，或先收回他现有的岗位或代理。",
            ),
            Self::OwnDeputy => say(
                "account.deputy.oneself",
                "不能由自己代理自己。".to_owned(),
                "代理是为了本人不在的时候有别人来办。".to_owned(),
                "请选另一位同事。",
            ),
            Self::NotDeputised { role } => say(
                "account.deputy.admin",
                format!("“{}”不能指定代理。", role.name()),
                "三位管理员各自只办自己的事，换人要重新授予岗位。".to_owned(),
                "请安全管理员授予或收回岗位。",
            ),
            Self::Period { from, to } => say(
                "account.deputy.period",
                format!("代理期间从{from}到{to}，不能这样定。"),
                "期间的最后一天不早于第一天，也不早于今天。".to_owned(),
                "请改期间。",
            ),
            Self::Chain => say(
                "account.deputy.chain",
                "这样会成为代理的代理。".to_owned(),
                "代理人自己也不在，或者委托人正在代理别人，这个岗位就没有人负责了。".to_owned(),
                "请选这段时间不涉及代理的同事。",
            ),
            Self::DeputyThere => say(
                "account.deputy.there",
                "这段时间已经有代理人。".to_owned(),
                "一个岗位同一时间只有一个代理人。".to_owned(),
                "请先结束原来的代理，或改期间。",
            ),
            Self::NotYourDeputy => say(
                "account.deputy.not-yours",
                "这项代理不是您的。".to_owned(),
                "代理由委托人或者代理人结束。".to_owned(),
                "请由他们中的一位办理。",
            ),
            Self::Over { to } => say(
                "account.deputy.over",
                format!("这项代理到{to}已经结束。"),
                "过了最后一天，代理自动结束。".to_owned(),
                "不必再办。",
            ),
            Self::AccountName => say(
                "account.name.form",
                "账号名不合要求。".to_owned(),
                "账号名用三到三十二个小写字母、数字或短横线。".to_owned(),
                "请换一个账号名。",
            ),
            Self::DefaultName => say(
                "account.name.default",
                "不能用这个账号名。".to_owned(),
                "人人都会先猜的账号名不安全，也看不出是谁。".to_owned(),
                "请用能认出本人的账号名。",
            ),
            Self::Taken => say(
                "account.name.taken",
                "这个账号名已经有人用了。".to_owned(),
                "一个账号名只属于一个人。".to_owned(),
                "请换一个账号名。",
            ),
            Self::OpenWork { count } => say(
                "account.open-work",
                format!("这个账号还有{count}件在办事项。"),
                "停用以后，这些事项就没有人办了。".to_owned(),
                "请先移交，再停用。",
            ),
            Self::NotLocked => say(
                "account.not-locked",
                "这个账号没有锁定。".to_owned(),
                "锁定可能已经到时解除。".to_owned(),
                "请直接登录。",
            ),
            Self::FactorThere => say(
                "account.factor.there",
                "动态口令已经启用。".to_owned(),
                "一个账号只有一个动态口令。".to_owned(),
                "手机换了的，请系统管理员先取消原来的。",
            ),
            Self::NoFactor => say(
                "account.factor.none",
                "这个账号没有启用动态口令。".to_owned(),
                "没有的不能取消。".to_owned(),
                "不必再办。",
            ),
            Self::PasswordShort { shortest } => say(
                "account.password.short",
                format!("密码不足{shortest}个字符。"),
                "短的密码容易被试出来。".to_owned(),
                "请加长；几个不相干的词连起来，又长又好记。",
            ),
            Self::PasswordLong { longest } => say(
                "account.password.long",
                format!("密码超过{longest}个字符。"),
                "太长的密码登录很慢。".to_owned(),
                "请缩短一些。",
            ),
            Self::PasswordPlain { classes } => say(
                "account.password.plain",
                "密码的字符种类太少。".to_owned(),
                format!("大写字母、小写字母、数字、符号，至少要有{classes}种。"),
                "请加上缺的种类。",
            ),
            Self::PasswordWeak => say(
                "account.password.weak",
                "这个密码太容易猜到。".to_owned(),
                "它含有账号名或地名，或者主要由常见词、年份、键盘上相邻的键组成。".to_owned(),
                "请换一个别人想不到的。",
            ),
            Self::PasswordUsed { last } => say(
                "account.password.used",
                "这个密码用过。".to_owned(),
                format!("最近{last}个密码不能再用。"),
                "请换一个新的。",
            ),
        }
    }
}
