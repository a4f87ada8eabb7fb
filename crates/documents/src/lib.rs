//! 文 Letters, sheets and reports as structured documents, and their renderings.
//!
//! A document is described once; HTML (a file of its own, or a fragment for a page), plain text and later Word,
//! spreadsheets and PDF are renderings of that one description. Deliberately absent: what a document says (that is
//! the affair's or the report's), any I/O, any clock.

#![deny(missing_docs)]

mod document;
mod gallery;
pub mod grid;
pub mod html;
pub mod text;

pub use document::{BREAK, Block, Document, HeadingLevel, Paragraph, Run, Scope, Table, TableCell, TableKind};
pub use gallery::gallery;
