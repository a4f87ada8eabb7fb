//! 链 How entries hold on to each other: canonical bytes, links, and the verifier.
//!
//! The form is permanent; `docs/ledger.md` describes it byte by byte, with vectors that a test compares with this file.
//! Nothing here knows a database: rows come in, the first break comes out.

mod fault;
mod verify;

use sm3::{Digest as _, Sm3};

use crate::entry::{Actor, Entry, object};

pub use self::{
    fault::{Break, Fault},
    verify::{Head, Row, Verifier},
};

/// 起点 The hash that stands before the first entry: 32 zero bytes.
pub const GENESIS: [u8; 32] = [0; 32];

/// 规范字节 The bytes of an entry that are hashed: UTF-8 JSON, one line, no blanks, keys in one order.
///
/// Fields of the actor that are absent are left out. The payload is written as an object with the keys in the order
/// given, without blanks; of a key given twice the last value counts. A payload that is no object, which
/// [`Entry::check`] refuses, would stand as a text.
#[must_use]
pub fn canonical(position: i64, entry: &Entry) -> Vec<u8> {
    let Entry { at, body, kind, version, record, actor, payload } = entry;
    let mut out = Vec::with_capacity(256 + payload.len());
    for (key, number) in [("{\"position\":", position), (",\"at\":", *at)] {
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(number.to_string().as_bytes());
    }
    text(&mut out, ",\"body\":", body);
    text(&mut out, ",\"kind\":", kind);
    out.extend_from_slice(format!(",\"version\":{version}").as_bytes());
    text(&mut out, ",\"record\":", record);
    actor_fields(&mut out, actor);
    match object(payload) {
        Some(object) => {
            out.extend_from_slice(b",\"payload\":");
            out.extend_from_slice(serde_json::Value::Object(object).to_string().as_bytes());
        }
        None => text(&mut out, ",\"payload\":", payload),
    }
    out.push(b'}');
    out
}

/// 内容 The payload within the bytes of an entry: what stands behind the last key. No text before it can hold that key,
/// for in a text its quotes are escaped.
#[must_use]
pub fn payload(canonical: &[u8]) -> Option<&[u8]> {
    const KEY: &[u8] = b",\"payload\":";
    let at = memchr::memmem::find(canonical, KEY)?;
    canonical[at + KEY.len()..].strip_suffix(b"}")
}

fn actor_fields(out: &mut Vec<u8>, actor: &Actor) {
    text(out, ",\"actor\":{\"account\":", &actor.account);
    text(out, ",\"role\":", &actor.role);
    let asides = [
        (",\"deputy_of\":", &actor.deputy_of),
        (",\"address\":", &actor.address),
        (",\"session\":", &actor.session),
        (",\"request\":", &actor.request),
    ];
    for (key, value) in asides {
        if let Some(value) = value {
            text(out, key, value);
        }
    }
    out.push(b'}');
}

fn text(out: &mut Vec<u8>, key: &str, value: &str) {
    out.extend_from_slice(key.as_bytes());
    out.push(b'"');
    for byte in value.bytes() {
        match escape(byte) {
            Some(escape) => out.extend_from_slice(escape.as_bytes()),
            None => out.push(byte),
        }
    }
    out.push(b'"');
}

/// The escapes of RFC 8785 §3.2.2.2: quote, backslash and control characters, and nothing else.
fn escape(byte: u8) -> Option<&'static str> {
    const CONTROL: [&str; 32] = [
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b", "\\t", "\\n",
        "\\u000b", "\\f", "\\r", "\\u000e", "\\u000f", "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014",
        "\\u0015", "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e",
        "\\u001f",
    ];
    match byte {
        b'"' => Some("\\\""),
        b'\\' => Some("\\\\"),
        _ => CONTROL.get(usize::from(byte)).copied(),
    }
}

/// 环 The hash of an entry: SM3 over the previous hash and the canonical bytes.
#[must_use]
pub fn link(prev: &[u8; 32], canonical: &[u8]) -> [u8; 32] {
    let mut hasher = Sm3::new();
    hasher.update(prev);
    hasher.update(canonical);
    hasher.finalize().into()
}
