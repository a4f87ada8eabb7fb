//! 导出 A list leaves the house as a file only after the ledger says so.

use affairs::export::{Entry, Format};
use store::StoreError;

use crate::{Clerk, Filing, NewEntry, Office};

impl Office {
    /// 记导出 Files that a clerk takes a list of `rows` rows; the file is given out afterwards.
    ///
    /// # Errors
    ///
    /// What the store says; no file is given out then.
    pub fn note_export(&self, clerk: &Clerk, list: &str, format: Format, rows: usize) -> Result<(), StoreError> {
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        let entry = Entry::List { list: list.to_owned(), format, rows };
        let entry = NewEntry {
            kind: entry.kind(),
            version: entry.version(),
            record: entry.record().to_owned(),
            payload: entry.payload(),
        };
        self.store
            .write(&clerk.scope(), |tx| self.file(tx, clerk, self.clock.now(), &entry, &Filing::default()).map(|_| ()))
    }
}
