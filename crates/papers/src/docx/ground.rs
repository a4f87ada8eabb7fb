//! 底色 Whether white letters can be seen anywhere in a document.
//!
//! Shading may come from a cell, a paragraph, a run, a table style, a theme or a box; rather than guess which one lies
//! under a letter, white letters are taken for invisible only where the whole document has no ground of any colour.

use std::cell::OnceCell;

use memchr::memmem;

/// What lies under the letters. It is looked for when the first white ones come; most documents have none.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    parts: [&'a str; 2],
    is_bare: OnceCell<bool>,
}

/// Attributes and elements that give a ground.
const COLOURED: &[&str] =
    &["fillcolor", "solidFill", "gradFill", "blipFill", "w:background", "w:highlight", "themeFill"];

impl<'a> Ground<'a> {
    /// The ground of a document with those parts.
    pub(super) fn of(parts: [&'a str; 2]) -> Self {
        Self { parts, is_bare: OnceCell::new() }
    }

    /// Whether it is nothing but white paper.
    pub(super) fn is_bare(&self) -> bool {
        *self.is_bare.get_or_init(|| !self.parts.into_iter().any(is_coloured))
    }
}

fn is_coloured(part: &str) -> bool {
    COLOURED.iter().any(|word| memmem::find(part.as_bytes(), word.as_bytes()).is_some()) || is_shaded(part)
}

/// Whether `w:shd` gives a pattern or a colour other than white.
fn is_shaded(part: &str) -> bool {
    const WHITE: [&str; 3] = ["auto", "ffffff", "none"];
    memmem::find_iter(part.as_bytes(), b"w:shd ").any(|at| {
        let shading = part[at..].split('>').next().unwrap_or_default();
        let value = |name: &str| shading.split(name).nth(1).and_then(|rest| rest.get(2..)?.split(['"', '\'']).next());
        let is_plain = |value: Option<&str>| value.is_none_or(|word| matches!(word, "clear" | "nil"));
        let is_white = |value: Option<&str>| value.is_none_or(|word| WHITE.contains(&&*word.to_ascii_lowercase()));
        !is_plain(value("w:val")) || !is_white(value("w:fill"))
    })
}
