//! 恢复 An archive into an empty place: looked through from end to end, then filed in one transaction.

use std::{cell::RefCell, path::Path};

use migrations::Script;
use serde_json::Value as Json;

use super::{REASON, catalogue, cells};
use crate::{
    archive::{Archive, ArchiveError, Kind, Manifest, Table},
    chain::{Head, Row, Verifier},
    digest::hex_bytes,
    error::StoreError,
    files::FileSpace,
    params,
    scope::Scope,
    sql::Dialect,
    store::Store,
    tx::Tx,
    value::Value,
};

/// Rows that are filed at once, and how many bytes of text they may have; they bound what lies in memory.
const ROWS: usize = 500;
const BYTES: usize = 1 << 20;

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
    verify(&mut archive)?;
    let known: Vec<Script> = scripts.iter().filter(|script| script.id <= manifest.schema).cloned().collect();
    store.migrate(&known, now)?;
    store.read(&Scope::everywhere(REASON), must_be_empty)?;
    for id in &manifest.files {
        files.put(&mut archive.file(id)?)?;
    }
    let archive = RefCell::new(archive);
    store.write(&Scope::everywhere(REASON), |tx| {
        must_be_empty(tx)?;
        fill(tx, &mut archive.borrow_mut())
    })?;
    Ok(manifest)
}

/// Looks at every row before anything is made: cells of their kinds, and the chain of the ledger.
fn verify(archive: &mut Archive) -> Result<(), ArchiveError> {
    let manifest = archive.manifest().clone();
    let damaged = || ArchiveError::Damaged { part: "tables/ledger.jsonl".into() };
    let mut verifier = Verifier::new();
    manifest.tables.iter().find(|table| table.name == "ledger").ok_or_else(damaged)?;
    for table in &manifest.tables {
        let is_ledger = table.name == "ledger";
        archive.rows(table, |row| {
            let row = unpacked(&row, table)?;
            if is_ledger { take(&mut verifier, table, &row) } else { Ok(()) }
        })?;
    }
    let hash = manifest.head_hash.parse().map_err(|_| damaged())?;
    verifier.finish(&Head { position: manifest.head_position, hash })?;
    Ok(())
}

fn take(verifier: &mut Verifier, table: &Table, row: &[Value]) -> Result<(), ArchiveError> {
    let damaged = || ArchiveError::Damaged { part: "tables/ledger.jsonl".into() };
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

fn fill(tx: &Tx<'_>, archive: &mut Archive) -> Result<(), ArchiveError> {
    let links = defer(tx)?;
    tx.execute("DELETE FROM ledger_head", params! {})?;
    let booleans = booleans(tx)?;
    for table in archive.manifest().tables.clone() {
        let is_boolean = |name: &str| booleans.iter().any(|(of, column)| *of == table.name && column == name);
        let booleans: Vec<bool> = table.columns.iter().map(|column| is_boolean(&column.name)).collect();
        let names: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let (mut rows, mut bytes) = (Vec::new(), 0);
        archive.rows(&table, |row| {
            let mut row = unpacked(&row, &table)?;
            for (cell, _) in row.iter_mut().zip(&booleans).filter(|(_, is_boolean)| **is_boolean) {
                if let Value::Int(it) = cell {
                    *cell = Value::Bool(*it != 0);
                }
            }
            bytes += row.iter().map(weight).sum::<usize>();
            rows.push(row);
            if rows.len() == ROWS || bytes > BYTES {
                tx.insert_many(&table.name, &names, &rows)?;
                rows.clear();
                bytes = 0;
            }
            Ok::<(), ArchiveError>(())
        })?;
        tx.insert_many(&table.name, &names, &rows)?;
    }
    settle(tx, &links)
}

fn weight(cell: &Value) -> usize {
    match cell {
        Value::Text(it) => it.len(),
        Value::Bytes(it) => it.len(),
        _ => 0,
    }
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

fn booleans(tx: &Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let all = cells(tx)?.into_iter();
    Ok(all.filter(|(.., kind)| kind == "boolean").map(|(of, name, _)| (of, name)).collect())
}

/// The cells of a row, each of the kind of its column.
fn unpacked(row: &[Json], table: &Table) -> Result<Vec<Value>, ArchiveError> {
    let cells: Option<Vec<Value>> =
        row.iter().zip(&table.columns).map(|(cell, column)| value(cell, column.kind)).collect();
    cells.ok_or_else(|| ArchiveError::Damaged { part: format!("tables/{}.jsonl", table.name) })
}

fn value(cell: &Json, kind: Kind) -> Option<Value> {
    match (cell, kind) {
        (Json::Null, _) => Some(Value::Null),
        (Json::Number(it), Kind::Integer) => it.as_i64().map(Value::Int),
        (Json::String(it), Kind::Text) => Some(Value::Text(it.clone())),
        (Json::String(it), Kind::Bytes) => hex_bytes(it).map(Value::Bytes),
        _ => None,
    }
}
