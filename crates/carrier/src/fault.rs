//! 寄不出 Why letters cannot be carried: settings that cannot be followed, and what a server said.

use lettre::transport::smtp::Error;
use messages::{Catalogued, Message};
use office::PostError;

/// 设置不能用 A setting of the mail server that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CarrierFault {
    /// No address letters could come from.
    From(String),
    /// A name without its password, or the other way round.
    Half,
    /// No encryption on the way to another machine.
    Open(String),
    /// This machine knows no authority to trust, or encryption cannot begin.
    Roots,
}

impl Catalogued for CarrierFault {
    fn examples() -> Vec<Self> {
        vec![Self::From("gongkai".into()), Self::Half, Self::Open("mail.example.cn".into()), Self::Roots]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::From(text) => (
                "carrier.from",
                format!("发件地址“{text}”不能用。"),
                "别人收到信，要看得出是从哪里寄来的，也要能退回。",
                "请在 smtp.from 里写一个完整的邮箱，如 公开 <gongkai@sangcun.gov.cn>。",
            ),
            Self::Half => (
                "carrier.password",
                "邮件服务器的用户名和密码只写了一样。".to_owned(),
                "两样要么都写，要么都不写。",
                "请补上 smtp.user 或者 smtp.password；服务器不要登录的，两样都空着。",
            ),
            Self::Open(host) => (
                "carrier.open",
                format!("到邮件服务器 {host} 的路上没有加密，没有用它。"),
                "信里有办事的信息，也有登录服务器的密码，路上谁都能看到。",
                "请把 smtp.security 写成 starttls 或者 tls；只有服务器就在本机时，才可以写 none。",
            ),
            Self::Roots => (
                "carrier.roots",
                "在这台电脑上开始不了加密的连接。".to_owned(),
                "系统里没有可信的证书，无法确认邮件服务器是真的。",
                "请安装系统的根证书（如 ca-certificates），单位自己的证书也要装进系统。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

/// What a failed sending means: whether another try may help, in words without anything of the letter.
pub(crate) fn of(error: &Error) -> PostError {
    let Some(code) = error.status().map(u16::from) else { return PostError::Later(unheard(error).to_owned()) };
    let never = |why: &str| PostError::Never(format!("{why}（{code}）"));
    let later = |why: &str| PostError::Later(format!("{why}（{code}）"));
    match code {
        // Our own sign-in: whoever runs the house mends it, and no letter need be lost by then.
        530 | 534 | 535 | 538 => later("邮件服务器不让我们登录"),
        552 => later("收信人的信箱满了"),
        550 | 551 | 553 => never("邮件服务器说没有这个信箱，或者不收"),
        500..600 => never("邮件服务器不收这封信"),
        _ => later("邮件服务器说现在不行"),
    }
}

/// What happened before any answer came.
fn unheard(error: &Error) -> &'static str {
    match () {
        () if error.is_timeout() => "邮件服务器很久没有应答",
        () if error.is_tls() => "到邮件服务器的加密连接没有建成",
        () if error.is_client() => "邮件服务器不会我们要的那种连接或者登录",
        () => "没有连上邮件服务器，或者连接断了",
    }
}
