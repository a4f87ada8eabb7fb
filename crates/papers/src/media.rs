//! 文件里的图 The pictures of a package, handed out by name, within limits.

use crate::package::Package;
use crate::{Kind, PaperError, limits};

/// 文件里的图 An opened package whose pictures are asked for one by one.
pub struct Media<'a> {
    package: Package<'a>,
    left: usize,
    is_spent: bool,
}

impl<'a> Media<'a> {
    /// Opens a Word document.
    ///
    /// # Errors
    ///
    /// [`PaperError::Damaged`] and [`PaperError::Bomb`], as when it is read.
    pub fn of_docx(bytes: &'a [u8]) -> Result<Self, PaperError> {
        Ok(Self { package: Package::open(bytes, Kind::Docx)?, left: limits::PICTURES, is_spent: false })
    }

    /// The content of a picture as it lies there; [`None`] when there is none of that name, or it does not unpack, or
    /// the pictures before it have used up what all may have ([`limits`]).
    pub fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        if self.is_spent || self.left == 0 {
            return None;
        }
        self.left -= 1;
        match self.package.entry(name) {
            Ok(content) => content.filter(|content| !content.is_empty()),
            Err(error) => {
                // What unpacks beyond measure once would do so again, at the same cost.
                self.is_spent = matches!(error, PaperError::Bomb);
                None
            }
        }
    }
}
