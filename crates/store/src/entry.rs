//! 记事 What a desk files into the ledger: identifiers, dates, codes and hashes, never a name or a text.

/// 经办人 Who did it, and how they came to the desk.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Actor {
    /// The account, by its stable id.
    pub account: String,
    /// The role it acted in, by its permanent word.
    pub role: String,
    /// 代 For whom the account stood in.
    pub deputy_of: Option<String>,
    /// The network address the request came from.
    pub address: Option<String>,
    /// The session, by its public number.
    pub session: Option<String>,
    /// The request, by the number the log has too.
    pub request: Option<String>,
}

/// 一条记事 One entry before it has a position: the ledger gives that in the committing batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Instant, milliseconds UTC.
    pub at: i64,
    /// The body it belongs to.
    pub body: String,
    /// Permanent dotted kind, such as `publication.signed`.
    pub kind: String,
    /// Version of the payload's shape.
    pub version: u32,
    /// The record it is about, by its stable id.
    pub record: String,
    /// Who did it.
    pub actor: Actor,
    /// JSON object, written by the affair that owns the kind.
    pub payload: String,
}
