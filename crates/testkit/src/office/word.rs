//! A Word document: paragraphs, and tables with `gridSpan` and `vMerge`.

use super::{Piece, escaped, package::pack};
use crate::table::Table;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

pub(super) fn print(pieces: &[Piece<'_>]) -> Vec<u8> {
    let body: String = pieces.iter().map(piece).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    pack(&[("[Content_Types].xml", TYPES.into()), ("_rels/.rels", RELATIONS.into()), ("word/document.xml", document)])
}

fn piece(piece: &Piece<'_>) -> String {
    match piece {
        Piece::Title(text) | Piece::Heading(text) | Piece::Text(text) => paragraph(text),
        Piece::Table(table) if table.picture => {
            "<w:p><w:r><w:pict><v:shape style=\"width:400pt;height:300pt\"><v:imagedata src=\"\"/></v:shape></w:pict></w:r></w:p>".into()
        }
        Piece::Table(table) => self::table(table),
    }
}

/// Each character run of its own after every seventh, as editing leaves them.
fn paragraph(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(runs).collect();
    format!("<w:p>{}</w:p>", lines.join("<w:r><w:br/></w:r>"))
}

fn runs(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    characters
        .chunks(7)
        .map(|chunk| {
            let text: String = chunk.iter().collect();
            format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&text))
        })
        .collect()
}

fn table(table: &Table) -> String {
    let width = table.width();
    let rows: String = table
        .slots()
        .iter()
        .map(|line| {
            let mut cells = String::new();
            let mut column = 0;
            while column < width {
                let slot = line.get(column).copied().flatten();
                let (cell, span) = match slot {
                    Some(slot) => {
                        let cell = table.at(slot);
                        let merge = match (cell.rows > 1, slot.down) {
                            (true, 0) => "<w:vMerge w:val=\"restart\"/>",
                            (true, _) => "<w:vMerge/>",
                            (false, _) => "",
                        };
                        let text = if slot.down == 0 { paragraph(&cell.text) } else { "<w:p/>".into() };
                        let span = cell.columns - slot.right;
                        let properties = format!("<w:tcPr><w:gridSpan w:val=\"{span}\"/>{merge}</w:tcPr>");
                        (format!("<w:tc>{properties}{text}</w:tc>"), span)
                    }
                    None => ("<w:tc><w:p/></w:tc>".to_owned(), 1),
                };
                cells.push_str(&cell);
                column += span.max(1);
            }
            format!("<w:tr>{cells}</w:tr>")
        })
        .collect();
    let grid = "<w:gridCol w:w=\"800\"/>".repeat(width);
    format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>")
}
