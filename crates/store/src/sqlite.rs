//! 内置库 The embedded engine: a file beside the program.

use std::{path::Path, sync::Arc, time::Duration};

use bytes::Bytes;
use rusqlite::{
    Connection, ErrorCode, OpenFlags, ToSql,
    config::DbConfig,
    types::{ToSqlOutput, ValueRef},
};

use crate::{
    connection::Purpose,
    engine::{Durability, Options},
    error::StoreError,
    ledger::Passing,
    row::Row,
    value::Value,
};

/// Pages that the log of a database holds before they are brought into it: every bringing over waits for the disk twice,
/// and one that comes every few commits costs as much as they do. Some 16 MB.
const LOG_PAGES: u32 = 4_000;

pub(crate) fn open(path: &Path, options: &Options, purpose: Purpose) -> Result<Connection, StoreError> {
    let place = path.display().to_string();
    let link = Connection::open(path).map_err(|error| trouble(&place, &error))?;
    let synchronous = if options.durability == Durability::Full { "FULL" } else { "OFF" };
    let query_only = if purpose == Purpose::Read { "ON" } else { "OFF" };
    let cache_kib = if purpose == Purpose::Read { 2_000 } else { 16_000 };
    // REPLACE would pass by the triggers that keep a table, were they not recursive.
    let pragmas = format!(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; \
         PRAGMA recursive_triggers=ON; PRAGMA query_only={query_only}; PRAGMA cache_size=-{cache_kib}; \
         PRAGMA wal_autocheckpoint={LOG_PAGES};"
    );
    let wait = Duration::from_millis(u64::from(options.lock_wait_ms));
    // A plan that depends on bound values is made anew whenever they change, at the price of several statements.
    link.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|error| trouble(&place, &error))?;
    link.busy_timeout(wait).and_then(|()| link.execute_batch(&pragmas)).map_err(|error| trouble(&place, &error))?;
    link.set_prepared_statement_cache_capacity(256);
    Ok(link)
}

/// Whether a file that nobody else has open is a whole database.
pub(crate) fn quick_check(path: &Path) -> Result<(), StoreError> {
    const CHECK: &str = "PRAGMA quick_check(1)";
    let link = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let said = link.and_then(|link| link.query_row(CHECK, [], |row| row.get::<_, String>(0)));
    match said.map_err(|error| trouble(CHECK, &error))?.as_str() {
        "ok" => Ok(()),
        said => Err(StoreError::Damaged { detail: said.to_owned() }),
    }
}

pub(crate) fn query(link: &Connection, text: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    each(link, text, values, &mut |row| {
        rows.push(row);
        true
    })?;
    Ok(rows)
}

/// Every row as it is found, until `take` has enough.
pub(crate) fn each(
    link: &Connection,
    text: &str,
    values: &[Value],
    take: &mut dyn FnMut(Row) -> bool,
) -> Result<(), StoreError> {
    let mut run = || {
        let mut statement = link.prepare_cached(text)?;
        let names: Arc<[String]> = statement.column_names().map(str::to_owned).collect();
        let mut found = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = found.next()? {
            let cells =
                (0..names.len()).map(|at| Ok(cell(row.get_ref(at)?))).collect::<Result<_, rusqlite::Error>>()?;
            if !take(Row { names: Arc::clone(&names), cells }) {
                break;
            }
        }
        Ok(())
    };
    run().map_err(|error: rusqlite::Error| trouble(text, &error))
}

/// Entries of the ledger as they are found, lent from the page they lie on.
pub(crate) fn pass(link: &Connection, text: &str, take: &mut dyn FnMut(Passing<'_>) -> bool) -> Result<(), StoreError> {
    let mut run = || {
        let mut statement = link.prepare_cached(text)?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let text = |at: usize| row.get_ref(at).and_then(|cell| Ok(cell.as_str()?));
            let (version, canonical) = (row.get(2)?, row.get_ref(4)?.as_blob()?);
            let one = Passing { body: text(0)?, kind: text(1)?, version, record: text(3)?, canonical };
            if !take(one) {
                break;
            }
        }
        Ok(())
    };
    run().map_err(|error: rusqlite::Error| trouble(text, &error))
}

/// Every row in the bytes in which a server would copy it out: a count of cells, each with its length before it.
pub(crate) fn copy_out(link: &Connection, text: &str, take: &mut dyn FnMut(Bytes) -> bool) -> Result<(), StoreError> {
    let mut run = || {
        let mut statement = link.prepare_cached(text)?;
        let count = statement.column_count();
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let mut bytes = Vec::with_capacity(1_024);
            bytes.extend_from_slice(&(count as i16).to_be_bytes());
            for at in 0..count {
                copy_cell(&mut bytes, row.get_ref(at)?);
            }
            if !take(bytes.into()) {
                break;
            }
        }
        Ok(())
    };
    run().map_err(|error: rusqlite::Error| trouble(text, &error))
}

fn copy_cell(bytes: &mut Vec<u8>, cell: ValueRef<'_>) {
    let mut put = |cell: &[u8]| {
        bytes.extend_from_slice(&(cell.len() as i32).to_be_bytes());
        bytes.extend_from_slice(cell);
    };
    match cell {
        ValueRef::Null => bytes.extend_from_slice(&(-1_i32).to_be_bytes()),
        ValueRef::Integer(it) => put(&it.to_be_bytes()),
        ValueRef::Real(it) => put(&it.to_be_bytes()),
        ValueRef::Text(it) | ValueRef::Blob(it) => put(it),
    }
}

pub(crate) fn execute(link: &Connection, text: &str, values: &[Value]) -> Result<u64, StoreError> {
    let run = || link.prepare_cached(text)?.execute(rusqlite::params_from_iter(values));
    run().map(|rows| rows as u64).map_err(|error| trouble(text, &error))
}

fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(it) => Value::Int(it),
        ValueRef::Real(it) => Value::Real(it),
        ValueRef::Text(it) => Value::Text(String::from_utf8_lossy(it).into_owned()),
        ValueRef::Blob(it) => Value::Bytes(it.to_vec()),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Bool(it) => ValueRef::Integer(i64::from(*it)),
            Self::Int(it) => ValueRef::Integer(*it),
            Self::Real(it) => ValueRef::Real(*it),
            Self::Text(it) => ValueRef::Text(it.as_bytes()),
            Self::Bytes(it) => ValueRef::Blob(it),
        }))
    }
}

pub(crate) fn trouble(sql: &str, error: &rusqlite::Error) -> StoreError {
    let detail = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { detail },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            StoreError::Locked { detail }
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { detail },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged { detail },
        Some(ErrorCode::ConstraintViolation) => StoreError::Constraint { detail },
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => StoreError::Unreachable { detail },
        _ => StoreError::statement(sql, detail),
    }
}
