//! 障碍 Why something cannot be registered now, in words a clerk understands; how it is said stands in a file a subject.

mod acts;
mod books;
mod contents;

use std::borrow::Cow;

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

use super::{BookState, Closing, Kind, Track};

/// 障碍 One reason; a refusal names them all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "every variant carries what its message prints")]
pub enum Obstacle {
    /// A day that has not come.
    Future { field: &'static str, day: Date },
    /// One day lies before another that comes first.
    Before { later: &'static str, then: Date, earlier: &'static str, first: Date },
    /// A day no record can have.
    NoDay { field: &'static str, day: Date },
    /// A word or a day left blank.
    Blank { field: &'static str },
    /// Longer than its field.
    TooLong { field: &'static str, most: usize },
    /// Signs nobody can read.
    Unprintable { field: &'static str },
    /// A word the kind has no field for.
    NotAsked { field: &'static str },
    /// Nothing, where something is counted.
    Zero { field: &'static str },
    /// More than there can be.
    TooMuch { field: &'static str },
    /// An end before its beginning, or past midnight.
    Hours,
    /// No row of table III.
    UnknownResult { row: String },
    /// No outcome of that track.
    UnknownOutcome { track: Track, outcome: String },
    /// More money than was asked for.
    MoreThanNotified,
    /// A monthly sum from nowhere.
    SumWithoutSource,
    /// Mentor of oneself.
    OwnMentor,
    /// A plan item due in another year.
    DueOutside { year: i16, due: Date },
    /// A day of being done, and not done.
    DoneAndNot,
    /// A claim without a record.
    NoEvidence,
    /// No record of this house.
    Evidence { id: String },
    /// One record named twice.
    EvidenceTwice,
    /// Entered before.
    Twin { number: String },
    /// No reason.
    NoReason,
    /// The same again.
    Unchanged,
    /// Another kind of record.
    OtherKind { kind: Kind },
    /// Another year than its number says.
    OtherYear { year: i16 },
    /// Struck.
    Struck,
    /// Somebody else was first.
    Stale,
    /// Somebody else's problem.
    NotOwn,
    /// Nobody confirms in somebody's place.
    OnlyOwn,
    /// Not solved yet.
    NotSolved,
    /// Whoever said that it is solved confirms it.
    OwnSolution,
    /// Confirmed before.
    ConfirmedAlready,
    /// Nothing anybody confirms.
    NothingToConfirm { kind: Kind },
    /// The book of a year it would change is closed.
    BookClosed { kind: Kind, year: i16 },
    /// No book of such a year.
    BookYear { year: i16 },
    /// The book stands so already.
    BookAlready { kind: Kind, year: i16, state: BookState },
    /// The book was never opened.
    BookNotOpen { kind: Kind, year: i16 },
    /// The year is not over.
    BookEarly { year: i16 },
    /// Complete with nothing in it.
    BookEmpty { kind: Kind, year: i16 },
    /// Nothing, and there is something.
    BookNotEmpty { kind: Kind, year: i16, records: usize },
}

impl Catalogued for Obstacle {
    fn examples() -> Vec<Self> {
        let (day, later) = (date(2025, 3, 3), date(2025, 3, 7));
        let (kind, year) = (Kind::Training, 2025);
        vec![
            Self::Future { field: "培训日期", day: later },
            Self::Before { later: "办结日期", then: day, earlier: "收到日期", first: later },
            Self::NoDay { field: "收到日期", day: date(1, 1, 1) },
            Self::Blank { field: "主题" },
            Self::TooLong { field: "主题", most: 200 },
            Self::Unprintable { field: "主题" },
            Self::NotAsked { field: "place" },
            Self::Zero { field: "到会人数" },
            Self::TooMuch { field: "件数" },
            Self::Hours,
            Self::UnknownResult { row: "refused".into() },
            Self::UnknownOutcome { track: Track::Review, outcome: "suit.revoked".into() },
            Self::MoreThanNotified,
            Self::SumWithoutSource,
            Self::OwnMentor,
            Self::DueOutside { year, due: date(2026, 1, 5) },
            Self::DoneAndNot,
            Self::NoEvidence,
            Self::Evidence { id: "peixun-2025-009".into() },
            Self::EvidenceTwice,
            Self::Twin { number: "peixun-2025-003".into() },
            Self::NoReason,
            Self::Unchanged,
            Self::OtherKind { kind },
            Self::OtherYear { year },
            Self::Struck,
            Self::Stale,
            Self::NotOwn,
            Self::OnlyOwn,
            Self::NotSolved,
            Self::OwnSolution,
            Self::ConfirmedAlready,
            Self::NothingToConfirm { kind },
            Self::BookClosed { kind, year },
            Self::BookYear { year: 1025 },
            Self::BookAlready { kind, year, state: BookState::Closed(Closing::Nothing) },
            Self::BookNotOpen { kind, year },
            Self::BookEarly { year },
            Self::BookEmpty { kind, year },
            Self::BookNotEmpty { kind, year, records: 3 },
        ]
    }

    fn message(&self) -> Message {
        let message = self.of_contents().or_else(|| self.of_days()).or_else(|| self.of_books());
        message.or_else(|| self.of_acts()).expect("every obstacle has its sentences: a test asks for each")
    }
}

fn say(
    code: &'static str,
    what: impl Into<Cow<'static, str>>,
    why: impl Into<Cow<'static, str>>,
    todo: impl Into<Cow<'static, str>>,
) -> Message {
    Message { code, what: what.into(), why: why.into(), todo: todo.into() }
}

fn on(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
