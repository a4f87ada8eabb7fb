//! 柜 One database over two engines: transactions, the ledger, the errand queue, files.
//!
//! A desk writes SQL once, with `:named` parameters; only this crate names a driver. Writers share their commits:
//! each works inside a savepoint and sleeps until its batch is on disk. What an act only files ([`Tx::file`], entries,
//! errands) reaches a server with the next question or with the commit, not one by one. A closure given to [`Store::write`] may run
//! more than once and must have no effect outside the database. Calls block: an asynchronous caller makes them on
//! a blocking thread. Deliberately absent: any clock (instants are parameters) and any knowledge of what is filed.

pub mod archive;
mod audit;
pub mod backup;
pub mod chain;
mod connection;
pub mod digest;
mod engine;
pub mod entry;
mod errand;
mod error;
pub mod files;
mod ledger;
mod migrate;
mod postgresql;
mod readers;
mod row;
mod scope;
mod sql;
mod sqlite;
mod store;
mod tx;
mod value;
mod writer;

pub use engine::{Durability, Engine, Options};
pub use entry::{Actor, Entry};
pub use errand::{Errand, NewErrand};
pub use error::StoreError;
pub use ledger::{LedgerRow, Passing};
pub use migrate::Migrated;
pub use row::Row;
pub use scope::Scope;
pub use store::Store;
pub use tx::Tx;
pub use value::{Bind, FromValue, Params, Value};
