//! 来源 A file of the sum, looked into before it is decided how to read it.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use crate::{files, trouble::Trouble};

/// Bytes that are looked into.
const HEAD: u64 = 64 << 10;

/// 一个文件 Opened once, so that standard input can be decided about like any other file.
pub(super) struct Source<'a> {
    pub(super) name: String,
    file: &'a Path,
    length: u64,
    head: Vec<u8>,
    rest: Box<dyn Read>,
}

impl<'a> Source<'a> {
    pub(super) fn open(file: &'a Path) -> Result<Self, Trouble> {
        let fail = |error: &io::Error| Trouble::reading(file, error);
        let (name, length, mut rest): (_, _, Box<dyn Read>) = if files::is_standard_input(file) {
            ("标准输入".to_owned(), 0, Box::new(io::stdin().lock()))
        } else {
            let opened = File::open(file).map_err(|error| fail(&error))?;
            let facts = opened.metadata().map_err(|error| fail(&error))?;
            if facts.is_dir() {
                return Err(Trouble::Folder(file.display().to_string()));
            }
            (file.display().to_string(), facts.len(), Box::new(opened))
        };
        let mut head = Vec::new();
        rest.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| fail(&error))?;
        Ok(Self { name, file, length, head, rest })
    }

    /// Whether it holds one report a line: its name says so, or its first line is a whole JSON object with another behind.
    pub(super) fn is_lines(&self) -> bool {
        if self.file.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson") {
            return true;
        }
        let head = self.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.head);
        match head.iter().position(|&byte| byte == b'\n') {
            Some(end) => {
                let (line, rest) = (head[..end].trim_ascii(), head[end..].trim_ascii());
                line.len() > 2 && line.starts_with(b"{") && line.ends_with(b"}") && rest.starts_with(b"{")
            }
            // A first line this long is no pretty-printed report.
            None => self.head.len() as u64 == HEAD && head.trim_ascii_start().starts_with(b"{\""),
        }
    }

    /// All of it, within the limit of one report.
    pub(super) fn whole(self) -> Result<Vec<u8>, Trouble> {
        let limit = papers::limits::FILE_BYTES;
        let too_large = Trouble::TooLarge(self.name.clone());
        if self.length > limit as u64 {
            return Err(too_large);
        }
        let (file, mut bytes) = (self.file, Vec::new());
        let read = self.stream().take(limit as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| Trouble::reading(file, &error))?;
        if bytes.len() > limit { Err(too_large) } else { Ok(bytes) }
    }

    /// From the beginning on.
    pub(super) fn stream(self) -> impl Read {
        io::Cursor::new(self.head).chain(self.rest)
    }
}
