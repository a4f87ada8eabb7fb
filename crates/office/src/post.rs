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

/// 没寄出 Why a letter did not leave; it is tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostError(pub String);

/// 邮差 Carries letters: by SMTP, or into a folder while no server is set.
pub trait Post: Send + Sync {
    /// Carries one letter.
    ///
    /// # Errors
    ///
    /// When it did not leave; the errand keeps it and tries again.
    fn send(&self, letter: &Letter) -> Result<(), PostError>;
}
