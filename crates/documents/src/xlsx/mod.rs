//! 电子表格

use crate::{Document, Imprint, WriteError};

/// 写成电子表格
///
/// # Errors
///
/// [`WriteError`].
pub fn render(_document: &Document, _imprint: &Imprint) -> Result<Vec<u8>, WriteError> {
    Ok(Vec::new())
}
