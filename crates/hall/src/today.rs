//! 今天 What waits for whoever sits down, nearest first; whose turn it is elsewhere stays out of the way.

use askama::Template;
use axum::response::Response;
use jiff::civil::{Date, Weekday};
use office::{DeskError, Office, Waiting, Zone, waiting_for};
use store::{StoreError, Tx};

use crate::serving::{Hall, Room, Seat, Seated};

/// 一件事 One line of the page.
struct Task {
    days: i64,
    title: String,
    ask: String,
    since: String,
    due: String,
    href: String,
    verb: &'static str,
}

#[derive(Template)]
#[template(path = "today.html")]
struct View {
    title: String,
    today: String,
    groups: Vec<(&'static str, Vec<Task>)>,
    none: bool,
}

/// 今天 The page of what waits for me; a handler of `/console`.
pub async fn today(seat: Seat) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| gather(&hall, office, &seated)).await {
        Ok(view) => {
            let main = view.render().expect("a template over plain values renders");
            seat.page("/console", &view.title, &main)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, seated: &Seated) -> Result<View, DeskError> {
    let today = Zone::shanghai().day(office.clock.now());
    let tasks = office.store.read(&seated.clerk.scope(), |tx| {
        let mut rows = mine(tx, seated)?;
        rows.sort_by(|one, other| (one.due, &one.record, &one.what).cmp(&(other.due, &other.record, &other.what)));
        rows.dedup_by(|one, other| one.record == other.record && one.what == other.what);
        lines(tx, hall, &seated.clerk.body, &rows, today)
    })?;
    let late = tasks.iter().filter(|task| task.days < 0).count();
    let due = tasks.iter().filter(|task| task.days == 0).count();
    let title = match (late, due, tasks.len()) {
        (0, 0, 0) => "今天没有等您办的事".to_owned(),
        (0, 0, all) => format!("今天没有到期的，有 {all} 件在等您"),
        (0, due, _) => format!("今天到期 {due} 件"),
        (late, 0, _) => format!("有 {late} 件已经过期"),
        (late, due, _) => format!("有 {late} 件已经过期，今天到期 {due} 件"),
    };
    let none = tasks.is_empty();
    let mut groups: Vec<(&'static str, Vec<Task>)> =
        ["已经过期", "今天到期", "一周之内", "以后"].map(|name| (name, Vec::new())).into();
    for task in tasks {
        let group = match task.days {
            ..0 => 0,
            0 => 1,
            1..=7 => 2,
            _ => 3,
        };
        groups[group].1.push(task);
    }
    groups.retain(|(_, tasks)| !tasks.is_empty());
    Ok(View { title, today: spoken(today), groups, none })
}

/// What waits for the account, its roles, and the roles it deputises today.
fn mine(tx: &Tx<'_>, seated: &Seated) -> Result<Vec<Waiting>, StoreError> {
    let clerk = &seated.clerk;
    let mut rows = Vec::new();
    for role in &clerk.roles {
        rows.extend(waiting_for(tx, &clerk.body, &clerk.account, role.id(), &clerk.section)?);
    }
    for acting in &seated.may_act {
        let section = acting.section.as_deref().unwrap_or_default();
        rows.extend(waiting_for(tx, &clerk.body, &acting.principal, acting.role.id(), section)?);
    }
    Ok(rows)
}

fn lines(tx: &Tx<'_>, hall: &Hall, body: &str, rows: &[Waiting], today: Date) -> Result<Vec<Task>, StoreError> {
    let mut tasks = Vec::new();
    for room in &hall.furnishing().rooms {
        let own: Vec<&Waiting> = rows.iter().filter(|row| row.what.starts_with(room.prefix())).collect();
        let records: Vec<String> = own.iter().map(|row| row.record.clone()).collect();
        let titles = room.titles(tx, body, &records)?;
        tasks.extend(own.into_iter().zip(titles).map(|(row, title)| task(room.as_ref(), row, title, today)));
    }
    tasks.sort_by_key(|task| task.days);
    Ok(tasks)
}

fn task(room: &dyn Room, row: &Waiting, title: String, today: Date) -> Task {
    let (ask, verb) = room.asks(&row.what);
    let since = Zone::shanghai().civil(row.since);
    Task {
        days: (row.due - today).get_days().into(),
        title,
        ask,
        since: format!("{} 月 {} 日", since.month(), since.day()),
        due: format!("{} 月 {} 日", row.due.month(), row.due.day()),
        href: room.address(&row.record),
        verb,
    }
}

fn spoken(day: Date) -> String {
    let name = match day.weekday() {
        Weekday::Monday => "一",
        Weekday::Tuesday => "二",
        Weekday::Wednesday => "三",
        Weekday::Thursday => "四",
        Weekday::Friday => "五",
        Weekday::Saturday => "六",
        Weekday::Sunday => "日",
    };
    format!("{} 年 {} 月 {} 日　星期{name}", day.year(), day.month(), day.day())
}
