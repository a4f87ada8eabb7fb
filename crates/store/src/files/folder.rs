//! 本机文件夹 The file space in a local folder: `ab/cdef…`, named by the SM3 value of the content.

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

use sm3::{Digest as _, Sm3};

use super::{FileError, FileSpace, LARGEST, Stored};
use crate::digest::Digest;

/// Where files wait under a temporary name until they are whole.
const INCOMING: &str = "incoming";

/// 本机文件夹 A folder of files; one process serves it at a time.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    limit: u64,
    serial: AtomicU64,
    /// Held while a file takes its name or loses it, so that a sweep never takes away what was just put again.
    naming: Mutex<()>,
}

impl Folder {
    /// Opens the folder and makes it when it is not there, with the limit [`LARGEST`].
    ///
    /// # Errors
    ///
    /// [`FileError::Space`] when the folder cannot be made.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, FileError> {
        Self::with_limit(root, LARGEST)
    }

    /// As [`Folder::open`], taking files of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// [`FileError::Space`] when the folder cannot be made.
    pub fn with_limit(root: impl Into<PathBuf>, limit: u64) -> Result<Self, FileError> {
        let root = root.into();
        fs::create_dir_all(root.join(INCOMING)).map_err(|source| FileError::space("make folder", source))?;
        Ok(Self { root, limit, serial: AtomicU64::new(0), naming: Mutex::new(()) })
    }

    fn path(&self, id: &Digest) -> PathBuf {
        let name = id.to_string();
        let (shelf, rest) = name.split_at(2);
        self.root.join(shelf).join(rest)
    }

    fn naming(&self) -> MutexGuard<'_, ()> {
        self.naming.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn incoming(&self) -> PathBuf {
        let serial = self.serial.fetch_add(1, Ordering::Relaxed);
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        self.root.join(INCOMING).join(format!("{}-{now}-{serial}", process::id()))
    }

    /// Copies to a temporary name and to disk, counting and hashing on the way.
    fn receive(&self, content: &mut dyn Read, path: &Path) -> Result<Stored, FileError> {
        let write = |source| FileError::space("write", source);
        let mut file = private().open(path).map_err(write)?;
        let (mut hasher, mut size, mut piece) = (Sm3::new(), 0_u64, vec![0_u8; 64 * 1024]);
        loop {
            let taken = match content.read(&mut piece) {
                Ok(0) => break,
                Ok(taken) => taken,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(source) => return Err(FileError::Source { source }),
            };
            size += taken as u64;
            if size > self.limit {
                return Err(FileError::TooLarge { limit: self.limit });
            }
            hasher.update(&piece[..taken]);
            file.write_all(&piece[..taken]).map_err(write)?;
        }
        file.sync_all().map_err(write)?;
        Ok(Stored { id: Digest(hasher.finalize().into()), size })
    }

    /// Gives the whole file its name, for good.
    fn shelve(&self, from: &Path, id: &Digest) -> io::Result<()> {
        let path = self.path(id);
        let shelf = path.parent().expect("a file's path has its shelf above it");
        let _naming = self.naming();
        if !shelf.is_dir() {
            fs::create_dir_all(shelf)?;
            sync_folder(&self.root)?;
        }
        // The new file replaces an old one of the same name: a damaged copy is healed by whoever brings it again.
        fs::rename(from, &path)?;
        sync_folder(shelf)
    }
}

impl FileSpace for Folder {
    fn put(&self, content: &mut dyn Read) -> Result<Stored, FileError> {
        let path = self.incoming();
        let stored = self.receive(content, &path).and_then(|stored| {
            self.shelve(&path, &stored.id).map_err(|source| FileError::space("name", source))?;
            Ok(stored)
        });
        if stored.is_err() {
            // Nothing half-done stays; should even this fail, the sweep takes it.
            let _ = fs::remove_file(&path);
        }
        stored
    }

    fn open(&self, id: &Digest) -> Result<Box<dyn Read + Send>, FileError> {
        let read = |source| FileError::space("read", source);
        let mut file = match File::open(self.path(id)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(FileError::Missing { id: *id }),
            Err(source) => return Err(read(source)),
        };
        let (mut hasher, mut piece) = (Sm3::new(), vec![0_u8; 64 * 1024]);
        loop {
            match file.read(&mut piece).map_err(read)? {
                0 => break,
                taken => hasher.update(&piece[..taken]),
            }
        }
        if hasher.finalize()[..] != id.0 {
            return Err(FileError::Damaged { id: *id });
        }
        file.seek(SeekFrom::Start(0)).map_err(read)?;
        Ok(Box::new(file))
    }

    fn exists(&self, id: &Digest) -> Result<bool, FileError> {
        self.path(id).try_exists().map_err(|source| FileError::space("look", source))
    }

    fn list(&self) -> Result<BTreeSet<Digest>, FileError> {
        let ids = listed(&self.root).map_err(|source| FileError::space("list", source))?;
        Ok(ids.into_iter().collect())
    }

    fn sweep(&self, orphans: &BTreeSet<Digest>, age: Duration) -> Result<u64, FileError> {
        let sweep = |source| FileError::space("sweep", source);
        // The clock that dates the files: that of the machine, however the one of the office is set.
        let Some(before) = SystemTime::now().checked_sub(age) else { return Ok(0) };
        let mut swept = 0;
        for id in orphans {
            let _naming = self.naming();
            swept += u64::from(remove_if_old(&self.path(id), before).map_err(sweep)?);
        }
        // What a power cut left behind half-way counts for nobody.
        for entry in fs::read_dir(self.root.join(INCOMING)).map_err(sweep)? {
            remove_if_old(&entry.map_err(sweep)?.path(), before).map_err(sweep)?;
        }
        Ok(swept)
    }
}

/// Every file whose place spells a digest; what else lies in the folder is not ours and stays.
fn listed(root: &Path) -> io::Result<Vec<Digest>> {
    let mut ids = Vec::new();
    for shelf in fs::read_dir(root)? {
        let shelf = shelf?;
        let name = shelf.file_name();
        if name.len() != 2 || !shelf.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(shelf.path())? {
            let spelled = format!("{}{}", name.to_string_lossy(), file?.file_name().to_string_lossy());
            ids.extend(spelled.parse::<Digest>());
        }
    }
    Ok(ids)
}

fn remove_if_old(path: &Path, before: SystemTime) -> io::Result<bool> {
    let put = match fs::metadata(path).and_then(|about| about.modified()) {
        Ok(put) => put,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    if put > before {
        return Ok(false);
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        removed => removed.map(|()| true),
    }
}

/// A new file that only the office's own account may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The name of a file is on disk only when its folder is.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
