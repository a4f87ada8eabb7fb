//! 纸 What lies in a file: paragraphs, grids of cells with spans, pictures, and what was lost on the way.
//!
//! One small reader a format turns bytes into a [`Paper`]; everything that reads files (reports, import, screening)
//! sees only that. Deliberately absent: any knowledge of annual reports or of the law, any I/O, any clock.

#![deny(missing_docs)]

mod csv;
mod docx;
mod dress;
mod encoding;
mod fault;
mod grid;
mod html;
pub mod limits;
mod line;
mod media;
mod package;
mod paper;
mod sheet;
mod signature;
mod text;

pub use csv::csv;
pub use dress::{Dress, Listed, Marks, Side, Span};
pub use fault::PaperError;
pub use grid::{Grid, GridBuilder, GridCell};
pub use media::Media;
pub use paper::{Block, Paper, Paragraph, Picture, Region};
pub use signature::kind_of;

/// 格式 The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text, tables of tabs, bars, drawn frames or blanks in it.
    Text,
    /// A web page or a piece of one.
    Html,
    /// A Word document (Office Open XML).
    Docx,
    /// An Excel workbook (Office Open XML).
    Xlsx,
    /// An Excel workbook in the old binary container.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A PDF. Its reader is a crate of its own and joined by the binary ([`read_with`]).
    Pdf,
}

/// 版式阅读器 Reads a PDF; given by whoever joins the two, so that nobody else compiles it.
pub type PdfReader = fn(&[u8]) -> Result<Paper, PaperError>;

/// 读一份文件 Reads a file of a format that is told, or else recognised by its content ([`kind_of`]).
///
/// # Errors
///
/// [`PaperError`] says what the file is or which limit it passes. A file with a single picture and no word is no
/// error here: the paper then holds the picture.
///
/// ```
/// let page = "<p>一、总体情况</p><table><tr><td>规章<td>0</table>";
/// let paper = papers::read(page.as_bytes(), None)?;
/// assert_eq!(paper.blocks.len(), 2);
/// # Ok::<(), papers::PaperError>(())
/// ```
pub fn read(bytes: &[u8], hint: Option<Kind>) -> Result<Paper, PaperError> {
    read_with(bytes, hint, |_| Err(PaperError::Pdf))
}

/// 读一份文件，PDF 也读 The same, with a reader for PDF.
///
/// # Errors
///
/// As [`read`]; a hint that the bytes contradict is an error that names both.
pub fn read_with(bytes: &[u8], hint: Option<Kind>, pdf: PdfReader) -> Result<Paper, PaperError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(PaperError::TooLarge { bytes: bytes.len() });
    }
    let found = kind_of(None, bytes)?;
    let kind = match hint {
        Some(hint) if hint != found && !(hint.is_text() && found.is_text()) => {
            return Err(PaperError::Mistaken { told: hint, found });
        }
        Some(hint) => hint,
        None => found,
    };
    let paper = match kind {
        Kind::Text | Kind::Html => read_text(bytes, kind)?,
        Kind::Docx => docx::read(bytes)?,
        Kind::Xlsx | Kind::Xls | Kind::Ods => sheet::read(bytes, kind)?,
        Kind::Pdf => pdf(bytes)?,
    };
    if paper.blocks.is_empty() {
        return Err(if kind == Kind::Text { PaperError::Empty } else { PaperError::NoText });
    }
    Ok(paper)
}

/// Text of bytes in some encoding.
fn read_text(bytes: &[u8], kind: Kind) -> Result<Paper, PaperError> {
    let source = encoding::Source::new(bytes, kind)?;
    let encoding = source.name();
    let paper = if kind == Kind::Html { html::read(source)? } else { text::read(source)? };
    Ok(Paper { encoding, ..paper })
}

impl Kind {
    /// Whether the file is characters in some encoding; which of the two they are may be told.
    fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Html)
    }

    /// How people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "纯文本",
            Self::Html => "网页",
            Self::Docx => "Word 文件（.docx）",
            Self::Xlsx => "电子表格（.xlsx）",
            Self::Xls => "旧版电子表格（.xls）",
            Self::Ods => "电子表格（.ods）",
            Self::Pdf => "PDF",
        }
    }
}
