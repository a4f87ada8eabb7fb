//! 记录 The stream cut into records, and the bytes of one, which may go on in those that follow.

use super::DAMAGED;
use crate::PaperError;

pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const PASSWORD: u16 = 0x002F;
pub(super) const CODE_PAGE: u16 = 0x0042;
pub(super) const DATE_MODE: u16 = 0x0022;
pub(super) const FONT: u16 = 0x0031;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const STYLE: u16 = 0x00E0;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const STRINGS: u16 = 0x00FC;
pub(super) const ROW: u16 = 0x0208;
pub(super) const COLUMNS: u16 = 0x007D;
pub(super) const SHARED_LABEL: u16 = 0x00FD;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RICH_LABEL: u16 = 0x00D6;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const SHORT_NUMBER: u16 = 0x027E;
pub(super) const SHORT_NUMBERS: u16 = 0x00BD;
pub(super) const BOOLEAN_OR_ERROR: u16 = 0x0205;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const FORMULA_TEXT: u16 = 0x0207;
/// A cell drawn and left empty.
pub(super) const BLANK: u16 = 0x0201;
/// Several of them.
pub(super) const BLANKS: u16 = 0x00BE;
pub(super) const MERGES: u16 = 0x00E5;
pub(super) const OBJECT: u16 = 0x005D;

/// Walks the records.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// Bytes not read yet.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next record: its sort and its bytes.
    pub(super) fn next(&mut self) -> Result<Option<(u16, Data<'a>)>, PaperError> {
        let Some((head, rest)) = self.rest.split_first_chunk::<4>() else { return Ok(None) };
        let sort = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest.split_at_checked(length).ok_or(DAMAGED)?;
        self.rest = rest;
        Ok(Some((sort, Data { now: data, later: Vec::new() })))
    }

    /// The bytes of a record together with those of the records that continue it.
    pub(super) fn with_continued(&mut self, mut data: Data<'a>) -> Data<'a> {
        while self.rest.starts_with(&CONTINUE.to_le_bytes()) {
            let Ok(Some((_, more))) = self.next() else { break };
            data.later.push(more.now);
        }
        data.later.reverse();
        data
    }
}

/// The bytes of a record that are not read yet.
pub(super) struct Data<'a> {
    now: &'a [u8],
    /// Pieces that follow, the last one first.
    later: Vec<&'a [u8]>,
}

impl<'a> Data<'a> {
    /// Bytes left before the record goes on in another one.
    pub(super) fn left(&self) -> usize {
        self.now.len()
    }

    /// Goes on to the next piece; its first byte may say how its characters are stored.
    pub(super) fn turn(&mut self) -> Result<(), PaperError> {
        self.now = self.later.pop().ok_or(DAMAGED)?;
        Ok(())
    }

    /// The next bytes, which stand in one piece.
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], PaperError> {
        while self.now.is_empty() && length > 0 {
            self.turn()?;
        }
        let (taken, rest) = self.now.split_at_checked(length).ok_or(DAMAGED)?;
        self.now = rest;
        Ok(taken)
    }

    /// Passes over bytes, however many pieces they stand in.
    pub(super) fn skip(&mut self, mut length: usize) -> Result<(), PaperError> {
        while length > self.now.len() {
            length -= self.now.len();
            self.turn()?;
        }
        self.now = &self.now[length..];
        Ok(())
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], PaperError> {
        self.take(N)?.try_into().map_err(|_| DAMAGED)
    }

    pub(super) fn u8(&mut self) -> Result<u8, PaperError> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Result<u16, PaperError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, PaperError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Result<f64, PaperError> {
        self.array().map(f64::from_le_bytes)
    }
}
