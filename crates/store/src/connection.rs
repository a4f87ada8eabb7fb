//! 连接 One connection to either engine, and the statements it has already read.

use std::{collections::HashMap, sync::Arc};

use crate::{
    chain::Head,
    engine::{Engine, Options},
    error::StoreError,
    postgresql,
    row::Row,
    sql::{self, Dialect, Statement},
    sqlite,
    value::{Params, Value},
};

/// Statements kept ready; texts are few, so passing this means that someone writes values into them.
const KEPT: usize = 1_000;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Write,
    /// Writing, with the first savepoint open at once.
    Batch,
    Read,
}

pub(crate) struct Connection {
    pub(crate) link: Link,
    /// Where the chain ends within the open transaction, which locked the head's row; noted in the table with the commit.
    pub(crate) end: Option<Head>,
    statements: HashMap<String, Arc<Statement>>,
}

pub(crate) enum Link {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgresql::Session>),
}

impl Connection {
    pub(crate) fn open(engine: &Engine, options: &Options, purpose: Purpose) -> Result<Self, StoreError> {
        let link = match engine {
            Engine::Sqlite(path) => Link::Sqlite(sqlite::open(path, options, purpose)?),
            Engine::Postgres(address) => Link::Postgres(Box::new(postgresql::Session::open(address, options)?)),
        };
        Ok(Self { link, end: None, statements: HashMap::new() })
    }

    pub(crate) fn dialect(&self) -> Dialect {
        match self.link {
            Link::Sqlite(_) => Dialect::Sqlite,
            Link::Postgres(_) => Dialect::Postgres,
        }
    }

    pub(crate) fn read(&mut self, sql: &str) -> Arc<Statement> {
        if let Some(known) = self.statements.get(sql) {
            return Arc::clone(known);
        }
        if self.statements.len() >= KEPT {
            self.statements.clear();
        }
        let statement = Arc::new(sql::statement(sql, self.dialect()));
        self.statements.insert(sql.to_owned(), Arc::clone(&statement));
        statement
    }

    /// Runs a text of one or more statements without parameters.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(link) => link.execute_batch(sql).map_err(|error| sqlite::trouble(sql, &error)),
            Link::Postgres(session) => session.batch(sql),
        }
    }

    pub(crate) fn query(&mut self, text: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        match &mut self.link {
            Link::Sqlite(link) => sqlite::query(link, text, values),
            Link::Postgres(session) => session.query(text, values),
        }
    }

    pub(crate) fn execute(&mut self, text: &str, values: &[Value]) -> Result<u64, StoreError> {
        match &mut self.link {
            Link::Sqlite(link) => sqlite::execute(link, text, values),
            Link::Postgres(session) => session.execute(text, values),
        }
    }

    /// A statement of the house's own, with named parameters and no scope to keep.
    pub(crate) fn ask(&mut self, sql: &str, params: Params) -> Result<Vec<Row>, StoreError> {
        let statement = self.read(sql);
        let values = in_order(sql, &statement, params)?;
        self.query(&statement.text, &values)
    }

    /// As [`Connection::ask`], for a statement without rows.
    pub(crate) fn act(&mut self, sql: &str, params: Params) -> Result<u64, StoreError> {
        let statement = self.read(sql);
        let values = in_order(sql, &statement, params)?;
        self.execute(&statement.text, &values)
    }

    /// Begins what [`Purpose`] says: at once on SQLite, where a deferred beginning fails when it is overtaken.
    pub(crate) fn begin(&mut self, purpose: Purpose) -> Result<(), StoreError> {
        self.end = None;
        self.batch(match (self.dialect(), purpose) {
            (Dialect::Sqlite, Purpose::Write) => "BEGIN IMMEDIATE",
            (Dialect::Sqlite, Purpose::Batch) => "BEGIN IMMEDIATE; SAVEPOINT work",
            (Dialect::Sqlite, Purpose::Read) => "BEGIN",
            (Dialect::Postgres, Purpose::Write) => "BEGIN ISOLATION LEVEL READ COMMITTED",
            (Dialect::Postgres, Purpose::Batch) => "BEGIN ISOLATION LEVEL READ COMMITTED; SAVEPOINT work",
            (Dialect::Postgres, Purpose::Read) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })
    }

    /// Commits, and notes the end of the chain in the same call.
    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        let note = self.end.take().map(|end| self.noting(end)).unwrap_or_default();
        self.batch(&format!("{note}COMMIT"))
    }

    /// Notes the end of the chain at once, for a statement that will look at it.
    pub(crate) fn note_end(&mut self) -> Result<(), StoreError> {
        let note = self.end.take().map(|end| self.noting(end));
        note.map_or(Ok(()), |note| self.batch(&note))
    }

    fn noting(&self, end: Head) -> String {
        let Head { position, hash } = end;
        let bytes = match self.dialect() {
            Dialect::Sqlite => format!("x'{hash}'"),
            Dialect::Postgres => format!("'\\x{hash}'"),
        };
        format!("UPDATE ledger_head SET position = {position}, hash = {bytes} WHERE one = 1; ")
    }

    /// Whether the engine has already given up the whole transaction (SQLite does when the disk is full).
    pub(crate) fn gave_up(&self) -> bool {
        match &self.link {
            Link::Sqlite(link) => link.is_autocommit(),
            Link::Postgres(session) => session.is_closed(),
        }
    }

    /// Whether nothing can be asked of it any more.
    pub(crate) fn is_lost(&self) -> bool {
        matches!(&self.link, Link::Postgres(session) if session.is_closed())
    }

    /// Forgets prepared statements: the tables they were made for have changed.
    pub(crate) fn forget(&mut self) {
        match &mut self.link {
            Link::Sqlite(link) => link.flush_prepared_statement_cache(),
            Link::Postgres(session) => session.forget(),
        }
    }
}

/// The values in the order of their numbers; every name must be given, and every name given be used.
pub(crate) fn in_order(sql: &str, statement: &Statement, params: Params) -> Result<Vec<Value>, StoreError> {
    let mut params: Vec<Option<(&str, Value)>> = params.into_iter().map(Some).collect();
    let mut take = |name: &str| {
        let found = params.iter_mut().find(|one| one.as_ref().is_some_and(|(given, _)| *given == name));
        found.and_then(Option::take).map(|(_, value)| value)
    };
    let mut values = Vec::with_capacity(statement.names.len());
    for name in &statement.names {
        let value = take(name).ok_or_else(|| StoreError::statement(sql, format!("`:{name}` was not given")))?;
        value.refuse_nul(name)?;
        values.push(value);
    }
    match params.into_iter().flatten().next() {
        Some((name, _)) => Err(StoreError::statement(sql, format!("`:{name}` was given and not used"))),
        None => Ok(values),
    }
}
