//! 今天 What waits for whoever sits down, nearest first; what is one's own and with others stands below, and the year so
//! far beside it.

use affairs::role::{Duty, Role};
use askama::Template;
use axum::response::Response;
use jiff::civil::{Date, Weekday};
use office::{DeskError, Office, Waiting, Zone, figure, waiting_for, waiting_in};
use store::{StoreError, Tx};

use crate::serving::{Hall, Room, Roster, Seat, Seated};

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
}

/// 在别人手上 One line of one's own that somebody else is expected to act on.
struct Elsewhere {
    title: String,
    ask: String,
    who: String,
    since: String,
    due: String,
    href: String,
}

/// 一个数 One figure of the year so far.
struct Number {
    name: &'static str,
    n: i64,
    unit: &'static str,
}

#[derive(Template)]
#[template(path = "today.html")]
struct View {
    title: String,
    today: String,
    groups: Vec<(&'static str, Vec<Task>)>,
    none: bool,
    elsewhere: Vec<Elsewhere>,
    year: i16,
    numbers: Vec<Number>,
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
    let (tasks, elsewhere, numbers) = office.store.read(&seated.clerk.scope(), |tx| {
        let mut rows = mine(tx, seated)?;
        let key = |(row, place): &(Waiting, String)| (row.due, row.record.clone(), row.what.clone(), place.clone());
        rows.sort_by_key(key);
        // What waits for oneself as well is done in one's own name.
        rows.dedup_by(|(one, _), (other, _)| one.record == other.record && one.what == other.what);
        let tasks = lines(tx, hall, (&seated.clerk.body, &roster), &rows, today)?;
        let mine: Vec<&str> = rows.iter().map(|(row, _)| row.record.as_str()).collect();
        let elsewhere = elsewhere(tx, hall, seated, (&roster, &mine))?;
        Ok::<_, StoreError>((tasks, elsewhere, numbers(tx, seated, today)?))
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
    let steps = if none { first_steps(seated) } else { Vec::new() };
    let (year, today) = (today.year(), spoken(today));
    Ok(View { title, today, groups, none, elsewhere, year, numbers, steps })
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
        tasks.extend(own.into_iter().zip(titles).map(|((row, place), title)| {
            let place = if place.is_empty() { String::new() } else { roster.person(place) };
            Task { place, ..task(room.as_ref(), row, title, today) }
        }));
    }
    tasks.sort_by_key(|task| task.days);
    Ok(tasks)
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
    }
}

/// What somebody began and others are expected to act on, but not what they act on themselves.
fn elsewhere(
    tx: &Tx<'_>,
    hall: &Hall,
    seated: &Seated,
    (roster, mine): (&Roster, &[&str]),
) -> Result<Vec<Elsewhere>, StoreError> {
    let mut lines = Vec::new();
    for room in &hall.furnishing().rooms {
        let mut rows = room.elsewhere(tx, seated)?;
        rows.retain(|row| !mine.contains(&row.record.as_str()));
        let records: Vec<String> = rows.iter().map(|row| row.record.clone()).collect();
        let titles = room.titles(tx, &seated.clerk.body, &records)?;
        lines.extend(rows.iter().zip(titles).map(|(row, title)| Elsewhere {
            title,
            ask: room.waits(&row.what),
            who: roster.turn(row),
            since: month_day(Zone::shanghai().day(row.since)),
            due: month_day(row.due),
            href: room.address(&row.record),
        }));
    }
    Ok(lines)
}

/// The year so far, for those who read figures.
fn numbers(tx: &Tx<'_>, seated: &Seated, today: Date) -> Result<Vec<Number>, StoreError> {
    if !seated.may(Duty::ReadFigures.roles()) {
        return Ok(Vec::new());
    }
    let body = &seated.clerk.body;
    let first = today.first_of_year();
    let sum = |metric: &str, part: &str| -> Result<i64, StoreError> {
        let rows = figure(tx, body, metric, first, today)?;
        Ok(rows.iter().filter(|row| row.part == part).map(|row| row.amount).sum())
    };
    let late = waiting_in(tx, body)?.iter().filter(|row| row.due < today).count();
    Ok(vec![
        Number { name: "主动公开", n: sum("M-01", "")?, unit: "条" },
        Number { name: "审核签字", n: sum("M-06", "")?, unit: "次" },
        Number { name: "退回修改", n: sum("M-06", "returned")?, unit: "次" },
        Number { name: "现在逾期", n: i64::try_from(late).unwrap_or(i64::MAX), unit: "件" },
    ])
}

/// What somebody of these roles does first.
fn first_steps(seated: &Seated) -> Vec<(&'static str, &'static str, &'static str)> {
    let may = |roles: &[Role]| seated.may(roles);
    let mut steps = Vec::new();
    if may(Duty::WriteItems.roles()) {
        steps.push((
            "/console/items/new",
            "写一篇稿件",
            "存下以后它站在这里，送审以后到审核人手上；退回来的也回到这里。",
        ));
    }
    if may(Duty::SeeDrafts.roles()) {
        steps.push((
            "/console/items",
            "看在办的稿件",
            "每一件走到哪一步、在谁手上；轮到您的，会在到期之前出现在这里。",
        ));
    }
    if may(&[Role::SysAdmin, Role::SecAdmin, Role::OfficeHead]) {
        steps.push(("/console/setup", "看还差什么", "岗位、科室、放假安排，缺一样列一样，点开就能办。"));
    }
    if may(Duty::AssignRoles.roles()) || may(Duty::ManageAccounts.roles()) {
        steps.push((
            "/console/people",
            "开账号、授岗位",
            "账号由系统管理员开，岗位由安全管理员授；每一步都有人，稿件才走得动。",
        ));
    }
    steps.push(("/console/me", "看我的账号", "换密码、启用动态口令、填收信的邮箱；不在的日子，指定谁代您。"));
    steps
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
