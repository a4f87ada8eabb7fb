//! 声明 Whose work is inside the binary, and on what terms: gathered from the packages while the program is built.
//!
//! Absent here: the faces, which `assets` brings with their notices, and our own licence, which stands in `LICENSE`.

#![deny(missing_docs)]

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/notices.zst"));
const SIZE: usize = include!(concat!(env!("OUT_DIR"), "/notices.size"));

/// 全部声明 Every package inside the binary with its terms, packages of the same terms together.
///
/// # Panics
///
/// Never: what the build packed unpacks to the size it wrote down.
#[must_use]
pub fn packages() -> String {
    let bytes = zstd::bulk::decompress(PACKED, SIZE).expect("the build packed the notices with their size");
    String::from_utf8(bytes).expect("the build wrote text")
}
