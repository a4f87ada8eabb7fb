//! 文件库的差错 What can be wrong with a file, and what people are told.

use std::{fmt, io};

use messages::{Catalogued, Message};

use crate::digest::Digest;

/// 文件库的差错 Why a file cannot be put or had.
#[derive(Debug)]
pub enum FileError {
    /// No file has this id.
    Missing {
        /// The id asked for.
        id: Digest,
    },
    /// The bytes on disk are not those that were put.
    Damaged {
        /// The id asked for.
        id: Digest,
    },
    /// The content is larger than the space takes.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// What was to be put could not be read to its end.
    Source {
        /// What the reader said.
        source: io::Error,
    },
    /// The folder cannot be read or written: full, gone, or not ours.
    Space {
        /// What was tried, for the log.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

impl FileError {
    pub(crate) fn space(doing: &'static str, source: io::Error) -> Self {
        Self::Space { doing, source }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { id } => write!(f, "file {id} is missing"),
            Self::Damaged { id } => write!(f, "file {id} is damaged"),
            Self::TooLarge { limit } => write!(f, "file is larger than {limit} bytes"),
            Self::Source { source } => write!(f, "content cannot be read: {source}"),
            Self::Space { doing, source } => write!(f, "file space, {doing}: {source}"),
        }
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Source { source } | Self::Space { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl Catalogued for FileError {
    fn examples() -> Vec<Self> {
        let id = Digest::of(b"abc");
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        vec![
            Self::Missing { id },
            Self::Damaged { id },
            Self::TooLarge { limit: super::LARGEST },
            Self::Source { source: full() },
            Self::space("write", full()),
        ]
    }

    fn message(&self) -> Message {
        let restore = "请从最近的备份中取回这份文件；取回之前请勿删除引用它的信息。如不会操作，请联系系统管理员。";
        let (code, what, why, todo) = match self {
            Self::Missing { id } => (
                "attachment.missing",
                "找不到这份文件。",
                format!("文件库中没有编号为 {id} 的文件，可能被人从外部移走了。"),
                restore,
            ),
            Self::Damaged { id } => (
                "attachment.damaged",
                "这份文件已损坏，没有提供给您。",
                format!("文件 {id} 的内容与存入时不同，可能是硬盘故障或被人从外部改动。"),
                restore,
            ),
            Self::TooLarge { limit } => (
                "attachment.too-large",
                "文件太大，没有存入。",
                format!("单个文件最多 {} MB。", limit / 1024 / 1024),
                "请把文件拆成几份，或压缩其中的图片后再上传。",
            ),
            Self::Source { .. } => (
                "attachment.interrupted",
                "文件没有传完，没有存入。",
                "传输中断，或者原文件读不出来。".to_owned(),
                "请检查网络和原文件，然后重新上传。",
            ),
            Self::Space { .. } => (
                "attachment.space",
                "文件库暂时不能读写。",
                "存放文件的磁盘可能已满，或者文件夹不存在、没有读写权限。".to_owned(),
                "已办事项没有丢失。请联系系统管理员检查磁盘空间和文件夹权限，然后再试。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
