//! 公开的样子 What the public sees of an item, as it was released, with what was said of each correction.

use affairs::publication::{Correction, Item};
use jiff::civil::Date;
use office::Zone;
use store::{StoreError, Tx};

use super::{public_content, words};
use crate::{Record, filing::is_public, records};

/// 公开的样子 What the public sees of an item: which content, since when, under which index number, corrected when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// The content of the last release, or of a small correction made to it since.
    pub content_hash: String,
    /// The day of the first release.
    pub on: Date,
    /// 索引号
    pub index_number: String,
    /// 各版 Every version that was released, oldest first.
    pub editions: Vec<Edition>,
}

/// 一版 One released version of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The content as it was released.
    pub content_hash: String,
    /// The day.
    pub on: Date,
    /// 更正说明 Day in words and explanation of the correction that led to it, and of small ones made to it since.
    pub notes: Vec<(String, String)>,
}

/// What the public sees of the item of this number; `None` where it sees nothing.
///
/// # Errors
///
/// The store.
pub fn released(tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Released>, StoreError> {
    let Some(record) = records::find(tx, body, number)?.filter(|record| is_public(&record.item)) else {
        return Ok(None);
    };
    let Some(first) = record.item.first_release() else { return Ok(None) };
    Ok(Some(Released {
        content_hash: public_content(&record.item).to_owned(),
        on: first.on,
        index_number: record.index_number.clone().unwrap_or_default(),
        editions: editions(tx, &record)?,
    }))
}

/// The releases of an item with what the public was told of each; a version that came back after a withdrawal is one.
fn editions(tx: &Tx<'_>, record: &Record) -> Result<Vec<Edition>, StoreError> {
    let item = &record.item;
    let remarks = records::remarks(tx, &item.proposal.body, &item.number)?;
    let mut editions: Vec<Edition> = Vec::new();
    for release in item.releases.iter().skip(usize::from(item.elsewhere.is_some())) {
        if editions.last().is_some_and(|last| last.content_hash == release.content_hash) {
            continue;
        }
        let own: Vec<&Correction> =
            item.corrections.iter().filter(|it| it.version == release.version && is_visible(item, it)).collect();
        editions.push(Edition {
            content_hash: release.content_hash.clone(),
            on: release.on,
            notes: told(&remarks, &own),
        });
    }
    Ok(editions)
}

/// 更正说明 Of corrections the public can see: small ones, and those whose new version was released.
pub(super) fn notes(tx: &Tx<'_>, record: &Record) -> Result<Vec<(String, String)>, StoreError> {
    let item = &record.item;
    let visible: Vec<&Correction> = item.corrections.iter().filter(|it| is_visible(item, it)).collect();
    let remarks = records::remarks(tx, &item.proposal.body, &item.number)?;
    Ok(told(&remarks, &visible))
}

/// Day in words and text of each of these corrections, oldest first.
fn told(remarks: &[(String, String, i64, String)], corrections: &[&Correction]) -> Vec<(String, String)> {
    let said = remarks.iter().filter(|(kind, ..)| kind == "publication.corrected");
    let told = said.filter_map(|(_, _, at, text)| {
        // Two corrections may be explained in the same words; their days tell them apart.
        let (on, note) = (Zone::shanghai().day(*at), crate::desk::note(text));
        let known = corrections.iter().any(|it| it.on == on && it.note == note);
        known.then(|| (words::day(on), text.clone()))
    });
    told.collect()
}

fn is_visible(item: &Item, it: &Correction) -> bool {
    !it.dropped && (!it.substantive || item.releases.iter().any(|release| release.version == it.version))
}
