//! 链 The bytes of an entry and the hash that ties it to the one before.

use serde_json::json;
use sm3::{Digest, Sm3};

use crate::entry::Entry;

/// 定式 The bytes kept for good: verifying hashes these and never writes the entry anew.
#[must_use]
pub fn canonical(position: i64, entry: &Entry) -> Vec<u8> {
    let actor = &entry.actor;
    json!({
        "position": position, "at": entry.at, "body": entry.body, "kind": entry.kind, "version": entry.version,
        "record": entry.record, "payload": entry.payload,
        "actor": [&actor.account, &actor.role],
        "through": [&actor.deputy_of, &actor.address, &actor.session, &actor.request],
    })
    .to_string()
    .into_bytes()
}

/// 环 SM3 over the previous hash and the canonical bytes.
#[must_use]
pub fn link(prev: &[u8; 32], canonical: &[u8]) -> [u8; 32] {
    let mut hash = Sm3::new();
    hash.update(prev);
    hash.update(canonical);
    hash.finalize().into()
}
