//! 备份与恢复 One snapshot of everything into an archive of either engine, and back on either.
//!
//! Rows pass through one by one, whatever the number of them: memory holds a few of them at a time.

mod restore;

use std::path::Path;

use serde_json::{Value as Json, json};

pub use self::restore::restore;
use crate::{
    archive::{ArchiveError, Column, Kind, Manifest, Writer},
    audit::head,
    digest::hex,
    error::StoreError,
    files::{FileError, FileSpace},
    params,
    scope::Scope,
    sql::Dialect,
    store::Store,
    tx::Tx,
    value::Value,
};

const REASON: &str = "a backup holds every body";

/// 备份 Packs one snapshot of all tables, and the files, while others go on working. `now` is milliseconds UTC.
///
/// # Errors
///
/// [`ArchiveError`]; then there is no archive.
pub fn backup(store: &Store, files: &dyn FileSpace, out: &Path, now: i64) -> Result<Manifest, ArchiveError> {
    store.read(&Scope::everywhere(REASON), |tx| {
        let mut writer = Writer::create(out)?;
        let keys = keys(tx)?;
        for (name, columns) in catalogue(tx)? {
            let key = keys.iter().filter(|(of, _)| *of == name).map(|(_, column)| column.as_str()).collect();
            pack(tx, &mut writer, &name, columns, key)?;
        }
        for id in files.list()? {
            match files.open(&id) {
                Ok(mut content) => writer.file(&id, &mut content)?,
                // Swept since it was listed: no row names it.
                Err(FileError::Missing { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let schema = tx.first("SELECT max(id) AS id FROM migration", params! {}, |row| row.get::<Option<u32>>("id"))?;
        writer.finish(now, schema.flatten().unwrap_or(0), &head(tx)?)
    })
}

/// The rows of one table, in an order that is the same on every engine: by the table's key, which has an index, so that
/// neither engine has to sort them; by all columns where there is none.
fn pack(
    tx: &Tx<'_>,
    writer: &mut Writer,
    name: &str,
    columns: Vec<Column>,
    key: Vec<&str>,
) -> Result<(), ArchiveError> {
    let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
    let names = names.join(", ");
    let all: Vec<_> = (1..=columns.len()).map(|at| format!("{at} NULLS FIRST")).collect();
    let order = if key.is_empty() { all.join(", ") } else { key.join(", ") };
    let mut table = writer.table(name, columns)?;
    tx.each(&format!("SELECT {names} FROM {name} ORDER BY {order}"), |row| {
        table.row(&row.cells.iter().map(packed).collect::<Vec<_>>())
    })?;
    table.end();
    Ok(())
}

/// Tables and the columns of their primary keys, in the order of the key.
fn keys(tx: &Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS of, c.name AS name FROM sqlite_schema m, pragma_table_info(m.name) c
              WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk"
        }
        Dialect::Postgres => {
            "SELECT CAST(k.table_name AS text) AS of, CAST(k.column_name AS text) AS name
               FROM information_schema.table_constraints c
               JOIN information_schema.key_column_usage k
                 ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name
                AND k.table_name = c.table_name
              WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = current_schema()
              ORDER BY 1, k.ordinal_position"
        }
    };
    tx.select(sql, params! {}, |row| Ok((row.get("of")?, row.get("name")?)))
}

/// Name, column and type of everything but the list of migrations, which belongs to the place and not to the office.
fn cells(tx: &Tx<'_>) -> Result<Vec<(String, String, String)>, StoreError> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS of, c.name AS name, lower(c.type) AS kind FROM sqlite_schema m, pragma_table_info(m.name) c
              WHERE m.type = 'table' AND m.name <> 'migration' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'
              ORDER BY m.name, c.cid"
        }
        Dialect::Postgres => {
            "SELECT CAST(c.table_name AS text) AS of, CAST(c.column_name AS text) AS name,
                    CAST(c.data_type AS text) AS kind
               FROM information_schema.columns c
               JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
              WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
                AND c.table_name <> 'migration' ORDER BY 1, c.ordinal_position"
        }
    };
    tx.select(sql, params! {}, |row| Ok((row.get("of")?, row.get("name")?, row.get("kind")?)))
}

fn catalogue(tx: &Tx<'_>) -> Result<Vec<(String, Vec<Column>)>, StoreError> {
    let mut tables: Vec<(String, Vec<Column>)> = Vec::new();
    for (of, name, kind) in cells(tx)? {
        let kind = match kind.as_str() {
            "text" => Kind::Text,
            "blob" | "bytea" => Kind::Bytes,
            "int" | "integer" | "bigint" | "boolean" => Kind::Integer,
            other => return Err(StoreError::Damaged { detail: format!("{of}.{name}: {other}") }),
        };
        match tables.last_mut() {
            Some((last, columns)) if *last == of => columns.push(Column { name, kind }),
            _ => tables.push((of, vec![Column { name, kind }])),
        }
    }
    Ok(tables)
}

fn packed(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(it) => json!(i64::from(*it)),
        Value::Int(it) => json!(it),
        Value::Real(it) => json!(it),
        Value::Text(it) => json!(it),
        Value::Bytes(it) => json!(hex(it)),
    }
}
