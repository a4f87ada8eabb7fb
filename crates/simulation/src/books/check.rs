//! 核 What the house counts and lists of its books, against what was acknowledged.

use std::collections::BTreeSet;

use register::{
    figures::counted,
    records::{Asked, books, list},
};
use store::Scope;

use super::{Kept, Sort};
use crate::{cast::BODIES, run::Run};

impl Run<'_> {
    /// Every book that was opened, with its figure and its list.
    pub(crate) fn of_books(&self) -> Result<(), String> {
        for (body, sort, year) in self.house.books.books.keys().copied() {
            self.of_book(body, sort, year).map_err(|why| format!("{} {sort:?} {year}: {why}", BODIES[body]))?;
        }
        Ok(())
    }

    fn of_book(&self, at: usize, sort: Sort, year: i16) -> Result<(), String> {
        let (body, kept) = (BODIES[at], &self.house.books);
        let read = self.world.office.store.read(&Scope::body(body), |tx| {
            let asked = Asked { kind: sort.kind(), year: Some(year) };
            Ok::<_, store::StoreError>((
                counted(tx, body, year)?,
                list(tx, body, asked, None, 10_000)?,
                books(tx, body, sort.kind())?,
            ))
        });
        let (figures, listed, books) = read.map_err(|error| error.to_string())?;
        let metric = if sort == Sort::Training { "M-13" } else { "M-14" };
        let figure = figures.into_iter().find(|one| one.id == metric).ok_or("a book without a figure")?;
        let counts =
            |one: &&Kept| one.body == at && one.what.sort() == sort && one.counts().is_some_and(|(of, _)| of == year);
        let mine: Vec<&Kept> = kept.kept.iter().filter(counts).collect();
        let total: usize = mine.iter().filter_map(|one| one.counts()).map(|(_, amount)| amount).sum();
        let behind: BTreeSet<&str> = figure.records.iter().map(String::as_str).collect();
        let own: BTreeSet<&str> = mine.iter().map(|one| one.number.as_str()).collect();
        let shown = listed.iter().map(|shown| (shown.record.number.clone(), shown.record.struck, shown.record.version));
        let shown: BTreeSet<(String, bool, u32)> = shown.collect();
        let known = kept.of_year(at, sort, year).map(|one| (one.number.clone(), one.struck, one.version));
        let known: BTreeSet<(String, bool, u32)> = known.collect();
        let version = books.get(&year).map(|book| book.version);
        for (holds, what) in [
            (figure.value == total.to_string(), format!("{metric} is {} and must be {total}", figure.value)),
            (behind == own, format!("{metric} counts {behind:?} and must count {own:?}")),
            (shown == known, format!("the list shows {shown:?} and must show {known:?}")),
            (version == kept.books.get(&(at, sort, year)).map(|book| book.version), "the book is another one".into()),
        ] {
            if !holds {
                return Err(what);
            }
        }
        Ok(())
    }
}
