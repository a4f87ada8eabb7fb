//! 导出 The calendar of a year, the lists behind the coverage, the columns.

use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use documents::list::{Cell, Column, List};
use hall::serving::{Hall, Seat, Seated, Taken};
use office::{DeskError, Office};
use serde::Deserialize;

use super::{
    Ports, calendar, columns, coverage,
    look::{Line, Look},
};

/// What the address asks for: that of the page the file is taken from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    year: Option<i16>,
    state: String,
    who: String,
    on: String,
    share: String,
}

/// 导出
pub(super) async fn file(
    Extension(ports): Extension<Ports>,
    Path((list, format)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    seat: Seat,
) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| made(&hall, office, &ports, &seated, (&list, &format), &asked)).await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn made(
    hall: &Hall,
    office: &Office,
    ports: &Ports,
    seated: &Seated,
    (list, format): (&str, &str),
    asked: &Asked,
) -> Result<Taken, DeskError> {
    let look = Look::of(hall, office, &*ports.0, seated)?;
    match list {
        "calendar" => {
            let year = asked.year.unwrap_or(look.today.year()).clamp(2008, look.today.year().saturating_add(1));
            let (state, who) = (asked.state.clone(), asked.who.clone());
            let of = calendar::Asked { year: Some(year), state, who, ..calendar::Asked::default() };
            let name = format!("{year} 年公开日历");
            Taken::of(office, &seated.clerk, format, ("obligation.calendar", &name), || {
                Ok(tasks(&name, calendar::lines(&look, &of, year)?))
            })
        }
        "coverage" => {
            let on = coverage::day_of(&look, &asked.on);
            let name = format!("公开任务截至 {on}");
            Taken::of(office, &seated.clerk, format, ("obligation.coverage", &name), || {
                Ok(tasks(&name, coverage::lines(&look, on, &asked.share)?.0))
            })
        }
        "columns" => Taken::of(office, &seated.clerk, format, ("obligation.columns", "栏目时效"), || stale(&look)),
        _ => Err(DeskError::NotFound),
    }
}

fn head<const N: usize>(names: [(&'static str, u16); N]) -> Vec<Column> {
    names.into_iter().map(|(name, width)| Column { name, width }).collect()
}

fn tasks(title: &str, lines: Vec<Line>) -> List {
    let names =
        [("编号", 18), ("事项编码", 10), ("事项", 32), ("事由", 32), ("应当在", 14), ("责任", 24), ("状态", 24)];
    let row = |line: Line| {
        [line.number, line.code, line.title, line.why, line.due, line.who, line.standing.1].map(Cell::from).into()
    };
    List { title: title.to_owned(), columns: head(names), rows: lines.into_iter().map(row).collect() }
}

fn stale(look: &Look<'_>) -> Result<List, DeskError> {
    let names = [("栏目", 36), ("事项", 40), ("应当多久更新", 14), ("最近一条", 18), ("最迟", 18), ("状态", 16)];
    let rows = columns::found(look)?.into_iter().map(|column| columns::row(&column, look)).map(|row| {
        let items = row.items.iter().map(|(code, title)| format!("{code} {title}")).collect::<Vec<_>>().join("；");
        [row.path, items, row.days, row.newest, row.until, row.badge.1].map(Cell::from).into()
    });
    Ok(List { title: "栏目时效".into(), columns: head(names), rows: rows.collect() })
}
