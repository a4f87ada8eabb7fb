//! 样子 How a cell and its text look, as far as it changes what is read: the form of its numbers, and what is struck out.

use super::number::Form;
use crate::line::Line;

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) form: Form,
    /// 删除线 A line through its content: it is no longer said.
    pub(super) is_struck: bool,
}

/// 字 What a cell says without what is struck out.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub(super) text: String,
    /// Something was struck out.
    pub(super) has_struck: bool,
}

impl Shown {
    /// A text with one look.
    pub(super) fn of(text: String, is_struck: bool) -> Self {
        let has_struck = is_struck && !text.is_empty();
        Self { text: if has_struck { String::new() } else { text }, has_struck }
    }
}

/// 文字 A text that cells may share. Most have the look of their cell; pieces of some have a look of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// What is read in a cell that is not struck out.
    plain: String,
    pieces: Option<Box<Pieces>>,
}

/// Pieces that have a look of their own.
#[derive(Clone, Debug, Default)]
struct Pieces {
    /// Those that are not struck out; a cell that is does not change them.
    own: String,
    has_struck: bool,
}

impl Text {
    /// What it says in a cell.
    pub(super) fn shown(&self, is_struck: bool) -> Shown {
        let Some(pieces) = &self.pieces else { return Shown::of(self.plain.clone(), is_struck) };
        let text = if is_struck { &pieces.own } else { &self.plain };
        Shown { text: text.clone(), has_struck: pieces.has_struck || is_struck && pieces.own != self.plain }
    }
}

/// Gathers a text from its pieces.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    plain: Line,
    own: Line,
    has_own: bool,
    has_struck: bool,
}

impl Gathered {
    /// Adds a piece whose line breaks count; `is_struck` is its own look, where it has one.
    pub(super) fn push(&mut self, piece: &str, is_struck: Option<bool>) {
        self.has_own |= is_struck.is_some();
        if is_struck == Some(true) {
            self.has_struck |= !piece.trim().is_empty();
            return;
        }
        push(&mut self.plain, piece);
        if is_struck.is_some() {
            push(&mut self.own, piece);
        }
    }

    /// The text; the gatherer is empty afterwards.
    pub(super) fn take(&mut self) -> Text {
        let (plain, own) = (self.plain.take(), self.own.take());
        let has_struck = std::mem::take(&mut self.has_struck);
        let has_own = std::mem::take(&mut self.has_own);
        Text { plain, pieces: has_own.then(|| Box::new(Pieces { own, has_struck })) }
    }
}

/// Adds text whose line breaks count.
pub(super) fn push(line: &mut Line, text: &str) {
    for (at, part) in text.split(['\n', '\r']).enumerate() {
        if at > 0 {
            line.new_line();
        }
        line.push(part);
    }
}
