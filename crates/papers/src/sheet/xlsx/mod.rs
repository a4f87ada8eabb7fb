//! XLSX A workbook of Office Open XML, of either edition of the standard.

mod cells;
mod relations;
mod strings;
mod styles;

use super::book::{Book, Sheet};
use super::xml::{Piece, Xml, attribute, characters, is_true};
use crate::line::tidy;
use crate::package::Package;
use crate::{Kind, PaperError, limits};
use cells::Shared;
use relations::{Relation, part_bytes, relations};

const DAMAGED: PaperError = PaperError::Damaged { kind: Kind::Xlsx };

pub(super) fn read(bytes: &[u8]) -> Result<Book, PaperError> {
    let mut package = Package::open(bytes, Kind::Xlsx)?;
    let roots = relations(&mut package, "")?;
    let main = roots.iter().find(|root| root.role == "officeDocument").map_or("xl/workbook.xml", |root| &root.part);
    if main.ends_with(".bin") {
        // The same programs also write a binary kind (XLSB).
        return Err(PaperError::OtherOffice);
    }
    let workbook = part_bytes(&mut package, main)?.ok_or(DAMAGED)?;
    let (entries, from_1904) = entries(&characters(&workbook, Kind::Xlsx)?)?;
    let parts = relations(&mut package, main)?;
    let shared = shared(&mut package, &parts, from_1904)?;
    let mut book = Book::default();
    if let Some(core) = roots.iter().find(|root| root.role == "core-properties") {
        book.title = part_bytes(&mut package, &core.part)?.map_or(Ok(String::new()), |bytes| title(&bytes))?;
    }
    for entry in entries {
        let relation = parts.iter().find(|part| part.id == entry.relation).ok_or(DAMAGED)?;
        match relation.role.as_str() {
            _ if entry.is_hidden => book.hidden.push(entry.name),
            "worksheet" => {
                let sheet = sheet(&mut package, &relation.part, entry.name, &shared, &mut book)?;
                book.sheets.push(sheet);
            }
            _ => book.charts.push(entry.name),
        }
    }
    Ok(book)
}

/// A sheet as the workbook lists it.
struct Entry {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// The sheets in their order, and whether days count from 1904.
fn entries(workbook: &str) -> Result<(Vec<Entry>, bool), PaperError> {
    let mut xml = Xml::new(workbook, Kind::Xlsx);
    let (mut entries, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Start(element) if xml.name() == "sheet" => entries.push(Entry {
                name: tidy(&attribute(&element, "name").unwrap_or_default()),
                relation: attribute(&element, "id").unwrap_or_default().into_owned(),
                is_hidden: attribute(&element, "state").is_some_and(|state| state.to_lowercase().contains("hidden")),
            }),
            Piece::Start(element) if xml.name() == "workbookPr" => from_1904 = is_true(&element, "date1904"),
            Piece::Eof => return Ok((entries, from_1904)),
            _ => {}
        }
        if entries.len() > limits::ENTRIES {
            return Err(PaperError::TooManyParts);
        }
    }
}

fn shared(package: &mut Package<'_>, parts: &[Relation], from_1904: bool) -> Result<Shared, PaperError> {
    let mut shared = Shared { from_1904, ..Shared::default() };
    for part in parts {
        match part.role.as_str() {
            "sharedStrings" => shared.strings = strings::shared(&part_bytes(package, &part.part)?.ok_or(DAMAGED)?)?,
            "styles" => shared.looks = styles::looks(&part_bytes(package, &part.part)?.ok_or(DAMAGED)?)?,
            _ => {}
        }
    }
    Ok(shared)
}

fn sheet(
    package: &mut Package<'_>,
    part: &str,
    name: String,
    shared: &Shared,
    book: &mut Book,
) -> Result<Sheet, PaperError> {
    let mut sheet = Sheet { name, ..Sheet::default() };
    let bytes = part_bytes(package, part)?.ok_or(DAMAGED)?;
    cells::read(&characters(&bytes, Kind::Xlsx)?, shared, book, &mut sheet)?;
    for relation in relations(package, part)? {
        if relation.role == "drawing"
            && let Some(bytes) = part_bytes(package, &relation.part)?
        {
            drawing(&characters(&bytes, Kind::Xlsx)?, &mut sheet)?;
        }
    }
    Ok(sheet)
}

/// Counts what is drawn over the cells.
fn drawing(text: &str, sheet: &mut Sheet) -> Result<(), PaperError> {
    let mut xml = Xml::new(text, Kind::Xlsx);
    let mut in_text = false;
    loop {
        match xml.next()? {
            Piece::Start(_) if xml.name() == "Fallback" => xml.skip()?,
            Piece::Start(_) if xml.name() == "pic" => sheet.pictures += 1,
            Piece::Start(_) if xml.name() == "txBody" => in_text = true,
            Piece::Text(text) if in_text && xml.name() == "t" && !tidy(&text).is_empty() => {
                sheet.boxes += 1;
                in_text = false;
            }
            Piece::End if xml.name() == "txBody" => in_text = false,
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What the file says it is called.
fn title(bytes: &[u8]) -> Result<String, PaperError> {
    let text = characters(bytes, Kind::Xlsx)?;
    let mut xml = Xml::new(&text, Kind::Xlsx);
    let mut title = String::new();
    loop {
        match xml.next()? {
            Piece::Text(text) if xml.name() == "title" => title.push_str(&text),
            Piece::Eof => return Ok(tidy(&title)),
            _ => {}
        }
    }
}
