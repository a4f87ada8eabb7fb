//! 登记簿 Trainings and practice problems of both offices, and the books they stand in: what was asked for, what was
//! acknowledged, and what the year counts of it. Shares no decision with the house.

mod check;
mod desk;
mod draw;
mod judge;
mod run;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub(crate) use self::draw::draw;

/// 哪一种 The ledgers of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    Training,
    Problem,
}

/// 说的是什么 What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// So many people on a day, under one of a few topics.
    Training { on: Date, people: usize, topic: usize },
    /// Raised by an account; solved on a day or not yet.
    Problem { raised: Date, by: String, solved: Option<Date> },
}

impl What {
    pub(crate) const fn sort(&self) -> Sort {
        match self {
            Self::Training { .. } => Sort::Training,
            Self::Problem { .. } => Sort::Problem,
        }
    }

    const fn day(&self) -> Date {
        match self {
            Self::Training { on, .. } => *on,
            Self::Problem { raised, .. } => *raised,
        }
    }

    const fn solved(&self) -> Option<Date> {
        match self {
            Self::Training { .. } => None,
            Self::Problem { solved, .. } => *solved,
        }
    }
}

/// 办什么 What somebody asks for.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Open { sort: Sort, year: i16 },
    Close { sort: Sort, year: i16, nothing: bool, seen: u32 },
    Reopen { sort: Sort, year: i16, seen: u32, says: bool },
    Enter { what: What, despite: bool },
    Amend { number: String, seen: u32, what: What, says: bool, despite: bool },
    Strike { number: String, seen: u32, says: bool },
    Confirm { number: String, seen: u32 },
}

/// 在册 One record as it was acknowledged.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    number: String,
    body: usize,
    what: What,
    /// Who said that it is solved.
    solver: Option<String>,
    confirmed: bool,
    struck: bool,
    version: u32,
}

impl Kept {
    /// The year and how much it counts there: person-times of a training, one of a problem that was confirmed.
    fn counts(&self) -> Option<(i16, usize)> {
        match &self.what {
            _ if self.struck => None,
            What::Training { on, people, .. } => Some((on.year(), *people)),
            What::Problem { solved, .. } => solved.filter(|_| self.confirmed).map(|day| (day.year(), 1)),
        }
    }
}

/// 簿 As it was acknowledged.
#[derive(Clone, Copy, Debug)]
struct Book {
    closed: bool,
    version: u32,
}

/// 登记簿 Everything of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Books {
    kept: Vec<Kept>,
    books: BTreeMap<(usize, Sort, i16), Book>,
}

impl Books {
    fn find(&self, body: usize, number: &str) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.body == body && kept.number == number)
    }

    /// The records of a body and ledger whose own year this is, struck ones as well.
    fn of_year(&self, body: usize, sort: Sort, year: i16) -> impl Iterator<Item = &Kept> {
        let mine = move |kept: &&Kept| kept.body == body && kept.what.sort() == sort && kept.what.day().year() == year;
        self.kept.iter().filter(mine)
    }

    /// Whether that year was closed.
    fn closed(&self, body: usize, sort: Sort, year: i16) -> bool {
        self.books.get(&(body, sort, year)).is_some_and(|book| book.closed)
    }
}
