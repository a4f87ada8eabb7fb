//! 重算的和 Sums counted anew beside those that were kept: every body, metric, division and month.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;
use jiff::civil::Date;
use store::{StoreError, Tx, params};

type Map<K, V> = HashMap<K, V, RandomState>;

/// 和 What the rows of one division add up to in one month, and how many they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the unit of the metric.
    pub amount: i64,
    /// How many rows.
    pub records: i64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.amount += other.amount;
        self.records += other.records;
    }
}

/// One body, metric, division and month (`2025-03`).
pub type Key = (String, String, String, String);

/// 重算的和 While rows are counted one by one, a million of them.
#[derive(Debug, Default)]
pub struct Tallies {
    bodies: BTreeMap<String, OfBody>,
}

/// 一个单位的 The sums of one body.
#[derive(Debug, Default)]
pub struct OfBody {
    metrics: Vec<(&'static str, Map<String, Months>)>,
}

/// 各月 The sums of one division, month after month without a gap: a calendar has no more months than fit in memory.
#[derive(Debug, Default)]
struct Months {
    /// Months since the year 0 of the first sum.
    first: i32,
    sums: Vec<Tally>,
}

impl Months {
    fn of(&mut self, month: i32) -> &mut Tally {
        if self.sums.is_empty() {
            self.first = month;
        }
        let before = usize::try_from(self.first - month).unwrap_or(0);
        if before > 0 {
            self.sums.splice(0..0, std::iter::repeat_n(Tally::default(), before));
            self.first = month;
        }
        let at = usize::try_from(month - self.first).unwrap_or(0);
        if at >= self.sums.len() {
            self.sums.resize(at + 1, Tally::default());
        }
        &mut self.sums[at]
    }

    fn each(&self) -> impl Iterator<Item = (i32, Tally)> {
        (self.first..).zip(self.sums.iter().copied()).filter(|(_, tally)| *tally != Tally::default())
    }
}

impl OfBody {
    /// 计数 So many rows of a figure that are alike; −1 takes back one that was counted before.
    pub fn count(&mut self, (metric, part): (&'static str, &str), day: Date, (amount, times): (i64, i64)) {
        let parts = self.of(metric);
        let month = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let more = Tally { amount: amount * times, records: times };
        match parts.get_mut(part) {
            Some(months) => months.of(month).add(more),
            None => parts.entry(part.to_owned()).or_default().of(month).add(more),
        }
    }

    fn of(&mut self, metric: &'static str) -> &mut Map<String, Months> {
        let at = self.metrics.iter().position(|(known, _)| *known == metric).unwrap_or_else(|| {
            self.metrics.push((metric, Map::default()));
            self.metrics.len() - 1
        });
        &mut self.metrics[at].1
    }
}

impl Tallies {
    /// 合并 What a part of the ledger added up to for a body.
    pub fn join(&mut self, body: &str, more: OfBody) {
        let mine = self.bodies.entry(body.to_owned()).or_default();
        for (metric, parts) in more.metrics {
            let mine = mine.of(metric);
            for (part, months) in parts {
                let mine = mine.entry(part).or_default();
                months.each().for_each(|(month, tally)| mine.of(month).add(tally));
            }
        }
    }

    /// 合并 With what other ledgers added up to.
    #[must_use]
    pub fn with(mut self, more: Self) -> Self {
        more.bodies.into_iter().for_each(|(body, sums)| self.join(&body, sums));
        self
    }

    /// 不相等的 Where `kept` says otherwise, in the order of keys. A sum of no rows is no sum.
    #[must_use]
    pub fn differences(&self, kept: &BTreeMap<Key, Tally>) -> Vec<Difference> {
        let counted = self.named();
        let keys = counted.keys().chain(kept.keys().filter(|key| !counted.contains_key(*key)));
        let of = |all: &BTreeMap<Key, Tally>, key| all.get(key).copied().unwrap_or_default();
        let pairs = keys.map(|key| (key, of(&counted, key), of(kept, key)));
        let unlike = pairs.filter(|(_, counted, kept)| counted != kept);
        let mut found: Vec<_> =
            unlike.map(|(key, counted, kept)| Difference { key: key.clone(), counted, kept }).collect();
        found.sort_by(|one, other| one.key.cmp(&other.key));
        found
    }

    /// 各和 Every sum of at least one row, by its key.
    #[must_use]
    pub fn named(&self) -> BTreeMap<Key, Tally> {
        let mut named = BTreeMap::new();
        for (body, of) in &self.bodies {
            for (metric, parts) in &of.metrics {
                for (part, months) in parts {
                    for (month, tally) in months.each() {
                        let month = format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
                        named.insert((body.clone(), (*metric).to_owned(), part.clone(), month), tally);
                    }
                }
            }
        }
        named
    }
}

/// 不相等 A sum that is another one counted anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub key: Key,
    /// From the ledger.
    pub counted: Tally,
    /// As it was kept.
    pub kept: Tally,
}

/// 留着的和 Every sum that is kept, of all bodies; and what the kept rows add up to where that is another.
///
/// # Errors
///
/// What the store says; a scope that does not reach everywhere.
pub fn kept_tallies(tx: &Tx<'_>) -> Result<[BTreeMap<Key, Tally>; 2], StoreError> {
    let read = |sql: &str| -> Result<BTreeMap<Key, Tally>, StoreError> {
        let all = tx.select(sql, params! {}, |row| {
            let key = (row.get("body")?, row.get("metric")?, row.get("part")?, row.get("month")?);
            Ok((key, Tally { amount: row.get("amount")?, records: row.get("records")? }))
        })?;
        Ok(all.into_iter().filter(|(_, tally)| *tally != Tally::default()).collect())
    };
    let sums = read("SELECT body, metric, part, month, amount, records FROM figure_sum")?;
    let rows = read(
        "SELECT body, metric, part, substr(day, 1, 7) AS month, CAST(SUM(amount) AS BIGINT) AS amount,
                COUNT(*) AS records
           FROM figure GROUP BY body, metric, part, substr(day, 1, 7)",
    )?;
    Ok([sums, rows])
}
