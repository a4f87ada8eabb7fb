//! 排演 An office for a test: a database of its own on either engine, a clock that is set by hand, chance that repeats,
//! a letterbox that shows what left.
//!
//! Departments rehearse here without knowing each other, so this room knows none of them. For tests only.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod ports;
mod visitor;

use std::{path::PathBuf, sync::Arc};

use affairs::{
    publication::{Attribute, Facts, Importance, Profile, Proposal, Subject},
    role::Role,
};
use jiff::civil::DateTime;
use office::{Checks, Clerk, DeskError, Office, Zone};
use statute::calendar::Calendar;
use store::{Engine, Options, Params, Scope, Store, StoreError, files::Folder, params};

pub use self::{
    ports::{AddressList, Letterbox, NoCheck, Repeated, SetClock, sealer},
    visitor::{Answer, Anybody, Visitor, addresses_in},
};

/// 排演 One office with its clock and its letterbox in hand.
pub struct Rehearsal {
    /// The office.
    pub office: Office,
    /// Its clock.
    pub clock: Arc<SetClock>,
    /// Where its letters end.
    pub post: Arc<Letterbox>,
    folder: PathBuf,
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The same case on an embedded database and on a server; it begins on a Monday morning. `name` is one for each test of
/// a process.
///
/// # Panics
///
/// When the office cannot be opened, and when the case does.
pub fn on_both_engines(name: &str, checks: &Checks, case: impl Fn(&Rehearsal)) {
    let folder = std::env::temp_dir().join(format!("gongkai-rehearsal-{}-{name}", std::process::id()));
    for engine in [Engine::Sqlite(folder.join("town.db")), Engine::Postgres(testkit::postgres::database())] {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        case(&opened(&engine, checks, folder.clone()));
    }
}

fn opened(engine: &Engine, checks: &Checks, folder: PathBuf) -> Rehearsal {
    let store = Store::open(engine, &Options::default()).unwrap();
    store.migrate(migrations::SCRIPTS, 0).unwrap();
    let (clock, post) = (Arc::new(SetClock::default()), Arc::new(Letterbox::default()));
    let office = Office {
        store,
        files: Arc::new(Folder::open(folder.join("files")).unwrap()),
        calendar: Arc::new(Calendar::bundled().clone()),
        clock: clock.clone(),
        chance: Arc::new(Repeated::default()),
        seal: sealer(0),
        post: post.clone(),
        checks: checks.clone(),
        matters: Arc::new(office::BaseOnly),
    };
    let rehearsal = Rehearsal { office, clock, post, folder };
    rehearsal.at("2025-03-03 09:00:00");
    rehearsal
}

impl Rehearsal {
    /// Sets the clock to a civil hour in Beijing.
    ///
    /// # Panics
    ///
    /// When `hour` is none.
    pub fn at(&self, hour: &str) {
        let hour: DateTime = hour.parse().unwrap();
        self.clock.set(Zone::shanghai().instant(hour));
    }

    /// Moves the clock by so many seconds, backwards as well.
    pub fn pass(&self, seconds: i64) {
        self.clock.set(self.now() + seconds * 1000);
    }

    /// Lets a minute pass, so that acts have an order.
    pub fn later(&self) -> &Self {
        self.pass(60);
        self
    }

    /// The folder of this rehearsal, for files beside its database.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// The present of the office, ms UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.office.clock.now()
    }

    /// Runs a statement past every desk.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub fn run(&self, sql: &str, params: Params) -> Result<u64, StoreError> {
        self.office.store.write(&behind(), |tx| tx.execute(sql, params.clone()))
    }

    /// The number `n` that a query gives.
    ///
    /// # Panics
    ///
    /// When it gives none.
    #[must_use]
    pub fn count(&self, sql: &str) -> i64 {
        let one = |tx: &store::Tx<'_>| tx.first(sql, params! {}, |row| row.get::<i64>("n"));
        self.office.store.read::<_, StoreError>(&behind(), one).unwrap().unwrap()
    }

    /// Everything the ledger holds: kind and canonical bytes as text.
    ///
    /// # Panics
    ///
    /// When it cannot be read.
    #[must_use]
    pub fn ledger(&self) -> Vec<(String, String)> {
        let rows = self.office.store.ledger_after(0, 10_000).unwrap();
        rows.into_iter().map(|row| (row.kind, String::from_utf8(row.canonical).unwrap())).collect()
    }

    /// How many entries of a kind there are.
    #[must_use]
    pub fn filed(&self, kind: &str) -> usize {
        self.ledger().iter().filter(|(found, _)| found == kind).count()
    }
}

fn behind() -> Scope {
    Scope::everywhere("a test looks behind the desks")
}

/// Somebody at a desk of the body `sangcun`.
#[must_use]
pub fn clerk(account: &str, role: Role, section: &str) -> Clerk {
    Clerk {
        body: "sangcun".into(),
        account: account.into(),
        section: section.into(),
        roles: vec![role],
        role,
        acting: None,
        address: Some("10.0.0.7".into()),
        session: Some("s1".into()),
        request: Some("r1".into()),
    }
}

/// 一件寻常的事 What a proposal of the office section says of a matter of this kind; the text is the department's.
///
/// # Panics
///
/// Never: the day in it is one.
#[must_use]
pub fn proposal(subject: Subject) -> Proposal {
    let facts = Facts {
        subject,
        importance: Importance::Routine,
        attribute: Attribute::Public,
        event_date: Some("2025-03-03".parse().unwrap()),
        due: None,
        channels: vec!["site".into()],
        consultation: None,
        meeting: None,
        content_hash: String::new(),
    };
    Proposal {
        body: "sangcun".into(),
        section: "office".into(),
        field: "G".into(),
        relayed: false,
        profile: Profile::Levels,
        facts,
    }
}

/// The codes that a desk named.
#[must_use]
pub fn codes(error: &DeskError) -> Vec<&'static str> {
    error.messages().iter().map(|message| message.code).collect()
}
