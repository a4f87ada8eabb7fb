//! Workbooks of the three formats.

mod packages;
mod xlsx;

use papers::{Kind, Paper};

/// Reads a workbook.
fn xlsx(bytes: &[u8]) -> Paper {
    papers::read(bytes, Some(Kind::Xlsx)).expect("the workbook is readable")
}
