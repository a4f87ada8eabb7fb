//! 到台 The house is asked.

use affairs::{
    private::Private,
    register::{Closing, Facts, Kind, Problem, ProblemCategory, Training, Words},
};
use office::{Clerk, DeskError, Office};
use register::{NewRecord, Person, desk};

use super::{Ask, Sort, What};

impl Sort {
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Training => Kind::Training,
            Self::Problem => Kind::Problem,
        }
    }

    /// The first word of the numbers.
    pub(super) const fn head(self) -> &'static str {
        match self {
            Self::Training => "peixun",
            Self::Problem => "wenti",
        }
    }
}

fn record(what: &What) -> NewRecord {
    match what {
        What::Training { on, people, topic } => NewRecord {
            facts: Facts::Training(Training { on: *on, start: 540, end: 660, attendees: 0, sign_in: String::new() }),
            words: Words { topic: format!("第 {topic} 讲"), ..Words::default() },
            people: (0..*people)
                .map(|n| Person { name: Private::new(format!("学员{n}")), section: "office".into() })
                .collect(),
        },
        What::Problem { raised, by, solved } => NewRecord {
            facts: Facts::Problem(Problem {
                raised: *raised,
                by: by.clone(),
                category: ProblemCategory::Publishing,
                solved: *solved,
            }),
            words: Words { description: "信息发不出去".into(), ..Words::default() },
            people: Vec::new(),
        },
    }
}

const fn words(says: bool) -> &'static str {
    if says { "写明的理由" } else { " " }
}

impl Ask {
    /// The number of the record, or of the book, that the house names.
    pub(super) fn asked(&self, office: &Office, clerk: &Clerk) -> Result<String, DeskError> {
        let book = |sort: &Sort, year: &i16| format!("{}-{year}", sort.head());
        let done = match self {
            Self::Open { sort, year } => {
                return desk::open_book(office, clerk, sort.kind(), *year).map(|_| book(sort, year));
            }
            Self::Close { sort, year, nothing, seen } => {
                let closing = if *nothing { Closing::Nothing } else { Closing::Complete };
                return desk::close_book(office, clerk, (sort.kind(), *year), closing, *seen).map(|_| book(sort, year));
            }
            Self::Reopen { sort, year, seen, says } => {
                let done = desk::reopen_book(office, clerk, (sort.kind(), *year), *seen, words(*says));
                return done.map(|_| book(sort, year));
            }
            Self::Enter { what, despite } => desk::enter(office, clerk, None, &record(what), words(*despite)),
            Self::Amend { number, seen, what, says, despite } => {
                let reasons = (words(*says), words(*despite));
                desk::amend(office, clerk, (number, *seen), &record(what), reasons)
            }
            Self::Strike { number, seen, says } => desk::strike(office, clerk, (number, *seen), words(*says)),
            Self::Confirm { number, seen } => desk::confirm(office, clerk, (number, *seen)),
        };
        done.map(|shown| shown.record.number)
    }

    /// The kind of the one entry that it leaves.
    pub(super) const fn entry(&self) -> &'static str {
        match self {
            Self::Open { .. } => "register.book-opened",
            Self::Close { .. } => "register.book-closed",
            Self::Reopen { .. } => "register.book-reopened",
            Self::Enter { .. } => "register.entered",
            Self::Amend { .. } => "register.amended",
            Self::Strike { .. } => "register.struck",
            Self::Confirm { .. } => "register.confirmed",
        }
    }
}
