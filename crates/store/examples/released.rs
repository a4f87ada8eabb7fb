//! 版本留样 Writes the databases of a version as it leaves them, one for each engine, for the test that brings every
//! released version up to date: `cargo run -p store --example released -- 0.1.0`, once, when the version is released.

#![allow(clippy::print_stdout, reason = "a tool on the terminal")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use migrations::SCRIPTS;
use rusqlite::Connection;
use store::{Actor, Engine, Entry, Options, Scope, Store, StoreError, params};

/// At least one row of every table; a table that is new wants a line here. Statements end with a line's end.
const ROWS: &str = include_str!("rows.sql");

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let version = env::args().nth(1).ok_or("which version? for example 0.1.0")?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/released").join(version);
    fs::create_dir_all(&folder)?;
    let file = env::temp_dir().join(format!("gongkai-released-{}.db", std::process::id()));
    let made = sqlite(&file);
    fs::remove_file(&file)?;
    fs::write(folder.join("sqlite.sql"), made?)?;
    fs::write(folder.join("postgresql.sql"), postgresql()?)?;
    println!("{}", folder.display());
    Ok(())
}

/// A small office with something in every table.
fn fill(engine: &Engine) -> Outcome<()> {
    let store = Store::open(engine, &Options::default())?;
    store.migrate(SCRIPTS, 1_767_225_600_000)?;
    store.write::<_, StoreError>(&Scope::everywhere("a sample of every table"), |tx| {
        for number in 1..=9 {
            tx.append(&entry(number))?;
        }
        for sql in ROWS.lines().filter(|line| !line.is_empty() && !line.starts_with("--")) {
            let bytes = vec![0x5a_u8; 32];
            let params = if sql.contains(":bytes") {
                params! { bytes }
            } else {
                params! {}
            };
            tx.file(sql, params)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn entry(number: i64) -> Entry {
    Entry {
        at: 1_767_225_600_000 + number,
        body: "sangcun".into(),
        kind: "publication.published".into(),
        version: 1,
        record: format!("pub-{number}"),
        actor: Actor { account: "a-7".into(), role: "info_officer".into(), ..Actor::default() },
        payload: format!(r#"{{"number":{number},"on":"2026-01-01","text":"引\"\\"}}"#),
    }
}

fn sqlite(file: &Path) -> Outcome<String> {
    fill(&Engine::Sqlite(file.to_owned()))?;
    let link = Connection::open(file)?;
    let mut dump = String::new();
    let mut made = link.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?;
    let made = made.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for made in made {
        let (kind, name, sql): (String, String, String) = made?;
        dump.push_str(&format!("{sql};\n"));
        if kind == "table" {
            let rows = rows(&link, &name)?;
            if rows.is_empty() {
                return Err(format!("the table {name} is empty: add a row to rows.sql").into());
            }
            dump.push_str(&rows);
        }
    }
    Ok(dump)
}

/// Every row as a statement, the cells in the engine's own way of writing them.
fn rows(link: &Connection, table: &str) -> Outcome<String> {
    let mut columns = link.prepare(&format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"))?;
    let columns: Vec<String> = columns.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
    let sql = format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || ',' || "));
    let mut rows = link.prepare(&sql)?;
    let rows: Vec<String> = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let names = columns.join(",");
    Ok(rows.iter().map(|row| format!("INSERT INTO {table}({names}) VALUES({row});\n")).collect())
}

fn postgresql() -> Outcome<String> {
    let address = testkit::postgres::database();
    fill(&Engine::Postgres(address.clone()))?;
    let dump =
        Command::new(program("pg_dump")).args(["--inserts", "--no-owner", "--no-privileges", &address]).output()?;
    if !dump.status.success() {
        return Err(String::from_utf8_lossy(&dump.stderr).into_owned().into());
    }
    // Settings of a newer server, and orders to psql, are not for every server.
    let is_kept =
        |line: &&str| !["--", "SET ", "SELECT pg_catalog.set_config", "\\"].iter().any(|no| line.starts_with(no));
    let text = String::from_utf8(dump.stdout)?;
    let kept: Vec<&str> = text.lines().filter(|line| !line.is_empty()).filter(is_kept).collect();
    Ok(kept.join("\n") + "\n")
}

/// In the path, or where Debian keeps the newest.
fn program(name: &str) -> PathBuf {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = installed.map(|version| version.path().join("bin").join(name)).collect();
    found.retain(|path| path.is_file());
    found.sort();
    found.pop().unwrap_or_else(|| name.into())
}
