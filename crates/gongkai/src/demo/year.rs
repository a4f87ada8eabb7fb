//! 演一年 The years of both towns go through the desks into one cabinet, and are verified before anybody says so.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use office::Office;
use publication::{Published, published};
use statute::calendar::Calendar;
use store::{Durability, Engine, Options, Scope, Store, files::Folder};
use towns::{
    Town, busy,
    play::{self, Company, Played, StoryChance, StoryClock},
    quiet::{self, COAT},
};

use crate::{
    cabinet::{self, MachineChance, MachineClock, PostFolder, key},
    configuration::USUAL,
    files,
    obliged::Departments,
    say,
    say::{DIM, GREEN, styled},
    today,
    trouble::{Refusal, Trouble},
};

/// What stands in the settings file of a demo.
const SETTINGS: &str = "# 演示用的设置。每一项的意思见 docs/configuration.md。\nlisten = \"127.0.0.1:8711\"\ndata = \".\"\nbody = \"sangcun\"\n";

/// Builds the cabinet of the county in `dir`, or opens the one that is there; verifies the whole chain.
pub(crate) fn build(dir: &Path, writes: bool) -> Result<(), Refusal> {
    let file = dir.join("gongkai.db");
    let settings = dir.join(USUAL);
    if !settings.exists() {
        files::write(&settings, SETTINGS.as_bytes())?;
    }
    let mut text = String::new();
    if file.exists() {
        let _ = writeln!(text, "{} 青溪县两个乡镇的办公室已经在这里，接着用", styled(GREEN, "①"));
    } else {
        let _ = writeln!(text, "{} 青溪县的两个乡镇各演一年", styled(GREEN, "①"));
        for (town, played) in [&quiet::COAT, &busy::COAT].into_iter().zip(played(dir, &file, writes)?) {
            let _ = writeln!(text, "{}", told(town, &played));
        }
    }
    let store = open(&file, Durability::Full)?;
    let head = store.verify().map_err(|error| Refusal::one(&error, 2))?.map_err(|broken| Refusal::one(&broken, 1))?;
    let year = i16::try_from(quiet::REPORT_YEAR).unwrap_or(i16::MAX);
    let of_town = |town: &Town| {
        let read = store.read(&Scope::body(town.segment), |tx| published(tx, town.segment, year));
        read.map_err(|error| Refusal::one(&error, 2))
    };
    let (items, others) = (of_town(&COAT)?, of_town(&busy::COAT)?);
    let _ = writeln!(
        text,
        "   审计链 {} 笔，从头核到尾，完整；主动公开 {} 条（{}），{} 条（{}）",
        head.position,
        items.len(),
        COAT.name,
        others.len(),
        busy::COAT.name
    );
    let sheet = review_sheet(&store, &items, dir)?;
    let _ = writeln!(text, "   其中一件的发布审核单：{}", sheet.display());
    for town in [&COAT, &busy::COAT] {
        let command = format!("gongkai figures --config {} --body {} --year {year}", settings.display(), town.segment);
        let _ = writeln!(text, "{}", styled(DIM, &format!("   每一条（{}）：{command}", town.name)));
    }
    text.push('\n');
    say::out(&text);
    Ok(())
}

fn told(town: &Town, played: &Played) -> String {
    let Played { items, acts, registered } = played;
    format!("   {} 2025 年：{items} 件稿子走完各自的流程，{acts} 步；台账 {registered} 步", town.name)
}

/// The review sheet of the item that tells most: the one that was corrected, on one page of A4.
fn review_sheet(store: &Store, items: &[Published], dir: &Path) -> Result<PathBuf, Refusal> {
    let names = |account: &str| {
        let person = quiet::people().iter().find(|person| person.account == account);
        person.map_or(account, |person| person.name).to_owned()
    };
    let document = store.read(&Scope::body(COAT.segment), |tx| {
        for item in items {
            let record = publication::find(tx, COAT.segment, &item.number)?;
            if let Some(record) = record.filter(|record| !record.item.corrections.is_empty()) {
                return publication::sheet(tx, &record, &names).map(Some);
            }
        }
        Ok(None)
    });
    let document = document.map_err(|error: store::StoreError| Refusal::one(&error, 2))?.unwrap_or_default();
    let file = dir.join("发布审核单.pdf");
    let printed = press::pdf(&document, &today::imprint())
        .map_err(|error| Trouble::Document(error.to_string().trim_end_matches('。').to_owned()))?;
    files::write(&file, &printed.bytes)?;
    Ok(file)
}

/// Plays into a file beside, which takes its name once it is whole and on the disk.
fn played(dir: &Path, file: &Path, writes: bool) -> Result<Vec<Played>, Refusal> {
    let beside = dir.join("building.db");
    for leftover in ["building.db", "building.db-wal", "building.db-shm"] {
        let _ = fs::remove_file(dir.join(leftover));
    }
    let store = open(&beside, Durability::Relaxed)?;
    let now = office::Clock::now(&MachineClock);
    store.migrate(migrations::SCRIPTS, now).map_err(|error| Refusal::one(&error, 2))?;
    let folder = Folder::open(dir.join("files")).map_err(|error| Refusal::one(&error, 2))?;
    let clock = Arc::new(StoryClock::default());
    // The nonces of one key never repeat: chance of the story does, from run to run.
    let (keys, _) = key::load_or_make(&dir.join("gongkai.key"), cabinet::held(&store)?, &MachineChance)?;
    let office = Office {
        store,
        files: Arc::new(folder),
        calendar: Arc::new(Calendar::bundled().clone()),
        clock: clock.clone(),
        chance: Arc::new(StoryChance::default()),
        seal: key::sealer(keys, Arc::new(MachineChance)),
        post: Arc::new(PostFolder::at(dir.join("post"))),
        checks: cabinet::checks(),
        matters: Arc::new(Departments),
    };
    play::staff(&office, &clock).map_err(|error| Refusal { messages: error.messages(), unsaid: 0, exit: 70 })?;
    let bar = bar();
    let told = &mut |done: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    };
    let went = |result: Result<(), play::Stuck>| {
        result.map_err(|stuck| Refusal { messages: stuck.error.messages(), unsaid: 0, exit: 70 })
    };
    went(super::owed::plan(&office, &clock))?;
    went(super::added::add(&office, &clock))?;
    let (quiet, busy) = (quiet::year(), busy::year());
    let mut companies = [Company::quiet(&quiet), Company::busy(&busy)];
    let played = play::play(&office, &clock, &mut companies, told).map_err(|stuck| Refusal {
        messages: stuck.error.messages(),
        unsaid: 0,
        exit: 70,
    })?;
    bar.finish_and_clear();
    went(super::added::written(&office, &clock))?;
    went(super::owed::answered(&office, &clock))?;
    if writes {
        went(super::annual::write(&office, &clock))?;
    }
    office.store.settle().map_err(|error| Refusal::one(&error, 2))?;
    drop(office);
    fs::rename(&beside, file).map_err(|error| Trouble::writing(file, &error))?;
    Ok(played)
}

fn open(file: &Path, durability: Durability) -> Result<Store, Refusal> {
    let options = Options { durability, ..Options::default() };
    Store::open(&Engine::Sqlite(file.to_owned()), &options).map_err(|error| Refusal::one(&error, 2))
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(8));
    let style = ProgressStyle::with_template("演一年 {bar:30} {pos}/{len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
