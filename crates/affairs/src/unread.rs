//! 读不了 A row of the ledger that this program does not understand, and the one way in which rows are read.

use std::fmt;

use serde::de::DeserializeOwned;

/// 读不了 A kind or version that this program does not know, or a payload of another shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The kind of the row.
    pub kind: String,
    /// Its version.
    pub version: u32,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no reader for {} version {}", self.kind, self.version)
    }
}

impl std::error::Error for Unread {}

/// The entry of a row whose payload says its own kind: `of` gives kind and version of what was read, and both must be
/// those of the row.
pub(crate) fn read<E: DeserializeOwned>(
    (kind, version): (&str, u32),
    payload: &str,
    of: impl Fn(&E) -> (&'static str, u32),
) -> Result<E, Unread> {
    let unread = || Unread { kind: kind.to_owned(), version };
    let entry: E = serde_json::from_str(payload).map_err(|_| unread())?;
    if of(&entry) == (kind, version) { Ok(entry) } else { Err(unread()) }
}
