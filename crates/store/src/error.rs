//! 出错 What can go wrong with the cabinet, in words for the person in front of it.

mod words;

use messages::Catalogued as _;

use crate::entry::EntryFault;

/// 柜出错 Why a piece of work was not done. Unless a variant says otherwise, nothing of it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The database cannot be reached, or the connection was lost before the commit.
    Unreachable {
        /// What the engine said.
        detail: String,
    },
    /// The address of the database cannot be used.
    Address {
        /// Why, as a sentence.
        why: String,
    },
    /// The server is on another machine, and nobody said how private the way there must be.
    InTheClear {
        /// That machine.
        host: String,
    },
    /// The way to the server cannot be made private as asked.
    Tls {
        /// What is wrong.
        detail: String,
    },
    /// The connection was lost while committing: kept or not, nobody knows until one looks.
    CommitUnknown {
        /// What the engine said.
        detail: String,
    },
    /// No room left on the disk.
    DiskFull {
        /// What the engine said.
        detail: String,
    },
    /// Someone else held the lock for longer than the wait.
    Locked {
        /// What the engine said.
        detail: String,
    },
    /// The database may not be written: rights, or a disk mounted read-only.
    ReadOnly {
        /// What the engine said.
        detail: String,
    },
    /// The file is damaged or no database.
    Damaged {
        /// What the engine said.
        detail: String,
    },
    /// The database refused a row: unique, foreign key, check, not null, or a kept table.
    Constraint {
        /// What the engine said.
        detail: String,
    },
    /// Two pieces of work crossed, and trying again did not help.
    Crossed {
        /// What the engine said.
        detail: String,
    },
    /// The database was migrated by a newer program.
    Newer {
        /// Its number.
        script: u32,
    },
    /// A migration that was applied is not the one the program carries.
    Altered {
        /// Its number.
        script: u32,
    },
    /// The database sorts text in another order than bytes, or is not UTF-8.
    Collation {
        /// Encoding and collation.
        found: String,
    },
    /// A row of a body outside the scope was asked for.
    OutOfScope {
        /// The body of the row.
        body: String,
    },
    /// A statement on a table of bodies does not say which body.
    Unscoped {
        /// The table asked.
        table: String,
    },
    /// Text with a NUL character.
    NulInText {
        /// The parameter or column.
        name: String,
    },
    /// An entry that may not stand in the ledger: a mistake of the program.
    Entry(EntryFault),
    /// A statement that the engine does not understand: a mistake of the program.
    Statement {
        /// The statement.
        sql: String,
        /// What the engine said.
        detail: String,
    },
    /// A write inside a write of the same thread, or an error swallowed inside one: a mistake of the program.
    Misused {
        /// What the engine said.
        detail: String,
    },
}

impl StoreError {
    /// 读不懂 What is stored at `place` is not what the program expects.
    #[must_use]
    pub fn damaged(place: &str, why: &str) -> Self {
        Self::Damaged { detail: format!("{place}: {why}") }
    }

    pub(crate) fn statement(sql: &str, detail: impl Into<String>) -> Self {
        Self::Statement { sql: sql.to_owned(), detail: detail.into() }
    }

    /// 一时的 Whether the machine was in the way and not the work: the same may succeed later as it is.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. }
                | Self::CommitUnknown { .. }
                | Self::DiskFull { .. }
                | Self::Locked { .. }
                | Self::ReadOnly { .. }
                | Self::Crossed { .. }
        )
    }

    /// Whether the connection is gone with it.
    pub(crate) fn lost(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::CommitUnknown { .. })
    }
}

impl From<EntryFault> for StoreError {
    fn from(fault: EntryFault) -> Self {
        Self::Entry(fault)
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for StoreError {}
