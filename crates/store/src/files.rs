//! 文件库 Attachments by content: the same bytes have the same id, whoever brings them.
//!
//! A port, so that an S3-compatible store can stand behind it. Files are put, and on disk, before the row that names
//! them is filed; what no row names any more is swept later.

mod fault;
mod folder;

use std::{collections::BTreeSet, io::Read, time::Duration};

use crate::digest::Digest;

pub use self::{fault::FileError, folder::Folder};

/// The largest file taken, in bytes, unless the space is opened with another limit: 512 MiB.
pub const LARGEST: u64 = 512 * 1024 * 1024;

/// 存入的文件 What was put: its id and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The SM3 value of the content.
    pub id: Digest,
    /// Bytes.
    pub size: u64,
}

/// 文件库 Where attachments lie.
pub trait FileSpace: Send + Sync {
    /// Takes content until its end; when this returns, the file survives a power cut. The same content twice is one file.
    ///
    /// # Errors
    ///
    /// [`FileError::TooLarge`], [`FileError::Source`] when `content` cannot be read, [`FileError::Space`].
    fn put(&self, content: &mut dyn Read) -> Result<Stored, FileError>;

    /// The content of a file, compared with its id before the first byte is given.
    ///
    /// # Errors
    ///
    /// [`FileError::Missing`], [`FileError::Damaged`], [`FileError::Space`].
    fn open(&self, id: &Digest) -> Result<Box<dyn Read + Send>, FileError>;

    /// Whether a file with this id lies here; its content is not looked at.
    ///
    /// # Errors
    ///
    /// [`FileError::Space`].
    fn exists(&self, id: &Digest) -> Result<bool, FileError>;

    /// Every id, ascending.
    ///
    /// # Errors
    ///
    /// [`FileError::Space`].
    fn list(&self) -> Result<BTreeSet<Digest>, FileError>;

    /// Removes those of `orphans` that were last put at least `age` ago, and gives the number of files removed. What was
    /// left half-way as long ago goes too, and counts for nobody.
    ///
    /// `age` leaves time between putting a file and filing the row that names it: a day is ample.
    ///
    /// # Errors
    ///
    /// [`FileError::Space`].
    fn sweep(&self, orphans: &BTreeSet<Digest>, age: Duration) -> Result<u64, FileError>;

    /// The whole content, for files known to be small.
    ///
    /// # Errors
    ///
    /// As [`FileSpace::open`].
    fn bytes(&self, id: &Digest) -> Result<Vec<u8>, FileError> {
        let mut content = Vec::new();
        self.open(id)?.read_to_end(&mut content).map_err(|source| FileError::space("read", source))?;
        Ok(content)
    }
}
