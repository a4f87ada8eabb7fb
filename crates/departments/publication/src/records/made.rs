//! 公开了什么 What is public under the items of the catalogue, for those to whom the house owes it.

use std::collections::BTreeMap;

use affairs::publication::Subject;
use jiff::civil::Date;
use office::Zone;
use store::{StoreError, Tx, params};

use super::{Record, dated_at, find, record};
use crate::filing::is_public;

/// 公开的一条 A public item as it stands under the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The item's public number.
    pub number: String,
    /// 索引号 The public number where it has none.
    pub index_number: String,
    /// Code of the catalogue.
    pub catalogue: String,
    /// The title of the text in hand.
    pub title: String,
    /// The civil day on which it first was public, here or elsewhere.
    pub on: Date,
    /// The instant of its release here, ms UTC.
    pub at: i64,
    /// The account that released it.
    pub by: String,
    /// 转载 Another organ's text, repeated.
    pub relayed: bool,
    /// 说明 It says that there is nothing of its item.
    pub statement: bool,
}

impl Made {
    /// Nothing of an item that is not public, or is no longer.
    fn of(record: Record) -> Option<Self> {
        let at = record.published_at.filter(|_| is_public(&record.item))?;
        let on = Zone::shanghai().day(dated_at(&record).unwrap_or(at));
        let statement = record.item.facts().subject == Subject::NotApplicable;
        let by = record.item.releases.first().map(|release| release.by.clone());
        Some(Self {
            index_number: record.index_number.unwrap_or_else(|| record.item.number.clone()),
            by: by.or_else(|| record.item.authors.first().cloned()).unwrap_or_default(),
            number: record.item.number,
            catalogue: record.catalogue,
            title: record.title,
            on,
            at,
            relayed: record.item.proposal.relayed,
            statement,
        })
    }
}

/// 新公开的 Items released after an instant and a number, oldest first, at most `most`; those withdrawn since are left out.
///
/// # Errors
///
/// What the store says.
pub fn made_after(tx: &Tx<'_>, body: &str, (at, id): (i64, &str), most: i64) -> Result<Vec<Made>, StoreError> {
    let found = tx.select(
        "SELECT state, title, catalogue, index_number, published_at FROM item
          WHERE body = :body AND published_at IS NOT NULL AND stage <> 'withdrawn' AND (published_at, id) > (:at, :id)
          ORDER BY published_at, id LIMIT :most",
        params! { body, at, id, most },
        record,
    )?;
    Ok(found.into_iter().filter_map(Made::of).collect())
}

/// 查一条 The public item of this number or index number.
///
/// # Errors
///
/// What the store says.
pub fn made(tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Made>, StoreError> {
    let sql = "SELECT id FROM item WHERE body = :body AND index_number = :number";
    let indexed: Option<String> = tx.first(sql, params! { body, number }, |row| row.get("id"))?;
    Ok(find(tx, body, indexed.as_deref().unwrap_or(number))?.and_then(Made::of))
}

/// 某事项的 Public items under a code, the newest first, at most `most`.
///
/// # Errors
///
/// What the store says.
pub fn made_under(tx: &Tx<'_>, body: &str, code: &str, most: i64) -> Result<Vec<Made>, StoreError> {
    let found = tx.select(
        "SELECT state, title, catalogue, index_number, published_at FROM item
          WHERE body = :body AND catalogue = :code AND published_at IS NOT NULL AND stage <> 'withdrawn'
          ORDER BY dated_at DESC, id LIMIT :most",
        params! { body, code, most },
        record,
    )?;
    Ok(found.into_iter().filter_map(Made::of).collect())
}

/// 最近一条 The day of the newest public item under each code.
///
/// # Errors
///
/// What the store says.
pub fn newest_under(tx: &Tx<'_>, body: &str) -> Result<BTreeMap<String, Date>, StoreError> {
    let rows: Vec<(String, i64)> = tx.select(
        "SELECT catalogue, MAX(dated_at) AS newest FROM item
          WHERE body = :body AND published_at IS NOT NULL AND stage <> 'withdrawn' GROUP BY catalogue ORDER BY catalogue",
        params! { body },
        |row| Ok((row.get("catalogue")?, row.get("newest")?)),
    )?;
    Ok(rows.into_iter().map(|(code, newest)| (code, Zone::shanghai().day(newest))).collect())
}
