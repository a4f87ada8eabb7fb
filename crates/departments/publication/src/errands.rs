//! 差事 What this department carries out after the commit: telling those whom an act concerns.

use std::{
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

use affairs::publication::{Item, Stage};
use office::{DeskError, Errands, Mailroom, Matter, Note, Office, Undone, Waiting, Zone};
use serde::Deserialize;
use store::{Errand, StoreError, Tx};

use crate::{CatchUp, Record, desk, filing::words_of, records, rhythm};

/// 办差事 The same errands, with those of this department.
#[must_use]
pub fn errands(errands: Errands) -> Errands {
    errands
        .with(&["publication.tell", "publication.tell-role", "publication.alarm"], tell)
        .with(&["publication.release"], |office, _, errand| release(office, errand))
        .with(&[rhythm::WEEKLY], rhythm::warn)
        .calling(rhythm::call)
        .calling(catching_up())
}

/// 补编 A few thousand items in every round, until all were looked at once: whoever starts on a large cabinet that an older
/// binary filed in serves meanwhile, and others write in between. Trouble is told once and met again at the next start.
fn catching_up() -> impl Fn(&Office) -> Result<(), StoreError> + Send + Sync {
    const STEPS: usize = 20;
    const REST: Duration = Duration::from_millis(5);
    let pass = Mutex::new(Some(CatchUp::default()));
    move |office| {
        let mut pass = pass.lock().unwrap_or_else(PoisonError::into_inner);
        for _ in 0..STEPS {
            let Some(mut going) = pass.take() else { return Ok(()) };
            if going.step(&office.store, || thread::sleep(REST))?.is_some() {
                *pass = Some(going);
            }
        }
        Ok(())
    }
}

/// 怎么称呼 The same mailroom, with the words of this department for what waits.
#[must_use]
pub fn naming(mailroom: Mailroom) -> Mailroom {
    mailroom.naming("publication", matter)
}

fn matter(tx: &Tx<'_>, body: &str, waiting: &Waiting) -> Result<Option<Matter>, StoreError> {
    let Some(act) = words_of(&waiting.what) else { return Ok(None) };
    let record = records::find(tx, body, &waiting.record)?;
    Ok(record.map(|record| Matter { act, title: title(&record) }))
}

/// The title of the text in hand, where a letter may name it.
fn title(record: &Record) -> Option<String> {
    record.item.may_be_named().then(|| record.title.clone())
}

/// 通知单 Whom an act concerns.
#[derive(Deserialize)]
struct Told {
    number: String,
    #[serde(default)]
    accounts: Vec<String>,
    #[serde(default)]
    role: Option<String>,
}

/// 到时发布 The hour of a scheduled item has come; one that is scheduled no longer, or for later, asks for nothing.
fn release(office: &Office, errand: &Errand) -> Result<(), Undone> {
    let told: Told = serde_json::from_str(&errand.payload).map_err(|_| unread())?;
    match desk::release_at_its_hour(office, &errand.body, &told.number) {
        Ok(_) => Ok(()),
        Err(DeskError::Store(error)) => Err(error.into()),
        Err(error) => {
            let why = error.messages().into_iter().map(|message| message.what.into_owned());
            Err(Undone::Later(why.collect::<Vec<_>>().join("")))
        }
    }
}

fn unread() -> Undone {
    Undone::Never("差事单的内容读不出来".into())
}

/// One letter for each of them; who they are is looked up when the letter is written.
fn tell(office: &Office, mailroom: &Mailroom, errand: &Errand) -> Result<(), Undone> {
    let told: Told = serde_json::from_str(&errand.payload).map_err(|_| unread())?;
    let now = office.clock.now();
    let today = Zone::shanghai().day(now);
    let written = office.store.write(&Mailroom::scope(), |tx| {
        let Some(record) = records::find(tx, &errand.body, &told.number)? else { return Ok(0) };
        let mut to = told.accounts.clone();
        if let Some(role) = &told.role {
            to.extend(mailroom.directory.holders(tx, &errand.body, role, "", today)?);
        }
        to.sort();
        to.dedup();
        let (subject, happened) = news(&errand.kind, &record.item);
        let text = format!("{}\n\n{happened}\n\n{}", which(&record), mailroom.foot());
        let note = |account: String| Note { account, subject: subject.to_owned(), text: text.clone() };
        mailroom.write(office, tx, errand, now, &to.into_iter().map(note).collect::<Vec<_>>())
    });
    Ok(written.map(|_| ())?)
}

fn which(record: &Record) -> String {
    let number = &record.item.number;
    match title(record) {
        Some(title) => format!("《{title}》（编号 {number}）"),
        None => format!("编号 {number} 的稿件"),
    }
}

/// What happened, as the item stands when the letter is written: a letter that is late tells what is true now.
fn news(kind: &str, item: &Item) -> (&'static str, &'static str) {
    match &item.stage {
        Stage::Approved if kind == "publication.alarm" => (
            "定时发布没有发出",
            "到了定时发布的时间，它没有发出去，因为条件变了。原因写在稿件的页面上，请看过以后再决定怎么办。",
        ),
        Stage::Returned { .. } => ("有一件稿件退回来了", "审核的同事把它退了回来，写明了理由。请改好再送。"),
        Stage::Approved => ("有一件稿件等您发布", "审核都办完了，可以发布，也可以定时。"),
        Stage::Withdrawn => ("有一条信息撤下了", "它已经从网上撤下，要由另一位领导在一个工作日内确认或者恢复。"),
        Stage::Published if item.owes() => {
            ("有一条信息按应急程序发布了", "它已经先发布，审核的手续要在 24 小时内补办。")
        }
        _ => ("有一件稿件有了进展", "它有了新的进展，与您有关。"),
    }
}
