//! 来人 Who asks, as the outermost layer found them.

use std::sync::{Arc, OnceLock};

/// 来人 From where a request came and under which number it is known; the binary puts it on every request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// The client's network address; empty where none is known.
    pub address: String,
    /// 请求编号 The number that error pages show and logs repeat.
    pub number: String,
    /// Whether the client reached us over HTTPS.
    pub secure: bool,
    /// The account, once somebody is known to sit behind the request: what the log says of them.
    pub account: Arc<OnceLock<String>>,
    /// What the house itself failed at, for its engineers: the cabinet's own words, nothing that was typed.
    pub trouble: Arc<OnceLock<String>>,
}
