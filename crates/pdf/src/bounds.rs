//! 用量 What one file may draw. There is no clock here: work is counted, and a file that draws beyond any real document
//! is left at once.

use std::any::Any;

use papers::PaperError;

/// Pages of one file.
pub(crate) const PAGES: usize = 2_000;
/// Pieces of the content of one page.
pub(crate) const PIECES: usize = 1_000;
const GLYPHS: usize = 2_000_000;
const RULES: usize = 200_000;
const DRAWS: usize = 5_000_000;

/// 余量 What is left.
#[derive(Debug)]
pub(crate) struct Budget {
    glyphs: usize,
    rules: usize,
    draws: usize,
}

/// Thrown when the budget is spent. The interpreter has no way to be told to stop, and a form that draws itself a
/// thousand times over would keep it busy for years; so the device unwinds through it, without the hook that prints.
struct Spent;

impl Budget {
    /// For one file.
    pub(crate) fn new() -> Self {
        Self { glyphs: GLYPHS, rules: RULES, draws: DRAWS }
    }

    /// One more character.
    pub(crate) fn glyph(&mut self) {
        spend(&mut self.glyphs);
    }

    /// One more line.
    pub(crate) fn rule(&mut self) {
        spend(&mut self.rules);
    }

    /// One more thing drawn or clipped.
    pub(crate) fn draw(&mut self) {
        spend(&mut self.draws);
    }
}

fn spend(left: &mut usize) {
    match left.checked_sub(1) {
        Some(rest) => *left = rest,
        None => std::panic::resume_unwind(Box::new(Spent)),
    }
}

/// What an unwinding says about the file.
pub(crate) fn unwound(payload: &(dyn Any + Send)) -> PaperError {
    if payload.is::<Spent>() { PaperError::TooManyParts } else { PaperError::Damaged { kind: papers::Kind::Pdf } }
}
