//! 脚本 What runs in the browser, bundled and packed while the program is built.

/// 一个脚本 One file, plain and packed; its address changes with its content, so it may be kept for ever.
#[derive(Debug)]
pub struct Script {
    /// Address on the site, with a hash of the content.
    pub path: &'static str,
    /// As it is.
    pub plain: &'static [u8],
    /// Packed by brotli.
    pub brotli: &'static [u8],
    /// Packed by gzip.
    pub gzip: &'static [u8],
}

impl Script {
    /// Its media type.
    pub const KIND: &'static str = "text/javascript; charset=utf-8";
}

/// The address of the first script, and every file.
static BUILT: (&str, &[Script]) = include!(concat!(env!("OUT_DIR"), "/scripts/scripts.rs"));

/// 全部脚本 Every file the pages may ask for.
#[must_use]
pub fn scripts() -> &'static [Script] {
    BUILT.1
}

/// 引子 The address of the small script that every page of the console names; the others it fetches where they are
/// wanted.
#[must_use]
pub fn loader() -> &'static str {
    BUILT.0
}
