//! 标签流 The elements of one part, one after the other, within limits and without a document type.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{EscapeError, resolve_predefined_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, XmlVersion};

use crate::{Kind, PaperError, encoding, limits};

pub(super) const DAMAGED: PaperError = PaperError::Damaged { kind: Kind::Docx };

/// Elements of one part; a document of three hundred pages has a few hundred thousand.
const ELEMENTS: usize = 1_000_000;

/// Reads a part from its beginning to its end.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    elements: usize,
}

/// What comes next.
pub(super) enum Step<'a> {
    Open(Tag<'a>),
    Close,
    Text(Cow<'a, str>),
    End,
}

impl<'a> Xml<'a> {
    /// Begins at the root element and returns its tag.
    ///
    /// # Errors
    ///
    /// [`PaperError::Damaged`] when there is none.
    pub(super) fn open(source: &'a str) -> Result<(Self, Tag<'a>), PaperError> {
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        let mut xml = Self { reader, depth: 0, elements: 0 };
        loop {
            match xml.step()? {
                Step::Open(tag) => return Ok((xml, tag)),
                Step::Text(_) => {}
                Step::Close | Step::End => return Err(DAMAGED),
            }
        }
    }

    /// # Errors
    ///
    /// [`PaperError::Damaged`] when the part is not well formed or ends early, [`PaperError::DocumentType`],
    /// [`PaperError::Bomb`] when it uses entities, [`PaperError::TooDeep`] and [`PaperError::TooManyParts`].
    pub(super) fn step(&mut self) -> Result<Step<'a>, PaperError> {
        loop {
            return Ok(match self.reader.read_event().map_err(fault)? {
                Event::Start(tag) => {
                    self.enter()?;
                    Step::Open(Tag(tag))
                }
                Event::End(_) => {
                    self.depth -= 1;
                    Step::Close
                }
                Event::Text(text) => Step::Text(text.into_inner()),
                Event::CData(text) => Step::Text(text.into_inner()),
                Event::GeneralRef(name) => Step::Text(referred(&name)?),
                Event::DocType(_) => return Err(PaperError::DocumentType),
                Event::Eof if self.depth > 0 => return Err(DAMAGED),
                Event::Eof => Step::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => continue,
            });
        }
    }

    /// The next element inside the one that is open; [`None`] once that one closed. Text between is passed over, and
    /// whoever gets a child reads it to its end or skips it.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'a>>, PaperError> {
        loop {
            match self.step()? {
                Step::Open(tag) => return Ok(Some(tag)),
                Step::Text(_) => {}
                Step::Close | Step::End => return Ok(None),
            }
        }
    }

    /// Passes over the rest of the element opened last.
    pub(super) fn skip(&mut self) -> Result<(), PaperError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.reader.read_event().map_err(fault)? {
                Event::Start(_) => self.enter()?,
                Event::End(_) => self.depth -= 1,
                Event::GeneralRef(name) => _ = referred(&name)?,
                Event::DocType(_) => return Err(PaperError::DocumentType),
                Event::Eof => return Err(DAMAGED),
                _ => {}
            }
        }
        Ok(())
    }

    /// Counts an element that opens.
    #[inline]
    fn enter(&mut self) -> Result<(), PaperError> {
        self.depth += 1;
        self.elements += 1;
        if self.elements > ELEMENTS {
            return Err(PaperError::TooManyParts);
        }
        if self.depth > limits::DEPTH { Err(PaperError::TooDeep) } else { Ok(()) }
    }

    /// All text of the element opened last, to its end.
    pub(super) fn text(&mut self, text: &mut String) -> Result<(), PaperError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Step::Text(piece) = self.step()? {
                text.push_str(&piece);
            }
        }
        Ok(())
    }
}

/// A reference in running text: a character by its number, or one of the five names.
fn referred<'a>(name: &BytesRef<'_>) -> Result<Cow<'a, str>, PaperError> {
    match name.resolve_char_ref().map_err(fault)? {
        Some(c) => Ok(Cow::Owned(c.to_string())),
        None => resolve_predefined_entity(name).map(Cow::Borrowed).ok_or(PaperError::Bomb),
    }
}

fn fault(error: Error) -> PaperError {
    match error {
        Error::Escape(EscapeError::UnrecognizedEntity(..) | EscapeError::TooManyNestedEntities) => PaperError::Bomb,
        _ => DAMAGED,
    }
}

/// The beginning of an element. Names are matched without their prefix, so the strict and the transitional
/// vocabulary, and whatever prefix a maker chose, are the same.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Result<Option<Cow<'_, str>>, PaperError> {
        for (at, attribute) in self.0.attributes().with_checks(false).enumerate() {
            if at >= limits::ATTRIBUTES {
                return Err(PaperError::TooManyParts);
            }
            let attribute = attribute.map_err(|_| DAMAGED)?;
            if attribute.key.local_name().into_inner() == name {
                return attribute.normalized_value(XmlVersion::Implicit1_0).map(Some).map_err(fault);
            }
        }
        Ok(None)
    }

    /// `w:val`, which most properties have.
    pub(super) fn val(&self) -> Result<Option<Cow<'_, str>>, PaperError> {
        self.get("val")
    }

    /// `w:val` as a number; [`None`] when it is missing or none.
    pub(super) fn number(&self) -> Result<Option<i32>, PaperError> {
        Ok(self.val()?.and_then(|value| value.trim().parse().ok()))
    }

    /// Whether a property that is only named, or has `w:val`, is switched on.
    pub(super) fn is_on(&self) -> Result<bool, PaperError> {
        Ok(!self.val()?.is_some_and(|value| matches!(&*value, "0" | "false" | "off")))
    }
}

/// The characters of a part: UTF-8, or UTF-16 by its first bytes.
///
/// # Errors
///
/// [`PaperError::Damaged`] when they are neither.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, PaperError> {
    let wide = match bytes {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0xFE, 0xFF, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => {
            let text = encoding::utf8(bytes).ok_or(DAMAGED)?;
            return Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)));
        }
    };
    // Three bytes may come of two: wide parts get a quarter of the room.
    if bytes.len() > limits::ENTRY_BYTES / 4 {
        return Err(PaperError::Bomb);
    }
    let (text, has_errors) = wide.decode_with_bom_removal(bytes);
    if has_errors { Err(DAMAGED) } else { Ok(text) }
}
