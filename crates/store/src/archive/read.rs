//! 开包 Reading an archive that was looked through from end to end before anything of it is used.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, Read},
    path::Path,
};

use serde_json::Value;
use sm3::{Digest as _, Sm3};
use zip::ZipArchive;

use super::{ArchiveError, EDITION, FORMAT, Manifest, Table};
use crate::digest::Digest;

/// 备份包 A whole, undamaged archive.
pub struct Archive {
    zip: ZipArchive<File>,
    manifest: Manifest,
}

impl Archive {
    /// Opens an archive and checks every part against the manifest. `newest` is the last migration script known.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Damaged`] naming the first bad part, [`ArchiveError::Newer`], [`ArchiveError::Disk`].
    pub fn open(path: &Path, newest: u32) -> Result<Self, ArchiveError> {
        let damaged = |part: &str| ArchiveError::Damaged { part: part.to_owned() };
        let mut zip = ZipArchive::new(File::open(path)?).map_err(|_| damaged("zip"))?;
        let part = zip.by_name("manifest.json").map_err(|_| damaged("manifest.json"))?;
        let manifest: Manifest = serde_json::from_reader(part).map_err(|_| damaged("manifest.json"))?;
        if manifest.format != FORMAT {
            return Err(damaged("manifest.json"));
        }
        if manifest.edition > EDITION || manifest.schema > newest {
            return Err(ArchiveError::Newer { schema: manifest.schema, newest });
        }
        let mut archive = Self { zip, manifest };
        archive.look_through()?;
        Ok(archive)
    }

    /// What the archive holds.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Every row of a table in order; `take` may stop the reading with an error of its own.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Damaged`] when a line is no row of this table, and what `take` says.
    pub fn rows<E: From<ArchiveError>>(
        &mut self,
        table: &Table,
        mut take: impl FnMut(Vec<Value>) -> Result<(), E>,
    ) -> Result<(), E> {
        let name = format!("tables/{}.jsonl", table.name);
        let damaged = || ArchiveError::Damaged { part: name.clone() };
        let part = self.zip.by_name(&name).map_err(|_| damaged())?;
        let mut found = 0;
        for line in BufReader::new(part).lines() {
            let row: Option<Vec<Value>> = line.ok().and_then(|line| serde_json::from_str(&line).ok());
            take(row.filter(|row| row.len() == table.columns.len()).ok_or_else(damaged)?)?;
            found += 1;
        }
        if found == table.rows { Ok(()) } else { Err(damaged().into()) }
    }

    /// The content of a file.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Damaged`] when it is not in the archive.
    pub fn file(&mut self, id: &str) -> Result<impl Read + '_, ArchiveError> {
        let part = format!("files/{id}");
        self.zip.by_name(&part).map_err(|_| ArchiveError::Damaged { part: part.clone() })
    }

    fn look_through(&mut self) -> Result<(), ArchiveError> {
        let Manifest { tables, files, .. } = self.manifest.clone();
        let names = tables.iter().map(|table| (format!("tables/{}.jsonl", table.name), &table.sm3));
        let parts: Vec<_> = names.chain(files.iter().map(|id| (format!("files/{id}"), id))).collect();
        for (part, expected) in parts {
            let found = self.zip.by_name(&part).ok().and_then(|content| sm3_of(content).ok());
            if found.is_none_or(|found| found.to_string() != *expected) {
                return Err(ArchiveError::Damaged { part });
            }
        }
        for table in &tables {
            self.rows(table, |_| Ok::<(), ArchiveError>(()))?;
        }
        Ok(())
    }
}

fn sm3_of(mut content: impl Read) -> io::Result<Digest> {
    let (mut hasher, mut piece) = (Sm3::new(), vec![0_u8; 64 * 1024]);
    loop {
        match content.read(&mut piece)? {
            0 => return Ok(Digest(hasher.finalize().into())),
            taken => hasher.update(&piece[..taken]),
        }
    }
}
