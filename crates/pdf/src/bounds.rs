//! 用量 What one file may draw. There is no clock here: work is counted, and a file that draws beyond any real document
//! is left at once.

use std::any::Any;

use papers::PaperError;

/// Pages of one file.
pub(crate) const PAGES: usize = 2_000;
/// Pieces of the content of one page.
pub(crate) const PIECES: usize = 10_000;
/// Bytes of content of all pages; the parser keeps them.
const CONTENT: usize = 256 << 20;
/// What a clip counts as: every form that is drawn is one, and each is unpacked and begun anew.
const CLIP: usize = 10;
const GLYPHS: usize = 2_000_000;
const RULES: usize = 200_000;
const DRAWS: usize = 5_000_000;

/// 余量 What is left.
#[derive(Debug)]
pub(crate) struct Budget {
    glyphs: usize,
    rules: usize,
    draws: usize,
    content: usize,
}

/// Thrown when the budget is spent. The interpreter has no way to be told to stop, and a form that draws itself a
/// thousand times over would keep it busy for years; so the device unwinds through it, without the hook that prints.
struct Spent;

impl Budget {
    /// For one file.
    pub(crate) fn new() -> Self {
        Self { glyphs: GLYPHS, rules: RULES, draws: DRAWS, content: CONTENT }
    }

    /// One more character.
    pub(crate) fn glyph(&mut self) {
        spend(&mut self.glyphs, 1);
    }

    /// One more line.
    pub(crate) fn rule(&mut self) {
        spend(&mut self.rules, 1);
    }

    /// So many more things drawn.
    pub(crate) fn draw(&mut self, things: usize) {
        spend(&mut self.draws, things);
    }

    /// One more clip, of a path or of a form.
    pub(crate) fn clip(&mut self) {
        spend(&mut self.draws, CLIP);
    }

    /// The content of one more page.
    pub(crate) fn content(&mut self, bytes: usize) {
        spend(&mut self.content, bytes);
    }
}

fn spend(left: &mut usize, amount: usize) {
    match left.checked_sub(amount) {
        Some(rest) => *left = rest,
        None => std::panic::resume_unwind(Box::new(Spent)),
    }
}

/// What an unwinding says about the file.
pub(crate) fn unwound(payload: &(dyn Any + Send)) -> PaperError {
    if payload.is::<Spent>() { PaperError::TooManyParts } else { PaperError::Damaged { kind: papers::Kind::Pdf } }
}
