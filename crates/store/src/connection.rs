//! 连接 One connection to either engine, and the statements it has already read.

use std::{collections::HashMap, sync::Arc};

use bytes::Bytes;

use crate::{
    chain::Head,
    engine::{Engine, Options},
    error::StoreError,
    ledger::{LedgerRow, Passing},
    params, postgresql,
    row::Row,
    sql::{self, Dialect, Statement},
    sqlite,
    value::{Params, Value, in_order},
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

    /// One of the few words that begin and end what is written: the embedded engine keeps them read.
    fn say(&mut self, words: &'static str) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(link) => sqlite::execute(link, words, &[]).map(drop),
            Link::Postgres(session) => session.batch(words),
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

    /// Every row of a query as it arrives, until `take` has enough.
    pub(crate) fn each(&mut self, text: &str, take: &mut dyn FnMut(Row) -> bool) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(link) => sqlite::each(link, text, &[], take),
            Link::Postgres(session) => session.each(text, take),
        }
    }

    /// Entries of the ledger as they arrive, lent; the columns are those of [`Passing`] in their order.
    pub(crate) fn pass(&mut self, text: &str, take: &mut dyn FnMut(Passing<'_>) -> bool) -> Result<(), StoreError> {
        let session = match &mut self.link {
            Link::Sqlite(link) => return sqlite::pass(link, text, take),
            Link::Postgres(session) => session,
        };
        let mut unlike = false;
        session.each(text, &mut |row| match &row.cells[..] {
            [
                Value::Text(body),
                Value::Text(kind),
                Value::Int(version),
                Value::Text(record),
                Value::Bytes(canonical),
            ] => {
                let version = u32::try_from(*version).unwrap_or(0);
                take(Passing { body, kind, version, record, canonical })
            }
            _ => {
                unlike = true;
                false
            }
        })?;
        if unlike { Err(StoreError::damaged("ledger", "an entry of other columns")) } else { Ok(()) }
    }

    /// As [`Connection::each`], in the bytes in which a server copies rows out; nothing is read out of them here.
    pub(crate) fn copy_out(&mut self, text: &str, take: &mut dyn FnMut(Bytes) -> bool) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(link) => sqlite::copy_out(link, text, take),
            Link::Postgres(session) => session.copy_out(text, take),
        }
    }

    /// A statement whose count nobody needs. A server is told of it with the next request.
    pub(crate) fn file(&mut self, text: &str, values: Vec<Value>) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(link) => sqlite::execute(link, text, &values).map(drop),
            Link::Postgres(session) => session.file(text, values),
        }
    }

    /// An entry behind the others. A server is told of all of a batch by one statement.
    pub(crate) fn append(&mut self, row: LedgerRow) -> Result<(), StoreError> {
        if let Link::Postgres(session) = &mut self.link {
            return session.append(row);
        }
        let LedgerRow { position, body, at, kind, version, record, canonical, prev_hash, hash } = row;
        self.act(
            "INSERT INTO ledger (position, body, at, kind, version, record, canonical, prev_hash, hash)
             VALUES (:position, :body, :at, :kind, :version, :record, :canonical, :prev_hash, :hash)",
            params! { position, body, at, kind, version, record, canonical, prev_hash, hash },
        )
        .map(drop)
    }

    /// A statement of the house's own, with named parameters and no scope to keep.
    pub(crate) fn ask(&mut self, sql: &str, params: Params) -> Result<Vec<Row>, StoreError> {
        let statement = self.read(sql);
        let values = in_order(sql, &statement.names, params)?;
        self.query(&statement.text, &values)
    }

    /// As [`Connection::ask`], for a statement without rows.
    pub(crate) fn act(&mut self, sql: &str, params: Params) -> Result<u64, StoreError> {
        let statement = self.read(sql);
        let values = in_order(sql, &statement.names, params)?;
        self.execute(&statement.text, &values)
    }

    /// Begins what [`Purpose`] says: at once on SQLite, where a deferred beginning fails when it is overtaken; a batch
    /// on a server begins with its first request.
    pub(crate) fn begin(&mut self, purpose: Purpose) -> Result<(), StoreError> {
        self.end = None;
        let words = match (&mut self.link, purpose) {
            (Link::Sqlite(_), Purpose::Write) => "BEGIN IMMEDIATE",
            (Link::Sqlite(_), Purpose::Batch) => {
                self.say("BEGIN IMMEDIATE")?;
                "SAVEPOINT work"
            }
            (Link::Sqlite(_), Purpose::Read) => "BEGIN",
            (Link::Postgres(_), Purpose::Write) => "BEGIN ISOLATION LEVEL READ COMMITTED",
            (Link::Postgres(session), Purpose::Batch) => return session.begin_batch(),
            (Link::Postgres(_), Purpose::Read) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        self.say(words)
    }

    /// The savepoint of the next act in a batch; the one before is released.
    pub(crate) fn next_act(&mut self) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(_) => {
                self.say("RELEASE SAVEPOINT work")?;
                self.say("SAVEPOINT work")
            }
            Link::Postgres(session) => {
                session.next_act();
                Ok(())
            }
        }
    }

    /// Takes back what was done since the savepoint.
    pub(crate) fn undo_act(&mut self) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(_) => self.say("ROLLBACK TO SAVEPOINT work"),
            Link::Postgres(session) => session.undo_act(),
        }
    }

    /// What went wrong with the batch as a whole, and not with the act that met it.
    pub(crate) fn spoiled(&mut self) -> Option<StoreError> {
        match &mut self.link {
            Link::Sqlite(_) => None,
            Link::Postgres(session) => session.spoiled(),
        }
    }

    /// Gives up the whole batch, or ends a look.
    pub(crate) fn roll_back(&mut self) -> Result<(), StoreError> {
        match &mut self.link {
            Link::Sqlite(_) => self.say("ROLLBACK"),
            Link::Postgres(session) => session.roll_back(),
        }
    }

    /// Commits, and notes the end of the chain in the same call.
    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        let end = self.end.take();
        if let Link::Postgres(session) = &mut self.link {
            return session.commit(&end.map(noting).unwrap_or_default());
        }
        let noted = end.map_or(Ok(()), |end| self.note_end(end));
        noted.and_then(|()| self.say("COMMIT")).map_err(|error| match error {
            StoreError::Unreachable { detail } => StoreError::CommitUnknown { detail },
            other => other,
        })
    }

    /// Before a statement on these tables: the end of the chain noted, or the entries written, that it will look at.
    pub(crate) fn note_ledger(&mut self, tables: &[String]) -> Result<(), StoreError> {
        if tables.iter().any(|table| table == "ledger_head")
            && let Some(end) = self.end.take()
        {
            self.note_end(end)?;
        }
        match &mut self.link {
            Link::Postgres(session) if tables.iter().any(|table| table == "ledger") => session.write_entries(),
            _ => Ok(()),
        }
    }

    fn note_end(&mut self, end: Head) -> Result<(), StoreError> {
        if let Link::Postgres(session) = &mut self.link {
            session.keep_back(noting(end));
            return Ok(());
        }
        let Head { position, hash } = end;
        let sql = "UPDATE ledger_head SET position = :position, hash = :hash WHERE one = 1";
        self.act(sql, params! { position, hash: hash.0 }).map(drop)
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

/// The words that tell a server where the chain ends, to travel with those of the commit.
fn noting(Head { position, hash }: Head) -> String {
    format!("UPDATE ledger_head SET position = {position}, hash = '\\x{hash}' WHERE one = 1; ")
}
