//! 世界 An office with everything around it: its cabinet, its clock, its post, and the people who sit down at its desks.

mod desk;
mod fault;
mod opening;
mod seat;
mod staff;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, atomic::AtomicU64},
};

use affairs::private::Private;
use jiff::civil::Date;
use office::{Errands, Office, Zone};
use store::{Engine, Scope, Store, StoreError, Tx};

pub(crate) use self::{
    desk::Answer,
    fault::{TABLES, Trouble},
    opening::opened,
    seat::{ADDRESS, said},
    staff::{HASHING, administrator, clerk},
};
use crate::ports::{Hands, Sack};

/// 世界
pub(crate) struct World {
    pub(crate) office: Office,
    pub(crate) hands: Arc<Hands>,
    pub(crate) post: Arc<Sack>,
    rules: Arc<AtomicU64>,
    errands: Errands,
    engine: Engine,
    folder: PathBuf,
    /// How often the program was started anew.
    lives: u32,
    /// The session that each account has open, as far as it knows.
    tokens: BTreeMap<String, Private<String>>,
    /// What each account types, and how often it was changed.
    passwords: BTreeMap<String, (Private<String>, u32)>,
}

impl World {
    /// The instant the office shows.
    pub(crate) fn now(&self) -> i64 {
        self.hands.read()
    }

    /// The civil day the office shows.
    pub(crate) fn today(&self) -> Date {
        Zone::shanghai().day(self.now())
    }

    /// The rules of the machine check have another version.
    pub(crate) fn change_rules(&self, version: u64) {
        self.rules.store(version, std::sync::atomic::Ordering::SeqCst);
    }

    pub(crate) fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    pub(crate) fn store(&self) -> &Store {
        &self.office.store
    }

    #[must_use]
    pub(crate) fn is_file(&self) -> bool {
        matches!(self.engine, Engine::Sqlite(_))
    }

    /// Looks past every desk.
    pub(crate) fn look<T>(&self, look: impl Fn(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.office.store.read(&Scope::everywhere("the simulation looks behind the desks"), look)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
