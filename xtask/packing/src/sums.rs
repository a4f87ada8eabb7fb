//! 校验和 One line a file, as `sha256sum --check` reads them; SM3 in the same shape, as the house uses it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use sm3::Sm3;

/// Name and way of a sum.
pub(crate) type Sum = (&'static str, fn(&[u8]) -> String);

/// What most machines can check.
pub const SHA256: Sum = ("SHA256SUMS", |bytes| hexadecimal(&Sha256::digest(bytes)));
/// GB/T 32905.
pub const SM3: Sum = ("SM3SUMS", |bytes| hexadecimal(&Sm3::digest(bytes)));

/// The lines for these files, sorted by name.
#[must_use]
pub fn listed(sum: Sum, files: &[(String, Vec<u8>)]) -> String {
    let mut lines: Vec<(&str, String)> = files.iter().map(|(name, bytes)| (name.as_str(), sum.1(bytes))).collect();
    lines.sort();
    lines.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()
}

/// Bytes as two small letters each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
