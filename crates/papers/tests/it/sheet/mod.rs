//! Workbooks of the three formats.

mod hostile;
mod layout;
mod ods;
mod packages;
mod struck;
mod workbook;
mod xls;
mod xlsx;

use papers::{Kind, Paper};

/// Reads a workbook.
fn xlsx(bytes: &[u8]) -> Paper {
    papers::read(bytes, Some(Kind::Xlsx)).expect("the workbook is readable")
}
