//! 邮路 Letters that leave the house, as a port.

/// 信件 One letter to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Whose letter it is: the same key is never sent twice by a careful carrier.
    pub key: String,
    /// The receiver's address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// 没寄出 Why a letter did not leave, in words without anything of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostError {
    /// 稍后再试 Whatever stood in the way may pass.
    Later(String),
    /// 再试也没用 Such as an address that no letterbox has.
    Never(String),
}

/// 邮差 Carries letters: by SMTP, or into a folder while no server is set.
pub trait Post: Send + Sync {
    /// Carries one letter.
    ///
    /// # Errors
    ///
    /// When it did not leave; the errand keeps it, and tries again where that may help.
    fn send(&self, letter: &Letter) -> Result<(), PostError>;
}
