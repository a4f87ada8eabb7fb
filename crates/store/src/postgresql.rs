//! 服务库 The other engine: a PostgreSQL server the office already keeps.
//!
//! The driver runs a small asynchronous world of its own and panics when it is made or dropped inside another one;
//! so a connection is made and dropped on a thread of ours.

mod address;
mod batch;
mod cell;
mod passing;
mod tls;
mod wire;

use std::{collections::HashMap, future::Future, mem, sync::Arc, thread, time::Duration};

use tokio_postgres::{Error, Statement, types::ToSql};

use self::{
    address::Privacy,
    batch::Entries,
    cell::{cells, trouble, unreachable_because},
    wire::{Ahead, Stumble, Wire},
};
use crate::{
    engine::{Durability, Options},
    error::StoreError,
    row::Row,
    value::Value,
};

/// How long a server may take to answer the first call.
const CONNECT_SECONDS: u64 = 10;
/// How long a network may say nothing at all before the connection counts as lost; systems wait a quarter of an hour.
const SILENT_SECONDS: u64 = 30;
/// Requests kept back to travel with the next that wants an answer; they bound what lies in memory.
const KEPT_BACK: usize = 256;

pub(crate) struct Session {
    wire: Option<Wire>,
    prepared: HashMap<String, Statement>,
    /// What will travel ahead of the next request, with the words for a fault.
    ahead: Vec<(Arc<str>, Ahead)>,
    /// Whether a batch is open, whose commit will wait for what is kept back.
    in_batch: bool,
    /// Whether the server holds a savepoint of this batch.
    has_savepoint: bool,
    /// Where among them the present act begins: what stands before belongs to the whole batch.
    own: usize,
    /// Whether the savepoint of the present act, and so perhaps some of its work, has reached the server.
    is_begun: bool,
    entries: Entries,
    /// What went wrong with something that belongs to the whole batch.
    spoiled: Option<StoreError>,
}

impl Session {
    pub(crate) fn open(address: &str, options: &Options) -> Result<Self, StoreError> {
        let dial = || -> Result<Wire, StoreError> {
            let (mut config, privacy) = address::read(address)?;
            config.application_name("gongkai");
            if config.get_connect_timeout().is_none() {
                config.connect_timeout(Duration::from_secs(CONNECT_SECONDS));
            }
            if config.get_tcp_user_timeout().is_none() {
                config.tcp_user_timeout(Duration::from_secs(SILENT_SECONDS));
                config.keepalives_idle(Duration::from_secs(SILENT_SECONDS));
            }
            let tls = if privacy == Privacy::Open { None } else { Some(tls::connector(&privacy)?) };
            Wire::open(&config, tls).map_err(|error| tls::fault(&error).unwrap_or_else(|| trouble("connect", &error)))
        };
        let wire = Some(elsewhere(dial)?);
        let mut session = Self {
            wire,
            prepared: HashMap::new(),
            ahead: Vec::new(),
            in_batch: false,
            has_savepoint: false,
            own: 0,
            is_begun: false,
            entries: Entries::default(),
            spoiled: None,
        };
        let commit = if options.durability == Durability::Full { "on" } else { "off" };
        let wait = options.lock_wait_ms;
        session.batch(&format!(
            "SET lock_timeout = {wait}; SET TIME ZONE 'UTC'; SET synchronous_commit = {commit}; \
             SET client_min_messages = warning"
        ))?;
        session.check_text()?;
        Ok(session)
    }

    /// Text must come back in the order of its bytes, as on the other engine.
    fn check_text(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT pg_encoding_to_char(encoding)::text AS encoding, datcollate::text AS collate \
                   FROM pg_database WHERE datname = current_database()";
        let rows = self.query(sql, &[])?;
        let row = rows.first().ok_or_else(|| StoreError::statement(sql, "no current database"))?;
        let (encoding, collate): (String, String) = (row.get("encoding")?, row.get("collate")?);
        if encoding == "UTF8" && ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(&collate.as_str()) {
            return Ok(());
        }
        Err(StoreError::Collation { found: format!("{encoding}，{collate}") })
    }

    fn wire(&mut self) -> &mut Wire {
        self.wire.as_mut().expect("only dropping takes the wire away")
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.wire.as_ref().is_none_or(Wire::is_closed)
    }

    pub(crate) fn forget(&mut self) {
        self.prepared.clear();
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let client = self.wire().client();
        self.ask(sql, async { client.batch_execute(sql).await })
    }

    pub(crate) fn query(&mut self, text: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let (client, statement) = self.prepare(text)?;
        let given: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let found = self.ask(text, async { client.query(&statement, &given).await })?;
        let names: Arc<[String]> = statement.columns().iter().map(|column| column.name().to_owned()).collect();
        found.iter().map(|row| Ok(Row { names: Arc::clone(&names), cells: cells(text, row)? })).collect()
    }

    pub(crate) fn execute(&mut self, text: &str, values: &[Value]) -> Result<u64, StoreError> {
        let (client, statement) = self.prepare(text)?;
        let given: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        self.ask(text, async { client.execute(&statement, &given).await })
    }

    fn prepare(&mut self, text: &str) -> Result<(Arc<tokio_postgres::Client>, Statement), StoreError> {
        let client = self.wire().client();
        if let Some(known) = self.prepared.get(text) {
            return Ok((client, known.clone()));
        }
        let statement = self.ask(text, async { client.prepare(text).await })?;
        if self.prepared.len() >= 1_000 {
            self.prepared.clear();
        }
        self.prepared.insert(text.to_owned(), statement.clone());
        Ok((client, statement))
    }

    /// One request and its answer; what was kept back travels ahead of it.
    fn ask<T>(&mut self, sql: &str, request: impl Future<Output = Result<T, Error>>) -> Result<T, StoreError> {
        self.begin_act();
        let own = mem::take(&mut self.own);
        let (texts, ahead): (Vec<_>, Vec<_>) = mem::take(&mut self.ahead).into_iter().unzip();
        match self.wire().together(ahead, request) {
            Ok(answer) => answer.map_err(|error| self.trouble(sql, &error)),
            Err(Stumble { at, error }) => {
                let error = self.trouble(&texts[at], &error);
                if at < own {
                    self.spoiled = Some(error.clone());
                }
                Err(error)
            }
        }
    }

    fn trouble(&self, sql: &str, error: &Error) -> StoreError {
        if self.is_closed() { unreachable_because(error) } else { trouble(sql, error) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.ahead.clear();
        if let Some(wire) = self.wire.take() {
            let _ = thread::spawn(move || drop(wire)).join();
        }
    }
}

/// Does it on a thread of its own, where no asynchronous world is running.
fn elsewhere<T: Send>(act: impl FnOnce() -> Result<T, StoreError> + Send) -> Result<T, StoreError> {
    let panicked = |_| StoreError::Unreachable { detail: "the driver panicked while connecting".into() };
    thread::scope(|scope| scope.spawn(act).join()).unwrap_or_else(|panic| Err(panicked(panic)))
}
