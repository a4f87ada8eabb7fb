//! 邮件服务器的设置 Where letters are handed over, and how the way there is kept closed.

use std::net::IpAddr;

use affairs::private::Private;

/// 加密 How the way to the server is kept closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// Begins open and is closed before anything is said; a server that cannot is not used.
    #[default]
    StartTls,
    /// Closed from the first byte.
    Tls,
    /// Open; only to this machine itself.
    None,
}

impl Security {
    /// Every kind, in the order of the settings page.
    pub const ALL: [Self; 3] = [Self::StartTls, Self::Tls, Self::None];

    /// As it is written in the settings.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::StartTls => "starttls",
            Self::Tls => "tls",
            Self::None => "none",
        }
    }

    /// The kind of this word.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// 邮件服务器 One server, and the address letters come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Its name or network address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The name the server knows us by; empty when it asks for none.
    pub user: String,
    /// The password of that name.
    pub password: Private<String>,
    /// The address letters come from, such as `公开 <gongkai@sangcun.gov.cn>`.
    pub from: String,
    /// How the way is kept closed.
    pub security: Security,
}

impl Settings {
    /// Whether the server is this machine itself.
    pub(crate) fn is_loopback(&self) -> bool {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        bare.parse::<IpAddr>().map_or(bare.eq_ignore_ascii_case("localhost"), |ip| ip.to_canonical().is_loopback())
    }
}
