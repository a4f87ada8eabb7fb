//! 翻开的数 One figure of a year: how it is counted, and every record that it counts.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, RawQuery},
    response::Response,
};
use documents::list::{Cell, Column, List};
use hall::serving::{Seat, Seated, Taken};
use office::{DeskError, Office};

use super::{
    Ports,
    figures::{self, HERE, reader},
    number::Turned,
};
use crate::{Line, Number};

#[derive(Template)]
#[template(path = "figure.html")]
struct Page {
    year: i16,
    field: String,
    name: String,
    digits: String,
    unit: String,
    facts: Vec<(&'static str, String)>,
    records: Vec<Line>,
    all: usize,
    pages: Turned,
}

/// 翻开一个数
pub(super) async fn show(
    Path((year, key)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    Extension(ports): Extension<Ports>,
    seat: Seat,
) -> Response {
    let (seated, query) = (seat.seated.clone(), query.unwrap_or_default());
    match seat.at_desk(move |office| gather(office, &seated, (&year, &key), &query, &ports)).await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            seat.page(HERE, &page.name, &main)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    office: &Office,
    seated: &Seated,
    (year, key): (&str, &str),
    query: &str,
    ports: &Ports,
) -> Result<Page, DeskError> {
    let (clerk, year, _) = reader(office, seated, year)?;
    office.store.read(&clerk.scope(), |tx| {
        let body = clerk.body.as_str();
        let turned = |all| Turned::of(query, all, &format!("{HERE}/{year}/{key}"));
        let page = &|all| turned(all).span();
        let Number { field, all } = match ports.sources.number(office, tx, (body, year, key), page)? {
            Some(number) => number,
            None => Number::of(figures::division(office, tx, (body, year), key, ports)?, page),
        };
        let records = super::number::shown(ports.sources.records(tx, body, &field.records)?, seated);
        let facts = vec![
            ("怎样数的", format!("{}（口径第 {} 版）", field.definition, field.version)),
            ("什么时候数的", "打开这一页的时候，从台账现数的".to_owned()),
            ("数的是", super::number::counted(all)),
        ];
        let (name, digits, unit, pages) = (field.name, field.digits, field.unit, turned(all));
        Ok(Page { year, field: key.to_owned(), name, digits, unit, facts, records, all, pages })
    })
}

/// 导出一年的数字
pub(super) async fn all_file(
    Path((year, ending)): Path<(String, String)>,
    Extension(ports): Extension<Ports>,
    seat: Seat,
) -> Response {
    let seated = seat.seated.clone();
    let taken = seat.at_desk(move |office| {
        let (clerk, year, _) = reader(office, &seated, &year)?;
        let title = format!("{year} 年的数字");
        Taken::of(office, &clerk, &ending, ("year_end.figures", &title), || {
            Ok(List { title: title.clone(), columns: FIGURES.into(), rows: all_rows(office, &clerk, year, &ports)? })
        })
    });
    match taken.await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

const FIGURES: [Column; 6] = [
    Column { name: "编号", width: 26 },
    Column { name: "名称", width: 44 },
    Column { name: "数", width: 12 },
    Column { name: "单位", width: 8 },
    Column { name: "几条记录", width: 10 },
    Column { name: "怎样数的", width: 80 },
];

fn all_rows(office: &Office, clerk: &office::Clerk, year: i16, ports: &Ports) -> Result<Vec<Vec<Cell>>, DeskError> {
    let snapshot = office
        .store
        .read::<_, DeskError>(&clerk.scope(), |tx| figures::counted(office, tx, (&clerk.body, year), ports))?;
    let rows = snapshot.fields.into_iter().map(|(key, field)| {
        let digits = field.digits.parse().map_or_else(|_| Cell::from(field.digits.as_str()), Cell::Number);
        let records = Cell::Number(i64::try_from(field.records.len()).unwrap_or(i64::MAX));
        vec![key.into(), field.name.into(), digits, field.unit.into(), records, field.definition.into()]
    });
    Ok(rows.collect())
}

/// 导出一个数的记录 Every record, not only the page.
pub(super) async fn file(
    Path((year, key, ending)): Path<(String, String, String)>,
    Extension(ports): Extension<Ports>,
    seat: Seat,
) -> Response {
    let seated = seat.seated.clone();
    let taken = seat.at_desk(move |office| {
        let (clerk, year, _) = reader(office, &seated, &year)?;
        let (name, lines) = office.store.read::<_, DeskError>(&clerk.scope(), |tx| {
            let field = figures::one(office, tx, (&clerk.body, year), &key, &ports)?;
            Ok((field.name, ports.sources.records(tx, &clerk.body, &field.records)?))
        })?;
        // Names of cells hold a stroke, which no file has in its own.
        let title = format!("{year} 年 {}", name.replace('/', "-"));
        Taken::of(office, &clerk, &ending, ("year_end.records", &title), || {
            let rows = lines.into_iter().map(|line| vec![line.number.into(), line.day.into(), line.words.into()]);
            Ok(List { title: title.clone(), columns: RECORDS.into(), rows: rows.collect() })
        })
    });
    match taken.await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

const RECORDS: [Column; 3] =
    [Column { name: "编号", width: 24 }, Column { name: "日期", width: 14 }, Column { name: "内容", width: 80 }];
