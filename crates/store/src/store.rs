//! 柜 The one cabinet of the house.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

use crate::{
    connection::{Connection, Link, Purpose},
    engine::{Durability, Engine, Options},
    error::StoreError,
    migrate::{self, Migrated},
    readers::Readers,
    scope::Scope,
    tx::Tx,
    writer::{Writer, locked},
};

/// 柜 The database; clones share it.
#[derive(Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    engine: Engine,
    options: Mutex<Options>,
    /// Tables whose rows belong to a body.
    owned: Mutex<Arc<HashSet<String>>>,
    writer: Writer,
    readers: Readers,
}

impl Store {
    /// 开柜 Opens the database, or makes an empty file.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unreachable`], [`StoreError::Damaged`], [`StoreError::Collation`].
    pub fn open(engine: &Engine, options: &Options) -> Result<Self, StoreError> {
        let inner = Inner {
            engine: engine.clone(),
            options: Mutex::new(options.clone()),
            owned: Mutex::default(),
            writer: Writer::default(),
            readers: Readers::default(),
        };
        let open = || inner.connect(Purpose::Write);
        let owned = migrate::owned_tables(inner.writer.alone().link(&open)?)?;
        *locked(&inner.owned) = Arc::new(owned);
        Ok(Self { inner: Arc::new(inner) })
    }

    /// 整理 Applies the scripts that are missing, forward only; `now` is written beside each.
    /// A file with something in it is copied before it is changed.
    ///
    /// # Errors
    ///
    /// [`StoreError::Newer`] and [`StoreError::Altered`]; then nothing was changed.
    pub fn migrate(&self, scripts: &[migrations::Script], now: i64) -> Result<Migrated, StoreError> {
        let inner = &self.inner;
        let open = || inner.connect(Purpose::Write);
        let mut line = inner.writer.alone();
        let link = line.link(&open)?;
        let migrated = migrate::migrate(link, &inner.engine, scripts, now)?;
        link.forget();
        inner.readers.clear();
        *locked(&inner.owned) = Arc::new(migrate::owned_tables(link)?);
        Ok(migrated)
    }

    /// 齐备 The first script that the database still lacks; none when it is what this program expects.
    ///
    /// # Errors
    ///
    /// [`StoreError::Newer`], [`StoreError::Altered`], and what the engine says.
    pub fn lacks(&self, scripts: &[migrations::Script]) -> Result<Option<u32>, StoreError> {
        let open = || self.inner.connect(Purpose::Write);
        migrate::first_missing(self.inner.writer.alone().link(&open)?, scripts)
    }

    /// 办 Does it, and returns when it is on disk. `act` may run more than once.
    ///
    /// # Errors
    ///
    /// What `act` says, then nothing of it was kept; or why the commit failed.
    ///
    /// # Panics
    ///
    /// When `act` does; nothing of it was kept, and nobody else is disturbed.
    pub fn write<T, E: From<StoreError>>(&self, scope: &Scope, act: impl Fn(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let owned = Arc::clone(&locked(&self.inner.owned));
        self.inner.writer.write(&|| self.inner.connect(Purpose::Write), scope, &owned, &act)
    }

    /// 看 Looks in one snapshot. `look` may run twice.
    ///
    /// # Errors
    ///
    /// What `look` says, or why there is nothing to look at.
    pub fn read<T, E: From<StoreError>>(&self, scope: &Scope, look: impl Fn(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let inner = &self.inner;
        let owned = Arc::clone(&locked(&inner.owned));
        let keep = locked(&inner.options).readers;
        let once = |link: &mut Connection| {
            let tx = Tx::new(link, scope, &owned);
            let seen = look(&tx);
            let lost = tx.into_failure().is_some_and(|error| error.lost());
            (seen, lost)
        };
        let open = || inner.connect(Purpose::Read);
        match inner.readers.look(keep, &open, once)? {
            (Err(_), true) => inner.readers.look(keep, &open, once)?.0,
            (seen, _) => seen,
        }
    }

    /// 定 Ends [`Durability::Relaxed`]: everything committed so far is on disk when this returns, and so is
    /// every later commit.
    ///
    /// # Errors
    ///
    /// As a commit; [`StoreError::Locked`] when somebody reads an older state for longer than the lock wait.
    pub fn settle(&self) -> Result<(), StoreError> {
        let inner = &self.inner;
        let mut line = inner.writer.alone();
        locked(&inner.options).durability = Durability::Full;
        let open = || inner.connect(Purpose::Write);
        let link = line.link(&open)?;
        match link.link {
            Link::Sqlite(_) => {
                link.batch("PRAGMA synchronous=FULL")?;
                // The engine itself waits for readers, and says in the row, not by an error, that it waited in vain.
                let rows = link.query("PRAGMA wal_checkpoint(TRUNCATE)", &[])?;
                if rows.first().map(|row| row.get::<i64>("busy")).transpose()? != Some(0) {
                    return Err(StoreError::Locked { detail: "the checkpoint was kept waiting by a reader".into() });
                }
            }
            // A synchronous commit flushes the log up to itself, and with it all that was committed before.
            Link::Postgres(_) => {
                link.batch("SET synchronous_commit = on; BEGIN; SELECT pg_current_xact_id(); COMMIT")?;
            }
        }
        Ok(())
    }
}

impl Inner {
    fn connect(&self, purpose: Purpose) -> Result<Connection, StoreError> {
        let options = locked(&self.options).clone();
        Connection::open(&self.engine, &options, purpose)
    }
}
