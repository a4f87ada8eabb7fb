//! 栏目 How long ago something came into each column, and which of them are stale (`catalogue.md` §8, §5).

use std::collections::BTreeMap;

use jiff::{ToSpan as _, civil::Date};

use super::Matter;

/// 新不新
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// 超期 Nothing newer than its days allow.
    Stale,
    /// 空白 Nothing was ever published in it.
    Empty,
    /// 快到期 A seventh of its days are left, or less.
    Near,
    /// 正常
    Fresh,
}

/// 栏目 One column of the site with the items that stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its path.
    pub path: String,
    /// Codes and titles of its items.
    pub items: Vec<(String, String)>,
    /// 应当 Days within which something new is due: the shortest of its items; nothing where time does not press.
    pub days: Option<i32>,
    /// The day of the newest item.
    pub newest: Option<Date>,
    /// The last day on which the newest item is fresh enough.
    pub until: Option<Date>,
    /// How it stands.
    pub freshness: Freshness,
    /// 可以声明 Whether 本年无此类事项 is a lawful answer: no item in it is demanded by a yearly day or a period.
    pub may_be_none: bool,
}

/// 栏目 Every column, stale ones first, then empty ones, then by the day on which it lapses.
///
/// `newest` is the day of the latest publication of each code. A column is stale on the day after its last one, no sooner.
#[must_use]
pub fn columns(matters: &[Matter], newest: &BTreeMap<String, Date>, today: Date) -> Vec<Column> {
    let mut paths: BTreeMap<&str, Vec<&Matter>> = BTreeMap::new();
    for matter in matters {
        paths.entry(matter.column()).or_default().push(matter);
    }
    let mut columns: Vec<Column> = paths.into_iter().map(|(path, of)| column(path, &of, newest, today)).collect();
    let key = |column: &Column| (column.freshness, column.until, column.path.clone());
    columns.sort_by_key(key);
    columns
}

fn column(path: &str, of: &[&Matter], newest: &BTreeMap<String, Date>, today: Date) -> Column {
    let days = of.iter().filter_map(|matter| matter.item.stale_after_days).min();
    let newest = of.iter().filter_map(|matter| newest.get(matter.code())).max().copied();
    let until = days.zip(newest).map(|(days, newest)| newest.saturating_add(i64::from(days).days()));
    let near = |until: Date| i64::from((until - today).get_days()) <= i64::from(days.unwrap_or(0)) / 7;
    let freshness = match (newest, until) {
        (None, _) => Freshness::Empty,
        (_, Some(until)) if until < today => Freshness::Stale,
        (_, Some(until)) if near(until) => Freshness::Near,
        _ => Freshness::Fresh,
    };
    Column {
        path: path.to_owned(),
        items: of.iter().map(|matter| (matter.code().to_owned(), matter.item.title.clone())).collect(),
        days,
        newest,
        until,
        freshness,
        may_be_none: of.iter().all(|matter| matter.may_not_happen()),
    }
}
