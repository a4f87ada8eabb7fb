//! 裸驱动 The same three rows through the bare drivers, every statement prepared, every commit on disk.

use std::sync::Mutex;

use store::Engine;

use crate::clerks::{WORDS, next};

const NOTE: &str = "INSERT INTO note (body, record, words) VALUES ('sangcun', $1, $2)";
const ENTRY: &str = "INSERT INTO ledger (position, body, at, kind, version, record, canonical, prev_hash, hash)
     VALUES ($1, 'sangcun', $2, 'publication.signed', 1, $3, $4, $5, $6)";
const WAITING: &str = "INSERT INTO waiting (body, record, what, role, section, account, since, remind_on, due)
     VALUES ('sangcun', $1, 'sign', 'office_head', '', '', $2, '2026-01-05', '2026-01-09')";

/// A connection of the driver's own.
pub enum Bare {
    Sqlite(Mutex<rusqlite::Connection>),
    Postgres(Mutex<(postgres::Client, [postgres::Statement; 3])>),
}

/// What an entry weighs, without being chained.
struct Weight {
    number: i64,
    record: String,
    canonical: Vec<u8>,
    hash: Vec<u8>,
}

impl Weight {
    fn new() -> Self {
        let number = next();
        let mut hash = vec![0; 24];
        hash.extend_from_slice(&number.wrapping_mul(0x5851_f42d_4c95_7f2d).to_be_bytes());
        Self { number, record: format!("pub-{number}"), canonical: vec![b'x'; 340], hash }
    }
}

impl Bare {
    pub fn open(engine: &Engine) -> Self {
        match engine {
            Engine::Sqlite(path) => {
                let link = rusqlite::Connection::open(path).expect("the file was made");
                link.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON")
                    .expect("the pragmas are known");
                Self::Sqlite(Mutex::new(link))
            }
            Engine::Postgres(address) => {
                let mut client = postgres::Client::connect(address, postgres::NoTls).expect("the server is there");
                let ready = [NOTE, ENTRY, WAITING].map(|sql| client.prepare(sql).expect("the tables are there"));
                Self::Postgres(Mutex::new((client, ready)))
            }
        }
    }

    pub fn act(&self) {
        let weight = Weight::new();
        match self {
            Self::Sqlite(link) => sqlite(&link.lock().expect("no bench panics"), &weight).expect("a bare act is filed"),
            Self::Postgres(link) => {
                let (client, ready) = &mut *link.lock().expect("no bench panics");
                server(client, ready, &weight).expect("a bare act is filed");
            }
        }
    }
}

fn sqlite(link: &rusqlite::Connection, weight: &Weight) -> rusqlite::Result<()> {
    let Weight { number, record, canonical, hash } = weight;
    link.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    link.prepare_cached(NOTE)?.execute(rusqlite::params![record, WORDS])?;
    link.prepare_cached(ENTRY)?.execute(rusqlite::params![number, number, record, canonical, hash, hash])?;
    link.prepare_cached(WAITING)?.execute(rusqlite::params![record, number])?;
    link.prepare_cached("COMMIT")?.execute([]).map(drop)
}

fn server(
    client: &mut postgres::Client,
    ready: &[postgres::Statement; 3],
    weight: &Weight,
) -> Result<(), postgres::Error> {
    let Weight { number, record, canonical, hash } = weight;
    let mut transaction = client.transaction()?;
    transaction.execute(&ready[0], &[record, &WORDS])?;
    transaction.execute(&ready[1], &[number, number, record, canonical, hash, hash])?;
    transaction.execute(&ready[2], &[record, number])?;
    transaction.commit()
}
