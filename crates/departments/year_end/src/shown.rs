//! 公开的报告 What the public reads: the report of the text that was released last, with the records behind its numbers.

use report::{
    Report,
    drafting::{Draft, Marks, Snapshot, finish},
};
use store::{StoreError, Tx};

use crate::{Manuscripts, Public, records};

/// 公开的报告 One published report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The report as files have it.
    pub report: Report,
    /// The same with its bound numbers, for pages.
    pub bound: Report,
    /// The figures at the count, with their records.
    pub snapshot: Snapshot,
    /// Sentences and numbers by hand.
    pub draft: Draft,
    /// Day, index number, corrections.
    pub public: Public,
}

/// The report of a year as it is public; `None` before its release and after a withdrawal, and where the text that is
/// public was changed past this desk (a small correction of a word): then its numbers cannot be opened, and the page of
/// the item itself is what the public reads.
///
/// # Errors
///
/// What the store says.
pub fn shown(tx: &Tx<'_>, body: &str, year: i16, manuscripts: &dyn Manuscripts) -> Result<Option<Shown>, StoreError> {
    let Some(handed) = records::find(tx, body, year)?.and_then(|known| known.annual.handed) else { return Ok(None) };
    let Some(public) = manuscripts.public(tx, body, &handed.item)? else { return Ok(None) };
    let Some((snapshot, draft)) = records::handed(tx, body, year, &public.content_hash)? else { return Ok(None) };
    let report = finish(&draft, &snapshot, Marks::Stripped);
    let bound = finish(&draft, &snapshot, Marks::Kept);
    Ok(Some(Shown { report, bound, snapshot, draft, public }))
}
