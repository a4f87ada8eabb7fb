//! 对照 What changed between two texts, paragraph by paragraph and sign by sign.

use similar::{ChangeTag, TextDiff};

/// 一截 Signs that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Same,
    Gone,
    New,
}

/// Texts beyond so many signs are compared line by line: sign by sign the cost grows with the square.
const FINE: usize = 20_000;

/// The paragraphs of both texts with what changed in them; paragraphs in which nothing did stand whole.
pub(super) fn paragraphs(before: &str, after: &str) -> Vec<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let fine = before.chars().count() + after.chars().count() <= FINE;
    let diff = if fine { TextDiff::from_chars(before, after) } else { TextDiff::from_lines(before, after) };
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Kind::Same,
            ChangeTag::Delete => Kind::Gone,
            ChangeTag::Insert => Kind::New,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(Piece { kind, text: change.value().to_owned() }),
        }
    }
    in_paragraphs(&pieces)
}

fn in_paragraphs(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut paragraphs = vec![Vec::new()];
    for piece in pieces {
        for (at, line) in piece.text.split('\n').enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            let last = paragraphs.last_mut().expect("there is always one");
            if !line.is_empty() {
                last.push(Piece { kind: piece.kind, text: line.to_owned() });
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_figure_changed_is_one_piece_gone_and_one_new() {
        let found = paragraphs("合计 21.8 万元。\n特此公示。", "合计 21.86 万元。\n特此公示。");
        let shown: Vec<String> = found
            .iter()
            .map(|paragraph| {
                let piece = |piece: &Piece| match piece.kind {
                    Kind::Same => piece.text.clone(),
                    Kind::Gone => format!("[-{}]", piece.text),
                    Kind::New => format!("[+{}]", piece.text),
                };
                paragraph.iter().map(piece).collect()
            })
            .collect();
        assert_eq!(shown, ["合计 21.8[+6] 万元。", "特此公示。"]);
    }

    #[test]
    fn a_long_text_is_compared_line_by_line() {
        let before = "甲乙丙丁。\n".repeat(5_000);
        let after = format!("{before}新的一行。\n");
        let found = paragraphs(&before, &after);
        assert_eq!(found.last().map(|paragraph| paragraph[0].kind), Some(Kind::New));
    }
}
