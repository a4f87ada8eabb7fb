//! 整理 Scripts run forward, once each, and the database remembers which.

use std::{
    collections::HashSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use migrations::Script;
use sm3::{Digest, Sm3};

use crate::{
    connection::{Connection, Purpose},
    engine::Engine,
    error::StoreError,
    params, sql,
    sql::Dialect,
    sqlite,
};

/// 整理结果 What was applied, and where the copy made before stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Migrated {
    /// Numbers of the scripts applied now, ascending.
    pub applied: Vec<u32>,
    /// The copy of the file as it was; none of an empty database or of a server.
    pub copy: Option<PathBuf>,
}

pub(crate) fn migrate(
    link: &mut Connection,
    engine: &Engine,
    scripts: &[Script],
    now: i64,
) -> Result<Migrated, StoreError> {
    let table = "CREATE TABLE IF NOT EXISTS migration (id BIGINT PRIMARY KEY, name TEXT NOT NULL, \
                 hash TEXT NOT NULL, applied_at BIGINT NOT NULL) {strict}";
    let table = sql::script(table, link.dialect());
    link.batch(&table)?;
    let early = missing(link, scripts)?;
    let copy = match engine {
        Engine::Sqlite(path) if !early.is_empty() && early.len() < scripts.len() => Some(copied(link, path, now)?),
        _ => None,
    };
    link.begin(Purpose::Write)?;
    match apply(link, scripts, now) {
        Ok(applied) => link.batch("COMMIT").map(|()| Migrated { applied, copy }),
        Err(error) => {
            // The error that stopped us says more than one about stopping.
            let _ = link.batch("ROLLBACK");
            Err(error)
        }
    }
}

fn apply(link: &mut Connection, scripts: &[Script], now: i64) -> Result<Vec<u32>, StoreError> {
    if link.dialect() == Dialect::Postgres {
        link.batch("LOCK TABLE migration IN EXCLUSIVE MODE")?;
    }
    let missing = missing(link, scripts)?;
    for script in &missing {
        let text = sql::script(script.sql, link.dialect());
        link.batch(&text)?;
        let (id, name, hash) = (script.id, script.name, hash(script));
        let words = "INSERT INTO migration (id, name, hash, applied_at) VALUES (:id, :name, :hash, :now) RETURNING id";
        link.ask(words, params! { id, name, hash, now })?;
    }
    Ok(missing.iter().map(|script| script.id).collect())
}

/// 齐备 Whether the database is what the scripts make; the first script that is missing otherwise.
pub(crate) fn first_missing(link: &mut Connection, scripts: &[Script]) -> Result<Option<u32>, StoreError> {
    let any = match link.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_schema WHERE name = 'migration'",
        Dialect::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables \
              WHERE table_name = 'migration' AND table_schema = current_schema()"
        }
    };
    if link.ask(any, params! {})?.is_empty() {
        return Ok(scripts.first().map(|script| script.id));
    }
    Ok(missing(link, scripts)?.first().map(|script| script.id))
}

/// The scripts not applied yet, ascending; an error when the database knows better than the program.
fn missing(link: &mut Connection, scripts: &[Script]) -> Result<Vec<Script>, StoreError> {
    let mut missing: Vec<Script> = scripts.to_vec();
    for row in link.ask("SELECT id, hash FROM migration ORDER BY id", params! {})? {
        let (id, known): (u32, String) = (row.get("id")?, row.get("hash")?);
        let script = scripts.iter().find(|script| script.id == id).ok_or(StoreError::Newer { script: id })?;
        if hash(script) != known {
            return Err(StoreError::Altered { script: id });
        }
        missing.retain(|script| script.id != id);
    }
    missing.sort_by_key(|script| script.id);
    Ok(missing)
}

fn hash(script: &Script) -> String {
    Sm3::digest(script.sql.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The file as it is, beside itself; a copy has its name only when it is whole, checked and on disk.
fn copied(link: &mut Connection, path: &Path, now: i64) -> Result<PathBuf, StoreError> {
    let name = |again: u32| match again {
        0 => path.with_extension(format!("before-{now}.db")),
        again => path.with_extension(format!("before-{now}-{again}.db")),
    };
    let free = (0..).map(name).find(|copy| !copy.exists());
    let copy = free.expect("a folder does not hold four thousand million copies");
    let partial = copy.with_extension("db.partial");
    let made = copy_by_way_of(link, &partial, &copy);
    if made.is_err() {
        // What stopped us says more than one about sweeping.
        let _ = fs::remove_file(&partial);
    }
    made.map(|()| copy)
}

fn copy_by_way_of(link: &mut Connection, partial: &Path, copy: &Path) -> Result<(), StoreError> {
    match fs::remove_file(partial) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(disk(&error)),
        // Another copying may have been cut off here.
        _ => {}
    }
    let place = partial.display().to_string();
    link.ask("VACUUM INTO :place", params! { place })?;
    sqlite::quick_check(partial)?;
    File::open(partial).and_then(|file| file.sync_all()).map_err(|error| disk(&error))?;
    fs::rename(partial, copy).map_err(|error| disk(&error))?;
    if cfg!(unix) {
        let folder = copy.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| disk(&error))?;
    }
    Ok(())
}

fn disk(error: &io::Error) -> StoreError {
    let detail = error.to_string();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull { detail },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { detail },
        _ => StoreError::Unreachable { detail },
    }
}

/// The tables with a column `body`.
pub(crate) fn owned_tables(link: &mut Connection) -> Result<HashSet<String>, StoreError> {
    let sql = match link.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS name FROM sqlite_schema m, pragma_table_info(m.name) c \
              WHERE m.type = 'table' AND c.name = 'body'"
        }
        Dialect::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.columns \
              WHERE column_name = 'body' AND table_schema = current_schema()"
        }
    };
    link.ask(sql, params! {})?.iter().map(|row| row.get("name")).collect()
}
