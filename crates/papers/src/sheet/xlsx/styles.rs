//! 单元格样式 How cells look, by the number of their style: the form of their numbers, and whether they are struck out.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::look::Look;
use super::super::number::Form;
use super::super::xml::{Piece, Xml, attribute, characters, is_on, number};
use crate::{Kind, PaperError};

/// What the styles of cells are made of.
#[derive(Default)]
struct Styles {
    /// Number formats of the workbook's own.
    formats: HashMap<u32, Form>,
    /// Whether each font is struck out.
    fonts: Vec<bool>,
    /// Number format and font of each cell style.
    cells: Vec<(u32, u32)>,
}

/// The look of each cell style.
pub(super) fn looks(bytes: &[u8]) -> Result<Vec<Look>, PaperError> {
    let text = characters(bytes, Kind::Xlsx)?;
    let mut xml = Xml::new(&text, Kind::Xlsx);
    let mut styles = Styles::default();
    let mut part = Part::Other;
    loop {
        match xml.next()? {
            // Formats that only colour something by a condition have numbers and fonts of their own.
            Piece::Start(_) if xml.name() == "dxfs" => xml.skip()?,
            Piece::Start(_) if xml.name() == "cellXfs" => part = Part::Cells,
            Piece::Start(_) if xml.name() == "fonts" => part = Part::Fonts,
            Piece::End if matches!(xml.name(), "cellXfs" | "fonts") => part = Part::Other,
            Piece::Start(element) => styles.element(part, xml.name(), &element),
            Piece::Eof => return Ok(styles.looks()),
            _ => {}
        }
    }
}

/// Where in the styles the reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Fonts,
    Cells,
    Other,
}

impl Styles {
    fn element(&mut self, part: Part, name: &str, element: &BytesStart<'_>) {
        match (part, name) {
            (_, "numFmt") => {
                let code = attribute(element, "formatCode").unwrap_or_default();
                if let Some(id) = number(element, "numFmtId") {
                    self.formats.insert(id, Form::of_code(&code));
                }
            }
            (Part::Fonts, "font") => self.fonts.push(false),
            (Part::Fonts, "strike") => {
                if let Some(font) = self.fonts.last_mut() {
                    *font = is_on(element);
                }
            }
            (Part::Cells, "xf") => {
                let of = |name| number(element, name).unwrap_or(0);
                self.cells.push((of("numFmtId"), of("fontId")));
            }
            _ => {}
        }
    }

    fn looks(&self) -> Vec<Look> {
        let form = |id: u32| self.formats.get(&id).copied().unwrap_or_else(|| Form::known(id));
        let is_struck = |font: u32| self.fonts.get(font as usize).copied().unwrap_or(false);
        self.cells.iter().map(|&(id, font)| Look { form: form(id), is_struck: is_struck(font) }).collect()
    }
}
