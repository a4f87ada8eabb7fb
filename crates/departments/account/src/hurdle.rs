//! 先要补齐 What a desk itself finds missing before the affair is asked.

use messages::{Catalogued, Message};
use office::DeskError;

/// 欠缺 One thing that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hurdle {
    /// A body exists already.
    Founded,
    /// The body's id is no sound one.
    BodyName,
    /// The three administrators are not three accounts of three persons.
    NotThree,
    /// A person without a name.
    NoName,
    /// A section the body has not.
    NoSection,
    /// The old password is wrong.
    OldPassword,
    /// No second factor was offered yet.
    NotOffered,
    /// The code does not match.
    Code,
    /// The new password was typed in two ways.
    NotAlike,
    /// A deputy's form without a role or with days that are none.
    DeputyForm,
    /// A role, a reason or an act that the page did not offer.
    NotOffer,
    /// No address that a letter could be sent to.
    Email,
}

impl Hurdle {
    /// As a desk's answer.
    pub(crate) fn blocks(self) -> DeskError {
        DeskError::Blocked(vec![self.message()])
    }
}

impl Catalogued for Hurdle {
    fn examples() -> Vec<Self> {
        vec![
            Self::Founded,
            Self::BodyName,
            Self::NotThree,
            Self::NoName,
            Self::NoSection,
            Self::OldPassword,
            Self::NotOffered,
            Self::Code,
            Self::NotAlike,
            Self::DeputyForm,
            Self::NotOffer,
            Self::Email,
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::Founded => (
                "account.found.done",
                "这里已经设立过单位。",
                "初次设立只在空的数据库里办一次。",
                "请用管理员的账号登录；忘了密码，请由另一位管理员重置。",
            ),
            Self::BodyName => (
                "account.found.body",
                "单位代号不合要求。",
                "代号用两到三十二个小写字母、数字或短横线，以后不再改；console、check 这些网址里另有用处的词不行。",
                "请用单位名称的拼音，如 sangcun；名称也要填上。",
            ),
            Self::NotThree => (
                "account.found.three",
                "三位管理员要是三个人，用三个账号。",
                "三员分立：系统管理员、安全管理员、安全审计员互相监督，不能由一个人兼任。",
                "请为三个岗位各填一个人。",
            ),
            Self::NoName => {
                ("account.person.name", "还没有填姓名。", "每个账号只属于一个人，要看得出是谁。", "请填上姓名。")
            }
            Self::NoSection => (
                "account.person.section",
                "本单位没有这个内设机构。",
                "内设机构要先设立，才能有人。",
                "请从列表里选一个；领导不属于任何内设机构的，可以不选。",
            ),
            Self::OldPassword => (
                "account.password.old",
                "原来的密码不对，没有改。",
                "改密码要先证明是您本人。",
                "请核对大小写后再试；忘了密码，请系统管理员重置。",
            ),
            Self::NotOffered => (
                "account.factor.not-offered",
                "还没有开始启用动态口令。",
                "要先用手机扫码，再填手机上显示的六位数字。",
                "请回到上一步扫码。",
            ),
            Self::Code => (
                "account.factor.code",
                "动态口令不对。",
                "手机的时间不准，或者扫的不是最近这个码。",
                "请把手机时间设为自动，等下一个六位数字再填。",
            ),
            Self::NotAlike => (
                "account.password.not-alike",
                "两遍填的新密码不一样，没有换。",
                "填两遍是怕手误：记错了，下次就登录不了。",
                "请再填两遍一样的。",
            ),
            Self::DeputyForm => (
                "account.deputy.form",
                "代理单没有填全。",
                "要写明请谁、代哪个岗位、从哪一天到哪一天。",
                "请补上岗位和两个日期，日期写成 2026-03-11 这样。",
            ),
            Self::NotOffer => (
                "account.form.choice",
                "选的不在这一页给出的里面，没有办。",
                "页面可能放得太久，或者地址是手写的。",
                "请重新打开这一页，再选一次。",
            ),
            Self::Email => (
                "account.letters.email",
                "这个邮箱不能用来收信。",
                "邮箱只写一个，样子像 lin@sangcun.gov.cn，里面没有空格和汉字。",
                "请核对后再填；不想收信的，留空就好。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
