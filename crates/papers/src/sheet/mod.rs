//! 电子表格 A workbook as a paper: one grid a sheet.

use crate::{Kind, Paper, PaperError};

pub(crate) fn read(_bytes: &[u8], kind: Kind) -> Result<Paper, PaperError> {
    Err(PaperError::Damaged { kind })
}
