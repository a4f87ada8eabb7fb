//! 生成的页面 The pages under `docs/` that are written from the code: messages, settings and the map of the statute.
//!
//! A package of its own, so that nobody who starts the demo waits for it. A test fails when a page is stale;
//! `cargo xtask map` rewrites them.

mod catalogue;
mod configuration_page;
mod messages_page;
mod statute_page;

use std::path::{Path, PathBuf};

/// 一页 A generated page: where it stands below the root of the repository, and what it should say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Path below the root, such as `docs/messages.md`.
    pub path: &'static str,
    /// The whole content.
    pub content: String,
}

/// Every generated page, as the code of this moment writes it.
#[must_use]
pub fn pages() -> Vec<Page> {
    vec![
        Page { path: "docs/configuration.md", content: configuration_page::write() },
        Page { path: "docs/messages.md", content: messages_page::write(&catalogue::chapters()) },
        Page { path: "docs/statute-map.md", content: statute_page::write() },
    ]
}

/// The root of the repository this program was built from.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// 过期的页 The pages whose file does not say what the code says.
#[must_use]
pub fn stale(root: &Path) -> Vec<Page> {
    let is_stale = |page: &Page| std::fs::read_to_string(root.join(page.path)).ok().as_ref() != Some(&page.content);
    pages().into_iter().filter(is_stale).collect()
}
