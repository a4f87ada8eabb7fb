//! 底色 Whether white letters can be seen anywhere in a document.
//!
//! Shading may come from a cell, a paragraph, a run, a table style, a theme or a box; rather than guess which one lies
//! under a letter, white letters are taken for invisible only where the whole document has no ground of any colour.

use memchr::memmem;

/// What lies under the letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    /// Nothing but white paper.
    pub(super) is_bare: bool,
}

/// Attributes and elements that give a ground.
const COLOURED: &[&str] =
    &["fillcolor", "solidFill", "gradFill", "blipFill", "w:background", "w:highlight", "themeFill"];

impl Ground {
    /// The ground of a document with those parts.
    pub(super) fn of(parts: [&String; 2]) -> Self {
        Self { is_bare: !parts.into_iter().any(|part| is_coloured(part)) }
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
