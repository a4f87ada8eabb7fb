//! 打包 Writing an archive, piece by piece, to a name that it takes only when it is whole.

use std::{
    fs::{self, File},
    io::{self, Read, Write as _},
    path::{Path, PathBuf},
};

use serde_json::Value;
use sm3::{Digest as _, Sm3};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{ArchiveError, Column, EDITION, FORMAT, Manifest, Table};
use crate::{chain::Head, digest::Digest};

/// 打包员 An archive being written; dropped before [`Writer::finish`], it leaves nothing.
pub struct Writer {
    zip: Option<ZipWriter<File>>,
    partial: PathBuf,
    out: PathBuf,
    tables: Vec<Table>,
    files: Vec<String>,
}

impl Writer {
    /// Begins an archive that will be named `out`.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Occupied`] when something has that name, [`ArchiveError::Disk`].
    pub fn create(out: &Path) -> Result<Self, ArchiveError> {
        if out.exists() {
            return Err(ArchiveError::Occupied { path: out.to_owned() });
        }
        let mut name = out.as_os_str().to_owned();
        name.push(".partial");
        let partial = PathBuf::from(name);
        let zip = Some(ZipWriter::new(File::create(&partial)?));
        Ok(Self { zip, partial, out: out.to_owned(), tables: Vec::new(), files: Vec::new() })
    }

    fn zip(&mut self) -> &mut ZipWriter<File> {
        self.zip.as_mut().expect("only finishing takes the zip away")
    }

    fn begin(&mut self, part: String) -> Result<(), ArchiveError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
        self.zip().start_file(part, options).map_err(|error| ArchiveError::Disk { source: error.into() })
    }

    /// Begins a table; its rows follow, in an order that is the caller's.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Disk`].
    pub fn table(&mut self, name: &str, columns: Vec<Column>) -> Result<TableWriter<'_>, ArchiveError> {
        self.begin(format!("tables/{name}.jsonl"))?;
        Ok(TableWriter { writer: self, name: name.to_owned(), columns, rows: 0, hasher: Sm3::new() })
    }

    /// Adds a file of the file space.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Disk`].
    pub fn file(&mut self, id: &Digest, content: &mut dyn Read) -> Result<(), ArchiveError> {
        self.begin(format!("files/{id}"))?;
        io::copy(content, self.zip())?;
        self.files.push(id.to_string());
        Ok(())
    }

    /// Adds the manifest and gives the archive its name, on disk.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Disk`].
    pub fn finish(mut self, made_at: i64, schema: u32, head: &Head) -> Result<Manifest, ArchiveError> {
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            edition: EDITION,
            made_at,
            schema,
            head_position: head.position,
            head_hash: head.hash.to_string(),
            tables: std::mem::take(&mut self.tables),
            files: std::mem::take(&mut self.files),
        };
        self.begin("manifest.json".to_owned())?;
        serde_json::to_writer_pretty(self.zip(), &manifest).map_err(io::Error::from)?;
        let zip = self.zip.take().expect("only finishing takes the zip away");
        zip.finish().map_err(io::Error::from)?.sync_all()?;
        fs::rename(&self.partial, &self.out)?;
        if cfg!(unix) {
            let folder = self.out.parent().filter(|folder| !folder.as_os_str().is_empty());
            File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        }
        Ok(manifest)
    }
}

/// 一张表 A table being written, row by row; it counts when it has been ended.
pub struct TableWriter<'w> {
    writer: &'w mut Writer,
    name: String,
    columns: Vec<Column>,
    rows: u64,
    hasher: Sm3,
}

impl TableWriter<'_> {
    /// Adds a row, its cells in the order of the columns.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Disk`].
    pub fn row(&mut self, cells: &[Value]) -> Result<(), ArchiveError> {
        let mut line = serde_json::to_vec(cells).expect("values of JSON can be written");
        line.push(b'\n');
        self.hasher.update(&line);
        self.writer.zip().write_all(&line)?;
        self.rows += 1;
        Ok(())
    }

    /// Ends the table.
    pub fn end(self) {
        let Self { writer, name, columns, rows, hasher } = self;
        let sm3 = Digest(hasher.finalize().into()).to_string();
        writer.tables.push(Table { name, columns, rows, sm3 });
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Some(zip) = self.zip.take() {
            drop(zip);
        }
        // After a finished archive there is nothing of this name.
        let _ = fs::remove_file(&self.partial);
    }
}
