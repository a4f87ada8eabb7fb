//! 字 Texts as the two editions store them: in one or two bytes a character, or in a code page.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16LE, WINDOWS_1252};

use super::super::look::{Gathered, Text};
use super::records::Data;
use super::{DAMAGED, Fonts};
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
        Ok(match self.stored(data, length)? {
            Stored::Wide(units) => String::from_utf16_lossy(&units),
            Stored::Narrow(bytes) => self.decode(bytes),
        })
    }

    fn stored<'a>(&self, data: &mut Data<'a>, length: usize) -> Result<Stored<'a>, PaperError> {
        if !self.is_wide {
            return Ok(Stored::Narrow(data.take(length)?));
        }
        let flags = data.u8()?;
        Ok(Stored::Wide(characters(data, length, flags)?))
    }

    fn decode(&self, bytes: &[u8]) -> String {
        self.encoding().decode_without_bom_handling(bytes).0.into_owned()
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
        let mut gathered = Gathered::default();
        gathered.push(&self.text(data, length)?, None);
        Ok(gathered.take().shown(false).text)
    }

    /// A text as cells have it; behind a rich one stands which fonts its pieces have.
    pub(super) fn rich_label(&self, data: &mut Data<'_>, is_rich: bool, fonts: &Fonts) -> Result<Text, PaperError> {
        let length = usize::from(data.u16()?);
        if length == 0 {
            return Ok(Text::default());
        }
        let stored = self.stored(data, length)?;
        let runs = if is_rich { self.runs(data, fonts).unwrap_or_default() } else { Vec::new() };
        Ok(match stored {
            Stored::Wide(units) => cut(&units, &runs, String::from_utf16_lossy),
            Stored::Narrow(bytes) => cut(bytes, &runs, |bytes| self.decode(bytes)),
        })
    }

    /// Where the fonts of a rich label change.
    fn runs(&self, data: &mut Data<'_>, fonts: &Fonts) -> Result<Vec<(usize, bool)>, PaperError> {
        let number = |data: &mut Data<'_>| if self.is_wide { data.u16() } else { data.u8().map(u16::from) };
        let count = number(data)?;
        let run = |_| Ok((usize::from(number(data)?), fonts.is_struck(number(data)?)));
        (0..count).map(run).collect()
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

/// The characters of a text as they are stored.
enum Stored<'a> {
    Wide(Vec<u16>),
    Narrow(&'a [u8]),
}

/// The texts that cells share, by number.
#[derive(Debug, Default)]
pub(super) struct Shared(Vec<Text>);

impl Shared {
    pub(super) fn read(data: &mut Data<'_>, alphabet: &Alphabet, fonts: &Fonts) -> Result<Self, PaperError> {
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
            strings.push(shared(data, fonts)?);
        }
        Ok(Self(strings))
    }

    pub(super) fn get(&self, number: u32) -> Result<&Text, PaperError> {
        self.0.get(number as usize).ok_or(DAMAGED)
    }
}

/// One shared text: characters, then the fonts of its pieces, then its readings, which are passed over.
fn shared(data: &mut Data<'_>, fonts: &Fonts) -> Result<Text, PaperError> {
    let length = usize::from(data.u16()?);
    let flags = data.u8()?;
    let count = if flags & 8 != 0 { data.u16()? } else { 0 };
    let readings = if flags & 4 != 0 { data.u32()? as usize } else { 0 };
    let units = characters(data, length, flags)?;
    let run = |_| Ok((usize::from(across(data)?), fonts.is_struck(across(data)?)));
    let runs: Vec<_> = (0..count).map(run).collect::<Result<_, PaperError>>()?;
    data.skip(readings)?;
    Ok(cut(&units, &runs, String::from_utf16_lossy))
}

/// A number whose two bytes may stand in two records.
fn across(data: &mut Data<'_>) -> Result<u16, PaperError> {
    Ok(u16::from_le_bytes([data.u8()?, data.u8()?]))
}

/// Cuts a text where its fonts change: where each begins, and whether it is struck out.
fn cut<T>(stored: &[T], runs: &[(usize, bool)], decode: impl Fn(&[T]) -> String) -> Text {
    let mut gathered = Gathered::default();
    let (mut from, mut is_struck) = (0, None);
    for &(at, struck) in runs {
        let to = at.clamp(from, stored.len());
        if Some(struck) != is_struck {
            gathered.push(&decode(&stored[from..to]), is_struck);
            (from, is_struck) = (to, Some(struck));
        }
    }
    gathered.push(&decode(&stored[from..]), is_struck);
    gathered.take()
}

/// Characters of two bytes, or of one when the other would be zero. Where the record goes on in another, the mark of
/// how they are stored is given anew.
fn characters(data: &mut Data<'_>, mut length: usize, mut flags: u8) -> Result<Vec<u16>, PaperError> {
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
    Ok(units)
}
