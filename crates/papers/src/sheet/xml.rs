//! XML as a stream of starts, ends and texts, within limits.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::{Kind, PaperError, encoding, limits};

/// One event. The name of what begins or ends is [`Xml::name`].
pub(super) enum Piece<'a> {
    /// An element begins; one without content ends with the next piece.
    Start(BytesStart<'a>),
    /// The innermost element ends.
    End,
    /// Text, references resolved.
    Text(Cow<'a, str>),
    /// The document ends.
    Eof,
}

/// A document that is read.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// The names of the open elements, without their prefixes, one behind the other.
    names: String,
    /// Where each of them begins.
    marks: Vec<usize>,
    is_empty: bool,
    is_closing: bool,
    kind: Kind,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str, kind: Kind) -> Self {
        let reader = Reader::from_str(text);
        Self { reader, names: String::new(), marks: Vec::new(), is_empty: false, is_closing: false, kind }
    }

    /// The local name of the element that begins, ends or holds the text.
    pub(super) fn name(&self) -> &str {
        self.marks.last().map_or("", |&from| &self.names[from..])
    }

    /// How many elements are open, the one that begins or ends included.
    pub(super) fn depth(&self) -> usize {
        self.marks.len()
    }

    /// # Errors
    ///
    /// [`PaperError::Damaged`] when it is not well-formed, [`PaperError::TooDeep`], and [`PaperError::DocumentType`]
    /// when it declares a document type, which no office file does.
    pub(super) fn next(&mut self) -> Result<Piece<'a>, PaperError> {
        if std::mem::take(&mut self.is_closing) {
            self.names.truncate(self.marks.pop().unwrap_or(0));
        }
        if std::mem::take(&mut self.is_empty) {
            self.is_closing = true;
            return Ok(Piece::End);
        }
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            return Ok(match event {
                Event::Start(element) => self.open(element)?,
                Event::Empty(element) => {
                    self.is_empty = true;
                    self.open(element)?
                }
                Event::End(_) => {
                    self.is_closing = true;
                    Piece::End
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(reference) => Piece::Text(Cow::Owned(self.resolve(&reference)?.to_string())),
                Event::DocType(_) => return Err(PaperError::DocumentType),
                Event::Eof if !self.marks.is_empty() => return Err(self.damaged()),
                Event::Eof => Piece::Eof,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    fn open(&mut self, element: BytesStart<'a>) -> Result<Piece<'a>, PaperError> {
        if self.marks.len() >= limits::DEPTH {
            return Err(PaperError::TooDeep);
        }
        self.marks.push(self.names.len());
        self.names.push_str(element.local_name().into_inner());
        Ok(Piece::Start(element))
    }

    fn resolve(&self, reference: &BytesRef<'_>) -> Result<char, PaperError> {
        if let Ok(Some(c)) = reference.resolve_char_ref() {
            return Ok(c);
        }
        match &**reference {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(self.damaged()),
        }
    }

    /// Passes over the rest of the element that just began.
    pub(super) fn skip(&mut self) -> Result<(), PaperError> {
        let outer = self.depth();
        loop {
            match self.next()? {
                Piece::End if self.depth() == outer => return Ok(()),
                Piece::Eof => return Err(self.damaged()),
                _ => {}
            }
        }
    }

    pub(super) fn damaged(&self) -> PaperError {
        PaperError::Damaged { kind: self.kind }
    }
}

/// The value of an attribute: by its whole name when `name` has a prefix, else by its local name.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let is_it = |key: &str| key == name || !name.contains(':') && key.rsplit(':').next() == Some(name);
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| is_it(attribute.key.into_inner()))?;
    if memchr::memchr(b'&', found.value.as_bytes()).is_none() {
        return Some(found.value);
    }
    let plain = quick_xml::escape::unescape(&found.value).map(Cow::into_owned);
    Some(plain.map_or_else(|_| found.value.clone(), Cow::Owned))
}

/// A number in an attribute.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

/// Whether an attribute says yes.
pub(super) fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(&*value, "1" | "true"))
}

/// Whether a property that is only named, or has `val`, is switched on.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(&*value, "0" | "false"))
}

/// The characters of a part: UTF-8, or UTF-16 with its mark.
pub(super) fn characters(bytes: &[u8], kind: Kind) -> Result<Cow<'_, str>, PaperError> {
    let wide = match bytes.get(..2) {
        Some(b"\xFF\xFE") => Some(encoding_rs::UTF_16LE),
        Some(b"\xFE\xFF") => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    match wide {
        Some(encoding) => Ok(encoding.decode(bytes).0),
        None => encoding::utf8(bytes).map(Cow::Borrowed).ok_or(PaperError::Damaged { kind }),
    }
}
