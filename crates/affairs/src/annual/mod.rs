//! 年度报告 The report of one year (第四十九条、第五十条): compiled from the ledger, edited beside its figures, handed in for
//! the three reviews of an important item.
//!
//! Deliberately absent: what the report says (crate `report`), and its reviews ([`crate::publication`]): the text that was
//! handed in is an item like any other, and a report is public when that item is.

mod entry;
mod obstacle;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

pub use self::{
    entry::{Act, Entry, KINDS},
    obstacle::Obstacle,
};
use crate::role::Role;

/// 年度报告 One report as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annual {
    /// The year reported on.
    pub year: i16,
    /// Counts the acts on it: what a page showed, and what a form brings back.
    pub revision: u32,
    /// SM3 of the figures as they were counted.
    pub snapshot: String,
    /// Civil day on which they were counted.
    pub counted_on: Date,
    /// SM3 of the draft.
    pub draft: String,
    /// 送审 What was handed in last.
    pub handed: Option<Handed>,
    /// Instant of the last act, ms UTC.
    pub last_at: i64,
}

/// 送审稿 The item that carries the report through its reviews.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Public number of the item.
    pub item: String,
    /// The content that signatures name.
    pub content_hash: String,
    /// The draft it was made of.
    pub draft: String,
}

/// 当时 Who acts, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Instant, ms UTC.
    pub at: i64,
    /// Civil day in the zone of the body.
    pub today: Date,
    /// The account.
    pub by: String,
    /// In which role.
    pub role: Role,
    /// For which account, if as a deputy.
    pub deputy_of: Option<String>,
}

/// 一步 The next state, and what the ledger remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The report afterwards.
    pub next: Annual,
    /// The entry.
    pub entry: Entry,
}

/// 起草 The first draft of a year.
///
/// # Errors
///
/// A year that has no such form, or that has not begun.
pub fn compile(year: i16, (snapshot, draft): (&str, &str), occasion: &Occasion) -> Result<Step, Vec<Obstacle>> {
    if year < FIRST || year > occasion.today.year() {
        return Err(vec![Obstacle::NoSuchYear { year }]);
    }
    let next = Annual {
        year,
        revision: 1,
        snapshot: snapshot.to_owned(),
        counted_on: occasion.today,
        draft: draft.to_owned(),
        handed: None,
        last_at: occasion.at,
    };
    let act = Act::Compiled { snapshot: snapshot.to_owned(), draft: draft.to_owned() };
    Ok(Step { entry: Entry::of(year, occasion, act), next })
}

/// The first year with the present form of the report is 2021; earlier ones are kept as documents.
pub const FIRST: i16 = 2021;

/// 重数 The figures are taken from the ledger again, and stand in the draft.
///
/// # Errors
///
/// [`Obstacle::Stale`].
pub fn recount(
    known: &Annual,
    seen: u32,
    (snapshot, draft): (&str, &str),
    occasion: &Occasion,
) -> Result<Step, Vec<Obstacle>> {
    fresh(known, seen)?;
    let act = Act::Recounted { snapshot: snapshot.to_owned(), draft: draft.to_owned() };
    let next = Annual {
        snapshot: snapshot.to_owned(),
        counted_on: occasion.today,
        draft: draft.to_owned(),
        ..following(known, occasion)
    };
    Ok(Step { entry: Entry::of(known.year, occasion, act), next })
}

/// 修改 Other words, or a number put in by hand with a reason; `overridden` names the fields whose numbers are by hand.
///
/// # Errors
///
/// [`Obstacle::Stale`].
pub fn edit(
    known: &Annual,
    seen: u32,
    draft: &str,
    overridden: &[String],
    occasion: &Occasion,
) -> Result<Step, Vec<Obstacle>> {
    fresh(known, seen)?;
    let act = Act::Edited { draft: draft.to_owned(), overridden: overridden.to_vec() };
    let next = Annual { draft: draft.to_owned(), ..following(known, occasion) };
    Ok(Step { entry: Entry::of(known.year, occasion, act), next })
}

/// 可以送审 Whether the report may go to its reviews: the year is over (its figures are those of 31 December 24:00), and they
/// were counted after that.
///
/// # Errors
///
/// Every obstacle at once.
pub fn may_hand_in(known: &Annual, seen: u32, occasion: &Occasion) -> Result<(), Vec<Obstacle>> {
    let mut obstacles = fresh(known, seen).err().unwrap_or_default();
    let over = date(known.year + 1, 1, 1);
    if occasion.today < over {
        obstacles.push(Obstacle::YearNotOver { year: known.year });
    } else if known.counted_on < over {
        obstacles.push(Obstacle::CountedTooEarly { on: known.counted_on });
    }
    if obstacles.is_empty() { Ok(()) } else { Err(obstacles) }
}

/// 送审 The draft became the text of an item; the same text handed in twice is one act.
///
/// # Errors
///
/// Those of [`may_hand_in`].
pub fn hand_in(
    known: &Annual,
    seen: u32,
    (item, content_hash): (&str, &str),
    occasion: &Occasion,
) -> Result<Step, Vec<Obstacle>> {
    may_hand_in(known, seen, occasion)?;
    let handed = Handed { item: item.to_owned(), content_hash: content_hash.to_owned(), draft: known.draft.clone() };
    let act = Act::HandedIn {
        item: item.to_owned(),
        content_hash: content_hash.to_owned(),
        draft: known.draft.clone(),
        snapshot: known.snapshot.clone(),
    };
    let next = Annual { handed: Some(handed), ..following(known, occasion) };
    Ok(Step { entry: Entry::of(known.year, occasion, act), next })
}

/// 读入 A report that was published elsewhere is kept with its year, so that the next one can be held against it; `says` is
/// the year that it names itself, and `file` the SM3 of the file it was read from.
///
/// # Errors
///
/// [`Obstacle::OtherYear`] for a report of another year, [`Obstacle::NoSuchYear`] for a year that is not over.
pub fn receive(year: i16, says: Option<i16>, file: &str, occasion: &Occasion) -> Result<Entry, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if year < EARLIEST || year >= occasion.today.year() {
        obstacles.push(Obstacle::NoSuchYear { year });
    }
    if let Some(found) = says.filter(|found| *found != year) {
        obstacles.push(Obstacle::OtherYear { year, found });
    }
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    Ok(Entry::of(year, occasion, Act::Received { file: file.to_owned() }))
}

/// 有年报以来 The Regulations of 2008 asked for the first reports.
const EARLIEST: i16 = 2008;

fn fresh(known: &Annual, seen: u32) -> Result<(), Vec<Obstacle>> {
    if known.revision == seen { Ok(()) } else { Err(vec![Obstacle::Stale { revision: known.revision }]) }
}

fn following(known: &Annual, occasion: &Occasion) -> Annual {
    Annual { revision: known.revision + 1, last_at: occasion.at, ..known.clone() }
}
