//! 导出 The records of a ledger and a year as a file; the names of people stay in the house.

use affairs::register::{Kind, asked};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use documents::list::{Cell, Column, List};
use hall::serving::{Hall, Roster, Seat, Seated, Taken, Trouble};
use jiff::civil::Date;
use office::{DeskError, Office};

use super::{FormFault, kind_named, must_read, overview::Asked, says};
use crate::records::{self, Asked as Wanted, Shown};

/// Rows a file may have.
const MOST: i64 = 100_000;

/// 导出
pub(super) async fn file(
    Path((kind, format)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    seat: Seat,
) -> Response {
    if let Err(refused) = must_read(&seat.seated) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| made(&hall, office, &seated, (&kind, asked.year), &format)).await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn made(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    (kind, year): (&str, Option<i16>),
    format: &str,
) -> Result<Taken, DeskError> {
    let kind: Kind = kind_named(kind)?;
    let of = year.map_or_else(|| "各年".to_owned(), |year| year.to_string());
    let (id, name) = (format!("register.{}", kind.id()), format!("{}台账（{of}）", kind.name()));
    Taken::of(office, &seated.clerk, format, (&id, &name), || {
        let body = &seated.clerk.body;
        let roster = hall.furnishing().reception.roster(office, body)?;
        let wanted = Wanted { kind, year };
        let read = |tx: &store::Tx<'_>| records::list(tx, body, wanted, None, MOST + 1);
        let found = office.store.read(&seated.clerk.scope(), read)?;
        if i64::try_from(found.len()).is_ok_and(|rows| rows > MOST) {
            return Err(FormFault::TooMuch.blocks());
        }
        Ok(list(kind, &found, &roster))
    })
}

fn list(kind: Kind, found: &[Shown], roster: &Roster) -> List {
    let column = |name: &'static str| Column { name, width: 16 };
    let facts: Vec<&'static str> = found
        .first()
        .map(|shown| says::facts(&shown.record.facts, roster, says::iso).into_iter().map(|(name, _)| name).collect())
        .unwrap_or_default();
    let words = asked(kind).iter().map(|asked| Column { name: asked.label, width: 36 });
    let columns = std::iter::once(column("编号")).chain(facts.into_iter().map(column)).chain(words);
    let rows = found.iter().map(|shown| {
        let facts = says::facts(&shown.record.facts, roster, says::iso).into_iter().map(|(_, value)| cell(value));
        let words = asked(kind).iter().map(|asked| Cell::from(shown.words.get(asked.field)));
        let number = Cell::from(shown.record.number.as_str());
        std::iter::once(number).chain(facts).chain(words).chain([Cell::from(says::standing(shown).1)]).collect()
    });
    List {
        title: format!("{}台账", kind.name()),
        columns: columns.chain([column("状态")]).collect(),
        rows: rows.collect(),
    }
}

/// A day stays a day and a number a number.
fn cell(value: String) -> Cell {
    if let Ok(day) = value.parse::<Date>() {
        return Cell::Day(day.year(), day.month(), day.day());
    }
    value.parse::<i64>().map_or_else(|_| Cell::from(value), Cell::Number)
}
