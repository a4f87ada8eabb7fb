//! 差事 What comes by the clock: publications answer tasks, tasks come to somebody's desk, and letters go out before and
//! behind the due day (`catalogue.md` §8).

use std::{collections::BTreeMap, sync::Arc};

use affairs::{
    obligation::{Mark, Matter as Item, Task, marks},
    role::Role,
};
use jiff::civil::{Date, time};
use office::{DeskError, Errands, Mailroom, Matter, Note, Office, Undone, Waiting, Zone};
use store::{Errand, NewErrand, StoreError, Tx, params};

use crate::{
    House, desk,
    filing::{ANSWER, PUBLISH},
    records::{self, Catalogue},
};

/// The kind of the daily errand.
const DAILY: &str = "obligation.daily";

/// 办差事 The same errands, with those of this department.
#[must_use]
pub fn errands(errands: Errands, house: Arc<dyn House>) -> Errands {
    let (settling, telling) = (Arc::clone(&house), house);
    errands
        .calling(move |office| call(office, &*settling))
        .with(&[DAILY], move |office, mailroom, errand| daily(office, &*telling, mailroom, errand))
}

/// 怎么称呼 The same mailroom, with the words of this department for what waits.
#[must_use]
pub fn naming(mailroom: Mailroom) -> Mailroom {
    mailroom.naming("obligation", matter)
}

fn matter(tx: &Tx<'_>, body: &str, waiting: &Waiting) -> Result<Option<Matter>, StoreError> {
    let act = match waiting.what.as_str() {
        PUBLISH => "公开目录上的事项",
        ANSWER => "答复有没有发生",
        _ => return Ok(None),
    };
    let task = records::task(tx, body, &waiting.record)?;
    let title = match task {
        Some(task) => records::title(tx, body, &task.code)?,
        None => None,
    };
    Ok(Some(Matter { act: act.into(), title }))
}

/// 到点 What was published answers tasks in every round; once a day, at eight, the day's tasks are called and told of.
fn call(office: &Office, house: &dyn House) -> Result<(), StoreError> {
    let zone = Zone::shanghai();
    let today = zone.day(office.clock.now());
    let bodies = office.store.read(&Mailroom::scope(), records::bodies)?;
    for body in bodies {
        in_store(desk::settle(office, house, &body))?;
        let key = format!("obligation/{body}/{today}");
        let known = office.store.read(&Mailroom::scope(), |tx| {
            tx.first("SELECT key FROM errand WHERE key = :key", params! { key: &key }, |row| row.get::<String>("key"))
        })?;
        if known.is_some() {
            continue;
        }
        let due_at = zone.instant(today.to_datetime(time(8, 0, 0, 0)));
        office.store.write(&Mailroom::scope(), |tx| {
            let key = key.clone();
            tx.enqueue(&NewErrand { body: body.clone(), kind: DAILY.into(), key, payload: "{}".into(), due_at })
        })?;
    }
    Ok(())
}

/// What a desk refuses to the house itself is no trouble of the store; the next round sees it again.
fn in_store<T>(done: Result<T, DeskError>) -> Result<(), StoreError> {
    match done {
        Err(DeskError::Store(error)) => Err(error),
        _ => Ok(()),
    }
}

fn daily(office: &Office, house: &dyn House, mailroom: &Mailroom, errand: &Errand) -> Result<(), Undone> {
    in_store(desk::call_due(office, house, &errand.body))?;
    Ok(tell(office, house, mailroom, errand)?)
}

/// 提醒 One letter for each person with everything of the day: at four fifths and on the eve to whoever answers, on the day
/// to the leader in charge, five working days behind it to the principal. Half of the time is told by the office itself.
fn tell(office: &Office, house: &dyn House, mailroom: &Mailroom, errand: &Errand) -> Result<(), StoreError> {
    let now = office.clock.now();
    let today = Zone::shanghai().day(now);
    let body = errand.body.as_str();
    let added = records::added(office, house, body)?;
    office.store.write(&Mailroom::scope(), |tx| {
        let catalogue = Catalogue::read(house, tx, body, &added)?;
        let mut letters: BTreeMap<String, Vec<(Mark, String)>> = BTreeMap::new();
        let called = records::open_until(tx, body, Date::MAX)?.into_iter().filter(|task| task.called);
        for task in called {
            let Some(mark) = latest(&task, today, &office.calendar) else { continue };
            let Some(item) = catalogue.matter(&task.code) else { continue };
            let mut reached = Vec::new();
            for account in told(mailroom, tx, body, (&task, item, &catalogue), mark, today)? {
                if mailroom.directory.address(office, tx, &account)?.is_some() {
                    reached.push(account);
                }
            }
            if reached.is_empty() || !note(tx, body, &task, mark, now)? {
                continue;
            }
            for account in reached {
                letters.entry(account).or_default().push((mark, line(&task, item)));
            }
        }
        let notes: Vec<Note> =
            letters.into_iter().map(|(account, lines)| letter(account, &lines, &mailroom.foot())).collect();
        mailroom.write(office, tx, errand, now, &notes).map(|_| ())
    })
}

/// The latest mark whose day has come; half of the time is no mark of ours.
fn latest(task: &Task, today: Date, calendar: &statute::calendar::Calendar) -> Option<Mark> {
    let come = marks(task.since, task.due, calendar).into_iter().filter(|(_, day)| *day <= today);
    come.map(|(mark, _)| mark).max().filter(|mark| *mark != Mark::Half)
}

fn told(
    mailroom: &Mailroom,
    tx: &Tx<'_>,
    body: &str,
    (task, item, catalogue): (&Task, &Item, &Catalogue),
    mark: Mark,
    today: Date,
) -> Result<Vec<String>, StoreError> {
    let holders = |role: Role, section: &str| mailroom.directory.holders(tx, body, role.id(), section, today);
    match mark {
        Mark::Day => return holders(Role::LeaderInCharge, ""),
        Mark::Late => return holders(Role::Principal, ""),
        _ => {}
    }
    let terms = catalogue.terms(&item.item);
    if !terms.responsible.is_empty() {
        let both = [terms.responsible, terms.deputy];
        return Ok(both.into_iter().filter(|account| !account.is_empty()).collect());
    }
    let writers = if terms.section.is_empty() { Vec::new() } else { holders(Role::InfoOfficer, &terms.section)? };
    debug_assert!(task.closing.is_none(), "only open tasks are told of");
    if writers.is_empty() { holders(Role::OfficeHead, "") } else { Ok(writers) }
}

/// Notes that a task was told of at this mark; whether it was new.
fn note(tx: &Tx<'_>, body: &str, task: &Task, mark: Mark, at: i64) -> Result<bool, StoreError> {
    let kept = tx.execute(
        "INSERT INTO obligation_told (body, number, mark, turn, at) VALUES (:body, :number, :mark, :turn, :at)
         ON CONFLICT (body, number, mark, turn) DO NOTHING",
        params! { body, number: &task.number, mark: mark.id(), turn: task.since.to_string(), at },
    )?;
    Ok(kept > 0)
}

fn line(task: &Task, item: &Item) -> String {
    let due = task.due;
    format!(
        "《{}》（{}，编号 {}），应当在 {} 月 {} 日前公开或者答复",
        item.item.title,
        task.code,
        task.number,
        due.month(),
        due.day()
    )
}

fn letter(account: String, lines: &[(Mark, String)], foot: &str) -> Note {
    let count = lines.len();
    let heard = lines.iter().map(|(mark, _)| *mark).max().unwrap_or(Mark::Eve);
    let (subject, heading) = match heard {
        Mark::Late => (
            format!("有 {count} 项公开任务过期五个工作日，请您过问"),
            "下面的事项过期五个工作日还没有公开，按规定报给您：",
        ),
        Mark::Day => {
            (format!("有 {count} 项公开任务今天到期，请您过问"), "下面的事项今天到期，还没有公开，按规定报给您：")
        }
        _ => (
            format!("有 {count} 项公开任务快到期"),
            "下面的事项快到期了。请写稿送审；没有发生的，请在任务页上写明理由：",
        ),
    };
    let list: Vec<String> = lines.iter().enumerate().map(|(at, (_, line))| format!("{}. {line}", at + 1)).collect();
    Note { account, subject, text: format!("您好：\n\n{heading}\n\n{}\n\n{foot}", list.join("\n")) }
}
