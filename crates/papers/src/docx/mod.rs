//! Word 文件 A document of Office Open XML as a paper.
//!
//! The main part is read as a stream: paragraphs and tables are finished where they end, and only the table that is
//! open is held. What Word draws and does not keep in the text – the numbers of lists – is counted on the way. Headers
//! and footers are the furniture of pages and are not read.

mod counter;
mod drawing;
mod field;
mod ground;
mod layout;
mod losses;
mod numbering;
mod numerals;
mod paragraph;
mod parts;
mod run;
mod story;
mod styles;
mod symbols;
mod table;
mod xml;

use counter::Counter;
use ground::Ground;
use numbering::Numbering;
use story::Story;
use styles::Styles;
use xml::{Xml, decode};

use crate::line::tidy;
use crate::package::Package;
use crate::{Kind, Paper, PaperError};

/// Reads a document.
///
/// # Errors
///
/// [`PaperError::Damaged`] when the package or a part is not whole, [`PaperError::Encrypted`], [`PaperError::Bomb`]
/// when it unpacks beyond measure, [`PaperError::DocumentType`], [`PaperError::TooDeep`] and [`PaperError::TooManyParts`].
pub(crate) fn read(bytes: &[u8]) -> Result<Paper, PaperError> {
    let mut package = Package::open(bytes, Kind::Docx)?;
    let parts = parts::find(&mut package)?;
    drop(package);
    let (main, styled) = (decode(&parts.main)?, decode(&parts.styles)?);
    let styles = Styles::read(&styled)?;
    let counter = Counter::new(Numbering::read(&decode(&parts.numbering)?)?);
    let ground = Ground::of([&main, &styled]);
    let mut paper = Story::new(&main, &styles, counter, ground, parts.targets)?.read()?;
    paper.title = title(&decode(&parts.core)?)?;
    Ok(paper)
}

/// What the document calls itself in its properties.
fn title(core: &str) -> Result<String, PaperError> {
    let mut title = String::new();
    if core.is_empty() {
        return Ok(title);
    }
    let (mut xml, _) = Xml::open(core)?;
    while let Some(tag) = xml.child()? {
        if tag.name() == "title" { xml.text(&mut title)? } else { xml.skip()? }
    }
    Ok(tidy(&title))
}
