//! 校验 Reading the whole ledger once, in order, in constant memory.
//!
//! Canonical bytes are never parsed or written again: the columns are held against their beginning, which has one form.

use std::collections::BTreeMap;

use super::{Break, Fault, GENESIS, escape, link};
use crate::digest::Digest;

/// 台账行 One row of the ledger as the database has it.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Column `position`, gapless from 1.
    pub position: i64,
    /// Column `body`.
    pub body: &'a str,
    /// Column `at`, milliseconds UTC.
    pub at: i64,
    /// Column `kind`.
    pub kind: &'a str,
    /// Column `version`.
    pub version: i64,
    /// Column `record`.
    pub record: &'a str,
    /// Column `canonical`.
    pub canonical: &'a [u8],
    /// Column `prev_hash`.
    pub prev_hash: &'a [u8],
    /// Column `hash`.
    pub hash: &'a [u8],
}

/// 链尾 The last position and its hash; position 0 with [`GENESIS`] for an empty ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The last position.
    pub position: i64,
    /// The hash of the last entry.
    pub hash: Digest,
}

/// 校验员 Takes the rows in order of position and stops at the first that does not hold.
#[derive(Clone, Debug)]
pub struct Verifier {
    head: Head,
    noted: BTreeMap<i64, Digest>,
}

impl Default for Verifier {
    fn default() -> Self {
        Self::new()
    }
}

impl Verifier {
    /// A verifier before the first entry.
    #[must_use]
    pub fn new() -> Self {
        Self { head: Head { position: 0, hash: Digest(GENESIS) }, noted: BTreeMap::new() }
    }

    /// With heads written down earlier, outside the database: only they show a chain that was forged anew as a whole.
    #[must_use]
    pub fn knowing(heads: impl IntoIterator<Item = Head>) -> Self {
        Self { noted: heads.into_iter().map(|head| (head.position, head.hash)).collect(), ..Self::new() }
    }

    /// Checks the next row.
    ///
    /// # Errors
    ///
    /// The [`Break`] at this row; rows taken after a break say nothing.
    pub fn take(&mut self, row: &Row<'_>) -> Result<(), Break> {
        let expected = self.head.position + 1;
        if row.position > expected {
            return Err(Break { position: expected, fault: Fault::Missing { found: row.position } });
        }
        let at = |fault| Break { position: row.position, fault };
        if row.position < expected {
            return Err(at(Fault::OutOfOrder { expected }));
        }
        if row.prev_hash != self.head.hash.0 {
            return Err(at(Fault::Detached));
        }
        let hash = link(&self.head.hash.0, row.canonical);
        if row.hash != hash {
            return Err(at(Fault::Altered));
        }
        if let Some(column) = contradiction(row) {
            return Err(at(Fault::Column { column }));
        }
        self.head = Head { position: row.position, hash: Digest(hash) };
        let noted = self.noted.get(&row.position).is_none_or(|noted| noted.0 == hash);
        noted.then_some(()).ok_or_else(|| at(Fault::Head))
    }

    /// The last entry that held.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// After the last row: whether the ledger ends where its head says, and reaches every head noted earlier.
    ///
    /// # Errors
    ///
    /// [`Fault::Ending`] or [`Fault::Head`].
    pub fn finish(self, stored: &Head) -> Result<Head, Break> {
        let Head { position, hash } = self.head;
        let furthest = self.noted.last_key_value().map_or(0, |(position, _)| *position);
        let fault = if stored.position != position {
            Fault::Ending { head: stored.position }
        } else if furthest > position {
            Fault::Ending { head: furthest }
        } else if stored.hash != hash {
            Fault::Head
        } else {
            return Ok(self.head);
        };
        Err(Break { position, fault })
    }
}

/// The first column that says something else than the canonical bytes.
fn contradiction(row: &Row<'_>) -> Option<&'static str> {
    let mut rest = row.canonical;
    let mut same = |key: &str, value: Value<'_>| {
        let after = rest.strip_prefix(key.as_bytes()).and_then(|after| value.strip(after));
        rest = after.unwrap_or_default();
        after.is_some()
    };
    let columns = [
        ("position", "{\"position\":", Value::Number(row.position)),
        ("at", ",\"at\":", Value::Number(row.at)),
        ("body", ",\"body\":", Value::Text(row.body)),
        ("kind", ",\"kind\":", Value::Text(row.kind)),
        ("version", ",\"version\":", Value::Number(row.version)),
        ("record", ",\"record\":", Value::Text(row.record)),
        ("canonical", ",\"actor\":{", Value::Nothing),
    ];
    columns.into_iter().find(|(_, key, value)| !same(key, *value)).map(|(column, ..)| column)
}

#[derive(Clone, Copy)]
enum Value<'a> {
    Nothing,
    Number(i64),
    Text(&'a str),
}

impl Value<'_> {
    /// What follows this value at the beginning of `bytes`; nothing when something else stands there.
    fn strip(self, bytes: &[u8]) -> Option<&[u8]> {
        match self {
            Self::Nothing => Some(bytes),
            Self::Number(number) => {
                let mut digits = [0_u8; 20];
                bytes
                    .strip_prefix(decimal(number, &mut digits))
                    .filter(|rest| !rest.first().is_some_and(u8::is_ascii_digit))
            }
            Self::Text(text) => {
                let mut rest = bytes.strip_prefix(b"\"")?;
                for byte in text.as_bytes() {
                    let one = std::slice::from_ref(byte);
                    rest = rest.strip_prefix(escape(*byte).map_or(one, str::as_bytes))?;
                }
                rest.strip_prefix(b"\"")
            }
        }
    }
}

/// The decimal digits of `number`, without a heap.
fn decimal(number: i64, digits: &mut [u8; 20]) -> &[u8] {
    use std::io::Write as _;
    let mut room = &mut digits[..];
    write!(room, "{number}").expect("an i64 has at most 20 characters");
    let left = room.len();
    &digits[..20 - left]
}
