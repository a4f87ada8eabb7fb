//! 纸 What lies in a file: paragraphs, grids of cells with spans, pictures, and what was lost on the way.
//!
//! One small reader a format turns bytes into a [`Paper`]; everything that reads files (reports, import, screening)
//! sees only that. Deliberately absent: any knowledge of annual reports or of the law, any I/O, any clock.

#![deny(missing_docs)]

mod grid;
mod paper;

pub use grid::{Grid, GridBuilder, GridCell};
pub use paper::{Block, Paper, Paragraph, Picture, Region};
