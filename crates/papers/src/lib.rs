//! 纸 What lies in a file: paragraphs, grids of cells with spans, pictures, and what was lost on the way.
//!
//! One small reader a format turns bytes into a [`Paper`]; everything that reads files (reports, import, screening)
//! sees only that. Deliberately absent: any knowledge of annual reports or of the law, any I/O, any clock.

#![deny(missing_docs)]

mod encoding;
mod fault;
mod grid;
mod html;
pub mod limits;
mod line;
mod paper;
mod signature;
mod text;

pub use fault::PaperError;
pub use grid::{Grid, GridBuilder, GridCell};
pub use paper::{Block, Paper, Paragraph, Picture, Region};
pub use signature::kind_of;

/// 格式 The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text, tables of tabs, bars, drawn frames or blanks in it.
    Text,
    /// A web page or a piece of one.
    Html,
}

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
    if bytes.len() > limits::FILE_BYTES {
        return Err(PaperError::TooLarge { bytes: bytes.len() });
    }
    let found = kind_of(None, bytes)?;
    let kind = hint.unwrap_or(found);
    let source = encoding::Source::new(bytes, kind)?;
    let encoding = source.name();
    let paper = match kind {
        Kind::Html => html::read(source)?,
        Kind::Text => text::read(source)?,
    };
    if paper.blocks.is_empty() {
        return Err(if kind == Kind::Html { PaperError::NoText } else { PaperError::Empty });
    }
    Ok(Paper { encoding, ..paper })
}
