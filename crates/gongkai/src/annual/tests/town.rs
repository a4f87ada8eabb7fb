//! A town whose ledgers say what a test sets, and whose reports go through the real reviews of its people.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use jiff::civil::DateTime;
use office::{Checks, DeskError, Letter, Office, Post, PostError};
use report::drafting::{Coat, Field, Noted, Snapshot, Told};
use seals::{Keys, Sealer};
use statute::{calendar::Calendar, report::Format};
use store::{Engine, Options, Scope, Store, StoreError, Tx, files::Folder};
use towns::{
    play::{StoryChance, StoryClock, reporter, see_through},
    quiet::CAST,
};
use year_end::{Change, Gap, Line, Sources, Spread, Standing, compile, edit, find, hand_in, recount};

use crate::{
    annual::{Looked, Reviews, look},
    web::Content,
};

struct NoPost;

impl Post for NoPost {
    fn send(&self, _: &Letter) -> Result<(), PostError> {
        Err(PostError::Never("nobody here has a letterbox".into()))
    }
}

/// Ledgers whose numbers a test sets.
pub(super) struct Ledgers(pub(super) Mutex<BTreeMap<String, Field>>);

impl Sources for Ledgers {
    fn snapshot(&self, _: &Office, _: &Tx<'_>, _: &str, year: i16) -> Result<Snapshot, StoreError> {
        Ok(Snapshot { body: "桑村乡".into(), year, computed_at: 0, fields: self.0.lock().unwrap().clone() })
    }

    fn told(&self, _: &Tx<'_>, _: &str, _: i16) -> Result<Told, StoreError> {
        let noted = |record: &str, words: &str| vec![Noted { record: record.into(), words: words.into() }];
        Ok(Told {
            platform: noted("jucuo-1", "每季度自查一次网站"),
            assessment: noted("kaohe-1", "年度考核结果为合格"),
            evaluation: noted("pingyi-1", "本年没有开展社会评议"),
            accountability: noted("zhuize-1", "本年没有发生责任追究"),
            problems: noted("wenti-1", "上半年信息更新不及时，与上级平台的对接不顺畅"),
            ..Told::default()
        })
    }

    fn spread(&self, _: &Office, _: &Tx<'_>, _: &str, _: i16) -> Result<Spread, StoreError> {
        Ok(Spread::default())
    }

    fn records(&self, _: &Tx<'_>, _: &str, numbers: &[String]) -> Result<Vec<Line>, StoreError> {
        let line = |number: &String| Line { number: number.clone(), words: "一条记录".into(), ..Line::default() };
        Ok(numbers.iter().map(line).collect())
    }

    fn gaps(&self, _: &Tx<'_>, _: &str, _: i16) -> Result<Vec<Gap>, StoreError> {
        Ok(Vec::new())
    }

    fn coat(&self, _: &Tx<'_>, _: &str) -> Result<Coat, StoreError> {
        Ok(Coat { site: "本乡网站".into(), address: "中心街 1 号".into(), phone: "0377-00000000".into() })
    }
}

/// 一乡 The office, its clock, its ledgers.
pub(super) struct Town {
    pub(super) office: Office,
    pub(super) clock: Arc<StoryClock>,
    pub(super) ledgers: Ledgers,
    folder: std::path::PathBuf,
}

impl Drop for Town {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The same case on an embedded database and on a server, in the January after the year.
pub(super) fn on_both_engines(case: impl Fn(&Town)) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("gongkai-annual-{}-{number}", std::process::id()));
    for engine in [Engine::Sqlite(folder.join("town.db")), Engine::Postgres(testkit::postgres::database())] {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        case(&Town::new(&engine, folder.clone()));
    }
}

impl Town {
    fn new(engine: &Engine, folder: std::path::PathBuf) -> Self {
        let store = Store::open(engine, &Options::default()).unwrap();
        store.migrate(migrations::SCRIPTS, 0).unwrap();
        let clock = Arc::new(StoryClock::default());
        clock.set("2026-01-12T09:00:00".parse().unwrap());
        let office = Office {
            store,
            files: Arc::new(Folder::open(folder.join("files")).unwrap()),
            calendar: Arc::new(Calendar::bundled().clone()),
            clock: clock.clone(),
            chance: Arc::new(StoryChance::default()),
            seal: Arc::new(Sealer::new(Keys::new(&StoryChance::default()), Arc::new(StoryChance::default()))),
            post: Arc::new(NoPost),
            checks: Checks::of(publication::FormCheck),
            matters: Arc::new(office::BaseOnly),
        };
        Self { office, clock, ledgers: Ledgers(Mutex::new(quiet())), folder }
    }

    pub(super) fn say(&self, key: &str, digits: &str) {
        self.ledgers.0.lock().unwrap().get_mut(key).unwrap().digits = digits.into();
    }

    pub(super) fn known(&self) -> Standing {
        let read = |tx: &Tx<'_>| find(tx, "sangcun", 2025);
        self.office.store.read::<_, StoreError>(&Scope::body("sangcun"), read).unwrap().unwrap()
    }

    pub(super) fn compile(&self) -> Standing {
        compile(&self.office, &reporter(&CAST), 2025, &self.ledgers).unwrap()
    }

    pub(super) fn recount(&self) -> Standing {
        let seen = (2025, self.known().annual.revision);
        recount(&self.office, &reporter(&CAST), seen, &self.ledgers).unwrap()
    }

    pub(super) fn edit(&self, change: &Change) -> Standing {
        edit(&self.office, &reporter(&CAST), (2025, self.known().annual.revision), change).unwrap()
    }

    pub(super) fn hand_in(&self, why: &str) -> Result<Standing, DeskError> {
        let seen = (2025, self.known().annual.revision);
        hand_in(&self.office, &reporter(&CAST), seen, why, (&self.ledgers, &Reviews))
    }

    /// Everybody whose turn it is signs, and it is public.
    pub(super) fn see_through(&self, from: &str, to: &str) {
        let hour = |text: &str| text.parse::<DateTime>().unwrap();
        let item = self.known().annual.handed.unwrap().item;
        see_through(&self.office, &self.clock, &CAST, &item, (hour(from), hour(to))).unwrap();
    }

    /// What stands at an address below the reports of the town.
    pub(super) fn look(&self, path: &str) -> Option<Looked> {
        let frame = |here: &str, crumbs: Vec<hall::Link>| hall::Frame {
            here: here.to_owned(),
            canonical: format!("https://x.gov.cn{here}"),
            crumbs,
            ..hall::Frame::default()
        };
        look(&self.office, "sangcun", (&format!("/sangcun/reports/{path}"), ""), &self.ledgers, frame).unwrap()
    }

    pub(super) fn content(&self, path: &str) -> Content {
        match self.look(path) {
            Some(Looked::Content(content)) => *content,
            Some(Looked::Moved(to)) => panic!("{path} leads to {to}"),
            None => panic!("there is nothing at {path}"),
        }
    }

    pub(super) fn page(&self, path: &str) -> String {
        String::from_utf8(self.content(path).bytes.to_vec()).unwrap()
    }
}

fn quiet() -> BTreeMap<String, Field> {
    let form = Format::F2021.form();
    let cells = form.cells().map(|cell| (form.name(cell).to_owned(), field(form.name(cell), "0", "件")));
    let mut fields: BTreeMap<String, Field> = cells.collect();
    for (key, digits, unit) in [
        ("M-01", "253", "条"),
        ("M-06", "781", "次"),
        ("M-13", "28", "人次"),
        ("M-17.notices", "0", "件"),
        ("M-17.notified", "0", "元"),
        ("M-17.collected", "0", "元"),
    ] {
        fields.insert(key.into(), field(key, digits, unit));
    }
    fields
}

fn field(name: &str, digits: &str, unit: &str) -> Field {
    Field {
        digits: digits.into(),
        unit: unit.into(),
        name: name.into(),
        definition: "测试用".into(),
        version: 1,
        records: vec![format!("{name}-1")],
    }
}
