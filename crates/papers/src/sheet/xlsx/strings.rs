//! 字 Texts of cells: runs joined, readings above the characters left out.

use std::borrow::Cow;

use super::super::look::{Gathered, Text};
use super::super::xml::{Piece, Xml, characters, is_on};
use crate::{Kind, PaperError, limits};

/// Texts that cells may share; hidden sheets have some too.
const STRINGS: usize = 2 * limits::CELLS;

/// The texts that cells share, by number.
pub(super) fn shared(bytes: &[u8]) -> Result<Vec<Text>, PaperError> {
    let text = characters(bytes, Kind::Xlsx)?;
    let mut xml = Xml::new(&text, Kind::Xlsx);
    let mut gathered = Gathered::default();
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Piece::Start(_) if xml.name() == "si" => strings.push(rich(&mut xml, &mut gathered)?),
            Piece::Eof => return Ok(strings),
            _ => {}
        }
        if strings.len() > STRINGS {
            return Err(PaperError::TooManyParts);
        }
    }
}

/// The text of the element that just began (`si`, `is`), with its runs. A run with properties has a look of its own.
pub(super) fn rich(xml: &mut Xml<'_>, gathered: &mut Gathered) -> Result<Text, PaperError> {
    let outer = xml.depth();
    let mut is_struck = None;
    loop {
        match xml.next()? {
            Piece::Start(_) if matches!(xml.name(), "rPh" | "phoneticPr") => xml.skip()?,
            Piece::Start(_) if xml.name() == "r" => is_struck = None,
            Piece::Start(_) if xml.name() == "rPr" => is_struck = Some(false),
            Piece::Start(element) if xml.name() == "strike" => is_struck = Some(is_on(&element)),
            Piece::Text(text) if xml.name() == "t" => gathered.push(&unescape(&text), is_struck),
            Piece::End if xml.depth() == outer => return Ok(gathered.take()),
            Piece::Eof => return Err(xml.damaged()),
            _ => {}
        }
    }
}

/// Characters that XML cannot hold stand as `_x000D_`.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find("_x") else { return Cow::Borrowed(text) };
    let mut plain = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        let known = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        plain.push_str(&known.map_or_else(|| "_x".to_owned(), String::from));
        rest = &rest[if known.is_some() { 7 } else { 2 }..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}
