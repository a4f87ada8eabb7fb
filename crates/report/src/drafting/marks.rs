//! 绑定的数 How a bound number stands in a sentence that people edit: `【M-01：253】`.

/// 一段 A stretch of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A number bound to a field of the snapshot.
    Figure {
        /// The key of the field.
        key: &'a str,
        /// The digits as they stand in the sentence.
        digits: &'a str,
    },
}

const OPEN: char = '【';
const BETWEEN: char = '：';
const CLOSE: char = '】';
/// No key and no number is longer; what is longer between the brackets is words.
const LONGEST: usize = 80;

/// 写成 A bound number as it stands in a sentence.
#[must_use]
pub fn mark(key: &str, digits: &str) -> String {
    format!("{OPEN}{key}{BETWEEN}{digits}{CLOSE}")
}

/// 拆开 The stretches of a sentence, in order; brackets that hold no key and digits are words like any others.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(at) = rest[from..].find(OPEN).map(|at| from + at) {
        match bound(&rest[at..]) {
            Some((key, digits, length)) => {
                if at > 0 {
                    pieces.push(Piece::Words(&rest[..at]));
                }
                pieces.push(Piece::Figure { key, digits });
                (rest, from) = (&rest[at + length..], 0);
            }
            None => from = at + OPEN.len_utf8(),
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The key, the digits and the length of a bound number at the head of a text.
fn bound(text: &str) -> Option<(&str, &str, usize)> {
    let inside = text.strip_prefix(OPEN)?;
    let end = inside.char_indices().take(LONGEST).find(|(_, c)| *c == CLOSE)?.0;
    let (key, digits) = inside[..end].split_once(BETWEEN)?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    let is_number = digits.chars().any(|c| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    (is_key && is_number).then(|| (key, digits, OPEN.len_utf8() + end + CLOSE.len_utf8()))
}

/// 只剩字 The sentence as it is printed: digits in place of bound numbers.
#[must_use]
pub fn stripped(text: &str) -> String {
    pieces(text)
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => *words,
            Piece::Figure { digits, .. } => digits,
        })
        .collect()
}
