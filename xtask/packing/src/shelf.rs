//! 架 Files as they will stand in an archive, and the archive whose bytes depend on nothing else.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

/// 一件 One file: who may do what with it, and what it says.
#[derive(Clone, Debug)]
struct Item {
    mode: u32,
    content: Vec<u8>,
}

/// 架 Files by their path below the root of the archive, always in order.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    items: BTreeMap<String, Item>,
    folders: BTreeSet<String>,
}

impl Shelf {
    /// Puts a file that everybody reads and nobody runs.
    pub fn text(&mut self, path: &str, content: impl Into<Vec<u8>>) -> &mut Self {
        self.put(path, 0o644, content.into())
    }

    /// Puts a file that everybody may run.
    pub fn program(&mut self, path: &str, content: impl Into<Vec<u8>>) -> &mut Self {
        self.put(path, 0o755, content.into())
    }

    fn put(&mut self, path: &str, mode: u32, content: Vec<u8>) -> &mut Self {
        for (at, _) in path.match_indices('/') {
            self.folders.insert(path[..at].to_owned());
        }
        self.items.insert(path.to_owned(), Item { mode, content });
        self
    }

    /// 路径 Every file, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.items.keys().map(String::as_str)
    }

    /// What a file says.
    #[must_use]
    pub fn content(&self, path: &str) -> Option<&[u8]> {
        self.items.get(path).map(|item| item.content.as_slice())
    }

    /// Kibibytes on a disk, each file by whole blocks of four, as Debian counts them.
    #[must_use]
    pub fn kibibytes(&self) -> usize {
        let files: usize = self.items.values().map(|item| item.content.len().div_ceil(4096) * 4).sum();
        files + self.folders.len() * 4
    }

    /// The archive, packed: folders before what lies in them, everything root's and of the time `when` (seconds of Unix).
    ///
    /// # Errors
    ///
    /// A path too long for the format.
    pub fn packed(&self, when: u64) -> io::Result<Vec<u8>> {
        let gzip = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
        let mut archive = Builder::new(gzip);
        let folders = self.folders.iter().map(|path| (path, None));
        let files = self.items.iter().map(|(path, item)| (path, Some(item)));
        let mut entries: Vec<(&String, Option<&Item>)> = folders.chain(files).collect();
        entries.sort_by_key(|(path, _)| *path);
        for (path, item) in entries {
            match item {
                None => archive.append_data(
                    &mut header(0o755, 0, when, EntryType::Directory),
                    format!("{path}/"),
                    io::empty(),
                )?,
                Some(Item { mode, content }) => {
                    let mut header = header(*mode, content.len() as u64, when, EntryType::Regular);
                    archive.append_data(&mut header, path, content.as_slice())?;
                }
            }
        }
        let mut packed = archive.into_inner()?.finish()?;
        packed.flush()?;
        Ok(packed)
    }
}

fn header(mode: u32, size: u64, when: u64, kind: EntryType) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_size(size);
    header.set_mtime(when);
    header.set_uid(0);
    header.set_gid(0);
    // A name of four letters always fits.
    let _ = header.set_username("root").and_then(|()| header.set_groupname("root"));
    header
}
