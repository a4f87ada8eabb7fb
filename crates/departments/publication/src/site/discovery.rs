//! 地图和订阅 What machines ask for: every address that answers, and the newest items.

use office::{DeskError, Office};
use store::Scope;

use super::{columns, front::Front};
use crate::{
    matters::Kept,
    records::shown::{self, Range},
};

/// 订阅里的一条 One of the newest items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its address from the root.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Instant of its first publication, ms UTC.
    pub at: i64,
    /// The code of its body.
    pub body: String,
}

/// A site map holds so many addresses; the norm of site maps allows fifty thousand.
pub const MOST: i64 = 40_000;

/// How many addresses of a body show an item.
///
/// # Errors
///
/// The store.
pub fn addressed(office: &Office, body: &str) -> Result<i64, DeskError> {
    office.store.read(&Scope::body(body), |tx| Ok(shown::addressed(tx, body)?))
}

/// 站点地图 One part of the addresses of a body, from the table of addresses; with the first part come the front page,
/// the columns that hold something, and the annual reports.
///
/// # Errors
///
/// The store.
pub fn sitemap(office: &Office, front: &Front<'_>, part: i64) -> Result<Vec<String>, DeskError> {
    let body = front.body;
    office.store.read(&Scope::body(body), |tx| {
        let items = shown::addresses(tx, body, part * MOST, MOST)?;
        if part > 0 {
            return Ok(items);
        }
        let counts = super::branch::counts(tx, body, &Kept::of(tx, body)?)?;
        let holds = |column: &&columns::Column| {
            column.count(&counts) > 0 || (column.path == columns::REPORTS && !front.yearly.is_empty())
        };
        let columns = columns::all().iter().filter(holds).map(|column| column.address(body));
        let reports = front.yearly.iter().filter_map(|report| report.links.first()).map(|link| link.href.clone());
        Ok(std::iter::once(format!("/{body}/")).chain(columns).chain(reports).chain(items).collect())
    })
}

/// 最新公开 The newest items of a body.
///
/// # Errors
///
/// The store.
pub fn newest(office: &Office, body: &str, most: i64) -> Result<Vec<Entry>, DeskError> {
    office.store.read(&Scope::body(body), |tx| {
        let kept = Kept::of(tx, body)?;
        let codes = kept.codes();
        let range = Range { codes: &codes, from: i64::MIN, to: i64::MAX };
        let items = shown::page(tx, body, &range, 0, most)?;
        let entry = |item: shown::Shown| Entry {
            path: item.path,
            title: item.title,
            at: item.record.published_at.unwrap_or_default(),
            body: body.to_owned(),
        };
        Ok(items.into_iter().map(entry).collect())
    })
}
