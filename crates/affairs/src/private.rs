//! 个人信息 What belongs to a person and never to a log line.

use std::fmt;

/// 个人信息 A name, a number of a document, a phone: prints as `***`; only [`Private::unmask`] gives it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Takes it into custody.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// 揭示 The value itself; whoever shows it to somebody files that.
    pub const fn unmask(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T> fmt::Display for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}
