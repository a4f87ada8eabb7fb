//! Word 文件 A document of Office Open XML as a paper.

use crate::{Paper, PaperError};

pub(crate) fn read(_bytes: &[u8]) -> Result<Paper, PaperError> {
    Err(PaperError::Damaged { kind: crate::Kind::Docx })
}
