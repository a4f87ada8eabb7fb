//! 开门 How a world begins, and how the program comes up again after it was killed.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicU64, Ordering::SeqCst},
    },
};

use account::AddressBook;
use office::{Checks, Errands, Mailroom, Office, Zone};
use publication::{errands, naming};
use rehearsal::sealer;
use statute::calendar::Calendar;
use store::{Durability, Engine, Options, Store, StoreError, files::Folder};

use super::World;
use crate::{
    plan::{Cabinet, Plan},
    ports::{Hands, Luck, Rules, Sack},
};

impl World {
    /// An empty office on the morning of the first day.
    pub(crate) fn open(plan: &Plan) -> Result<Self, String> {
        static WORLDS: AtomicU32 = AtomicU32::new(0);
        let number = WORLDS.fetch_add(1, SeqCst);
        let name = format!("gongkai-simulation-{}-{}-{number}", std::process::id(), plan.seed);
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(life(&folder, 0)).map_err(|error| error.to_string())?;
        let engine = match plan.cabinet {
            Cabinet::File => Engine::Sqlite(life(&folder, 0).join("town.db")),
            Cabinet::Server => Engine::Postgres(testkit::postgres::database()),
        };
        let hands = Arc::new(Hands::default());
        hands.set(Zone::shanghai().instant(plan.begins.at(8, 30, 0, 0)));
        let post = Arc::new(Sack::new(plan.seed, Arc::clone(&hands)));
        let rules = Arc::new(AtomicU64::new(1));
        let store = opened(&engine)?;
        store.migrate(migrations::SCRIPTS, hands.read()).map_err(|error| error.to_string())?;
        let office = Office {
            store,
            files: Arc::new(Folder::open(folder.join("files")).map_err(|error| error.to_string())?),
            calendar: Arc::new(Calendar::bundled().clone()),
            clock: hands.clone(),
            chance: Arc::new(Luck::of(plan.seed)),
            seal: sealer(0),
            post: post.clone(),
            checks: Checks::of(Rules(Arc::clone(&rules))),
            matters: Arc::new(office::BaseOnly),
        };
        let errands = errands(Errands::new(register::naming(naming(Mailroom::new(
            Arc::new(AddressBook),
            "https://gongkai.example",
        )))));
        let (tokens, passwords) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { office, hands, post, rules, errands, engine, folder, lives: 0, tokens, passwords })
    }

    /// The place where the program would live on if it were killed now.
    pub(super) fn next_life(&self) -> PathBuf {
        life(&self.folder, self.lives + 1)
    }

    /// The program comes up again: a file in the state in which it was left behind, a server as it is.
    pub(crate) fn come_up(&mut self) -> Result<(), String> {
        self.lives += 1;
        self.engine = match &self.engine {
            Engine::Sqlite(_) => Engine::Sqlite(life(&self.folder, self.lives).join("town.db")),
            Engine::Postgres(address) => Engine::Postgres(address.clone()),
        };
        self.office.store = opened(&self.engine)?;
        let lacks = self.office.store.lacks(migrations::SCRIPTS).map_err(|error| error.to_string())?;
        match lacks {
            None => fs::remove_dir_all(life(&self.folder, self.lives - 1)).or(Ok(())),
            Some(script) => Err(format!("after it was killed the database lacks script {script}")),
        }
    }
}

fn life(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("life-{number}"))
}

pub(crate) fn opened(engine: &Engine) -> Result<Store, String> {
    let options = Options { durability: Durability::Relaxed, readers: 1, lock_wait_ms: 2_000 };
    Store::open(engine, &options).map_err(|error: StoreError| error.to_string())
}

/// What a killed program leaves on the disk: the file and the log beside it, as they are at this instant.
pub(super) fn left_behind(from: &Path, to: &Path) {
    let _ = fs::create_dir_all(to);
    let Ok(entries) = fs::read_dir(from) else { return };
    for entry in entries.flatten() {
        // The index of the log is shared memory, and goes with the program.
        if !entry.file_name().to_string_lossy().ends_with("-shm") {
            let _ = fs::copy(entry.path(), to.join(entry.file_name()));
        }
    }
}
