//! 文 Letters, sheets and reports as structured documents, and their renderings.
//!
//! A document is described once; HTML (a file of its own, or a fragment for a page), plain text, Word and spreadsheets
//! are renderings of that one description. Deliberately absent: what a document says (that is
//! the affair's or the report's), any I/O, any clock.

#![deny(missing_docs)]

mod breadth;
mod document;
pub mod docx;
mod gallery;
pub mod grid;
pub mod html;
mod imprint;
pub mod list;
mod squares;
pub mod text;
mod write_error;
pub mod xlsx;

pub use document::{BREAK, Block, Document, HeadingLevel, Paragraph, Run, Scope, Table, TableCell, TableKind};
pub use gallery::gallery;
pub use imprint::Imprint;
pub use write_error::WriteError;
