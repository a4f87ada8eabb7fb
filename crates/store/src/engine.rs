//! 引擎 Which cabinet, and how careful with the disk.

use std::{fmt, path::PathBuf};

/// 引擎 Where the data stands. `Debug` keeps the password of a connection string to itself.
#[derive(Clone, PartialEq, Eq)]
pub enum Engine {
    /// The file of an embedded database; made when absent.
    Sqlite(PathBuf),
    /// A connection string of a database with C collation: `postgres://…` or `host=… user=… dbname=…`, with `sslmode`
    /// (`disable`, `require`, `verify-ca`, `verify-full`) for a host that is not this machine, and `sslrootcert`.
    Postgres(String),
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(***)"),
        }
    }
}

/// 落盘 When a commit counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Durability {
    /// On disk: the only way for a real office.
    #[default]
    Full,
    /// Later: while a demonstration is being built; [`crate::Store::settle`] ends it with one sync.
    Relaxed,
}

/// 开柜方式 How to open; the defaults serve an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// When a commit counts as done.
    pub durability: Durability,
    /// How many reading connections are kept open; more are opened when all are busy.
    pub readers: usize,
    /// How long to wait for a lock that someone else holds, in milliseconds.
    pub lock_wait_ms: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { durability: Durability::Full, readers: 16, lock_wait_ms: 5_000 }
    }
}
