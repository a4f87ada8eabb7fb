//! 数 Counts, lists and the report of the year, against what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use affairs::publication::{
    Entry, ReviewStep,
    figures::{CountRule, Figure, Figures},
};
use jiff::civil::{Date, date};
use publication::{figures::counted, published};
use store::{Scope, params};

use crate::{cast::BODIES, model::Piece, run::Run};

impl Run<'_> {
    pub(super) fn of_figures(&self, entries: &[(String, Entry)]) -> Result<(), String> {
        for (at, body) in BODIES.iter().enumerate() {
            let mine = entries.iter().filter(|(of, _)| of == body).map(|(_, entry)| entry);
            let folded = Figures::fold(mine, CountRule::default());
            for year in self.years() {
                self.of_year(at, year, &folded).map_err(|why| format!("{body}, {year}: {why}"))?;
            }
        }
        Ok(())
    }

    fn years(&self) -> BTreeSet<i16> {
        let days = |piece: &Piece| -> Vec<Date> {
            let released = piece.released.iter().map(|one| one.on);
            released.chain(piece.marks.iter().map(|mark| mark.on)).collect()
        };
        self.house.pieces.iter().flat_map(days).map(Date::year).collect()
    }

    fn of_year(&self, at: usize, year: i16, folded: &Figures) -> Result<(), String> {
        let body = BODIES[at];
        let (from, to) = (date(year, 1, 1), date(year, 12, 31));
        let mine: Vec<&Piece> = self.house.pieces.iter().filter(|piece| piece.body == at).collect();
        let out = mine.iter().filter(|piece| piece.counts().is_some_and(|day| day.year() == year));
        let out: BTreeSet<&str> = out.map(|piece| piece.number.as_str()).collect();
        let read = self.world.office.store.read(&Scope::body(body), |tx| {
            Ok::<_, store::StoreError>((
                counted(tx, body, year, &self.world.office.calendar)?,
                published(tx, body, year)?,
            ))
        });
        let (report, list) = read.map_err(|error| error.to_string())?;
        let listed: BTreeSet<&str> = list.iter().map(|line| line.number.as_str()).collect();
        equal("the list of the year", &listed, &out)?;
        let value = |id: &str| report.iter().find(|one| one.id == id);
        let index: BTreeSet<&str> = list.iter().map(|line| line.index_number.as_str()).collect();
        let reported = value("M-01").map(|one| one.records.iter().map(String::as_str).collect()).unwrap_or_default();
        equal("the records of M-01", &reported, &index)?;
        let number = |id: &str| value(id).map_or(0, |one| one.value.parse().unwrap_or(usize::MAX));
        equal("M-01", &number("M-01"), &out.len())?;
        equal("M-01 folded", &folded.value(&Figure::Published, from, to), &out.len())?;
        equal("M-06", &number("M-06"), &decided(&mine, year))?;
        let part = |name: &str| value("M-06").and_then(|one| one.parts.iter().find(|part| part.0 == name));
        let returned = part("returned").map_or(0, |part| usize::try_from(part.1).unwrap_or(usize::MAX));
        equal("returns", &returned, &returns(&mine, year))?;
        let hidden = mine.iter().filter(|piece| piece.withdrawn.is_some());
        let hidden = hidden.filter(|piece| piece.counts().is_some_and(|day| day.year() == year)).count();
        let parts = value("M-01").map(|one| one.parts.as_slice()).unwrap_or_default();
        let later = parts.iter().find(|part| part.0 == "withdrawn-later").map_or(0, |part| part.1);
        equal("withdrawn later", &usize::try_from(later).unwrap_or(usize::MAX), &hidden)?;
        let months = value("M-01").map(|one| months(&one.parts)).unwrap_or_default();
        equal("months", &months, &by_month(&mine, year))
    }

    /// 索引号 Without a gap, without a number given twice.
    pub(super) fn of_index_numbers(&self) -> Result<(), String> {
        for body in BODIES {
            let numbers = self.world.office.store.read(&Scope::body(body), |tx| {
                tx.select(
                    "SELECT index_number FROM item WHERE body = :body AND index_number IS NOT NULL ORDER BY index_number",
                    params! { body },
                    |row| row.get::<String>("index_number"),
                )
            });
            let mut next: BTreeMap<String, u32> = BTreeMap::new();
            for number in numbers.map_err(|error: store::StoreError| error.to_string())? {
                let (year, count) = number.rsplit_once('-').ok_or("an index number of another form")?;
                let expected = next.entry(year.to_owned()).or_insert(1);
                equal(&format!("the index number after {year}"), &count, &format!("{expected:05}").as_str())?;
                *expected += 1;
            }
        }
        Ok(())
    }
}

fn decided(pieces: &[&Piece], year: i16) -> usize {
    let decides = |mark: &&crate::model::Mark| !matches!(mark.step, ReviewStep::Proof(_)) && mark.on.year() == year;
    pieces.iter().flat_map(|piece| &piece.marks).filter(decides).count()
}

fn returns(pieces: &[&Piece], year: i16) -> usize {
    pieces.iter().flat_map(|piece| &piece.marks).filter(|mark| !mark.pass && mark.on.year() == year).count()
}

fn by_month(pieces: &[&Piece], year: i16) -> BTreeMap<String, i64> {
    let mut months = BTreeMap::new();
    for day in pieces.iter().filter_map(|piece| piece.counts()).filter(|day| day.year() == year) {
        *months.entry(format!("month:{}-{:02}", day.year(), day.month())).or_insert(0) += 1;
    }
    months
}

fn months(parts: &[(String, i64)]) -> BTreeMap<String, i64> {
    parts.iter().filter(|part| part.0.starts_with("month:")).cloned().collect()
}

fn equal<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what} is {found:?} and must be {expected:?}")) }
}
