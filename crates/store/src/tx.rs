//! 事务 What a desk holds while it looks or files: statements within the scope it was opened with.

use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
};

use bytes::Bytes;

use crate::{
    chain::Head,
    connection::Connection,
    entry::Entry,
    error::StoreError,
    ledger::{LedgerRow, Passing},
    row::Row,
    scope::Scope,
    sql::Statement,
    value::{Params, Value, in_order},
};

/// Parameters in one statement; SQLite takes 32,766 and PostgreSQL 65,535.
const PARAMETERS: usize = 30_000;

/// 事务 A transaction; what it wrote is kept when the closure it was given to returns `Ok`.
pub struct Tx<'a> {
    link: RefCell<&'a mut Connection>,
    scope: &'a Scope,
    owned: &'a HashSet<String>,
    failed: RefCell<Option<StoreError>>,
    _one_thread: Cell<()>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(link: &'a mut Connection, scope: &'a Scope, owned: &'a HashSet<String>) -> Self {
        Self { link: RefCell::new(link), scope, owned, failed: RefCell::new(None), _one_thread: Cell::new(()) }
    }

    /// 查 All rows of a query, in its order. `map` may ask again.
    ///
    /// # Errors
    ///
    /// What the engine says; [`StoreError::Unscoped`] without `:body` on a table of bodies.
    pub fn select<T>(
        &self,
        sql: &str,
        params: Params,
        map: impl FnMut(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = self.run(sql, params, |link, text, values| link.query(text, &values))?;
        rows.iter().map(map).collect()
    }

    /// 取一行 The first row of a query, if there is one.
    ///
    /// # Errors
    ///
    /// As [`Tx::select`].
    pub fn first<T>(
        &self,
        sql: &str,
        params: Params,
        map: impl FnMut(&Row) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let rows = self.run(sql, params, |link, text, values| link.query(text, &values))?;
        rows.first().map(map).transpose()
    }

    /// 改 Runs a statement and counts the rows it changed.
    ///
    /// # Errors
    ///
    /// As [`Tx::select`].
    pub fn execute(&self, sql: &str, params: Params) -> Result<u64, StoreError> {
        self.run(sql, params, |link, text, values| link.execute(text, &values))
    }

    /// 录入 Runs a statement whose count nobody needs, such as the rows that an act files. A server hears of it
    /// together with what follows, so what it refuses may only be met there, or by the commit; in any case the act
    /// is not kept and [`crate::Store::write`] says why.
    ///
    /// # Errors
    ///
    /// As [`Tx::select`].
    pub fn file(&self, sql: &str, params: Params) -> Result<(), StoreError> {
        self.run(sql, params, Connection::file)
    }

    /// 批量录入 Many rows of one table in few statements.
    ///
    /// # Errors
    ///
    /// As [`Tx::select`]; a row whose `body` lies outside the scope, or of another length than `columns`.
    pub fn insert_many(&self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), StoreError> {
        let words = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
        self.note((|| {
            self.check_rows(table, columns, rows, &words)?;
            let width = columns.len().max(1);
            for part in rows.chunks(PARAMETERS / width) {
                let mut link = self.link.borrow_mut();
                let sign = if link.dialect() == crate::sql::Dialect::Sqlite { '?' } else { '$' };
                let row = |at: usize| {
                    let cells: Vec<String> = (1..=width).map(|cell| format!("{sign}{}", at * width + cell)).collect();
                    format!("({})", cells.join(", "))
                };
                let places: Vec<String> = (0..part.len()).map(row).collect();
                link.execute(&format!("{words}{}", places.join(", ")), &part.concat())?;
            }
            Ok(())
        })())
    }

    fn check_rows(&self, table: &str, columns: &[&str], rows: &[Vec<Value>], words: &str) -> Result<(), StoreError> {
        let body = columns.iter().position(|column| *column == "body");
        if body.is_none() && self.owned.contains(table) {
            return Err(StoreError::Unscoped { table: table.to_owned() });
        }
        for row in rows {
            if row.len() != columns.len() {
                return Err(StoreError::statement(words, format!("a row of {} cells", row.len())));
            }
            if let Some(body) = body {
                self.scope.must_cover(&row[body])?;
            }
            row.iter().zip(columns).try_for_each(|(cell, column)| cell.refuse_nul(column))?;
        }
        Ok(())
    }

    /// 逐行 Every row of a query as it arrives, for what is too much to lie in memory. `take` may not ask again.
    pub fn each<E: From<StoreError>>(&self, sql: &str, mut take: impl FnMut(Row) -> Result<(), E>) -> Result<(), E> {
        let mut stopped = None;
        let asked = self.run(sql, Params::new(), |link, text, _| {
            link.each(text, &mut |row| take(row).map_err(|error| stopped = Some(error)).is_ok())
        });
        stopped.map_or(asked.map_err(E::from), Err)
    }

    /// As [`Tx::each`], until `take` has enough: each row in the bytes of PostgreSQL's `COPY … (FORMAT binary)`.
    pub(crate) fn copy_out(&self, sql: &str, take: &mut dyn FnMut(Bytes) -> bool) -> Result<(), StoreError> {
        self.run(sql, Params::new(), |link, text, _| link.copy_out(text, take))
    }

    /// Entries as the columns of [`Passing`], until `take` has enough.
    pub(crate) fn pass(&self, sql: &str, take: &mut dyn FnMut(Passing<'_>) -> bool) -> Result<(), StoreError> {
        self.run(sql, Params::new(), |link, text, _| link.pass(text, take))
    }

    fn run<T>(
        &self,
        sql: &str,
        params: Params,
        act: impl FnOnce(&mut Connection, &str, Vec<Value>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.note((|| {
            let mut link = self.link.borrow_mut();
            let statement = link.read(sql);
            self.check(&statement, &params)?;
            link.note_ledger(&statement.tables)?;
            let values = in_order(sql, &statement.names, params)?;
            act(&mut link, &statement.text, values)
        })())
    }

    fn check(&self, statement: &Statement, params: &Params) -> Result<(), StoreError> {
        if let Some((_, body)) = params.iter().find(|(name, _)| *name == "body") {
            self.scope.must_cover(body)?;
        }
        let names_body = statement.names.iter().any(|name| name == "body");
        if names_body || self.scope.reason().is_some() {
            return Ok(());
        }
        match statement.tables.iter().find(|table| self.owned.contains(*table)) {
            Some(table) => Err(StoreError::Unscoped { table: table.clone() }),
            None => Ok(()),
        }
    }

    /// A statement of the house's own, past the scope; the caller has checked it.
    pub(crate) fn ask(&self, sql: &str, params: Params) -> Result<Vec<Row>, StoreError> {
        self.note(self.link.borrow_mut().ask(sql, params))
    }

    /// An entry behind the others; the caller has checked and chained it.
    pub(crate) fn keep(&self, row: LedgerRow) -> Result<(), StoreError> {
        self.note(self.link.borrow_mut().append(row))
    }

    /// Where the chain ends within this transaction, when it was asked before.
    pub(crate) fn end(&self) -> Option<Head> {
        self.link.borrow().end
    }

    /// The chain goes on to here; what is undone takes this back.
    pub(crate) fn set_end(&self, end: Head) {
        self.link.borrow_mut().end = Some(end);
    }

    pub(crate) fn dialect(&self) -> crate::sql::Dialect {
        self.link.borrow().dialect()
    }

    /// Whether this entry may be appended here; a refusal ends the transaction.
    pub(crate) fn check_entry(&self, entry: &Entry) -> Result<(), StoreError> {
        let sound = entry.check().map_err(StoreError::from);
        self.note(sound.and_then(|()| self.scope.must_cover(&Value::Text(entry.body.clone()))))
    }

    fn note<T>(&self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &outcome {
            self.failed.borrow_mut().get_or_insert_with(|| error.clone());
        }
        outcome
    }

    /// The first error met: after it PostgreSQL takes no statement, so neither engine keeps anything.
    pub(crate) fn into_failure(self) -> Option<StoreError> {
        self.failed.into_inner()
    }
}
