//! 小标题 Lines that are headings, or begin with one.

use crate::fold::{self, Ordinal};

/// 带序号的行 A line that begins with an ordinal: the ordinal, its name, and whether the line holds nothing else.
pub(super) struct Numbered {
    /// Its ordinal.
    pub(super) ordinal: Ordinal,
    /// The words behind the ordinal up to the first stop, squeezed.
    pub(super) name: String,
    /// Nothing follows the name: a heading of its own.
    pub(super) alone: bool,
}

/// Longest name of a heading, in characters.
const LONGEST: usize = 24;

/// The ordinal and name at the head of a line; `None` when it is not numbered or its first words are no name.
pub(super) fn numbered(line: &str) -> Option<Numbered> {
    let line = line.trim();
    if !line.starts_with(['（', '(', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第']) {
        return None;
    }
    let mut places = line.char_indices().skip(LONGEST + 12);
    let head = places.next().map_or(line, |(at, _)| &line[..at]);
    let squeezed = fold::squeeze(head);
    let (ordinal, rest) = fold::ordinal(&squeezed);
    let to = rest.find(['：', ':', '。', '，', ',', '；', '.']).unwrap_or(rest.len());
    let name = &rest[..to];
    let bare = rest[to..].trim_matches(['：', ':']).is_empty();
    let fits = !name.is_empty() && name.chars().count() <= LONGEST;
    fits.then_some(Numbered { ordinal: ordinal?, name: name.to_owned(), alone: bare && head.len() == line.len() })
}
