//! 备份包的差错 Why an archive is not made or not used.

use std::{fmt, io, path::PathBuf};

use messages::{Catalogued, Message};

use crate::{chain::Break, error::StoreError, files::FileError};

/// 备份包的差错 Why an archive is not made or not used; nothing is half-done.
#[derive(Debug)]
pub enum ArchiveError {
    /// Something has the archive's name already.
    Occupied {
        /// That name.
        path: PathBuf,
    },
    /// The archive is cut off, altered, or none of ours.
    Damaged {
        /// The first bad part.
        part: String,
    },
    /// A newer program made it.
    Newer {
        /// The archive's last migration script.
        schema: u32,
        /// The last one known here.
        newest: u32,
    },
    /// The place to restore into holds something already.
    NotEmpty {
        /// A table with rows.
        table: String,
    },
    /// The ledger in the archive does not hold.
    Chain(Break),
    /// What the database says.
    Store(StoreError),
    /// What the file space says.
    File(FileError),
    /// The disk cannot be read or written.
    Disk {
        /// What the system said.
        source: io::Error,
    },
}

impl From<io::Error> for ArchiveError {
    fn from(source: io::Error) -> Self {
        Self::Disk { source }
    }
}

impl From<Break> for ArchiveError {
    fn from(source: Break) -> Self {
        Self::Chain(source)
    }
}

impl From<StoreError> for ArchiveError {
    fn from(source: StoreError) -> Self {
        Self::Store(source)
    }
}

impl From<FileError> for ArchiveError {
    fn from(source: FileError) -> Self {
        Self::File(source)
    }
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "archive: {self:?}")
    }
}

impl std::error::Error for ArchiveError {}

impl Catalogued for ArchiveError {
    fn examples() -> Vec<Self> {
        vec![
            Self::Occupied { path: "backup.zip".into() },
            Self::Damaged { part: "manifest.json".into() },
            Self::Newer { schema: 31, newest: 30 },
            Self::NotEmpty { table: "ledger".into() },
            Self::Disk { source: io::ErrorKind::StorageFull.into() },
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::Occupied { path } => (
                "archive.occupied",
                "没有备份。",
                format!("“{}”已经存在，为免盖掉旧的备份，没有写入。", path.display()),
                "请换一个文件名再备份。",
            ),
            Self::Damaged { part } => (
                "archive.damaged",
                "这份备份不能用，什么也没有恢复。",
                format!("备份包不完整、被改动过，或者不是本系统的备份：第一处问题在“{part}”。"),
                "请重新复制一次备份包；仍然不行，请换用另一份备份。",
            ),
            Self::Newer { schema, newest } => (
                "archive.newer",
                "这份备份暂时不能用，什么也没有恢复。",
                format!("它由更新的版本制作（数据结构第 {schema} 号，本程序只到第 {newest} 号）。"),
                "请先把程序升级到制作备份时的版本或更新的版本，再恢复。",
            ),
            Self::NotEmpty { table } => (
                "archive.not-empty",
                "没有恢复。",
                format!("要恢复到的地方不是空的（“{table}”中已有内容），恢复会与原有内容相混。"),
                "请换一个空的数据库和空的文件夹再恢复。",
            ),
            Self::Chain(source) => return source.message(),
            Self::Store(source) => return source.message(),
            Self::File(source) => return source.message(),
            Self::Disk { .. } => (
                "archive.disk",
                "备份包读写没有完成。",
                "磁盘可能已满，或者文件夹不存在、没有读写权限。".to_owned(),
                "请检查磁盘空间和权限，然后再试；原有的数据没有受影响。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
