//! 服务库 The other engine: a PostgreSQL server the office already keeps.
//!
//! The driver runs a small asynchronous world of its own and panics when it is made or dropped inside another one;
//! so a client is made and dropped on a thread of ours.

use std::{collections::HashMap, error::Error, sync::Arc, thread};

use postgres::{
    Client, NoTls,
    error::SqlState,
    types::{IsNull, ToSql, Type, private::BytesMut},
};

use crate::{
    engine::{Durability, Options},
    error::StoreError,
    row::Row,
    value::Value,
};

/// How long a server may take to answer the first call.
const CONNECT_SECONDS: u64 = 10;

pub(crate) struct Session {
    client: Option<Client>,
    prepared: HashMap<String, postgres::Statement>,
}

impl Session {
    pub(crate) fn open(address: &str, options: &Options) -> Result<Self, StoreError> {
        let dial = || -> Result<Client, StoreError> {
            let mut config: postgres::Config =
                address.parse().map_err(|error: postgres::Error| unreachable_because(&error))?;
            config.application_name("gongkai");
            if config.get_connect_timeout().is_none() {
                config.connect_timeout(std::time::Duration::from_secs(CONNECT_SECONDS));
            }
            config.connect(NoTls).map_err(|error| trouble("connect", &error))
        };
        let client = elsewhere(dial)?;
        let mut session = Self { client: Some(client), prepared: HashMap::new() };
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

    fn client(&mut self) -> &mut Client {
        self.client.as_mut().expect("only dropping takes the client away")
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.as_ref().is_none_or(Client::is_closed)
    }

    pub(crate) fn forget(&mut self) {
        self.prepared.clear();
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let outcome = self.client().batch_execute(sql);
        outcome.map_err(|error| self.trouble(sql, &error))
    }

    pub(crate) fn query(&mut self, text: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let statement = self.prepare(text)?;
        let given: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let found = self.client().query(&statement, &given).map_err(|error| self.trouble(text, &error))?;
        let names: Arc<[String]> = statement.columns().iter().map(|column| column.name().to_owned()).collect();
        found.iter().map(|row| Ok(Row { names: Arc::clone(&names), cells: cells(text, row)? })).collect()
    }

    pub(crate) fn execute(&mut self, text: &str, values: &[Value]) -> Result<u64, StoreError> {
        let statement = self.prepare(text)?;
        let given: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let outcome = self.client().execute(&statement, &given);
        outcome.map_err(|error| self.trouble(text, &error))
    }

    fn prepare(&mut self, text: &str) -> Result<postgres::Statement, StoreError> {
        if let Some(known) = self.prepared.get(text) {
            return Ok(known.clone());
        }
        let statement = self.client().prepare(text).map_err(|error| self.trouble(text, &error))?;
        if self.prepared.len() >= 1_000 {
            self.prepared.clear();
        }
        self.prepared.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    fn trouble(&self, sql: &str, error: &postgres::Error) -> StoreError {
        if self.is_closed() { unreachable_because(error) } else { trouble(sql, error) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let _ = thread::spawn(move || drop(client)).join();
        }
    }
}

/// Does it on a thread of its own, where no asynchronous world is running.
fn elsewhere<T: Send>(act: impl FnOnce() -> Result<T, StoreError> + Send) -> Result<T, StoreError> {
    let panicked = |_| StoreError::Unreachable { detail: "the driver panicked while connecting".into() };
    thread::scope(|scope| scope.spawn(act).join()).unwrap_or_else(|panic| Err(panicked(panic)))
}

fn cells(sql: &str, row: &postgres::Row) -> Result<Vec<Value>, StoreError> {
    fn or_null<T: Into<Value>>(cell: Option<T>) -> Value {
        cell.map_or(Value::Null, Into::into)
    }
    let cell = |at: usize, column: &postgres::Column| -> Result<Value, postgres::Error> {
        Ok(match *column.type_() {
            Type::BOOL => or_null(row.try_get::<_, Option<bool>>(at)?),
            Type::INT2 => or_null(row.try_get::<_, Option<i16>>(at)?.map(i32::from)),
            Type::INT4 => or_null(row.try_get::<_, Option<i32>>(at)?),
            Type::INT8 => or_null(row.try_get::<_, Option<i64>>(at)?),
            Type::FLOAT4 => or_null(row.try_get::<_, Option<f32>>(at)?.map(f64::from)),
            Type::FLOAT8 => or_null(row.try_get::<_, Option<f64>>(at)?),
            Type::BYTEA => or_null(row.try_get::<_, Option<Vec<u8>>>(at)?),
            // Any other type fails here by name: the statement wants a CAST.
            _ => or_null(row.try_get::<_, Option<String>>(at)?),
        })
    };
    let read = row.columns().iter().enumerate().map(|(at, column)| cell(at, column));
    read.collect::<Result<_, _>>().map_err(|error| StoreError::statement(sql, format!("{error}; CAST it")))
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Bool(it), &Type::BOOL) => it.to_sql(ty, out),
            (Self::Int(it), &Type::INT8) => it.to_sql(ty, out),
            (Self::Int(it), &Type::INT4) => i32::try_from(*it)?.to_sql(ty, out),
            (Self::Int(it), &Type::INT2) => i16::try_from(*it)?.to_sql(ty, out),
            (Self::Real(it), &Type::FLOAT8) => it.to_sql(ty, out),
            (Self::Text(it), ty) if <&str as ToSql>::accepts(ty) => it.as_str().to_sql(ty, out),
            (Self::Bytes(it), &Type::BYTEA) => it.as_slice().to_sql(ty, out),
            (value, ty) => Err(format!("{value:?} given where the statement wants {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

fn unreachable_because(error: &postgres::Error) -> StoreError {
    StoreError::Unreachable { detail: in_full(error) }
}

/// The driver's own sentence and what lies below it.
fn in_full(error: &postgres::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}

fn trouble(sql: &str, error: &postgres::Error) -> StoreError {
    let detail = in_full(error);
    let Some(state) = error.code() else {
        let below = error.source().is_some_and(|source| source.is::<std::io::Error>());
        let gone = error.is_closed() || below || sql == "connect";
        return if gone { StoreError::Unreachable { detail } } else { StoreError::statement(sql, detail) };
    };
    match *state {
        SqlState::DISK_FULL => StoreError::DiskFull { detail },
        SqlState::LOCK_NOT_AVAILABLE => StoreError::Locked { detail },
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => StoreError::Crossed { detail },
        SqlState::READ_ONLY_SQL_TRANSACTION | SqlState::INSUFFICIENT_PRIVILEGE => StoreError::ReadOnly { detail },
        SqlState::DATA_CORRUPTED | SqlState::INDEX_CORRUPTED => StoreError::Damaged { detail },
        _ => match &state.code()[..2] {
            "23" => StoreError::Constraint { detail },
            "08" | "57" | "28" | "3D" | "53" => StoreError::Unreachable { detail },
            _ => StoreError::statement(sql, detail),
        },
    }
}
