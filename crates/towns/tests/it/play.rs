//! The years of both towns acted through the desks.

use std::sync::Arc;

use jiff::civil::date;
use office::{Checks, Letter, Office, Post, PostError};
use seals::{Keys, Sealer};
use statute::calendar::Calendar;
use store::{Durability, Engine, Options, Scope, Store, files::Folder};
use towns::{
    busy, county,
    play::{Company, Played, StoryChance, StoryClock, play, staff},
    quiet,
};

struct NoPost;

impl Post for NoPost {
    fn send(&self, _letter: &Letter) -> Result<(), PostError> {
        Err(PostError::Never("nobody in the story has a letterbox".into()))
    }
}

/// Founds and plays everything into a database of its own.
fn story(engine: &Engine, folder: &std::path::Path) -> (Office, Vec<Played>) {
    let options = Options { durability: Durability::Relaxed, ..Options::default() };
    let store = Store::open(engine, &options).unwrap();
    store.migrate(migrations::SCRIPTS, 0).unwrap();
    let clock = Arc::new(StoryClock::default());
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
    staff(&office, &clock).unwrap_or_else(|error| panic!("{:?}", error.messages()));
    let (quiet, busy) = (quiet::year(), busy::year());
    let mut companies = [Company::quiet(&quiet), Company::busy(&busy)];
    let played = play(&office, &clock, &mut companies, &mut |_, _| ()).unwrap_or_else(|stuck| {
        panic!("{} was refused for “{}”: {:?}", stuck.act, stuck.title, stuck.error.messages())
    });
    (office, played)
}

#[test]
fn both_years_go_through_the_desks_below_one_county() {
    let folder = std::env::temp_dir().join(format!("gongkai-towns-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (office, played) = story(&Engine::Sqlite(folder.join("town.db")), &folder);
    the_tree_stands(&office);
    the_quiet_year_counts_253(&office, &played[0]);
    super::busy::the_busy_year_holds_everything(&office, &played[1]);
    assert_eq!(office.store.verify().unwrap().unwrap().position, last(&office));
    let _ = std::fs::remove_dir_all(&folder);
}

fn last(office: &Office) -> i64 {
    let mut position = 0;
    loop {
        let page = office.store.ledger_after(position, 1_000).unwrap();
        let Some(row) = page.last() else { return position };
        position = row.position;
    }
}

/// The county, and both towns below it; whoever works in one of them works in no other.
fn the_tree_stands(office: &Office) {
    let bodies = account::bodies(office).unwrap();
    let tree: Vec<(&str, Option<&str>)> =
        bodies.iter().map(|body| (body.id.as_str(), body.parent.as_deref())).collect();
    assert_eq!(tree, [("qingxi", None), ("huaidu", Some("qingxi")), ("sangcun", Some("qingxi"))]);
    let officer = county::CAST.people.iter().find(|person| person.roles.contains(&"supervisor")).unwrap();
    let clerk = office::Clerk::in_the_name_of("qingxi", officer.account, affairs::role::Role::Supervisor);
    let below = account::manning_below(office, &clerk).unwrap();
    let manned: Vec<(&str, usize, usize)> =
        below.iter().map(|below| (below.body.id.as_str(), below.sections, below.people)).collect();
    assert_eq!(manned, [("huaidu", 7, busy::people().len()), ("sangcun", 6, quiet::people().len())]);
}

fn the_quiet_year_counts_253(office: &Office, played: &Played) {
    assert_eq!(played.items, quiet::year().len());
    let scope = Scope::body("sangcun");
    let figures =
        office.store.read(&scope, |tx| publication::figures::counted(tx, "sangcun", 2025, &office.calendar)).unwrap();
    let published = &figures[0];
    assert_eq!((published.id, published.value.as_str(), published.records.len()), ("M-01", "253", 253));
    let months: i64 = published.parts.iter().filter(|(part, _)| part.starts_with("month:")).map(|(_, n)| n).sum();
    let fields: i64 = published.parts.iter().filter(|(part, _)| part.starts_with("field:")).map(|(_, n)| n).sum();
    assert_eq!((months, fields), (253, 253), "both divisions give the whole");
    let weeks: i64 = figures.iter().find(|figure| figure.id == "M-11").unwrap().value.parse().unwrap();
    assert!(weeks >= 38, "from the last day of March every week is met: {weeks}");

    registers_hold_what_the_report_claims(office);

    // The running figures are the full fold of the ledger, and so is every item.
    let mut entries = Vec::new();
    let mut position = 0;
    loop {
        let page = office.store.ledger_after(position, 1_000).unwrap();
        let Some(last) = page.last() else { break };
        position = last.position;
        let own = |row: &&store::LedgerRow| row.body == "sangcun" && row.kind.starts_with("publication.");
        entries.extend(page.iter().filter(own).map(|row| {
            let bytes: serde_json::Value = serde_json::from_slice(&row.canonical).unwrap();
            affairs::publication::Entry::read(&row.kind, row.version, &bytes["payload"].to_string()).unwrap()
        }));
    }
    let rule = affairs::publication::figures::CountRule::default();
    let folded = affairs::publication::figures::Figures::fold(&entries, rule);
    let whole = (date(2025, 1, 1), date(2025, 12, 31));
    let figure = affairs::publication::figures::Figure::Published;
    assert_eq!(folded.value(&figure, whole.0, whole.1), 253);
    let running = office.store.read(&scope, |tx| office::figure(tx, "sangcun", "M-01", whole.0, whole.1)).unwrap();
    let running: Vec<&str> = running.iter().filter(|row| row.part.is_empty()).map(|row| row.record.as_str()).collect();
    let mut from_ledger = folded.records(&figure, whole.0, whole.1);
    let mut from_rows = running.clone();
    from_ledger.sort_unstable();
    from_rows.sort_unstable();
    assert_eq!(from_ledger, from_rows);
}

/// 28 person-times, 12 confirmed problems of thirteen, three systems; and a zero in every cell that somebody stands for.
fn registers_hold_what_the_report_claims(office: &Office) {
    let scope = Scope::body("sangcun");
    let figures = office.store.read(&scope, |tx| register::figures::counted(tx, "sangcun", 2025)).unwrap();
    let told: Vec<(&str, &str)> = figures.iter().map(|figure| (figure.id, figure.value.as_str())).collect();
    let expected = [
        ("M-03", "0"),
        ("M-04", "3"),
        ("M-05", "0"),
        ("M-10", "3"),
        ("M-13", "28"),
        ("M-14", "12"),
        ("M-16", "3"),
        ("M-17", "0.00"),
        ("M-18", "0"),
    ];
    assert_eq!(told, expected);
    assert_eq!(office.store.read(&scope, |tx| register::figures::gaps(tx, "sangcun", 2025)).unwrap(), []);
    let tables = office.store.read(&scope, |tx| register::figures::tables(tx, "sangcun", 2025)).unwrap();
    let zero = statute::report::Number::ZERO;
    let form = statute::report::Format::F2021.form();
    assert!(form.cells().all(|cell| tables.figures().get(cell) == Some(zero)), "two hundred zeros");
    let closed = office.store.read(&scope, |tx| register::records::books_of_year(tx, "sangcun", 2025)).unwrap();
    let open = closed.values().filter(|book| book.state == affairs::register::BookState::Open).count();
    assert_eq!((closed.len(), open), (14, 0), "every book of the year is closed");
}
