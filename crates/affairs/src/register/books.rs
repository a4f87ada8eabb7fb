//! 簿的开和结 Open, close, reopen: with a book behind it, zero is a number.

use jiff::civil::Date;

use super::{Act, Book, BookState, Closing, Entry, Kind, Obstacle, apply_book, book_number};

/// 下一步 What becomes of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookStep {
    /// The book afterwards.
    pub next: Book,
    /// What the ledger keeps.
    pub entry: Entry,
}

/// The years a book may be of: from the first in which the Regulations were in force.
const FIRST: i16 = 2008;

/// 开簿 From now on a zero of this kind and year is a zero.
///
/// # Errors
///
/// Every obstacle.
pub fn open_book(
    (kind, year): (Kind, i16),
    book: Option<&Book>,
    (by, today): (&str, Date),
) -> Result<BookStep, Vec<Obstacle>> {
    let mut found = Vec::new();
    if !(FIRST..=today.year().saturating_add(1)).contains(&year) {
        found.push(Obstacle::BookYear { year });
    }
    if let Some(book) = book {
        found.push(Obstacle::BookAlready { kind, year, state: book.state });
    }
    decided(book, (by, today), (kind, year), Act::BookOpened { of: kind, year }, found)
}

/// 结簿 An officer says that the book is complete, or that there was nothing. `records` is how many records, not struck,
/// the book holds or the year counts.
///
/// # Errors
///
/// Every obstacle.
pub fn close_book(
    (kind, year): (Kind, i16),
    book: Option<&Book>,
    (closing, records, seen): (Closing, usize, u32),
    (by, today): (&str, Date),
) -> Result<BookStep, Vec<Obstacle>> {
    let mut found = open(kind, year, book, seen);
    if today.year() <= year {
        found.push(Obstacle::BookEarly { year });
    }
    match closing {
        Closing::Complete if records == 0 => found.push(Obstacle::BookEmpty { kind, year }),
        Closing::Nothing if records > 0 => found.push(Obstacle::BookNotEmpty { kind, year, records }),
        _ => {}
    }
    decided(book, (by, today), (kind, year), Act::BookClosed { of: kind, year, closing }, found)
}

/// 重开 For a reason: what the year counts may change again.
///
/// # Errors
///
/// Every obstacle.
pub fn reopen_book(
    (kind, year): (Kind, i16),
    book: Option<&Book>,
    (reason, seen): (&str, u32),
    (by, today): (&str, Date),
) -> Result<BookStep, Vec<Obstacle>> {
    let mut found = Vec::new();
    match book {
        None => found.push(Obstacle::BookNotOpen { kind, year }),
        Some(book) => {
            if book.version != seen {
                found.push(Obstacle::Stale);
            }
            if book.state == BookState::Open {
                found.push(Obstacle::BookAlready { kind, year, state: book.state });
            }
        }
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    let act = Act::BookReopened { of: kind, year, reason: reason.to_owned() };
    decided(book, (by, today), (kind, year), act, found)
}

fn open(kind: Kind, year: i16, book: Option<&Book>, seen: u32) -> Vec<Obstacle> {
    let Some(book) = book else { return vec![Obstacle::BookNotOpen { kind, year }] };
    let mut found = Vec::new();
    if book.version != seen {
        found.push(Obstacle::Stale);
    }
    if book.state != BookState::Open {
        found.push(Obstacle::BookAlready { kind, year, state: book.state });
    }
    found
}

fn decided(
    book: Option<&Book>,
    (by, today): (&str, Date),
    (kind, year): (Kind, i16),
    act: Act,
    found: Vec<Obstacle>,
) -> Result<BookStep, Vec<Obstacle>> {
    if !found.is_empty() {
        return Err(found);
    }
    let entry = Entry { number: book_number(kind, year), on: today, by: by.to_owned(), act };
    let next = apply_book(book.copied(), &entry).expect("an entry of a book leaves one");
    Ok(BookStep { next, entry })
}
