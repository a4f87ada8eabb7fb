//! 统计数 Running figures: the records a metric counts, so that every number opens what stands behind it.

use jiff::civil::Date;
use store::{StoreError, Tx, params};

use crate::once;

/// 计数 One record that a metric counts on a day, or no longer does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// The metric of `operations.md` §9, such as `M-01`.
    pub metric: &'static str,
    /// The division counted under; empty for the figure itself.
    pub part: String,
    /// The civil day it counts for.
    pub day: Date,
    /// The record's stable public identifier.
    pub record: String,
    /// Told apart where one record counts several times.
    pub ordinal: i64,
    /// How much the record adds, in the metric's unit; `None` when it no longer counts.
    pub amount: Option<i64>,
}

pub(crate) fn file(tx: &Tx<'_>, body: &str, figures: &[Figure]) -> Result<(), StoreError> {
    for figure in figures {
        add(tx, body, figure)?;
        once::file(tx, body, figure)?;
        let Figure { metric, part, day, record, ordinal, amount } = figure;
        let day = day.to_string();
        match amount {
            Some(amount) => tx.file(
                "INSERT INTO figure (body, metric, part, day, record, ordinal, amount)
                 VALUES (:body, :metric, :part, :day, :record, :ordinal, :amount)
                 ON CONFLICT (body, metric, part, day, record, ordinal) DO UPDATE SET amount = :amount",
                params! { body, metric, part, day, record, ordinal, amount },
            )?,
            None => tx.file(
                "DELETE FROM figure WHERE body = :body AND metric = :metric AND part = :part AND day = :day
                    AND record = :record AND ordinal = :ordinal",
                params! { body, metric, part, day, record, ordinal },
            )?,
        };
    }
    Ok(())
}

/// The sum of the month moves by what the record adds from now on, less what it added so far; filed before its row is, so
/// that one statement knows both.
fn add(tx: &Tx<'_>, body: &str, figure: &Figure) -> Result<(), StoreError> {
    let Figure { metric, part, day, record, ordinal, amount } = figure;
    let (month, day) = (month_of(*day), day.to_string());
    let (counts, amount) = (i64::from(amount.is_some()), amount.unwrap_or(0));
    tx.file(
        "INSERT INTO figure_sum (body, metric, part, month, amount, records)
         SELECT :body, :metric, :part, :month,
                :amount - COALESCE((SELECT amount FROM figure
                   WHERE body = :body AND metric = :metric AND part = :part AND day = :day
                     AND record = :record AND ordinal = :ordinal), 0),
                :counts - (SELECT COUNT(*) FROM figure
                   WHERE body = :body AND metric = :metric AND part = :part AND day = :day
                     AND record = :record AND ordinal = :ordinal)
          WHERE TRUE
         ON CONFLICT (body, metric, part, month)
         DO UPDATE SET amount = figure_sum.amount + excluded.amount, records = figure_sum.records + excluded.records",
        params! { body, metric, part, month, day, record, ordinal, amount, counts },
    )
}

pub(crate) fn month_of(day: Date) -> String {
    day.to_string().chars().take("2025-01".len()).collect()
}

/// 和 One figure or division over whole months: what its records add, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The metric.
    pub metric: String,
    /// The division; empty for the figure itself.
    pub part: String,
    /// What its records add, in the unit of the metric.
    pub amount: i64,
    /// How many rows count.
    pub records: i64,
}

/// 各数之和 Every figure of `body` over the months of two days, both months whole and included, in the order of metrics
/// and divisions. It costs as many rows as there are divisions and months, however many records stand behind them.
/// A division whose records all ceased to count is not there.
///
/// # Errors
///
/// What the store says.
pub fn sums(tx: &Tx<'_>, body: &str, from: Date, to: Date) -> Result<Vec<Sum>, StoreError> {
    tx.select(
        "SELECT metric, part, CAST(SUM(amount) AS BIGINT) AS amount, CAST(SUM(records) AS BIGINT) AS records
           FROM figure_sum
          WHERE body = :body AND month >= :from AND month <= :to
          GROUP BY metric, part HAVING SUM(records) > 0 ORDER BY metric, part",
        params! { body, from: month_of(from), to: month_of(to) },
        |row| {
            Ok(Sum {
                metric: row.get("metric")?,
                part: row.get("part")?,
                amount: row.get("amount")?,
                records: row.get("records")?,
            })
        },
    )
}

/// 一个和 What one figure or division counts over the months of two days, both months whole and included: what its records
/// add, and how many rows they are.
///
/// # Errors
///
/// What the store says.
pub fn figure_sum(
    tx: &Tx<'_>,
    body: &str,
    (metric, part): (&str, &str),
    (from, to): (Date, Date),
) -> Result<(i64, i64), StoreError> {
    let found = tx.first(
        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS amount, CAST(COALESCE(SUM(records), 0) AS BIGINT) AS records
           FROM figure_sum
          WHERE body = :body AND metric = :metric AND part = :part AND month >= :from AND month <= :to",
        params! { body, metric, part, from: month_of(from), to: month_of(to) },
        |row| Ok((row.get("amount")?, row.get("records")?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// 数与记录 Everything one metric counts from one civil day to another, both included: division, day, record, amount;
/// in the order of divisions, days and records.
///
/// # Errors
///
/// What the store says.
pub fn figure(tx: &Tx<'_>, body: &str, metric: &str, from: Date, to: Date) -> Result<Vec<Figured>, StoreError> {
    tx.select(
        "SELECT part, day, record, amount FROM figure
          WHERE body = :body AND metric = :metric AND day >= :from AND day <= :to
          ORDER BY part, day, record, ordinal",
        params! { body, metric, from: from.to_string(), to: to.to_string() },
        |row| {
            Ok(Figured {
                part: row.get("part")?,
                day: row.get("day")?,
                record: row.get("record")?,
                amount: row.get("amount")?,
            })
        },
    )
}

/// 一笔 One record behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figured {
    /// The division; empty for the figure itself.
    pub part: String,
    /// The civil day, `YYYY-MM-DD`.
    pub day: String,
    /// The record's stable public identifier.
    pub record: String,
    /// What it adds.
    pub amount: i64,
}

/// 数 One figure of a year, as every department gives its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The metric of `operations.md` §9.
    pub id: &'static str,
    /// The value, in the unit.
    pub value: String,
    /// Unit.
    pub unit: &'static str,
    /// What exactly is counted.
    pub definition: &'static str,
    /// Version of the definition.
    pub version: u32,
    /// 分项 Division and value, in the order of divisions; sums over divisions may exceed the value.
    pub parts: Vec<(String, i64)>,
    /// The records it counts, by the numbers that people know, in order.
    pub records: Vec<String>,
}
