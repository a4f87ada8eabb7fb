//! 校验值 SM3 of several texts that cannot run into each other.

use std::fmt::Write as _;

use sm3::{Digest as _, Sm3};

/// The hash of parts under a domain, 64 hexadecimal digits; lengths stand before the parts, so that none runs into its
/// neighbour.
pub(crate) fn of_parts<'a>(domain: &str, parts: impl Iterator<Item = &'a str>) -> String {
    let mut digest = Sm3::new();
    digest.update(domain.as_bytes());
    for part in parts {
        digest.update(part.len().to_string().as_bytes());
        digest.update(b":");
        digest.update(part.as_bytes());
        digest.update(b"\n");
    }
    digest.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing into a text cannot fail");
        hex
    })
}
