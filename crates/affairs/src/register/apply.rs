//! 由台账重做 What an entry does: the record in hand and the one folded from the ledger cannot differ.

use std::collections::BTreeMap;

use super::{Act, Book, BookState, Confirmation, Entry, Facts, Kind, Record, figures::Rows};

/// What becomes of a record; an entry of a book leaves it as it was.
#[must_use]
pub fn apply(record: Option<Record>, entry: &Entry) -> Option<Record> {
    if let Act::Entered { facts, words, .. } = &entry.act {
        return Some(Record {
            number: entry.number.clone(),
            facts: facts.clone(),
            words: words.clone(),
            struck: false,
            confirmed: None,
            solved_by: solver(None, facts, entry),
            version: 1,
            entered: entry.on,
        });
    }
    let mut record = record?;
    match &entry.act {
        Act::Amended { facts, words, .. } => {
            // Who confirmed did so for what stood there.
            if record.facts != *facts {
                record.confirmed = None;
                record.solved_by = solver(Some(&record), facts, entry);
            }
            (record.facts, record.words) = (facts.clone(), words.clone());
        }
        Act::Struck { .. } => record.struck = true,
        Act::Confirmed {} => record.confirmed = Some(Confirmation { by: entry.by.clone(), on: entry.on }),
        Act::Entered { .. } | Act::BookOpened { .. } | Act::BookClosed { .. } | Act::BookReopened { .. } => {
            return Some(record);
        }
    }
    record.version += 1;
    Some(record)
}

/// Who says that a problem is solved: whoever gave it the day that it has now.
fn solver(before: Option<&Record>, facts: &Facts, entry: &Entry) -> Option<String> {
    let solved = |facts: &Facts| if let Facts::Problem(of) = facts { of.solved } else { None };
    let day = solved(facts)?;
    match before {
        Some(before) if solved(&before.facts) == Some(day) => before.solved_by.clone(),
        _ => Some(entry.by.clone()),
    }
}

/// What becomes of a book; an entry of a record leaves it as it was.
#[must_use]
pub fn apply_book(book: Option<Book>, entry: &Entry) -> Option<Book> {
    let version = book.map_or(1, |book| book.version + 1);
    match &entry.act {
        Act::BookOpened { of, year } | Act::BookReopened { of, year, .. } => {
            Some(Book { kind: *of, year: *year, state: BookState::Open, version })
        }
        Act::BookClosed { of, year, closing } => {
            Some(Book { kind: *of, year: *year, state: BookState::Closed(*closing), version })
        }
        _ => book,
    }
}

/// 全部 Every record and book of one body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registers {
    /// By number.
    pub records: BTreeMap<String, Record>,
    /// By kind and year.
    pub books: BTreeMap<(Kind, i16), Book>,
}

impl Registers {
    /// 计数 Everything the records count.
    #[must_use]
    pub fn rows(&self) -> Rows {
        self.records.values().flat_map(super::figures::counted).collect()
    }
}

/// 由台账统计 Every record and book, from all entries in the order of the ledger.
#[must_use]
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Registers {
    let mut all = Registers::default();
    for entry in entries {
        let book = match &entry.act {
            Act::BookOpened { of, year } | Act::BookClosed { of, year, .. } | Act::BookReopened { of, year, .. } => {
                Some((*of, *year))
            }
            _ => None,
        };
        if let Some(key) = book {
            let known = all.books.remove(&key);
            all.books.extend(apply_book(known, entry).map(|book| (key, book)));
        } else {
            let known = all.records.remove(&entry.number);
            all.records.extend(apply(known, entry).map(|record| (entry.number.clone(), record)));
        }
    }
    all
}
