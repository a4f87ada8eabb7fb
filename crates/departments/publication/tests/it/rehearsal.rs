//! An office for a test: a database of its own on either engine, a clock that is set by hand, chance that repeats.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use affairs::{
    publication::{Attribute, Facts, Importance, Profile, Proposal, Seen, Subject},
    role::Role,
};
use jiff::civil::DateTime;
use office::{Chance, Checks, Clerk, Clock, Letter, Office, Post, PostError, Zone};
use publication::{
    Record, Text,
    desk::{self, NewItem, Signing},
};
use statute::calendar::Calendar;
use store::{Engine, Options, Store, files::Folder};

/// A clock that shows what it was set to.
#[derive(Default)]
pub(crate) struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Chance that repeats from run to run.
#[derive(Default)]
struct Repeated(AtomicU64);

impl Chance for Repeated {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let next = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            *byte = u8::try_from((next ^ (next >> 29)) >> 56).unwrap();
        }
    }
}

/// Letters that left.
#[derive(Default)]
pub(crate) struct Letterbox(pub(crate) Mutex<Vec<Letter>>);

impl Post for Letterbox {
    fn send(&self, letter: &Letter) -> Result<(), PostError> {
        self.0.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

/// One office with its clock in hand.
pub(crate) struct Rehearsal {
    pub(crate) office: Office,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) post: Arc<Letterbox>,
    folder: PathBuf,
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The same case on an embedded database and on a server.
pub(crate) fn on_both_engines(name: &str, case: impl Fn(&Rehearsal)) {
    let folder = std::env::temp_dir().join(format!("gongkai-publication-{}-{name}", std::process::id()));
    for engine in [Engine::Sqlite(folder.join("town.db")), Engine::Postgres(testkit::postgres::database())] {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&engine, &Options::default()).unwrap();
        store.migrate(migrations::SCRIPTS, 0).unwrap();
        let (clock, post) = (Arc::new(SetClock::default()), Arc::new(Letterbox::default()));
        let office = Office {
            store,
            files: Arc::new(Folder::open(folder.join("files")).unwrap()),
            calendar: Arc::new(Calendar::bundled().clone()),
            clock: clock.clone(),
            chance: Arc::new(Repeated::default()),
            post: post.clone(),
            checks: Checks::of(publication::FormCheck),
        };
        let rehearsal = Rehearsal { office, clock, post, folder: folder.clone() };
        rehearsal.at("2025-03-03 09:00:00");
        case(&rehearsal);
    }
}

impl Rehearsal {
    /// Sets the clock to a civil hour in Beijing.
    pub(crate) fn at(&self, hour: &str) {
        let hour: DateTime = hour.parse().unwrap();
        self.clock.0.store(Zone::shanghai().instant(hour), Ordering::SeqCst);
    }

    /// Lets a minute pass, so that acts have an order.
    pub(crate) fn later(&self) -> &Self {
        self.clock.0.fetch_add(60_000, Ordering::SeqCst);
        self
    }

    /// Checks, hands in, and lets the usual people pass every step of an item; it is approved then.
    pub(crate) fn approve(&self, record: Record) -> Record {
        let (office, number) = (&self.later().office, record.item.number.clone());
        let record = desk::check(office, &officer(), &number, &seen(&record)).unwrap();
        let mut record = desk::submit(office, &officer(), &number, &seen(&record), false).unwrap();
        while let Some(step) = affairs::publication::open_steps(&record.item).first().copied() {
            let clerk = signer(step);
            record = desk::sign(&self.later().office, &clerk, &number, &seen(&record), &passing(step)).unwrap();
        }
        record
    }
}

pub(crate) fn seen(record: &Record) -> Seen {
    desk::seen(&record.item)
}

pub(crate) fn clerk(account: &str, role: Role, section: &str) -> Clerk {
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

pub(crate) fn officer() -> Clerk {
    clerk("lin", Role::InfoOfficer, "office")
}

/// Who signs a step in this office.
pub(crate) fn signer(step: affairs::publication::ReviewStep) -> Clerk {
    use affairs::publication::ReviewStep::{Final, First, Proof, Second, Secrecy};
    match step {
        Secrecy => clerk("bao", Role::SecrecyOfficer, ""),
        Proof(_) => clerk("jiao", Role::Proofreader, ""),
        First => clerk("chu", Role::SectionHead, "office"),
        Second => clerk("fu", Role::LeaderInCharge, ""),
        Final => clerk("zheng", Role::Principal, ""),
    }
}

pub(crate) fn passing(step: affairs::publication::ReviewStep) -> Signing {
    Signing { step, returns: None, opinion: "同意".into(), seconds: 300, findings: 0 }
}

pub(crate) fn text(title: &str, text: &str) -> Text {
    Text { title: title.into(), text: text.into(), attachments: Vec::new() }
}

pub(crate) fn new_item(title: &str, subject: Subject) -> NewItem {
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
    let proposal = Proposal {
        body: "sangcun".into(),
        section: "office".into(),
        field: "G".into(),
        relayed: false,
        profile: Profile::Levels,
        facts,
    };
    NewItem { proposal, catalogue: "G-03".into(), text: text(title, "各村做好春季防火。\n请互相转告。") }
}
