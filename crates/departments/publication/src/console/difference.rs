//! 对照 What changed between two texts, paragraph by paragraph and sign by sign.

use prose::{Change, Prose};
use similar::{ChangeTag, TextDiff};

use crate::{Body, Text};

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
    /// What became of a whole block, in words.
    Note,
}

impl From<prose::Piece> for Piece {
    fn from(piece: prose::Piece) -> Self {
        let kind = match piece.kind {
            prose::Kind::Same => Kind::Same,
            prose::Kind::Gone => Kind::Gone,
            prose::Kind::New => Kind::New,
        };
        Self { kind, text: piece.text }
    }
}

/// Title and text of both: plain lines as lines, and block by block as soon as one of them is rich.
pub(super) fn between(before: &Text, after: &Text) -> Vec<Vec<Piece>> {
    let plain = |text: &Text| format!("{}\n{}", text.title, &*text.text);
    let papers = (before.paper != after.paper).then(|| paragraphs(&before.paper.lines(), &after.paper.lines()));
    let mut found = of_words(before, after, plain);
    found.extend(papers.unwrap_or_default());
    found
}

fn of_words(before: &Text, after: &Text, plain: impl Fn(&Text) -> String) -> Vec<Vec<Piece>> {
    let rich = matches!(before.text, Body::Prose(_)) || matches!(after.text, Body::Prose(_));
    let (Some(old), Some(new), true) = (before.text.as_prose(), after.text.as_prose(), rich) else {
        return paragraphs(&plain(before), &plain(after));
    };
    let mut found = paragraphs(&before.title, &after.title);
    found.extend(blocks(&old, &new));
    found
}

fn blocks(before: &Prose, after: &Prose) -> Vec<Vec<Piece>> {
    let one = |kind, text| Piece { kind, text };
    let noted = |note: &str, text| vec![one(Kind::Note, note.to_owned()), one(Kind::Same, text)];
    let pieces = |change| match change {
        Change::Same(text) => vec![one(Kind::Same, text)],
        Change::Changed(pieces) => pieces.into_iter().map(Piece::from).collect(),
        Change::Added(text) => vec![one(Kind::New, text)],
        Change::Removed(text) => vec![one(Kind::Gone, text)],
        Change::Moved(text) => noted("移到了这里　", text),
        Change::Restyled(text) => noted("文字没有改，改了格式　", text),
    };
    prose::compare(before, after).into_iter().flat_map(|change| in_paragraphs(&pieces(change))).collect()
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
                    Kind::Note => format!("[{}]", piece.text),
                };
                paragraph.iter().map(piece).collect()
            })
            .collect();
        assert_eq!(shown, ["合计 21.8[+6] 万元。", "特此公示。"]);
    }

    #[test]
    fn a_table_that_changed_in_one_cell_shows_the_cell() {
        let text = |html: &str| Text { text: Body::Prose(Prose::read(html).unwrap().0), ..Text::default() };
        let before = text("<p>见下。</p><table><tr><th>村<th>户<tr><td>东村<td>12</table>");
        let after = text("<p><b>见下。</b></p><table><tr><th>村<th>户<tr><td>东村<td>13</table>");
        let found = between(&before, &after);
        let kinds: Vec<Vec<Kind>> = found.iter().map(|line| line.iter().map(|piece| piece.kind).collect()).collect();
        let expected = [vec![Kind::Note, Kind::Same], vec![Kind::Same], vec![Kind::Same, Kind::Gone, Kind::New]];
        assert_eq!(kinds, expected, "{found:?}");
    }

    #[test]
    fn a_long_text_is_compared_line_by_line() {
        let before = "甲乙丙丁。\n".repeat(5_000);
        let after = format!("{before}新的一行。\n");
        let found = paragraphs(&before, &after);
        assert_eq!(found.last().map(|paragraph| paragraph[0].kind), Some(Kind::New));
    }
}
