//! Word 文件 A document as DOCX on the page of GB/T 9704-2012, with styles a clerk can change.
//!
//! What never varies (styles, settings, faces, footers) stands as parts of the package in `style/docx`; only the body
//! and the properties are written here. The same document and imprint give the same bytes.

mod body;
mod markup;
mod properties;
mod table;
mod title;

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::{Document, Imprint, WriteError};

/// The parts that are the same in every file, in the order of the package; the body and the properties follow.
const PARTS: [(&str, &str); 9] = [
    ("[Content_Types].xml", include_str!("../../style/docx/content_types.xml")),
    ("_rels/.rels", include_str!("../../style/docx/rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../style/docx/document_rels.xml")),
    ("word/styles.xml", include_str!("../../style/docx/styles.xml")),
    ("word/settings.xml", include_str!("../../style/docx/settings.xml")),
    ("word/fontTable.xml", include_str!("../../style/docx/fontTable.xml")),
    ("word/footer1.xml", include_str!("../../style/docx/footer1.xml")),
    ("word/footer2.xml", include_str!("../../style/docx/footer2.xml")),
    ("docProps/app.xml", include_str!("../../style/docx/app.xml")),
];

/// 写成 Word 文件 The whole package. Remarks of ours are left out, figures are plain digits.
///
/// # Errors
///
/// [`WriteError::Wide`] for a table of more than 63 columns, which Word refuses.
pub fn render(document: &Document, imprint: &Imprint) -> Result<Vec<u8>, WriteError> {
    let body = body::part(document)?;
    let properties = properties::part(document, imprint);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::with_capacity(32 * 1024)));
    let fixed = PARTS.iter().map(|(name, part)| (*name, part.as_bytes()));
    for (name, part) in fixed.chain([("word/document.xml", &*body), ("docProps/core.xml", &*properties)]) {
        package.start_file(name, options)?;
        package.write_all(part).map_err(zip::result::ZipError::from)?;
    }
    Ok(package.finish()?.into_inner())
}
