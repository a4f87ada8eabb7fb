//! Word files, made here from the snippets each case is about.

mod drawings;
mod dress;
mod hostile;
mod numbers;
mod package;
mod revisions;
mod tables;
mod text;

use std::io::{Cursor, Write};

use papers::{Kind, Paper, PaperError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package under way.
#[derive(Clone, Default)]
struct Maker {
    parts: Vec<(String, Vec<u8>)>,
}

impl Maker {
    /// A document whose body is `body`.
    fn document(body: &str) -> Self {
        let relations = format!(
            r#"<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
        );
        Self::default().part("_rels/.rels", &relations).part("word/document.xml", &main(body))
    }

    /// Adds a part or replaces the one of that name.
    fn part(mut self, name: &str, content: &str) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.to_owned(), content.as_bytes().to_vec()));
        self
    }

    fn styles(self, styles: &str) -> Self {
        self.part("word/styles.xml", &format!("<w:styles {NAMESPACES}>{styles}</w:styles>"))
    }

    fn numbering(self, lists: &str) -> Self {
        self.part("word/numbering.xml", &format!("<w:numbering {NAMESPACES}>{lists}</w:numbering>"))
    }

    fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, content) in &self.parts {
            zip.start_file(name.as_str(), options).expect("a name of a part");
            zip.write_all(content).expect("memory takes it");
        }
        zip.finish().expect("memory takes it").into_inner()
    }

    fn read(&self) -> Result<Paper, PaperError> {
        papers::read(&self.bytes(), Some(Kind::Docx))
    }

    fn paper(&self) -> Paper {
        self.read().expect("the document is readable")
    }
}

/// The main part around a body.
fn main(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"#
    )
}

/// A document of a body alone, read.
fn read(body: &str) -> Paper {
    Maker::document(body).paper()
}

/// A run.
fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A cell with properties.
fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// A table of plain cells: rows by `/`, cells by blanks; `_` is an empty one.
fn tbl(rows: &str) -> String {
    let cell = |text: &str| tc("", if text == "_" { "" } else { text });
    let row = |row: &str| format!("<w:tr>{}</w:tr>", row.split_whitespace().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.split('/').map(row).collect::<String>())
}
