//! 邮件服务器 Where letters are handed over, as the settings say; without a server they are laid into a folder.

use affairs::private::Private;
use carrier::{Security, Settings};

/// The settings of `[smtp]`; an empty host means that there is no server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mail(pub(crate) Settings);

impl Default for Mail {
    fn default() -> Self {
        Self(Settings {
            host: String::new(),
            port: 587,
            user: String::new(),
            password: Private::new(String::new()),
            from: String::new(),
            security: Security::StartTls,
        })
    }
}

impl Mail {
    /// The server, where one is set.
    pub(crate) fn server(&self) -> Option<&Settings> {
        (!self.0.host.is_empty()).then_some(&self.0)
    }

    /// One setting behind `smtp.` as it would be written, the password masked.
    pub(super) fn shown(&self, name: &str) -> String {
        let text = |text: &str| toml::Value::String(text.to_owned()).to_string();
        match name {
            "host" => text(&self.0.host),
            "port" => self.0.port.to_string(),
            "user" => text(&self.0.user),
            "password" if self.0.password.unmask().is_empty() => text(""),
            "password" => text("***"),
            "from" => text(&self.0.from),
            _ => text(self.0.security.id()),
        }
    }

    /// Takes one setting behind `smtp.`; nothing when the value is not of its kind.
    ///
    /// # Errors
    ///
    /// What is wrong with a value of the right kind.
    pub(super) fn set(&mut self, name: &str, value: &toml::Value) -> Option<Result<(), String>> {
        match (name, value) {
            ("host", toml::Value::String(text)) => self.0.host.clone_from(text),
            ("port", toml::Value::Integer(port)) => match u16::try_from(*port) {
                Ok(port) if port > 0 => self.0.port = port,
                _ => return Some(Err("smtp.port 是 1 到 65535 之间的数，常见的是 587、465、25".into())),
            },
            ("user", toml::Value::String(text)) => self.0.user.clone_from(text),
            ("password", toml::Value::String(text)) => self.0.password = Private::new(text.clone()),
            ("from", toml::Value::String(text)) => self.0.from.clone_from(text),
            ("security", toml::Value::String(text)) => match Security::of(text) {
                Some(security) => self.0.security = security,
                None => return Some(Err("smtp.security 可以写 starttls、tls、none".into())),
            },
            _ => return None,
        }
        Some(Ok(()))
    }
}
