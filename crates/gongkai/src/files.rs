//! 文件 Reading with a limit and writing whole or not at all.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use crate::trouble::Trouble;

/// Whether a path means standard input.
pub(crate) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The bytes of a file or of standard input, at most as many as a report may have.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, Trouble> {
    let limit = papers::limits::FILE_BYTES;
    let too_large = || Trouble::TooLarge(file.display().to_string());
    let mut bytes = Vec::new();
    let more = u64::try_from(limit).map_or(u64::MAX, |limit| limit + 1);
    let read = if is_standard_input(file) {
        io::stdin().lock().take(more).read_to_end(&mut bytes)
    } else {
        let opened = File::open(file).map_err(|error| Trouble::reading(file, &error))?;
        let facts = opened.metadata().map_err(|error| Trouble::reading(file, &error))?;
        if facts.is_dir() {
            return Err(Trouble::Folder(file.display().to_string()));
        }
        if facts.len() >= more {
            return Err(too_large());
        }
        opened.take(more).read_to_end(&mut bytes)
    };
    read.map_err(|error| Trouble::reading(file, &error))?;
    if bytes.len() > limit { Err(too_large()) } else { Ok(bytes) }
}

/// The text of a file in UTF-8: names and dates must come through letter by letter.
pub(crate) fn read_text(file: &Path) -> Result<String, Trouble> {
    String::from_utf8(read(file)?).map_err(|_| Trouble::NotUtf8(file.display().to_string()))
}

/// Writes a file whole: beside it first, then in its place, so that a full disk or a cut never leaves half a file.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let fail = |error: &io::Error| Trouble::writing(file, error);
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| fail(&error))?;
    }
    if file.is_dir() {
        return Err(Trouble::Folder(file.display().to_string()));
    }
    let beside = beside(file);
    let written = File::create(&beside).and_then(|mut new| {
        new.write_all(bytes)?;
        new.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, file)).map_err(|error| {
        // What was begun is of no use to anybody; the old file still stands.
        let _ = fs::remove_file(&beside);
        fail(&error)
    })
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    file.with_file_name(name)
}

/// Writes to a file, or to standard output when there is none.
pub(crate) fn deliver(out: Option<&Path>, bytes: &[u8]) -> Result<(), Trouble> {
    match out {
        Some(file) => write(file, bytes),
        None => print(bytes),
    }
}

/// Writes to standard output. A reader that has gone away (`| head`) is not our trouble.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Trouble::writing(Path::new("标准输出"), &error)),
        _ => Ok(()),
    }
}
