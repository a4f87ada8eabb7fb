//! ODS A spreadsheet of OpenDocument: repeated rows and cells are written out only where they hold something.

mod cell;
mod place;
mod styles;

use quick_xml::events::BytesStart;

use super::book::{Book, Cell, Merge, Sheet};
use super::look::Shown;
use super::xml::{Piece, Xml, attribute, characters, number};
use crate::line::{Line, tidy};
use crate::package::Package;
use crate::{Kind, PaperError, limits};
use cell::Content;
use place::{Place, is_hidden};
use styles::Styles;

const DAMAGED: PaperError = PaperError::Damaged { kind: Kind::Ods };

pub(super) fn read(bytes: &[u8]) -> Result<Book, PaperError> {
    let mut package = Package::open(bytes, Kind::Ods)?;
    let manifest = package.entry("META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(PaperError::Encrypted { kind: Some(Kind::Ods) });
    }
    let mut book = Book::default();
    if let Some(meta) = package.entry("meta.xml")? {
        book.title = title(&characters(&meta, Kind::Ods)?)?;
    }
    let mut styles = Styles::default();
    if let Some(common) = package.entry("styles.xml")? {
        common_styles(&characters(&common, Kind::Ods)?, &mut styles)?;
    }
    let content = package.entry("content.xml")?.ok_or(DAMAGED)?;
    let content = characters(&content, Kind::Ods)?;
    let mut reader = Reader { xml: Xml::new(&content, Kind::Ods), line: Line::default(), styles };
    reader.document(&mut book)?;
    Ok(book)
}

struct Reader<'a> {
    xml: Xml<'a>,
    line: Line,
    styles: Styles,
}

/// The styles that stand in a part of their own.
fn common_styles(text: &str, styles: &mut Styles) -> Result<(), PaperError> {
    let mut xml = Xml::new(text, Kind::Ods);
    loop {
        match xml.next()? {
            Piece::Start(element) if xml.name() == "style" => styles.read(&mut xml, &element)?,
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}

impl Reader<'_> {
    fn document(&mut self, book: &mut Book) -> Result<(), PaperError> {
        loop {
            match self.xml.next()? {
                Piece::Start(element) => match self.xml.name() {
                    "style" => self.styles.read(&mut self.xml, &element)?,
                    "tracked-changes" => self.xml.skip()?,
                    "table" => self.table(&element, book)?,
                    _ => {}
                },
                Piece::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn table(&mut self, element: &BytesStart<'_>, book: &mut Book) -> Result<(), PaperError> {
        let name = tidy(&attribute(element, "table:name").unwrap_or_default());
        let style = attribute(element, "table:style-name").unwrap_or_default();
        if self.styles.is_hidden(&style) {
            book.hidden.push(name);
            return self.xml.skip();
        }
        if book.sheets.len() + book.hidden.len() >= limits::ENTRIES {
            return Err(PaperError::TooManyParts);
        }
        let mut sheet = Sheet { name, ..Sheet::default() };
        let mut place = Place::default();
        let outer = self.xml.depth();
        loop {
            match self.xml.next()? {
                Piece::Start(element) => match self.xml.name() {
                    "table-column" => place.column(&element, &self.styles, &mut sheet)?,
                    "table-row" => self.row(&element, &mut place, book, &mut sheet)?,
                    // Pictures that stand over the cells.
                    "shapes" => self.shapes(&mut sheet)?,
                    "table" => self.xml.skip()?,
                    _ => {}
                },
                Piece::End if self.xml.depth() == outer => break,
                Piece::Eof => return Err(DAMAGED),
                _ => {}
            }
        }
        book.sheets.push(sheet);
        Ok(())
    }

    fn shapes(&mut self, sheet: &mut Sheet) -> Result<(), PaperError> {
        let outer = self.xml.depth();
        loop {
            match self.xml.next()? {
                Piece::Start(_) if self.xml.name() == "image" => sheet.pictures += 1,
                Piece::Text(text) if !tidy(&text).is_empty() => sheet.boxes += 1,
                Piece::End if self.xml.depth() == outer => return Ok(()),
                Piece::Eof => return Err(DAMAGED),
                _ => {}
            }
        }
    }

    fn row(
        &mut self,
        element: &BytesStart<'_>,
        place: &mut Place,
        book: &mut Book,
        sheet: &mut Sheet,
    ) -> Result<(), PaperError> {
        let repeated = number(element, "table:number-rows-repeated").unwrap_or(1).max(1);
        let (from, merges, struck) = (sheet.cells.len(), sheet.merges.len(), sheet.struck);
        place.begin_row(element, &self.styles);
        let outer = self.xml.depth();
        loop {
            match self.xml.next()? {
                Piece::Start(element) if matches!(self.xml.name(), "table-cell" | "covered-table-cell") => {
                    self.cell(&element, place, book, sheet)?;
                }
                Piece::Start(_) => self.xml.skip()?,
                Piece::End if self.xml.depth() == outer => break,
                Piece::Eof => return Err(DAMAGED),
                _ => {}
            }
        }
        if is_hidden(element) && sheet.cells.len() > from {
            sheet.hidden_rows.push((place.row, place.row.saturating_add(repeated - 1)));
        }
        repeat(from, merges, repeated, book, sheet)?;
        let again = (sheet.struck - struck).saturating_mul(repeated as usize - 1);
        sheet.struck = sheet.struck.saturating_add(again);
        place.row = place.row.checked_add(repeated).ok_or(DAMAGED)?;
        Ok(())
    }

    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        place: &mut Place,
        book: &mut Book,
        sheet: &mut Sheet,
    ) -> Result<(), PaperError> {
        let covered = self.xml.name() == "covered-table-cell";
        let repeated = number(element, "table:number-columns-repeated").unwrap_or(1).max(1);
        let span = |name| if covered { 1 } else { number(element, name).unwrap_or(1).max(1) };
        let (rows, columns) = (span("table:number-rows-spanned"), span("table:number-columns-spanned"));
        let (row, first) = (place.row, place.column);
        let is_struck = place.is_struck(element, &self.styles);
        let content = Content::read(&mut self.xml, &mut self.line, &self.styles, is_struck)?;
        let Shown { text, has_struck } = content.value(element, sheet);
        sheet.struck = sheet.struck.saturating_add(if has_struck { repeated as usize } else { 0 });
        sheet.pictures += content.pictures;
        let picture = content.pictures > 0;
        let copies = if text.is_empty() && !picture { 0 } else { repeated };
        for column in (0..copies).map(|copy| first.saturating_add(copy)) {
            book.put(sheet, Cell { row, column, text: text.clone(), picture })?;
        }
        let is_drawn = !covered && text.is_empty() && repeated < DRAWN;
        if is_drawn && (rows, columns) == (1, 1) {
            sheet.draw(row, first, first.saturating_add(repeated - 1));
        }
        if rows > 1 || columns > 1 {
            let (bottom, right) = (row.saturating_add(rows - 1), first.saturating_add(columns - 1));
            book.merge(sheet, Merge { top: row, left: first, bottom, right })?;
        }
        place.column = first.checked_add(repeated).ok_or(DAMAGED)?;
        Ok(())
    }
}

/// Empty cells run together from so many on are the rest of the sheet and no row of a form.
const DRAWN: u32 = 256;

/// Writes the cells and merges of the row that was just read as often as it is repeated.
fn repeat(from: usize, merges: usize, repeated: u32, book: &mut Book, sheet: &mut Sheet) -> Result<(), PaperError> {
    let (cells, merged) = (sheet.cells[from..].to_vec(), sheet.merges[merges..].to_vec());
    if cells.is_empty() {
        return Ok(());
    }
    for copy in 1..repeated {
        for cell in &cells {
            book.put(sheet, Cell { row: cell.row.saturating_add(copy), ..cell.clone() })?;
        }
        for merge in &merged {
            let (top, bottom) = (merge.top.saturating_add(copy), merge.bottom.saturating_add(copy));
            book.merge(sheet, Merge { top, bottom, ..*merge })?;
        }
    }
    Ok(())
}

/// What the file says it is called.
fn title(meta: &str) -> Result<String, PaperError> {
    let mut xml = Xml::new(meta, Kind::Ods);
    let mut title = String::new();
    loop {
        match xml.next()? {
            Piece::Text(text) if xml.name() == "title" => title.push_str(&text),
            Piece::Eof => return Ok(tidy(&title)),
            _ => {}
        }
    }
}
