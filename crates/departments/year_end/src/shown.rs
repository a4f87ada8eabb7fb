//! 公开的报告 What the public reads: the report of a text that was released, with the records behind its numbers, and what
//! each version says otherwise than the one before.

use std::sync::Arc;

use jiff::civil::Date;
use report::{
    Report,
    drafting::{Draft, Marks, Snapshot, changes, finish},
};
use store::{StoreError, Tx};

use crate::{Edition, Manuscripts, Public, records};

/// 公开的报告 One published report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The report as files have it.
    pub report: Report,
    /// The same with its bound numbers, for pages.
    pub bound: Report,
    /// The figures at the count, with their records.
    pub snapshot: Arc<Snapshot>,
    /// Sentences and numbers by hand.
    pub draft: Draft,
    /// Day and index number.
    pub public: Public,
    /// 第几版 Which version this is, counted from one.
    pub edition: usize,
    /// 各版 All of them, oldest first.
    pub changes: Vec<Change>,
}

/// 一版的来由 What a version says otherwise than the one before, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day of its release.
    pub on: Date,
    /// 改了什么 In words; empty for the first version, and where its text did not come from this desk.
    pub changed: Vec<String>,
    /// 更正说明 Day in words and explanation.
    pub notes: Vec<(String, String)>,
    /// Whether its numbers can be opened.
    pub opens: bool,
}

/// The report of a year as it is public; `None` before its release and after a withdrawal, and where the text that is
/// public was changed past this desk (a small correction of a word): then its numbers cannot be opened, and the page of
/// the item itself is what the public reads.
///
/// # Errors
///
/// What the store says.
pub fn shown(tx: &Tx<'_>, body: &str, year: i16, manuscripts: &dyn Manuscripts) -> Result<Option<Shown>, StoreError> {
    let Some(public) = public(tx, body, year, manuscripts)? else { return Ok(None) };
    let Some(made) = records::handed(tx, body, year, &public.content_hash)? else { return Ok(None) };
    of(tx, (body, year), public.editions.len().max(1), public, made).map(Some)
}

/// 某一版 A version as it was released, with the figures it was made of; `None` where there is no such version, and after a
/// withdrawal of the whole.
///
/// # Errors
///
/// What the store says.
pub fn edition(
    tx: &Tx<'_>,
    body: &str,
    (year, at): (i16, usize),
    manuscripts: &dyn Manuscripts,
) -> Result<Option<Shown>, StoreError> {
    let Some(public) = public(tx, body, year, manuscripts)? else { return Ok(None) };
    let Some(released) = at.checked_sub(1).and_then(|at| public.editions.get(at)) else { return Ok(None) };
    let Some(made) = records::handed(tx, body, year, &released.content_hash)? else { return Ok(None) };
    of(tx, (body, year), at, public, made).map(Some)
}

fn public(tx: &Tx<'_>, body: &str, year: i16, manuscripts: &dyn Manuscripts) -> Result<Option<Public>, StoreError> {
    let Some(handed) = records::annual(tx, body, year)?.and_then(|known| known.handed) else { return Ok(None) };
    manuscripts.public(tx, body, &handed.item)
}

type Made = (Arc<Snapshot>, Draft);

fn of(
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    edition: usize,
    public: Public,
    (snapshot, draft): Made,
) -> Result<Shown, StoreError> {
    let (report, bound) = (finish(&draft, &snapshot, Marks::Stripped), finish(&draft, &snapshot, Marks::Kept));
    let changes = each(tx, (body, year), &public.editions)?;
    Ok(Shown { report, bound, snapshot, draft, public, edition, changes })
}

/// Each version beside the one before it.
fn each(tx: &Tx<'_>, (body, year): (&str, i16), editions: &[Edition]) -> Result<Vec<Change>, StoreError> {
    if let [only] = editions {
        // Nothing to hold it against; every page of a body asks for its reports, so nothing is read for it.
        return Ok(vec![Change { on: only.on, changed: Vec::new(), notes: only.notes.clone(), opens: true }]);
    }
    let (mut all, mut before): (Vec<Change>, Option<Made>) = (Vec::new(), None);
    for edition in editions {
        let made = records::handed(tx, body, year, &edition.content_hash)?;
        let changed = match (&before, &made) {
            (Some(was), Some(now)) => changes((&was.1, &was.0), (&now.1, &now.0)),
            _ => Vec::new(),
        };
        let (on, notes) = (edition.on, edition.notes.clone());
        all.push(Change { on, changed, notes, opens: made.is_some() });
        before = made;
    }
    Ok(all)
}
