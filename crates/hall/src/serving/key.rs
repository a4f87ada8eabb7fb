//! 表单钥匙 What the forms of one session carry: whoever does not hold the session cannot make one.
//!
//! Pages travel compressed. A secret that repeats on every page could be guessed from their lengths by somebody who has
//! words of their own printed beside it, so each page carries it under another mask.

use store::digest::Digest;

/// The mask and what is under it, each byte as two signs.
const LENGTH: usize = 2 * (MASK + SECRET);
const MASK: usize = 16;
const SECRET: usize = 32;

/// The key of a session as one page carries it.
#[must_use]
pub fn masked(token: &str, mask: &[u8; MASK]) -> String {
    let covered = cover(mask, secret(token));
    mask.iter().chain(&covered).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a form carries the key of this session.
pub(super) fn is_of(token: &str, key: &str) -> bool {
    let Some(bytes) = bytes(key) else { return false };
    let (Some(mask), Some(covered)) = (bytes.first_chunk::<MASK>(), bytes.last_chunk::<SECRET>()) else { return false };
    // Compared without telling by time how much was right.
    let differing = cover(mask, *covered).iter().zip(secret(token)).fold(0, |all, (one, other)| all | (one ^ other));
    differing == 0
}

fn secret(token: &str) -> [u8; SECRET] {
    Digest::of(format!("gongkai form\n{token}").as_bytes()).0
}

fn cover(mask: &[u8; MASK], words: [u8; SECRET]) -> [u8; SECRET] {
    let stream = Digest::of(mask).0;
    std::array::from_fn(|at| words[at] ^ stream[at])
}

fn bytes(key: &str) -> Option<Vec<u8>> {
    let signs = key.as_bytes();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    (signs.len() == LENGTH).then(|| signs.chunks(2).map(byte).collect()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_its_own_session_only_and_never_looks_the_same() {
        let (one, other) = (masked("token", &[7; MASK]), masked("token", &[8; MASK]));
        assert_ne!(one[2 * MASK..], other[2 * MASK..], "nothing repeats from page to page");
        assert!(is_of("token", &one) && is_of("token", &other));
        let mut bent = one.clone().into_bytes();
        bent[LENGTH - 1] ^= 1;
        let bent = String::from_utf8(bent).unwrap();
        for (key, because) in [
            (bent.as_str(), "one bit"),
            ("", "none"),
            (&one[2..], "cut"),
            (&"零".repeat(LENGTH / 3), "not of our signs"),
            (&"g".repeat(LENGTH), "not of our signs"),
        ] {
            assert!(!is_of("token", key), "{because}");
        }
        assert!(!is_of("another", &one), "another session");
    }
}
