//! 备份与恢复 One snapshot of everything into an archive of either engine, and back on either.

use std::path::Path;

use migrations::Script;
use serde_json::{Value as Json, json};

use crate::{
    archive::{Archive, ArchiveError, Column, Kind, Manifest, Table, Writer},
    audit::head,
    chain::{Head, Row, Verifier},
    digest::{hex, hex_bytes},
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
        for (name, columns) in catalogue(tx)? {
            let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
            let order: Vec<_> = (1..=names.len()).map(|at| format!("{at} NULLS FIRST")).collect();
            let sql = format!("SELECT {} FROM {name} ORDER BY {}", names.join(", "), order.join(", "));
            let rows = tx.select(&sql, params! {}, |row| Ok(row.cells.iter().map(packed).collect()))?;
            writer.table(&name, columns, &rows)?;
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

/// 恢复 Unpacks an archive into an empty place: checked whole, its chain verified, then filed in one transaction.
///
/// # Errors
///
/// [`ArchiveError`]; then no row was kept.
pub fn restore(
    store: &Store,
    files: &dyn FileSpace,
    path: &Path,
    scripts: &[Script],
    now: i64,
) -> Result<Manifest, ArchiveError> {
    let newest = scripts.iter().map(|script| script.id).max().unwrap_or(0);
    let mut archive = Archive::open(path, newest)?;
    let manifest = archive.manifest().clone();
    let mut tables = Vec::new();
    for table in &manifest.tables {
        let mut rows = Vec::new();
        archive.rows(table, |row| {
            rows.push(row.iter().zip(&table.columns).map(|(cell, column)| unpacked(cell, column.kind)).collect());
            Ok::<(), ArchiveError>(())
        })?;
        let rows: Vec<Option<Vec<Value>>> = rows;
        let rows: Option<Vec<Vec<Value>>> = rows.into_iter().collect();
        let part = || ArchiveError::Damaged { part: format!("tables/{}.jsonl", table.name) };
        tables.push((table.clone(), rows.ok_or_else(part)?));
    }
    verify(&manifest, &tables)?;
    let known: Vec<Script> = scripts.iter().filter(|script| script.id <= manifest.schema).cloned().collect();
    store.migrate(&known, now)?;
    store.read(&Scope::everywhere(REASON), must_be_empty)?;
    for id in &manifest.files {
        files.put(&mut archive.file(id)?)?;
    }
    store.write(&Scope::everywhere(REASON), |tx| {
        must_be_empty(tx)?;
        fill(tx, &tables)
    })?;
    Ok(manifest)
}

fn verify(manifest: &Manifest, tables: &[(Table, Vec<Vec<Value>>)]) -> Result<(), ArchiveError> {
    let damaged = || ArchiveError::Damaged { part: "tables/ledger.jsonl".into() };
    let (table, rows) = tables.iter().find(|(table, _)| table.name == "ledger").ok_or_else(damaged)?;
    let mut verifier = Verifier::new();
    for row in rows {
        let cell = |name: &str| table.columns.iter().position(|column| column.name == name).and_then(|at| row.get(at));
        let int = |name| match cell(name) {
            Some(Value::Int(it)) => Ok(*it),
            _ => Err(damaged()),
        };
        let text = |name| match cell(name) {
            Some(Value::Text(it)) => Ok(it.as_str()),
            _ => Err(damaged()),
        };
        let bytes = |name| match cell(name) {
            Some(Value::Bytes(it)) => Ok(it.as_slice()),
            _ => Err(damaged()),
        };
        verifier.take(&Row {
            position: int("position")?,
            body: text("body")?,
            at: int("at")?,
            kind: text("kind")?,
            version: int("version")?,
            record: text("record")?,
            canonical: bytes("canonical")?,
            prev_hash: bytes("prev_hash")?,
            hash: bytes("hash")?,
        })?;
    }
    let hash = manifest.head_hash.parse().map_err(|_| damaged())?;
    verifier.finish(&Head { position: manifest.head_position, hash })?;
    Ok(())
}

fn must_be_empty(tx: &Tx<'_>) -> Result<(), ArchiveError> {
    for (name, _) in catalogue(tx)? {
        let seeded = if name == "ledger_head" { " WHERE position > 0" } else { "" };
        let sql = format!("SELECT 1 AS one FROM {name}{seeded} LIMIT 1");
        if !tx.select(&sql, params! {}, |_| Ok(()))?.is_empty() {
            return Err(ArchiveError::NotEmpty { table: name });
        }
    }
    Ok(())
}

fn fill(tx: &Tx<'_>, tables: &[(Table, Vec<Vec<Value>>)]) -> Result<(), ArchiveError> {
    let links = defer(tx)?;
    tx.execute("DELETE FROM ledger_head", params! {})?;
    let booleans = booleans(tx)?;
    for (table, rows) in tables {
        let names: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let is_boolean = |name: &str| booleans.iter().any(|(of, column)| *of == table.name && column == name);
        let cast = |(cell, name): (&Value, &&str)| match cell {
            Value::Int(it) if is_boolean(name) => Value::Bool(*it != 0),
            cell => cell.clone(),
        };
        let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().zip(&names).map(cast).collect()).collect();
        tx.insert_many(&table.name, &names, &rows)?;
    }
    settle(tx, &links)
}

/// Rows may name rows that come later: foreign keys are looked at when all are there.
fn defer(tx: &Tx<'_>) -> Result<Vec<(String, String)>, ArchiveError> {
    if tx.dialect() == Dialect::Sqlite {
        tx.ask("PRAGMA defer_foreign_keys=ON", params! {})?;
        return Ok(Vec::new());
    }
    let links = tx.select(
        "SELECT CAST(CAST(conrelid AS regclass) AS text) AS of, CAST(quote_ident(conname) AS text) AS link
           FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)",
        params! {},
        |row| Ok((row.get("of")?, row.get("link")?)),
    )?;
    for (of, link) in &links {
        let sql = format!("ALTER TABLE {of} ALTER CONSTRAINT {link} DEFERRABLE INITIALLY DEFERRED");
        tx.execute(&sql, params! {})?;
    }
    Ok(links)
}

/// Foreign keys as they were, and numbers given from now on begin after the highest restored.
fn settle(tx: &Tx<'_>, links: &[(String, String)]) -> Result<(), ArchiveError> {
    if tx.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    tx.execute("SET CONSTRAINTS ALL IMMEDIATE", params! {})?;
    for (of, link) in links {
        tx.execute(&format!("ALTER TABLE {of} ALTER CONSTRAINT {link} NOT DEFERRABLE"), params! {})?;
    }
    let numbered: Vec<(String, String)> = tx.select(
        "SELECT CAST(table_name AS text) AS of, CAST(column_name AS text) AS number FROM information_schema.columns
          WHERE table_schema = current_schema() AND is_identity = 'YES'",
        params! {},
        |row| Ok((row.get("of")?, row.get("number")?)),
    )?;
    for (of, number) in numbered {
        let last = format!("SELECT max({number}) FROM {of}");
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{of}', '{number}'), COALESCE(({last}), 1), ({last}) IS NOT NULL) AS last"
        );
        tx.select(&sql, params! {}, |_| Ok(()))?;
    }
    Ok(())
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

fn booleans(tx: &Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let all = cells(tx)?.into_iter();
    Ok(all.filter(|(.., kind)| kind == "boolean").map(|(of, name, _)| (of, name)).collect())
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

fn unpacked(cell: &Json, kind: Kind) -> Option<Value> {
    match (cell, kind) {
        (Json::Null, _) => Some(Value::Null),
        (Json::Number(it), Kind::Integer) => it.as_i64().map(Value::Int),
        (Json::String(it), Kind::Text) => Some(Value::Text(it.clone())),
        (Json::String(it), Kind::Bytes) => hex_bytes(it).map(Value::Bytes),
        _ => None,
    }
}
