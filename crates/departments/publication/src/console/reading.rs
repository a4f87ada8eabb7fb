//! 读了多久 When somebody opened a text, as the page brings it back.
//!
//! The instant is sealed for the person and the very texts on the page, so that a form can neither invent one nor carry
//! it over from another text. What does not open counts as opened just now: nobody has read anything longer for it.

use std::fmt::Write as _;

use office::{Clerk, Office, Place};

/// The present instant, sealed for whoever has these texts before them; `texts` names them with their content.
pub(super) fn opened(office: &Office, clerk: &Clerk, texts: &str) -> String {
    let row = row(clerk, texts);
    let sealed = office.seal.seal(&place(clerk, &row), office.clock.now().to_string().as_bytes());
    sealed.iter().fold(String::with_capacity(sealed.len() * 2), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Seconds since these texts were opened by this person.
pub(super) fn seconds(office: &Office, clerk: &Clerk, texts: &str, brought: &str) -> u32 {
    let row = row(clerk, texts);
    let plain = bytes(brought).and_then(|sealed| office.seal.open(&place(clerk, &row), &sealed).ok());
    let at = plain.and_then(|plain| String::from_utf8(plain).ok()?.parse::<i64>().ok());
    let passed = at.map_or(0, |at| office.clock.now().saturating_sub(at).max(0) / 1000);
    u32::try_from(passed).unwrap_or(u32::MAX)
}

fn row(clerk: &Clerk, texts: &str) -> String {
    format!("{}\n{texts}", clerk.account)
}

fn place<'a>(clerk: &'a Clerk, row: &'a str) -> Place<'a> {
    Place { table: "item_text", column: "opened", body: &clerk.body, row, what: "打开的时刻" }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    let pairs = digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.then(|| digits.chunks(2).map(byte).collect::<Option<Vec<u8>>>()).flatten()
}
