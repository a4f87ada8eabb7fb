//! 备份包 One zip that no engine owns: JSON Lines for each table, the files, and a manifest with the ledger's head.
//!
//! `tables/NAME.jsonl` has one list a row, cells in the order of the manifest's columns: integers (booleans as 0 and 1),
//! texts, bytes as lower-case hexadecimal digits, `null`. `files/ID` is a file of the file space. `manifest.json` comes
//! last and names every part with its SM3. Keys and passwords of the installation are in no archive.

mod fault;
mod read;
mod write;

use serde::{Deserialize, Serialize};

pub use self::{
    fault::ArchiveError,
    read::Archive,
    write::{TableWriter, Writer},
};

const FORMAT: &str = "gongkai-backup";
/// The edition of the archive's form that this code writes, and the newest that it reads.
const EDITION: u32 = 1;

/// 栏的类型 What a column holds, the same on every engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Whole numbers, and booleans as 0 and 1.
    Integer,
    /// Text.
    Text,
    /// Bytes, in hexadecimal digits.
    Bytes,
}

/// 栏 One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// 表 One table in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the cells.
    pub columns: Vec<Column>,
    /// The number of rows.
    pub rows: u64,
    /// SM3 of the part, 64 hexadecimal digits.
    pub sm3: String,
}

/// 清单 What the archive holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `gongkai-backup`.
    pub format: String,
    /// The edition of the archive's form.
    pub edition: u32,
    /// When it was made, milliseconds UTC.
    pub made_at: i64,
    /// The id of the last migration script that the tables have seen.
    pub schema: u32,
    /// The last position of the ledger.
    pub head_position: i64,
    /// The hash at that position, 64 hexadecimal digits.
    pub head_hash: String,
    /// The tables, in the order in which they were written.
    pub tables: Vec<Table>,
    /// The ids of the files, which are the SM3 of their contents, ascending.
    pub files: Vec<String>,
}
