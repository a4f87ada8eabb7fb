//! 字 Texts as the two editions store them: in one or two bytes a character, or in a code page.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16LE, WINDOWS_1252};

use super::DAMAGED;
use super::records::Data;
use crate::line::Line;
use crate::{PaperError, limits};

/// Texts that cells may share.
const STRINGS: usize = 2 * limits::CELLS;

/// How texts are stored.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Alphabet {
    /// Unicode (BIFF8) or a code page (BIFF5).
    pub(super) is_wide: bool,
    pub(super) code_page: u16,
}

impl Alphabet {
    /// A text of `length` characters, its mark of how they are stored before it.
    pub(super) fn text(&self, data: &mut Data<'_>, length: usize) -> Result<String, PaperError> {
        if !self.is_wide {
            return Ok(self.encoding().decode_without_bom_handling(data.take(length)?).0.into_owned());
        }
        let flags = data.u8()?;
        characters(data, length, flags)
    }

    /// The code of a number format.
    pub(super) fn format_code(&self, data: &mut Data<'_>) -> Result<String, PaperError> {
        let length = if self.is_wide { usize::from(data.u16()?) } else { usize::from(data.u8()?) };
        self.text(data, length)
    }

    /// A text with its length before it, as cells have it.
    pub(super) fn label(&self, data: &mut Data<'_>) -> Result<String, PaperError> {
        let length = usize::from(data.u16()?);
        if length == 0 {
            return Ok(String::new());
        }
        Ok(in_order(&self.text(data, length)?))
    }

    fn encoding(&self) -> &'static Encoding {
        match self.code_page {
            932 => SHIFT_JIS,
            949 => EUC_KR,
            950 => BIG5,
            1200 => UTF_16LE,
            1252 | 32_769 => WINDOWS_1252,
            _ => GB18030,
        }
    }
}

/// The texts that cells share, by number.
#[derive(Debug, Default)]
pub(super) struct Shared(Vec<String>);

impl Shared {
    pub(super) fn read(data: &mut Data<'_>, alphabet: &Alphabet) -> Result<Self, PaperError> {
        if !alphabet.is_wide {
            return Ok(Self::default());
        }
        data.skip(4)?;
        let count = data.u32()? as usize;
        if count > STRINGS {
            return Err(PaperError::TooManyParts);
        }
        let mut strings = Vec::new();
        for _ in 0..count {
            strings.push(shared(data)?);
        }
        Ok(Self(strings))
    }

    pub(super) fn get(&self, number: u32) -> Result<String, PaperError> {
        self.0.get(number as usize).cloned().ok_or(DAMAGED)
    }
}

/// One shared text: characters, then what is said of their fonts and readings, which is passed over.
fn shared(data: &mut Data<'_>) -> Result<String, PaperError> {
    let length = usize::from(data.u16()?);
    let flags = data.u8()?;
    let runs = if flags & 8 != 0 { usize::from(data.u16()?) } else { 0 };
    let readings = if flags & 4 != 0 { data.u32()? as usize } else { 0 };
    let text = characters(data, length, flags)?;
    data.skip(4 * runs)?;
    data.skip(readings)?;
    Ok(in_order(&text))
}

/// Characters of two bytes, or of one when the other would be zero. Where the record goes on in another, the mark of
/// how they are stored is given anew.
fn characters(data: &mut Data<'_>, mut length: usize, mut flags: u8) -> Result<String, PaperError> {
    let mut units: Vec<u16> = Vec::with_capacity(length);
    while length > 0 {
        if data.left() == 0 {
            data.turn()?;
            flags = data.u8()?;
        }
        let size = if flags & 1 == 0 { 1 } else { 2 };
        let here = (data.left() / size).min(length);
        if here == 0 {
            return Err(DAMAGED);
        }
        let bytes = data.take(here * size)?;
        if size == 1 {
            units.extend(bytes.iter().map(|&byte| u16::from(byte)));
        } else {
            units.extend(bytes.as_chunks::<2>().0.iter().map(|&pair| u16::from_le_bytes(pair)));
        }
        length -= here;
    }
    Ok(String::from_utf16_lossy(&units))
}

/// A text with its white space in order and its line breaks kept.
fn in_order(text: &str) -> String {
    let mut line = Line::default();
    for (at, part) in text.split(['\n', '\r']).enumerate() {
        if at > 0 {
            line.new_line();
        }
        line.push(part);
    }
    line.take()
}
