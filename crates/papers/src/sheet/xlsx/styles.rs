//! 数字格式 How the numbers of a cell are shown, by the number of its style.

use std::collections::HashMap;

use super::super::number::Form;
use super::super::xml::{Piece, Xml, attribute, characters, number};
use crate::{Kind, PaperError};

/// The form of each cell style.
pub(super) fn forms(bytes: Vec<u8>) -> Result<Vec<Form>, PaperError> {
    let text = characters(bytes, Kind::Xlsx)?;
    let mut xml = Xml::new(&text, Kind::Xlsx);
    let mut own: HashMap<u32, Form> = HashMap::new();
    let mut forms = Vec::new();
    let mut in_cell_styles = false;
    loop {
        match xml.next()? {
            // Formats that only colour something by a condition have numbers of their own.
            Piece::Start(_) if xml.name() == "dxfs" => xml.skip()?,
            Piece::Start(element) if xml.name() == "numFmt" => {
                let code = attribute(&element, "formatCode").unwrap_or_default();
                if let Some(id) = number(&element, "numFmtId") {
                    own.insert(id, Form::of_code(&code));
                }
            }
            Piece::Start(_) if xml.name() == "cellXfs" => in_cell_styles = true,
            Piece::End if xml.name() == "cellXfs" => in_cell_styles = false,
            Piece::Start(element) if in_cell_styles && xml.name() == "xf" => {
                let id = number(&element, "numFmtId").unwrap_or(0);
                forms.push(own.get(&id).copied().unwrap_or_else(|| Form::known(id)));
            }
            Piece::Eof => return Ok(forms),
            _ => {}
        }
    }
}
