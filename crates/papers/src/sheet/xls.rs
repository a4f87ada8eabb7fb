//! XLS A workbook of the old binary kind (BIFF8, and BIFF5 of Excel 95): a container with one stream of records.
//!
//! Formulas are passed over, only the values they last had are read; so nothing here grows with what a file claims.

mod cells;
mod records;
mod strings;

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::book::{Book, Sheet};
use super::look::Look;
use super::number::Form;
use crate::line::tidy;
use crate::{Kind, PaperError, limits};
use records::{Data, Records};
use strings::{Alphabet, Shared};

const DAMAGED: PaperError = PaperError::Damaged { kind: Kind::Xls };

pub(super) fn read(bytes: &[u8]) -> Result<Book, PaperError> {
    let stream = catch_unwind(AssertUnwindSafe(|| stream(bytes))).ok().flatten().ok_or(DAMAGED)?;
    let workbook = Workbook::read(&stream)?;
    let mut book = Book::default();
    // Sheets that point into each other would be read again and again.
    let mut left = 2 * stream.len();
    for entry in &workbook.entries {
        match entry.sort {
            _ if entry.is_hidden => book.hidden.push(entry.name.clone()),
            0 => {
                let mut sheet = Sheet { name: entry.name.clone(), ..Sheet::default() };
                let records = stream.get(entry.position..).ok_or(DAMAGED)?;
                let read = cells::read(records, &workbook, &mut book, &mut sheet)?;
                left = left.checked_sub(read).ok_or(PaperError::Bomb)?;
                book.sheets.push(sheet);
            }
            _ => book.charts.push(entry.name.clone()),
        }
    }
    Ok(book)
}

/// The stream of records. The container is read by a library that trusts no chain of sectors to end; what it would
/// panic on is damaged.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| container.is_stream(name))?;
    let mut stream = Vec::new();
    let limit = limits::FILE_BYTES as u64;
    container.open_stream(name).ok()?.take(limit).read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// What the sheets share.
struct Workbook {
    entries: Vec<Entry>,
    shared: Shared,
    alphabet: Alphabet,
    /// The look of each cell style.
    looks: Vec<Look>,
    fonts: Fonts,
    from_1904: bool,
}

/// A sheet as the workbook lists it.
struct Entry {
    name: String,
    position: usize,
    is_hidden: bool,
    /// 0 for cells, others for charts and macros.
    sort: u8,
}

impl Workbook {
    fn read(stream: &[u8]) -> Result<Self, PaperError> {
        let mut records = Records::new(stream);
        let mut alphabet = Alphabet::default();
        let mut own: HashMap<u16, Form> = HashMap::new();
        let (mut styles, mut entries, mut fonts) = (Vec::new(), Vec::new(), Fonts::default());
        let (mut shared, mut from_1904) = (Shared::default(), false);
        loop {
            let (sort, mut data) = records.next()?.ok_or(DAMAGED)?;
            match sort {
                records::BEGIN => alphabet.is_wide = data.u16()? >= 0x0600,
                records::PASSWORD => return Err(PaperError::Encrypted { kind: Some(Kind::Xls) }),
                records::CODE_PAGE => alphabet.code_page = data.u16()?,
                records::DATE_MODE => from_1904 = data.u16()? == 1,
                records::FORMAT => {
                    let id = data.u16()?;
                    own.insert(id, Form::of_code(&alphabet.format_code(&mut data)?));
                }
                records::FONT => fonts.0.push(data.skip(2).and_then(|()| data.u16())? & Fonts::STRUCK != 0),
                records::STYLE => styles.push((data.u16()?, data.u16()?)),
                records::SHEET if entries.len() >= limits::ENTRIES => return Err(PaperError::TooManyParts),
                records::SHEET => entries.push(entry(&mut data, &alphabet)?),
                records::STRINGS => shared = Shared::read(&mut records.with_continued(data), &alphabet, &fonts)?,
                records::END => break,
                _ => {}
            }
        }
        let form = |id: u16| own.get(&id).copied().unwrap_or_else(|| Form::known(u32::from(id)));
        let look = |(font, id)| Look { form: form(id), is_struck: fonts.is_struck(font) };
        let looks = styles.into_iter().map(look).collect();
        Ok(Self { entries, shared, alphabet, looks, fonts, from_1904 })
    }
}

/// 字体 Whether each font of the workbook is struck out.
#[derive(Debug, Default)]
struct Fonts(Vec<bool>);

impl Fonts {
    /// The bit of a font that strikes it out.
    const STRUCK: u16 = 8;

    /// Fonts are counted from 0, and there is none by the number 4.
    fn is_struck(&self, number: u16) -> bool {
        let at = usize::from(number);
        self.0.get(if at > 4 { at - 1 } else { at }).copied().unwrap_or(false)
    }
}

fn entry(data: &mut Data<'_>, alphabet: &Alphabet) -> Result<Entry, PaperError> {
    let position = data.u32()? as usize;
    let is_hidden = data.u8()? & 3 != 0;
    let sort = data.u8()?;
    let length = usize::from(data.u8()?);
    Ok(Entry { name: tidy(&alphabet.text(data, length)?), position, is_hidden, sort })
}
