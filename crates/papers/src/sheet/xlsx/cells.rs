//! 单元格 The XML of one sheet: cells, merges, what is hidden.

use quick_xml::events::BytesStart;

use super::super::book::{Book, Cell, Merge, Sheet};
use super::super::look::{Gathered, Look, Shown, Text};
use super::super::number::shown;
use super::super::xml::{Piece, Xml, attribute, is_true, number};
use super::strings;
use crate::{Kind, PaperError};

/// Rows and columns that any sheet has.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// What the sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) strings: Vec<Text>,
    pub(super) looks: Vec<Look>,
    pub(super) from_1904: bool,
}

/// Reads the cells of a sheet into `sheet`.
pub(super) fn read(text: &str, shared: &Shared, book: &mut Book, sheet: &mut Sheet) -> Result<(), PaperError> {
    let (xml, gathered) = (Xml::new(text, Kind::Xlsx), Gathered::default());
    let mut reader = Reader { xml, shared, gathered, row: 0, column: 0 };
    loop {
        match reader.xml.next()? {
            Piece::Start(element) => reader.element(&element, book, sheet)?,
            Piece::End if reader.xml.name() == "row" => reader.row += 1,
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}

struct Reader<'a> {
    xml: Xml<'a>,
    shared: &'a Shared,
    gathered: Gathered,
    /// Where the next cell stands that does not say it.
    row: u32,
    column: u32,
}

/// What stands inside a cell.
#[derive(Default)]
struct Content {
    value: Option<String>,
    /// A text of its own, with runs.
    text: Option<Text>,
    has_formula: bool,
}

impl Reader<'_> {
    fn element(&mut self, element: &BytesStart<'_>, book: &mut Book, sheet: &mut Sheet) -> Result<(), PaperError> {
        match self.xml.name() {
            "row" => self.begin_row(element, sheet),
            "c" => self.cell(element, book, sheet),
            "col" => {
                let ends = (number(element, "min").unwrap_or(0), number(element, "max").unwrap_or(0));
                let is_hidden = is_true(element, "hidden") || is_nothing(element, "width");
                if is_hidden && 0 < ends.0 && ends.0 <= ends.1 {
                    sheet.hidden_columns.push((ends.0 - 1, ends.1 - 1));
                }
                Ok(())
            }
            "mergeCell" => {
                let place = attribute(element, "ref").unwrap_or_default();
                let (from, to) = place.split_once(':').unwrap_or((&place, &place));
                let (Some((top, left)), Some((bottom, right))) = (reference(from), reference(to)) else {
                    return Err(self.xml.damaged());
                };
                book.merge(sheet, Merge { top, left, bottom, right })
            }
            // A second version of something for newer programs would be read twice.
            "AlternateContent" | "extLst" => self.xml.skip(),
            _ => Ok(()),
        }
    }

    fn begin_row(&mut self, element: &BytesStart<'_>, sheet: &mut Sheet) -> Result<(), PaperError> {
        if let Some(row) = attribute(element, "r") {
            let row: u32 = row.trim().parse().map_err(|_| self.xml.damaged())?;
            self.row = row.checked_sub(1).filter(|&row| row < ROWS).ok_or_else(|| self.xml.damaged())?;
        }
        self.column = 0;
        if is_true(element, "hidden") || is_nothing(element, "ht") {
            sheet.hidden_rows.push((self.row, self.row));
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>, book: &mut Book, sheet: &mut Sheet) -> Result<(), PaperError> {
        if let Some(place) = attribute(element, "r") {
            (self.row, self.column) = reference(&place).ok_or_else(|| self.xml.damaged())?;
        }
        let (row, column) = (self.row, self.column);
        if column >= COLUMNS || row >= ROWS {
            return Err(self.xml.damaged());
        }
        self.column += 1;
        let look = number(element, "s").and_then(|style| self.shared.looks.get(style as usize)).copied();
        let sort = attribute(element, "t").unwrap_or_default();
        let content = self.content()?;
        let is_nothing = content.text.is_none() && content.value.as_deref().is_none_or(str::is_empty);
        if content.has_formula && is_nothing && &*sort != "str" {
            sheet.uncomputed += 1;
        }
        let Some(Shown { text, has_struck }) = self.shown(&sort, content, look.unwrap_or_default(), sheet)? else {
            return Ok(());
        };
        // WPS puts a picture into a cell by a formula of its own.
        let picture = text.trim_start_matches(['=', '_']).trim_start_matches("xlfn.").starts_with("DISPIMG(");
        let text = if picture { String::new() } else { text };
        sheet.pictures += usize::from(picture);
        sheet.struck += usize::from(has_struck);
        book.put(sheet, Cell { row, column, text, picture })
    }

    fn content(&mut self) -> Result<Content, PaperError> {
        let mut content = Content::default();
        let outer = self.xml.depth();
        loop {
            match self.xml.next()? {
                Piece::Start(_) if self.xml.name() == "f" => {
                    content.has_formula = true;
                    self.xml.skip()?;
                }
                Piece::Start(_) if self.xml.name() == "is" => {
                    content.text = Some(strings::rich(&mut self.xml, &mut self.gathered)?);
                }
                Piece::Text(text) if self.xml.name() == "v" => {
                    content.value.get_or_insert_default().push_str(&text);
                }
                Piece::End if self.xml.depth() == outer => return Ok(content),
                Piece::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
    }

    /// What a cell says; [`None`] when nothing was ever put into it.
    fn shown(
        &mut self,
        sort: &str,
        content: Content,
        look: Look,
        sheet: &mut Sheet,
    ) -> Result<Option<Shown>, PaperError> {
        if let Some(text) = content.text {
            return Ok(Some(text.shown(look.is_struck)));
        }
        let Some(value) = content.value else { return Ok(None) };
        if sort == "s" {
            let string = value.trim().parse().ok().and_then(|at: usize| self.shared.strings.get(at));
            return string.map(|text| Some(text.shown(look.is_struck))).ok_or_else(|| self.xml.damaged());
        }
        Ok(Some(Shown::of(self.text(sort, &value, look, sheet), look.is_struck)))
    }

    /// What a value says, by the sort of its cell.
    fn text(&mut self, sort: &str, value: &str, look: Look, sheet: &mut Sheet) -> String {
        match sort {
            "inlineStr" => value.to_owned(),
            "str" => {
                self.gathered.push(&strings::unescape(value), None);
                self.gathered.take().shown(false).text
            }
            "b" => if matches!(value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => {
                sheet.errors += 1;
                value.trim().to_owned()
            }
            "d" => value.trim().trim_end_matches("T00:00:00").replace('T', " "),
            _ => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => shown(number, look.form, self.shared.from_1904),
                _ => value.trim().to_owned(),
            },
        }
    }
}

/// Whether a width or a height is nothing, which hides as well.
fn is_nothing(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value.trim().parse() == Ok(0.0))
}

/// Row and column, from 0, of a place such as `B12`.
fn reference(place: &str) -> Option<(u32, u32)> {
    let mut column = 0_u32;
    let mut row = 0_u32;
    let mut digits = false;
    for byte in place.trim().bytes().filter(|&byte| byte != b'$') {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                column = column.checked_mul(26)?.checked_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1)?;
            }
            b'0'..=b'9' if column > 0 => {
                digits = true;
                row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
            }
            _ => return None,
        }
    }
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then(|| (row - 1, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_inside_a_sheet_or_are_none() {
        let cases: &[(&str, Option<(u32, u32)>, &str)] = &[
            ("A1", Some((0, 0)), "the first"),
            ("$AA$12", Some((11, 26)), "fixed, two letters"),
            ("XFD1048576", Some((1_048_575, 16_383)), "the last"),
            ("XFE1", None, "a column too far"),
            ("A1048577", None, "a row too far"),
            ("A0", None, "rows begin at 1"),
            ("12", None, "no column"),
            ("A", None, "no row"),
            ("A1B", None, "letters behind digits"),
            ("ZZZZZZZZZ1", None, "a number that does not fit"),
        ];
        for (place, expected, because) in cases {
            assert_eq!(reference(place), *expected, "{because}");
        }
    }
}
