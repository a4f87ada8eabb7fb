//! 打包文件 The ZIP that office files are: entries read by name, within limits.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::{ZipArchive, result::ZipError};

use crate::{Kind, PaperError, limits};

/// How an entry of the list begins.
const LISTED: &[u8] = b"PK\x01\x02";

/// An opened package. What is unpacked of it counts against one budget.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    kind: Kind,
    left: usize,
}

impl<'a> Package<'a> {
    /// Opens the list of entries.
    ///
    /// # Errors
    ///
    /// [`PaperError::Damaged`] when there is none (a file cut off lacks it), [`PaperError::Bomb`] when it is absurd.
    pub(crate) fn open(bytes: &'a [u8], kind: Kind) -> Result<Self, PaperError> {
        // Each listed entry costs the library some hundred bytes: a list that is all there is to a file is not built.
        if memmem::find_iter(bytes, LISTED).nth(4 * limits::ENTRIES).is_some() {
            return Err(PaperError::Bomb);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PaperError::Damaged { kind })?;
        if archive.len() > limits::ENTRIES {
            return Err(PaperError::Bomb);
        }
        Ok(Self { archive, kind, left: limits::UNPACKED_BYTES })
    }

    /// The names of all entries.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.archive.file_names().filter_map(Result::ok).map(|name| name.into_owned())
    }

    /// The bytes of an entry; [`None`] when there is no such entry. Names of parts do not tell capitals from small
    /// letters, and some makers write the folders of Windows.
    ///
    /// # Errors
    ///
    /// [`PaperError::Bomb`] past the limits whatever size the entry claims, [`PaperError::Encrypted`], and
    /// [`PaperError::Damaged`] when its bytes do not unpack or fail their checksum.
    pub(crate) fn entry(&mut self, name: &str) -> Result<Option<Vec<u8>>, PaperError> {
        let kind = self.kind;
        let is_stored = self.archive.index_for_name(name).is_some();
        let alike = if is_stored { None } else { self.names().find(|other| is_same(other, name)) };
        let mut entry = match self.archive.by_name(alike.as_deref().unwrap_or(name)) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(PaperError::Encrypted { kind: Some(kind) });
            }
            Err(_) => return Err(PaperError::Damaged { kind }),
        };
        let limit = limits::ENTRY_BYTES.min(self.left);
        let mut bytes = Vec::with_capacity(usize::try_from(entry.size()).unwrap_or(limit).min(limit).min(1 << 20));
        entry.by_ref().take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|_| PaperError::Damaged { kind })?;
        if bytes.len() > limit {
            return Err(PaperError::Bomb);
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }
}

fn is_same(stored: &str, name: &str) -> bool {
    let plain = |byte: u8| if byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() };
    stored.len() == name.len() && stored.bytes().map(plain).eq(name.bytes().map(plain))
}
