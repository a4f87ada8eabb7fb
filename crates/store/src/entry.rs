//! 记录 One entry of the ledger, as an affair hands it over.
//!
//! Entries hold identifiers, dates, codes and hashes, never a person's name or a text: those stand in rows that
//! retention can destroy while the chain stays whole.

use messages::{Catalogued, Message};
use serde_json::{Map, Value};

/// The longest payload, in bytes: an entry names things, it does not carry them.
pub const LONGEST_PAYLOAD: usize = 64 * 1024;
/// The longest text of any other field, in bytes.
pub const LONGEST_FIELD: usize = 512;

/// 台账记录 What happened to which record of which body; its position is given when it is appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The body's id, such as `sangcun`.
    pub body: String,
    /// The permanent dotted kind, such as `publication.signed`.
    pub kind: String,
    /// The version of the kind's payload, from 1.
    pub version: u32,
    /// The record's public id.
    pub record: String,
    /// Who acted.
    pub actor: Actor,
    /// A JSON object written by the affair: integers, texts, booleans, nulls, lists and objects; no fractions.
    pub payload: String,
}

/// 经办人 Who acted, in which role, in whose place, and from where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// The account's id.
    pub account: String,
    /// The id of the role that the act needed.
    pub role: String,
    /// The account in whose place a deputy acted.
    pub deputy_of: Option<String>,
    /// The client's network address.
    pub address: Option<String>,
    /// The session's public id, never its token.
    pub session: Option<String>,
    /// The request number that the log also has.
    pub request: Option<String>,
}

/// 记录不成形 Why an entry cannot be appended; each is a mistake of the program that wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// A field that must say something is empty, too long, or holds the character U+0000.
    Field {
        /// The field's name.
        field: &'static str,
    },
    /// The kind is not lower-case words joined by dots, or its version is 0.
    Kind {
        /// The kind as given.
        kind: String,
    },
    /// The payload is no JSON object, is too long, or holds a fraction.
    Payload {
        /// The kind of the entry.
        kind: String,
    },
}

impl Entry {
    /// Whether this entry may stand in the ledger; [`crate::chain::canonical`] is exact for such entries.
    ///
    /// # Errors
    ///
    /// The first [`EntryFault`] found.
    pub fn check(&self) -> Result<(), EntryFault> {
        let needed = [
            ("body", &self.body),
            ("record", &self.record),
            ("actor.account", &self.actor.account),
            ("actor.role", &self.actor.role),
        ];
        let asides = [
            ("actor.deputy_of", &self.actor.deputy_of),
            ("actor.address", &self.actor.address),
            ("actor.session", &self.actor.session),
            ("actor.request", &self.actor.request),
        ];
        let said = asides.into_iter().filter_map(|(field, text)| text.as_ref().map(|text| (field, text)));
        if let Some((field, _)) = needed.into_iter().chain(said).find(|(_, text)| !is_sound(text)) {
            return Err(EntryFault::Field { field });
        }
        if self.version == 0 || !is_kind(&self.kind) {
            return Err(EntryFault::Kind { kind: self.kind.clone() });
        }
        let whole = self.payload.len() <= LONGEST_PAYLOAD
            && object(&self.payload).is_some_and(|object| object.values().all(is_exact));
        whole.then_some(()).ok_or_else(|| EntryFault::Payload { kind: self.kind.clone() })
    }
}

/// The payload read as an object; keys keep the order in which they were written.
pub(crate) fn object(payload: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(payload).ok()
}

fn is_sound(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_FIELD && !text.contains('\0')
}

fn is_kind(kind: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
    };
    kind.len() <= LONGEST_FIELD && kind.contains('.') && kind.split('.').all(word)
}

/// Fractions print differently from one program to the next, so none may enter; U+0000 cannot stand in every database.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(number) => number.is_i64(),
        Value::String(text) => !text.contains('\0'),
        Value::Array(values) => values.iter().all(is_exact),
        Value::Object(fields) => fields.iter().all(|(key, value)| !key.contains('\0') && is_exact(value)),
    }
}

impl Catalogued for EntryFault {
    fn examples() -> Vec<Self> {
        let kind = || "publication.signed".to_owned();
        vec![Self::Field { field: "record" }, Self::Kind { kind: kind() }, Self::Payload { kind: kind() }]
    }

    fn message(&self) -> Message {
        let todo = "这是程序的差错，与您填写的内容无关。请把本提示和编号交给系统管理员，由维护人员处理。";
        let (code, why) = match self {
            Self::Field { field } => {
                ("ledger.entry.field", format!("台账记录的“{field}”一项为空、过长，或含有不能保存的字符。"))
            }
            Self::Kind { kind } => ("ledger.entry.kind", format!("台账记录的种类“{kind}”或其版本号不合规定。")),
            Self::Payload { kind } => {
                ("ledger.entry.payload", format!("种类为“{kind}”的记录，其内容不是规定的形式，或超过了长度限制。"))
            }
        };
        Message {
            code, what: "这项操作没有登记，已全部退回原状。".into(), why: why.into(), todo: todo.into()
        }
    }
}
