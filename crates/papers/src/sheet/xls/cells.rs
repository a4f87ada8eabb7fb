//! 单元格 The records of one sheet.

use super::super::book::{Book, Cell, Merge, Sheet};
use super::super::look::{Look, Shown};
use super::super::number::shown;
use super::records::{self, Data, Records};
use super::{DAMAGED, Workbook};
use crate::PaperError;

/// Reads the records of a sheet into `sheet`; returns how many bytes they take.
pub(super) fn read(
    stream: &[u8],
    workbook: &Workbook,
    book: &mut Book,
    sheet: &mut Sheet,
) -> Result<usize, PaperError> {
    let mut records = Records::new(stream);
    let mut reader = Reader { workbook, book, sheet, awaits_text: None };
    // A chart inside a sheet is a stream of its own, with cells of its own.
    let mut depth = 0_usize;
    loop {
        let (sort, data) = records.next()?.ok_or(DAMAGED)?;
        match sort {
            records::BEGIN => depth += 1,
            _ if depth == 0 => return Err(DAMAGED),
            records::END if depth == 1 => return Ok(stream.len() - records.left()),
            records::END => depth -= 1,
            _ if depth > 1 => {}
            records::FORMULA_TEXT => {
                let text = workbook.alphabet.label(&mut records.with_continued(data))?;
                reader.formula_text(text)?;
            }
            records::LABEL | records::RICH_LABEL => {
                let mut data = records.with_continued(data);
                let (place, look) = reader.place(&mut data)?;
                let text = workbook.alphabet.rich_label(&mut data, sort == records::RICH_LABEL, &workbook.fonts)?;
                reader.put(place, text.shown(look.is_struck))?;
            }
            _ => reader.record(sort, data)?,
        }
    }
}

/// Row and column.
type Place = (u32, u32);

/// Where a value stands, and how it looks.
type Seat = (Place, Look);

struct Reader<'a> {
    workbook: &'a Workbook,
    book: &'a mut Book,
    sheet: &'a mut Sheet,
    /// The cell of a formula whose text follows.
    awaits_text: Option<Seat>,
}

impl Reader<'_> {
    fn record(&mut self, sort: u16, mut data: Data<'_>) -> Result<(), PaperError> {
        match sort {
            records::SHARED_LABEL => {
                let (place, look) = self.place(&mut data)?;
                let text = self.workbook.shared.get(data.u32()?)?;
                self.put(place, text.shown(look.is_struck))
            }
            records::NUMBER => {
                let seat = self.place(&mut data)?;
                let value = data.f64()?;
                self.number(seat, value)
            }
            records::SHORT_NUMBER => {
                let seat = self.place(&mut data)?;
                let value = short_number(data.u32()?);
                self.number(seat, value)
            }
            records::SHORT_NUMBERS => self.short_numbers(&mut data),
            records::BOOLEAN_OR_ERROR => {
                let seat = self.place(&mut data)?;
                let value = data.u8()?;
                let is_error = data.u8()? != 0;
                self.boolean_or_error(seat, value, is_error)
            }
            records::BLANK => {
                let ((row, column), _) = self.place(&mut data)?;
                self.sheet.draw(row, column, column);
                Ok(())
            }
            records::BLANKS => {
                let (row, first) = (u32::from(data.u16()?), u32::from(data.u16()?));
                let many = u32::try_from(data.left().saturating_sub(2) / 2).unwrap_or(0);
                self.sheet.draw(row, first, first.saturating_add(many.saturating_sub(1)));
                Ok(())
            }
            records::FORMULA => self.formula(&mut data),
            records::MERGES => self.merges(&mut data),
            records::ROW => {
                let row = u32::from(data.u16()?);
                data.skip(10)?;
                if data.u16()? & 0x20 != 0 {
                    self.sheet.hidden_rows.push((row, row));
                }
                Ok(())
            }
            records::COLUMNS => {
                let ends = (u32::from(data.u16()?), u32::from(data.u16()?));
                let is_narrow = data.u16()? == 0;
                data.skip(2)?;
                if data.u16()? & 1 != 0 || is_narrow {
                    self.sheet.hidden_columns.push(ends);
                }
                Ok(())
            }
            records::OBJECT => self.object(&mut data),
            _ => Ok(()),
        }
    }

    /// The place of a cell and its look.
    fn place(&self, data: &mut Data<'_>) -> Result<Seat, PaperError> {
        let place = (u32::from(data.u16()?), u32::from(data.u16()?));
        Ok((place, self.look(data.u16()?)))
    }

    fn look(&self, style: u16) -> Look {
        self.workbook.looks.get(usize::from(style)).copied().unwrap_or_default()
    }

    fn put(&mut self, (row, column): Place, shown: Shown) -> Result<(), PaperError> {
        self.sheet.struck += usize::from(shown.has_struck);
        self.book.put(self.sheet, Cell { row, column, text: shown.text, picture: false })
    }

    fn number(&mut self, (place, look): Seat, value: f64) -> Result<(), PaperError> {
        if !value.is_finite() {
            return Err(DAMAGED);
        }
        self.put(place, Shown::of(shown(value, look.form, self.workbook.from_1904), look.is_struck))
    }

    /// Numbers of neighbouring cells.
    fn short_numbers(&mut self, data: &mut Data<'_>) -> Result<(), PaperError> {
        let row = u32::from(data.u16()?);
        let mut column = u32::from(data.u16()?);
        while data.left() >= 6 {
            let look = self.look(data.u16()?);
            let value = short_number(data.u32()?);
            self.number(((row, column), look), value)?;
            column += 1;
        }
        Ok(())
    }

    fn boolean_or_error(&mut self, (place, look): Seat, value: u8, is_error: bool) -> Result<(), PaperError> {
        if is_error {
            self.sheet.errors += 1;
        }
        let text = match (is_error, value) {
            (false, 0) => "FALSE",
            (false, _) => "TRUE",
            (true, 0x00) => "#NULL!",
            (true, 0x07) => "#DIV/0!",
            (true, 0x0F) => "#VALUE!",
            (true, 0x17) => "#REF!",
            (true, 0x1D) => "#NAME?",
            (true, 0x24) => "#NUM!",
            (true, _) => "#N/A",
        };
        self.put(place, Shown::of(text.to_owned(), look.is_struck))
    }

    /// The value a formula last had: a number, or a mark of what else it is.
    fn formula(&mut self, data: &mut Data<'_>) -> Result<(), PaperError> {
        let seat = self.place(data)?;
        let value = data.f64()?;
        let [sort, _, detail, .., high, higher] = value.to_le_bytes();
        match (high, higher, sort) {
            (0xFF, 0xFF, 0) => self.awaits_text = Some(seat),
            (0xFF, 0xFF, 1) => self.boolean_or_error(seat, detail, false)?,
            (0xFF, 0xFF, 2) => self.boolean_or_error(seat, detail, true)?,
            (0xFF, 0xFF, _) => {}
            _ => self.number(seat, value)?,
        }
        Ok(())
    }

    fn formula_text(&mut self, text: String) -> Result<(), PaperError> {
        match self.awaits_text.take() {
            Some((place, look)) => self.put(place, Shown::of(text, look.is_struck)),
            None => Ok(()),
        }
    }

    fn merges(&mut self, data: &mut Data<'_>) -> Result<(), PaperError> {
        for _ in 0..data.u16()? {
            let mut end = || data.u16().map(u32::from);
            let (top, bottom, left, right) = (end()?, end()?, end()?, end()?);
            self.book.merge(self.sheet, Merge { top, left, bottom, right })?;
        }
        Ok(())
    }

    /// Something drawn over the cells.
    fn object(&mut self, data: &mut Data<'_>) -> Result<(), PaperError> {
        if data.left() < 6 || data.u16()? != 0x15 {
            return Ok(());
        }
        data.skip(2)?;
        match data.u16()? {
            6 => self.sheet.boxes += 1,
            8 => self.sheet.pictures += 1,
            _ => {}
        }
        Ok(())
    }
}

/// A number in 30 bits: an integer or the upper half of a float, perhaps in hundredths.
fn short_number(bits: u32) -> f64 {
    let value =
        if bits & 2 != 0 { f64::from(bits.cast_signed() >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { value / 100.0 } else { value }
}
