//! 行 Characters side by side on one base line.

use super::glyphs::{blank_from, is_square};
use crate::sheet::{Glyph, Turn};

/// 一行 A line of text, its places along and across its own direction.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its pieces, parted by gaps far wider than a blank; never empty.
    pub(super) parts: Vec<Part>,
    /// Which way it runs.
    pub(super) turn: Turn,
    /// Its base line.
    pub(super) base: f32,
    /// The size of most of it.
    pub(super) size: f32,
}

/// 一段字 A piece of a line without a wide gap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Where it begins.
    pub(super) from: f32,
    /// Where it ends.
    pub(super) to: f32,
    /// What it says.
    pub(super) text: String,
}

/// A gap from which two pieces of a line may be two cells, in sizes.
pub(super) const GAP: f32 = 1.2;

impl Line {
    /// Where its first character begins.
    pub(super) fn left(&self) -> f32 {
        self.parts.first().map_or(0.0, |part| part.from)
    }

    /// Where its last character ends.
    pub(super) fn right(&self) -> f32 {
        self.parts.last().map_or(0.0, |part| part.to)
    }

    /// All of it.
    pub(super) fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.text.as_str()).collect();
        parts.join(" ")
    }

    /// Its middle from top to bottom, on the page.
    pub(super) fn middle(&self) -> f32 {
        let (_, y) = self.turn.unplace((self.left() + self.right()) / 2.0, self.base - self.size * 0.36);
        y
    }
}

/// 成行 The lines of some characters, in reading order.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    let across = |glyph: &Glyph| glyph.turn.place(glyph.x, glyph.y).1;
    glyphs.sort_by(|one, other| one.turn.cmp(&other.turn).then(across(one).total_cmp(&across(other))));
    let mut lines = Vec::new();
    let mut begun: Vec<Glyph> = Vec::new();
    let mut anchor = (0.0, 0.0);
    for glyph in glyphs {
        let base = across(&glyph);
        let same = begun.last().is_some_and(|last| last.turn == glyph.turn)
            && base - anchor.0 <= 0.4 * glyph.size.max(anchor.1);
        if !same {
            lines.extend(line(std::mem::take(&mut begun)));
            anchor = (base, glyph.size);
        } else if glyph.size > anchor.1 * 1.05 {
            anchor = (base, glyph.size);
        }
        begun.push(glyph);
    }
    lines.extend(line(begun));
    if lines.iter().any(|line| line.turn != Turn::Right) {
        lines.sort_by(|one, other| one.turn.cmp(&other.turn).then(one.base.total_cmp(&other.base)));
    }
    lines
}

/// One line of the characters on it; none when they are all blanks.
fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    let turn = glyphs.first()?.turn;
    let along = |glyph: &Glyph| turn.place(glyph.x, glyph.y).0;
    glyphs.sort_by(|one, other| along(one).total_cmp(&along(other)));
    let ink: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.is_blank()).collect();
    let size = usual_size(&ink)?;
    let base = usual_base(&ink, size);
    let mut parts: Vec<Part> = Vec::new();
    let mut blank = false;
    let mut last: Option<&Glyph> = None;
    for glyph in &glyphs {
        if glyph.is_blank() {
            blank = true;
            continue;
        }
        let (from, to) = (along(glyph), along(glyph) + glyph.width);
        match (parts.last_mut(), last) {
            (Some(part), Some(before)) if from - part.to <= GAP * size => {
                if is_parted(before, glyph, from - part.to, blank) {
                    part.text.push(' ');
                }
                part.text.push(glyph.char);
                part.to = part.to.max(to);
            }
            _ => parts.push(Part { from, to, text: glyph.char.to_string() }),
        }
        (last, blank) = (Some(glyph), false);
    }
    Some(Line { parts, turn, base, size })
}

/// Whether a blank stands between two characters: one that was drawn (a hair of one between Han characters is a
/// justified line), or a gap where programs leave out the blank.
fn is_parted(before: &Glyph, after: &Glyph, gap: f32, blank: bool) -> bool {
    let size = before.size.min(after.size);
    let both_square = is_square(before.char) && is_square(after.char);
    if blank && (!both_square || gap > 0.2 * size) {
        return true;
    }
    gap > blank_from(before.char, after.char) * size
}

/// The size that most of the line has.
fn usual_size(ink: &[&Glyph]) -> Option<f32> {
    let mut sizes: Vec<f32> = ink.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// The base line of the characters of usual size.
fn usual_base(ink: &[&Glyph], size: f32) -> f32 {
    let mut bases: Vec<f32> = ink
        .iter()
        .filter(|glyph| (glyph.size - size).abs() < 0.1 * size)
        .map(|glyph| glyph.turn.place(glyph.x, glyph.y).1)
        .collect();
    bases.sort_by(f32::total_cmp);
    bases.get(bases.len() / 2).copied().unwrap_or_default()
}
