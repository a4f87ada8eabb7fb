//! 文字 What stands in a run: text and signs, and which of it is read.

use std::borrow::Cow;

use super::story::Story;
use super::styles::Look;
use super::symbols::symbol;
use super::xml::{Step, Tag};
use crate::dress::push;
use crate::line::Line;
use crate::{PaperError, Span};

/// Bytes of one paragraph, and of those joined with it: more than a whole report has.
const PARAGRAPH_BYTES: usize = 2 << 20;
/// Text gathered, and the bytes it was gathered from.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) line: Line,
    spans: Vec<Span>,
    bytes: usize,
}

impl Told {
    /// What was gathered, and how it is set off; nothing is left.
    pub(super) fn take(&mut self) -> (String, Vec<Span>) {
        (self.line.take(), std::mem::take(&mut self.spans))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Omitted {
    Hidden,
    Struck,
    White,
}

impl<'a> Story<'a> {
    /// Reads `w:r` to its end.
    pub(super) fn run(&mut self) -> Result<(), PaperError> {
        let around = self.open.run;
        self.open.run = self.open.base;
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "rPr" {
                let mut named = None;
                let look = Look::read(&mut self.xml, |tag| {
                    if tag.name() == "rStyle" {
                        named = tag.val()?.map(|id| id.into_owned());
                    }
                    Ok(())
                })?;
                let of_style = named.map(|id| self.styles.look(&id)).unwrap_or_default();
                self.open.run = look.over(of_style).over(self.open.base);
                // What is raised is a word of its own: a mark of a note after a figure is no further digit.
                if self.open.run.is_raised == Some(true) {
                    self.say(" ");
                }
            } else {
                self.element(&tag)?;
            }
        }
        self.open.run = around;
        Ok(())
    }

    /// Reads `w:t` to its end. Blanks at its ends count only when it says so.
    pub(super) fn text(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let keeps = tag.get("space")?.as_deref() == Some("preserve");
        let mut first = true;
        // The piece held back: only the last one ends with the element.
        let mut held = None;
        loop {
            match self.xml.step()? {
                Step::Text(piece) => {
                    let piece = if std::mem::take(&mut first) && !keeps { trim_start(piece) } else { piece };
                    if let Some(before) = held.replace(piece) {
                        self.say(&before);
                        self.has_room()?;
                    }
                }
                Step::Open(_) => self.xml.skip()?,
                Step::Close | Step::End => break,
            }
        }
        if let Some(last) = held {
            self.say(if keeps { &last } else { last.trim_end_matches([' ', '\t', '\r', '\n']) });
        }
        self.has_room()
    }

    /// An element that stands for a character.
    pub(super) fn sign(&mut self, text: &str) -> Result<(), PaperError> {
        self.say(text);
        self.xml.skip()
    }

    /// `w:br` and `w:cr`: the end of a page or of a column is none of a line.
    pub(super) fn line_break(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let is_of_line = !matches!(tag.get("type")?.as_deref(), Some("page" | "column"));
        if is_of_line && self.is_read() {
            self.open.told.line.new_line();
        }
        self.xml.skip()
    }

    pub(super) fn symbol(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let font = tag.get("font")?.unwrap_or_default();
        match symbol(&font, &tag.get("char")?.unwrap_or_default()) {
            Some(c) => self.say(c.encode_utf8(&mut [0; 4])),
            None if self.is_read() => self.losses.symbols += 1,
            None => {}
        }
        self.xml.skip()
    }

    /// Notes how the text since `from` is set off.
    fn set_off(&mut self, from: usize) {
        let place = self.open.told.line.since(from);
        let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (marks, link) = (self.open.run.marks(), self.open.link);
        let span = Span { from: bound(place.start), until: bound(place.end), marks, link };
        push(&mut self.open.told.spans, span);
    }

    /// Whether the paragraph may grow.
    pub(super) fn has_room(&self) -> Result<(), PaperError> {
        if self.open.told.bytes > PARAGRAPH_BYTES { Err(PaperError::TooManyParts) } else { Ok(()) }
    }

    /// Whether what comes now is seen and not struck out.
    pub(super) fn is_read(&self) -> bool {
        self.why_omitted().is_none() && self.is_heard() && !self.open.is_in_instruction()
    }

    /// Why the run that is open is not read, where it is not.
    fn why_omitted(&self) -> Option<Omitted> {
        let run = self.open.run;
        match () {
            () if run.is_hidden == Some(true) => Some(Omitted::Hidden),
            () if run.is_struck == Some(true) => Some(Omitted::Struck),
            () if run.is_white == Some(true) && self.ground.is_bare() => Some(Omitted::White),
            () => None,
        }
    }

    /// Adds text to the paragraph, if it is read.
    pub(super) fn say(&mut self, text: &str) {
        if self.is_read() {
            self.open.told.bytes = self.open.told.bytes.saturating_add(text.len());
            if self.open.told.bytes > PARAGRAPH_BYTES {
                return;
            }
            let from = self.open.told.line.len();
            self.open.told.line.push(text);
            self.set_off(from);
            self.open.omitted = self.open.omitted.filter(|_| text.trim().is_empty());
            return;
        }
        let Some(why) = self.why_omitted() else { return };
        let is_said = self.is_heard() && !self.open.is_in_instruction() && !text.trim().is_empty();
        if is_said && self.open.omitted.replace(why) != Some(why) {
            match why {
                Omitted::Hidden => self.losses.hidden += 1,
                Omitted::Struck => self.losses.struck += 1,
                Omitted::White => self.losses.white += 1,
            }
        }
    }
}

/// White space of XML at the beginning taken away.
fn trim_start(piece: Cow<'_, str>) -> Cow<'_, str> {
    const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];
    if piece.starts_with(BLANKS) { piece.trim_start_matches(BLANKS).to_owned().into() } else { piece }
}
