//! 今天 What waits for whoever sits down, nearest first; what is one's own and with others stands below, and the year so
//! far beside it.

mod others;
mod steps;
#[cfg(test)]
mod tests;

use affairs::role::Duty;
use askama::Template;
use axum::response::Response;
use jiff::civil::{Date, Weekday};
use office::{DeskError, Office, Waiting, Zone, waiting_for};
use store::{StoreError, Tx};

use self::{
    others::{Elsewhere, elsewhere},
    steps::first_steps,
};
use crate::{
    Stop,
    serving::{Aside, Hall, Number, Room, Roster, Seat, Seated},
};

/// 一件事 One line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Task {
    pub(crate) days: i64,
    pub(crate) title: String,
    pub(crate) ask: String,
    pub(crate) since: String,
    pub(crate) due: String,
    pub(crate) href: String,
    pub(crate) verb: &'static str,
    /// In whose place; empty for one's own.
    pub(crate) place: String,
    pub(crate) ticks: Vec<Stop>,
    /// The nearest of all: the next step of the page.
    pub(crate) is_next: bool,
}

#[derive(Template)]
#[template(path = "today.html")]
struct View {
    title: String,
    today: String,
    groups: Vec<(&'static str, Vec<Task>)>,
    none: bool,
    elsewhere: Vec<Elsewhere>,
    with_others: Vec<Number>,
    /// 要核对的 What departments urge to be looked at; it has no day, and stands before what has one.
    urgent: Vec<Aside>,
    asides: Vec<Aside>,
    year: i16,
    numbers: Vec<Number>,
    writes: bool,
    /// 第一周 The next steps of somebody who has nothing to do yet: address, words, and what comes of it.
    steps: Vec<(&'static str, &'static str, &'static str)>,
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
    let roster = hall.furnishing().reception.roster(office, &seated.clerk.body)?;
    let (tasks, (elsewhere, with_others), asides, numbers) = office.store.read(&seated.clerk.scope(), |tx| {
        let mut rows = mine(tx, seated)?;
        let key = |(row, place): &(Waiting, String)| (row.due, row.record.clone(), row.what.clone(), place.clone());
        rows.sort_by_key(key);
        // What waits for oneself as well is done in one's own name.
        rows.dedup_by(|(one, _), (other, _)| one.record == other.record && one.what == other.what);
        let tasks = lines(tx, hall, (&seated.clerk.body, &roster), &rows, today)?;
        let mine: Vec<&str> = rows.iter().map(|(row, _)| row.record.as_str()).collect();
        let elsewhere = elsewhere(tx, hall, seated, (&roster, &mine))?;
        let rooms = hall.furnishing().rooms.iter();
        let asides =
            rooms.filter_map(|room| room.aside(office, tx, seated).transpose()).collect::<Result<Vec<_>, _>>()?;
        Ok::<_, StoreError>((tasks, elsewhere, asides, numbers(tx, hall, seated, today)?))
    })?;
    let late = tasks.iter().filter(|task| task.days < 0).count();
    let due = tasks.iter().filter(|task| task.days == 0).count();
    let (urgent, asides): (Vec<Aside>, Vec<Aside>) = asides.into_iter().partition(|it| it.urges.is_some());
    let title = titled((late, due, tasks.len()), &urgent);
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
    let none = none && urgent.is_empty();
    let steps = if none { first_steps(seated) } else { Vec::new() };
    let (year, today) = (today.year(), spoken(today));
    let writes = !none && seated.may(Duty::WriteItems.roles());
    Ok(View { title, today, writes, groups, none, elsewhere, with_others, urgent, asides, year, numbers, steps })
}

/// The day in one sentence: what is late, what is due, and what somebody urges though it has no day.
fn titled(counted: (usize, usize, usize), urgent: &[Aside]) -> String {
    match counted {
        (0, 0, 0) => urgent.iter().find_map(|it| it.urges).unwrap_or("今天没有等您办的事").to_owned(),
        (0, 0, all) => format!("今天没有到期的，有 {all} 件在等您"),
        (0, due, _) => format!("今天到期 {due} 件"),
        (late, 0, _) => format!("有 {late} 件已经过期"),
        (late, due, _) => format!("有 {late} 件已经过期，今天到期 {due} 件"),
    }
}

/// What waits for the account, its roles, and the roles it deputises today: each with whose place is taken.
fn mine(tx: &Tx<'_>, seated: &Seated) -> Result<Vec<(Waiting, String)>, StoreError> {
    let clerk = &seated.clerk;
    let mut rows = Vec::new();
    let mut add = |found: Vec<Waiting>, place: &str| rows.extend(found.into_iter().map(|row| (row, place.to_owned())));
    for role in &clerk.roles {
        add(waiting_for(tx, &clerk.body, &clerk.account, role.id(), &clerk.section)?, "");
    }
    for acting in &seated.may_act {
        let section = acting.section.as_deref().unwrap_or_default();
        add(waiting_for(tx, &clerk.body, &acting.principal, acting.role.id(), section)?, &acting.principal);
    }
    Ok(rows)
}

fn lines(
    tx: &Tx<'_>,
    hall: &Hall,
    (body, roster): (&str, &Roster),
    rows: &[(Waiting, String)],
    today: Date,
) -> Result<Vec<Task>, StoreError> {
    let mut tasks = Vec::new();
    for room in &hall.furnishing().rooms {
        let own: Vec<&(Waiting, String)> = rows.iter().filter(|(row, _)| row.what.starts_with(room.prefix())).collect();
        let records: Vec<String> = own.iter().map(|(row, _)| row.record.clone()).collect();
        let titles = room.titles(tx, body, &records)?;
        let mut ticks = ticks(tx, room.as_ref(), body, &records)?;
        tasks.extend(own.into_iter().zip(titles).map(|((row, place), title)| {
            let place = if place.is_empty() { String::new() } else { roster.person(place) };
            let ticks = ticks.next().unwrap_or_default();
            Task { place, ticks, ..task(room.as_ref(), row, title, today) }
        }));
    }
    tasks.sort_by_key(|task| task.days);
    if let Some(next) = tasks.first_mut() {
        next.is_next = true;
    }
    Ok(tasks)
}

/// Lines that show where their record stands: the nearest ones. A desk with hundreds of lines stays as quick as any.
const TICKED: usize = 50;

fn ticks(
    tx: &Tx<'_>,
    room: &dyn Room,
    body: &str,
    records: &[String],
) -> Result<impl Iterator<Item = Vec<Stop>>, StoreError> {
    Ok(room.ticks(tx, body, &records[..records.len().min(TICKED)])?.into_iter())
}

fn task(room: &dyn Room, row: &Waiting, title: String, today: Date) -> Task {
    let (ask, verb) = room.asks(&row.what);
    Task {
        days: (row.due - today).get_days().into(),
        title,
        ask,
        since: month_day(Zone::shanghai().day(row.since)),
        due: month_day(row.due),
        href: room.address(&row.record),
        verb,
        place: String::new(),
        ticks: Vec::new(),
        is_next: false,
    }
}

/// The year so far, for those who read figures.
fn numbers(tx: &Tx<'_>, hall: &Hall, seated: &Seated, today: Date) -> Result<Vec<Number>, StoreError> {
    let mut numbers = Vec::new();
    if seated.may(Duty::ReadFigures.roles()) {
        for room in &hall.furnishing().rooms {
            numbers.extend(room.numbers(tx, seated, today)?);
        }
    }
    Ok(numbers)
}

fn month_day(day: Date) -> String {
    format!("{} 月 {} 日", day.month(), day.day())
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
